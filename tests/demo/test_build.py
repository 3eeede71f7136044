"""The demonstration caseload has the published figures, is the same for a seed, and is nobody's.

Words, rules and sources: docs/casework.md 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from peewee import fn

from entre_tui.casework.core import audit, list_projection
from entre_tui.casework.core.base import opening
from entre_tui.demo import build as building
from entre_tui.demo.build import DemoCaseload, build
from entre_tui.demo.core.people import OLDEST, YOUNGEST
from entre_tui.models import (
    Appointment,
    AuditEntry,
    Client,
    ClientRow,
    Consent,
    Enrolment,
    Facilitator,
    Formulation,
    FormulationNeed,
    Meeting,
    MentoringAgreement,
    Office,
    SearchWord,
    Session,
    Worker,
)
from entre_tui.rules import identity
from entre_tui.rules.codes import Ending, Need, NeedLevel, Outcome
from entre_tui.rules.people import age_on
from entre_tui.storage.thread.store import Store
from tests.storage.snapshot_schema import ALL_TABLES

NOW = datetime(2026, 3, 11, 13, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TREATMENT = ("entre-2016", "entre-pilot")


def made(path: Path, count: int, seed: int = 1) -> Store:
    store = Store.open(path, "7a" * 32, create=True)
    audit.use_key(b"demo")
    build(store, count, seed, NOW)
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two hundred clients, as `entre demo` makes them."""
    store = made(tmp_path_factory.mktemp("demo") / "demo.db", 200)
    yield store
    store.close()


def courses() -> list[Any]:
    return list(Enrolment.select(Enrolment, Client).join(Client).where(Enrolment.programme.in_(TREATMENT)))


def test_how_many(store: Store) -> None:
    assert store.call(lambda: Client.select().count()) == 200
    assert store.call(lambda: Office.select().count()) == 16
    assert store.call(lambda: Worker.select().count()) == 35


def test_women_and_ages_at_start(store: Store) -> None:
    assert store.call(lambda: Client.select().where(Client.gender == "woman").count()) == 5
    ages = store.call(lambda: [age_on(one.client.birth_date, one.started_on) for one in courses()])
    assert (min(ages), max(ages)) == (YOUNGEST, OLDEST)
    assert abs(sum(ages) / len(ages) - 29) < 0.5


def test_about_half_complete_after_eight_months_and_22_sessions(store: Store) -> None:
    def measured() -> tuple[float, float, float]:
        ended = [one for one in courses() if one.ended_on]
        completed = [one for one in ended if one.ending == Ending.COMPLETED]
        sessions = [
            Session.select().where(Session.enrolment == one.id, Session.held).count() for one in completed
        ]
        months = [(one.ended_on - one.started_on).days / 30.44 for one in completed]
        return len(completed) / len(ended), sum(sessions) / len(sessions), sum(months) / len(months)

    share, sessions, months = store.call(measured)
    assert 0.45 <= share <= 0.55
    assert round(sessions) == 22
    assert round(months) == 8


def test_substance_need_of_146(store: Store) -> None:
    def with_need() -> int:
        rated = (
            FormulationNeed.select(Formulation.client)
            .join(Formulation)
            .where(FormulationNeed.need == Need.SUBSTANCE, FormulationNeed.level != NeedLevel.NONE)
        )
        return int(rated.distinct().count())

    assert store.call(with_need) == 146


def test_reintegration_groups_as_the_trial_had_them(store: Store) -> None:
    assert (
        store.call(lambda: Enrolment.select().where(Enrolment.programme == "reintegration-group").count())
        == 27
    )
    meetings = store.call(lambda: Meeting.select().count())
    assert meetings == 95
    documented = store.call(
        lambda: Consent.select(fn.COUNT(Consent.documented_on), fn.COUNT(Consent.id)).tuples().get()
    )
    assert 0.2 <= documented[0] / documented[1] <= 0.8


def test_some_go_on_to_a_mentor_and_some_are_led_by_two(store: Store) -> None:
    def going_on() -> tuple[int, int, int, int, int]:
        mentored = Enrolment.select().where(
            Enrolment.programme == "back-on-track", Enrolment.ended_on.is_null()
        )
        led = Enrolment.select().where(Enrolment.programme == "hii", Enrolment.stance.is_null(False))
        agreements = MentoringAgreement.select().where(MentoringAgreement.enrolment.in_(mentored))
        due = agreements.where(MentoringAgreement.review_on < NOW.date())
        two = Facilitator.select().where(Facilitator.enrolment.in_(led))
        agreed = agreements.select(MentoringAgreement.enrolment).distinct().count()
        return mentored.count(), agreed, due.count(), led.count(), two.count()

    mentored, agreed, due, led, two = store.call(going_on)
    assert mentored == agreed >= 3
    assert due >= 1
    assert led >= 2
    assert two == 2 * led


def test_missed_appointments_as_real_as_life(store: Store) -> None:
    outcomes = store.call(lambda: [row[0] for row in Appointment.select(Appointment.outcome).tuples()])
    known = [Outcome(outcome) for outcome in outcomes if outcome]
    assert 0.05 <= sum(outcome.absent for outcome in known) / len(known) <= 0.3
    assert set(known) == set(Outcome)
    assert None in outcomes


def test_whoever_tries_it_has_clients_with_something_to_do(store: Store) -> None:
    mine = store.call(lambda: list(ClientRow.select().where(ClientRow.worker == 1, ClientRow.active)))
    assert len(mine) >= 10
    assert any(row.due_kind for row in mine)


def test_numbers_belong_to_nobody(store: Store) -> None:
    numbers = store.call(lambda: [row[0] for row in Client.select(Client.identity_number).tuples() if row[0]])
    assert numbers
    assert all(identity.parse(number, NOW.date()).test for number in numbers)


def test_time_never_runs_ahead(store: Store) -> None:
    def latest() -> list[datetime]:
        marks = (Appointment.outcome_at, Session.evaluated_at, Session.planned_at)
        return [value for mark in marks if (value := mark.model.select(fn.MAX(mark)).scalar())]

    assert all(moment <= NOW for moment in store.call(latest))
    assert store.call(lambda: AuditEntry.select().count()) == 1


@opening
def _contents() -> list[list[tuple[Any, ...]]]:
    return [sorted(map(repr, table.select().tuples())) for table in ALL_TABLES if table is not AuditEntry]  # type: ignore[misc]


def test_the_same_seed_gives_the_same_caseload(tmp_path: Path) -> None:
    contents = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        store = made(tmp_path / name, 20, seed)
        contents.append(store.call(_contents))
        store.close()
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]


def test_outlines_have_the_rows_that_casework_would_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "WHOLE_FILES", 0)
    store = made(tmp_path / "outline", 40)

    @opening
    def compared() -> tuple[Any, ...]:
        before = [list(ClientRow.select().tuples()), sorted(SearchWord.select().tuples())]
        list_projection.refresh_many([row[0] for row in Client.select(Client.id).tuples()], NOW)
        return before, [list(ClientRow.select().tuples()), sorted(SearchWord.select().tuples())]

    before, after = store.call(compared)
    store.close()
    assert before[1] == after[1]
    for reckoned, read in zip(before[0], after[0], strict=True):
        assert reckoned == read


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    store = Store.open(tmp_path / "p", "7a" * 32, create=True)
    caseload = build(store, 210, 1, NOW, lambda done, total: told.append((done, total)))
    store.close()
    assert told == [(0, 210), (200, 210), (210, 210)]
    assert caseload == DemoCaseload(caseload.actor, 210)
