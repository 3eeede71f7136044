"""Makes a caseload around today's date and writes it, telling how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entre_tui.casework.core import bulk
from entre_tui.casework.core.base import Acting, Actor, Role
from entre_tui.casework.core.programmes import plan_of
from entre_tui.casework.office.workers import search_words
from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import workday, workday_before
from entre_tui.demo.core.people import DemoClient, draw
from entre_tui.demo.core.rows import DemoRows
from entre_tui.demo.core.runner import CaseworkRunner
from entre_tui.demo.records.after_entre import AfterEntre
from entre_tui.demo.records.case_file import CaseFile
from entre_tui.demo.records.checklist import Checklist
from entre_tui.demo.records.course import CourseWriter
from entre_tui.demo.records.group import MEMBERS_OF_200, GroupWriter, leads
from entre_tui.demo.records.outline import CourseOutline
from entre_tui.demo.records.story import Story, story_of
from entre_tui.demo.words.names import OFFICES, PRISONS, Names
from entre_tui.demo.words.texts import texts_in
from entre_tui.locale import language
from entre_tui.models import Assignment, Client, Office, Worker
from entre_tui.rules import identity
from entre_tui.rules.codes import Ending, Gender, LegalStatus, Risk

FACILITATORS_OF_200 = 35
MOST_WORKERS = 4000
WHOLE_FILES = 2000
"""Beyond so many clients the rest of the register has its course in outline: enrolment, last and next appointment."""
BATCH, LARGE_BATCH = 200, 5000


@dataclass(frozen=True, slots=True)
class DemoCaseload:
    """Who is at the screen, and how many clients there are."""

    actor: Actor
    clients: int


def build(
    store: CaseworkRunner,
    count: int,
    seed: int,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    account: str | None = None,
    words: str | None = None,
) -> DemoCaseload:
    """Writes `count` clients; the same count, seed and day give the same caseload.

    The account given is that of the worker who tries the program; `words` is the language of what is in the files.
    """
    progress(0, count)
    chance = RandomSource(seed)
    rows, names, texts = DemoRows(now), Names(chance), texts_in(words or language())
    workers = _offices_and_workers(rows, names, chance, count)
    actor = _who_tries_it(rows, account)
    people = _share_out(draw(count, now.date(), chance), workers, chance)
    groups = _groups(people, workers, chance, now.date())
    store.call(bulk.put, rows.take_rows())
    light = CourseOutline(rows, chance, now)
    afterwards = AfterEntre.of(count, rows, now, seed, len(workers))
    for batch in _batches(people):
        for person in batch:
            client = _client(person, rows, names, chance, now, groups.get(person.number))
            if person.number <= WHOLE_FILES:
                story = story_of(person, client.release_on, _prison_of(client, person), texts, chance)
                _file(person, client, rows, chance, now, groups.get(person.number), story)
                if person.number not in groups:
                    followed = client.legal_status != LegalStatus.ENDED
                    afterwards.write(person, client.id, story, followed=followed)
            else:
                light.write(client, person)
        store.call(bulk.put, rows.take_rows())
        _list_rows(store, batch, light, now)
        progress(batch[-1].number, count)
    store.call(bulk.log_collection, Acting(actor, now), "demonstration caseload")
    return DemoCaseload(actor, count)


def _who_tries_it(rows: DemoRows, account: str | None) -> Actor:
    """The first worker, a supervisor, known by the account of whoever tries the program."""
    first = rows.tables[Worker][0]
    first["account"] = account
    return Actor(first["id"], first["name"], Role.SUPERVISOR, first["office"], OFFICES[0][0], "demo")


def _prison_of(client: Client, person: DemoClient) -> str:
    return str(client.prison or PRISONS[person.number % len(PRISONS)])


def _list_rows(store: CaseworkRunner, batch: list[DemoClient], light: CourseOutline, now: datetime) -> None:
    if batch[0].number <= WHOLE_FILES:
        store.call(bulk.project_clients, [person.number for person in batch], now=now)
    else:
        store.call(bulk.put_list_rows, *light.take_list_rows())


def _batches(people: list[DemoClient]) -> Iterator[list[DemoClient]]:
    """A few at a time while whole files are written; outlines by the thousand, for their indexes' sake."""
    start = 0
    while start < len(people):
        end = min(start + (BATCH if start < WHOLE_FILES else LARGE_BATCH), len(people))
        yield people[start:end]
        start = end


def _offices_and_workers(
    rows: DemoRows, names: Names, chance: RandomSource, count: int
) -> list[tuple[int, int]]:
    """Worker and office numbers; the first worker is the one who tries the program."""
    for name, municipality in OFFICES:
        rows.add(Office, name=name, fold=search_words(name), municipality=municipality)
    workers = max(FACILITATORS_OF_200, min(count // 20, MOST_WORKERS))
    found = []
    for number in range(workers):
        office = number % len(OFFICES) + 1 if number >= 6 else (1, 1, 1, 4, 4, 5)[number]
        name = f"{names.given_name(chance.random() < 0.6)} {names.family()}" if number else "Alex Berg"
        role = Role.SUPERVISOR if number == 0 or number % 12 == 0 else Role.WORKER
        values = {"fold": search_words(name), "account": None, "role": role, "office": office, "active": 1}
        found.append((rows.add(Worker, name=name, **values), office))
    return found


def _share_out(
    people: list[DemoClient], workers: list[tuple[int, int]], chance: RandomSource
) -> list[DemoClient]:
    """Everybody gets a worker; whoever tries the program gets a dozen going courses."""
    mine, others = 0, workers[1:]
    for person in people:
        if mine < 12 and person.ended_on is None:
            person.worker, person.office = workers[0]
            mine += 1
        else:
            person.worker, person.office = chance.choice(others)
    return people


def _groups(
    people: list[DemoClient], workers: list[tuple[int, int]], chance: RandomSource, today: date
) -> dict[int, tuple[int, int, date]]:
    """Lead, meetings and release date of those in a reintegration group, by the person's number."""
    found: dict[int, tuple[int, int, date]] = {}
    members: list[tuple[DemoClient, int]] = []
    for office, (name, _municipality) in enumerate(OFFICES, 1):
        wanted, meetings = MEMBERS_OF_200.get(name, (0, 0))
        wanted, meetings = (round(number * len(people) / 200) for number in (wanted, meetings))
        long_ago = today - timedelta(days=100)
        those = [person for person in people if person.office == office and person.started_on < long_ago]
        here = [person for person in those if person.ended_on is None]
        others = [person for person in those if person.ending == "completed"]
        chance.shuffle(here)
        chosen = (here + others)[:wanted]
        chosen += _move_people(people, workers, chance, office, wanted - len(chosen), long_ago)
        counts = chance.spread(len(chosen), meetings / max(1, wanted), 1, 9, 1.2)
        members += zip(chosen, counts, strict=True)
    for (person, meetings), lead in zip(members, leads(len(members), chance), strict=True):
        # The first meeting comes while there is time left for the others.
        latest = min(person.started_on + timedelta(days=120), today - timedelta(days=8 * meetings))
        first = workday_before(chance.day_between(person.started_on + timedelta(days=20), latest))
        found[person.number] = (lead, meetings, workday_before(first + timedelta(days=lead)))
    return found


def _move_people(
    people: list[DemoClient],
    workers: list[tuple[int, int]],
    chance: RandomSource,
    office: int,
    wanted: int,
    before: date,
) -> list[DemoClient]:
    """So many from offices without groups come to one whose own are not enough."""
    without = [
        person
        for person in people
        if OFFICES[person.office - 1][0] not in MEMBERS_OF_200
        and person.ended_on is None
        and person.started_on < before
    ][: max(0, wanted)]
    for person in without:
        person.worker, person.office = chance.choice([each for each in workers if each[1] == office])
    return without


def _client(
    person: DemoClient,
    rows: DemoRows,
    names: Names,
    chance: RandomSource,
    now: datetime,
    group: tuple[int, int, date] | None,
) -> Client:
    gender = Gender.WOMAN if person.woman else Gender.MAN
    number = (
        identity.number_for_test(chance, person.birth_date, gender).digits if chance.random() < 0.5 else None
    )
    standing = _standing(person, chance, now.date(), group[2] if group else None)
    values = {
        "ref": f"E-{person.number:04d}",
        "given_name": names.given_name(person.woman),
        "family_name": names.family(),
        "birth_date": person.birth_date,
        "gender": gender,
        "identity_number": number if number not in rows.identity_numbers else None,
        "protected": chance.random() < 0.02,
        "phone": f"070-174 06 {chance.randint(5, 99):02d}",
        "office": person.office,
        "municipality": OFFICES[person.office - 1][1],
        "risk": Risk.HIGH if chance.random() < 0.8 else Risk.MEDIUM,
        "expulsion": False,
        "sentence_long_enough": True,
        "needs_several_agencies": True,
        "motivated": True,
        **standing,
    }
    rows.identity_numbers.add(number)
    at = datetime(
        person.started_on.year, person.started_on.month, person.started_on.day, 9, tzinfo=now.tzinfo
    )
    client_id = rows.add(Client, at, person.worker, **values)
    shared = {"client": client_id, "worker": person.worker, "part": "main", "from_on": person.started_on}
    rows.add(Assignment, at, person.worker, **shared)
    return Client(id=client_id, removed_at=None, **values)


def _standing(
    person: DemoClient, chance: RandomSource, today: date, release: date | None
) -> dict[str, object]:
    """Legal status with dates that go with it, and with the group's release date where there is one."""
    ended: dict[str, object] = {"prison": "", "supervision_ends_on": None, "sanction_ended_on": None}
    if person.ending is Ending.REARRESTED:
        release = workday_before(today + timedelta(days=chance.randint(90, 700)))
    elif person.ended_on is not None and release is None:
        if chance.random() < 0.7 or person.ending is Ending.DIED:
            return ended | {
                "legal_status": LegalStatus.ENDED,
                "release_on": person.started_on,
                "sanction_ended_on": _sanction_ended(person, chance, today),
            }
        release = person.started_on
    if release is None:
        kind = chance.choose_weighted({"prison": 45, "released": 35, "probation": 20})
        if kind == "probation":
            return ended | {
                "legal_status": LegalStatus.PROBATION,
                "release_on": None,
                "supervision_ends_on": today + timedelta(days=chance.randint(60, 700)),
            }
        release = today + timedelta(
            days=chance.randint(10, 420) if kind == "prison" else -chance.randint(5, 300)
        )
        release = workday(release) if release > today else workday_before(release)
    inside = release > today
    return ended | {
        "legal_status": LegalStatus.PRISON if inside else LegalStatus.CONDITIONAL_RELEASE,
        "prison": chance.choice(PRISONS) if inside else "",
        "release_on": release,
        "supervision_ends_on": max(release, today) + timedelta(days=chance.randint(60, 400)),
    }


def _sanction_ended(person: DemoClient, chance: RandomSource, today: date) -> date | None:
    later = timedelta(days=chance.randint(0, 200))
    if person.ended_on is None or person.ending is Ending.DIED:
        return person.ended_on
    return min(today, person.ended_on + later)


def _file(
    person: DemoClient,
    client: Client,
    rows: DemoRows,
    chance: RandomSource,
    now: datetime,
    group: tuple[int, int, date] | None,
    story: Story,
) -> None:
    plan = plan_of(person.programme)
    if plan is None:
        raise LookupError(person.programme)
    CourseWriter(person, client.id, plan, rows, chance, now, story).write()
    inside = client.legal_status == LegalStatus.PRISON
    Checklist(person, client.id, plan, rows, chance, now, story, client.release_on, inside).write()
    CaseFile(person, client.id, plan, rows, chance, now, story).write()
    if group is not None:
        lead, meetings, release = group
        GroupWriter(person, client.id, plan, rows, chance, now, story, lead, meetings, release).write()
