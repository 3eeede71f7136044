"""What follows Entré for a few: a mentor of Back on Track, or Healthy Identity Interventions led by two.

Words, rules and sources: docs/casework.md 2.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from entre_tui.casework.core.programmes import plan_of
from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import at_work, workday
from entre_tui.demo.core.people import DemoClient
from entre_tui.demo.core.rows import DemoRows
from entre_tui.demo.records.course import CourseWriter
from entre_tui.demo.records.story import Story
from entre_tui.demo.words.names import Names
from entre_tui.models import Facilitator, MentoringAgreement
from entre_tui.rules.agreements import next_revision
from entre_tui.rules.codes import Ending

MENTORED, LED_BY_TWO = "back-on-track", "hii"
# Of 200, in the order in which places are given.
PLACES_OF_200 = (
    MENTORED,
    LED_BY_TWO,
    MENTORED,
    MENTORED,
    LED_BY_TWO,
    MENTORED,
    LED_BY_TWO,
    MENTORED,
    MENTORED,
)


@dataclass(slots=True)
class AfterEntre:
    """Gives the places there are to those who completed Entré and are still the service's to follow."""

    rows: DemoRows
    now: datetime
    seed: int
    workers: int
    places: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, count: int, rows: DemoRows, now: datetime, seed: int, workers: int) -> AfterEntre:
        """For so many clients; chance of its own, so that the rest of the caseload stays as it was."""
        return cls(rows, now, seed, workers, list(PLACES_OF_200)[: round(count * len(PLACES_OF_200) / 200)])

    def write(self, person: DemoClient, client: int, story: Story, *, followed: bool) -> None:
        """Goes on where the course ended, if there is a place; `followed` as long as a sanction lasts."""
        ended = person.ended_on
        if not (self.places and followed and ended and person.ending is Ending.COMPLETED):
            return
        started = workday(ended + timedelta(days=14))
        if not timedelta(days=30) < self.now.date() - started < timedelta(days=500):
            return
        programme, chance = self.places.pop(0), RandomSource(self.seed * 1_000 + person.number)
        plan = plan_of(programme)
        if plan is None:
            raise LookupError(programme)
        going_on = replace(
            person,
            programme=programme,
            started_on=started,
            ended_on=None,
            ending=None,
            sessions=min(12, max(8, (self.now.date() - started).days // 12)),
        )
        stance = chance.choice(plan.stances).id if plan.stances else None
        course = CourseWriter(going_on, client, plan, self.rows, chance, self.now, story, stance)
        course.write()
        if programme == MENTORED:
            self._agree(course, started, chance)
        else:
            self._lead(course, started, chance)

    def _agree(self, course: CourseWriter, started: date, chance: RandomSource) -> None:
        """Made soon after the matching and revised on time, except the last time for some."""
        names, today, agreed = Names(chance), self.now.date(), workday(started + timedelta(days=21))
        mentor, backup = (f"{names.given_name(False)} {names.family()}" for _number in range(2))
        while True:
            due = next_revision(agreed)
            self.rows.add(
                MentoringAgreement,
                at_work(chance, agreed, self.now),
                course.person.worker,
                enrolment=course.enrolment,
                mentor=mentor,
                backup=backup,
                agreed_on=agreed,
                review_on=due,
                content=chance.choice(course.story.texts.agreed),
            )
            if due > today - timedelta(days=40) and (due > today or chance.random() < 0.5):
                return
            agreed = workday(min(due + timedelta(days=chance.randint(0, 6)), today), today)

    def _lead(self, course: CourseWriter, started: date, chance: RandomSource) -> None:
        """The second of the two comes from any office."""
        first = course.person.worker
        second = (first + chance.randint(0, self.workers - 2)) % self.workers + 1
        for worker in (first, second):
            self.rows.add(
                Facilitator,
                self.now,
                course.person.worker,
                enrolment=course.enrolment,
                worker=worker,
                from_on=started,
            )
