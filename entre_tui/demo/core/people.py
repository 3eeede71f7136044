"""Who is in the caseload: people drawn so that their figures are the published ones (docs/casework.md 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import workday_before
from entre_tui.rules.codes import Ending

COMPLETED_SESSIONS, COMPLETED_MONTHS, MEAN_AGE = 22, 8, 29
YOUNGEST, OLDEST = 19, 52
ONGOING_OF_200 = 84
LEFT = {
    Ending.WITHDREW: 40.0,
    Ending.EXCLUDED: 20.0,
    Ending.REARRESTED: 25.0,
    Ending.MOVED: 8.0,
    Ending.TRANSFERRED: 4.0,
    Ending.DIED: 1.0,
}


@dataclass(slots=True)
class DemoClient:
    """One client to be; `sessions` are those held, `ending` is empty while the programme goes on."""

    number: int
    woman: bool
    birth_date: date
    started_on: date
    ended_on: date | None
    ending: Ending | None
    sessions: int
    programme: str
    office: int = 0
    worker: int = 0
    substance: bool = False

    @property
    def has_formulation(self) -> bool:
        """Assessment takes about five sessions (docs/casework.md 2); the formulation follows."""
        return self.sessions > 6 or self.ending is Ending.COMPLETED


def draw(count: int, today: date, chance: RandomSource) -> list[DemoClient]:
    """The people, in the order of their reference numbers."""
    ongoing = round(count * ONGOING_OF_200 / 200)
    completed = (count - ongoing) // 2
    courses = _completed_courses(completed, today, chance)
    courses += _left(count - ongoing - completed, today, chance)
    courses += _ongoing(ongoing, today, chance)
    chance.shuffle(courses)
    women = chance.mark_share(count, 5)
    ages = _ages(count, chance)
    people = []
    for number, ((started, ended, ending, sessions), woman, age) in enumerate(
        zip(courses, women, ages, strict=True), 1
    ):
        born = started - relativedelta(years=age) - timedelta(days=chance.randint(0, 363))
        programme = "entre-2016" if started.year > today.year - 2 or chance.random() < 0.6 else "entre-pilot"
        people.append(DemoClient(number, woman, born, started, ended, ending, sessions, programme))
    _mark_substance(people, count, chance)
    return people


def _ages(count: int, chance: RandomSource) -> list[int]:
    ages = chance.spread(count, MEAN_AGE, YOUNGEST, OLDEST, 6.5)
    if count >= 50:
        # Youngest and oldest are published too; the mean is kept by giving back what they take.
        ages.sort()
        give = ages[0] - YOUNGEST + ages[-1] - OLDEST
        ages[0], ages[-1] = YOUNGEST, OLDEST
        index = 1
        while give and index < count - 1:
            step = 1 if give > 0 else -1
            if YOUNGEST <= ages[index] + step <= OLDEST:
                ages[index] += step
                give -= step
            index += 1
        chance.shuffle(ages)
    return ages


CourseDates = tuple[date, date | None, Ending | None, int]


def _completed_courses(count: int, today: date, chance: RandomSource) -> list[CourseDates]:
    sessions = chance.spread(count, COMPLETED_SESSIONS, 9, 48, 7)
    lengths = chance.spread(count, COMPLETED_MONTHS * 30.44, 120, 480, 60)
    courses: list[CourseDates] = []
    for held, days in zip(sessions, lengths, strict=True):
        ended = workday_before(chance.day_between(today - timedelta(days=1000), today - timedelta(days=10)))
        started = workday_before(ended - timedelta(days=days))
        courses.append((started, ended, Ending.COMPLETED, held))
    return courses


def _left(count: int, today: date, chance: RandomSource) -> list[CourseDates]:
    courses: list[CourseDates] = []
    for _number in range(count):
        ended = workday_before(chance.day_between(today - timedelta(days=1000), today - timedelta(days=7)))
        days = chance.randint(20, 210)
        started = workday_before(ended - timedelta(days=days))
        courses.append((started, ended, chance.choose_weighted(LEFT), max(1, days // 12)))
    return courses


def _ongoing(count: int, today: date, chance: RandomSource) -> list[CourseDates]:
    courses: list[CourseDates] = []
    for _number in range(count):
        days = chance.randint(8, 330)
        held = round(days / 7 * chance.uniform(0.6, 1.3))
        courses.append((workday_before(today - timedelta(days=days)), None, None, max(1, min(49, held))))
    return courses


def _mark_substance(people: list[DemoClient], count: int, chance: RandomSource) -> None:
    """146 of 200 have the need registered, which only a formulation does."""
    formulated = [person for person in people if person.has_formulation]
    chance.shuffle(formulated)
    for person in formulated[: round(count * 146 / 200)]:
        person.substance = True
