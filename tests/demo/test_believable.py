"""Whoever reads a file of the demonstration finds nothing in it that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from entre_tui import locale
from entre_tui.casework.core.base import reading
from entre_tui.demo.words.texts import Texts, texts_in
from entre_tui.models import (
    Appointment,
    Client,
    Consent,
    ConsentAgency,
    ContactAttempt,
    Enrolment,
    Goal,
    GoalRating,
    GoalStep,
    Meeting,
    MeetingParticipant,
    Note,
    PhaseChange,
    Session,
)
from entre_tui.rules.workdays import is_workday
from entre_tui.storage.thread.store import Store

from .test_build import NOW, made


@pytest.fixture(scope="module", params=[7])
def store(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Store]:
    locale.install("en")
    opened = made(tmp_path_factory.mktemp("demo") / "demo.db", 200, request.param)
    yield opened
    opened.close()


def local(moment: datetime) -> datetime:
    return moment.astimezone(NOW.tzinfo)


@reading
def _days() -> list[tuple[str, date]]:
    """Every day on which somebody at an office is said to have done something."""
    moments = [("appointment", row.starts_at) for row in Appointment.select()]
    moments += [("planned", row.planned_at) for row in Session.select() if row.planned_at]
    moments += [("evaluated", row.evaluated_at) for row in Session.select() if row.evaluated_at]
    moments += [("note", row.at) for row in Note.select()]
    moments += [("attempt", row.at) for row in ContactAttempt.select()]
    assert all(8 <= local(moment).hour <= 17 for _what, moment in moments)
    days = [(what, local(moment).date()) for what, moment in moments]
    for model, names in (
        (Enrolment, ("started_on", "ended_on")),
        (PhaseChange, ("on",)),
        (Consent, ("given_on", "documented_on")),
        (Meeting, ("on",)),
        (Goal, ("review_on", "target_on")),
        (GoalRating, ("on",)),
    ):
        days += [(f"{model.__name__}.{name}", getattr(row, name)) for row in model.select() for name in names]
    return [(what, day) for what, day in days if day]


def test_nobody_works_on_holidays_or_at_night(store: Store) -> None:
    assert [(what, day) for what, day in store.call(_days) if not is_workday(day)] == []


@reading
def _outside_their_course() -> list[Any]:
    spans: dict[int, list[tuple[date, date]]] = {}
    for row in Enrolment.select():
        spans.setdefault(row.client_id, []).append((row.started_on, row.ended_on or date.max))
    first = {client: min(start for start, _end in each) for client, each in spans.items()}
    last = {client: max(end for _start, end in each) for client, each in spans.items()}
    dated = [(row.client_id, local(row.starts_at).date(), "time") for row in Appointment.select()]
    dated += [(row.client_id, local(row.at).date(), "note") for row in Note.select()]
    dated += [(row.goal.client_id, row.on, "rating") for row in GoalRating.select()]
    return [each for each in dated if not first[each[0]] <= each[1] <= last[each[0]]]


def test_everything_lies_within_the_programme(store: Store) -> None:
    assert store.call(_outside_their_course) == []


@reading
def _goals() -> list[str]:
    found = []
    going = {row.client_id for row in Enrolment.select().where(Enrolment.ended_on.is_null())}
    for goal in Goal.select():
        made_on = local(goal.created_at).date()
        if min(day for day in (goal.review_on, goal.target_on) if day) < made_on:
            found.append("looked at before it was written")
        if goal.status == "active" and goal.client_id not in going:
            found.append("goes on after the end")
        found += ["rated before" for row in goal.ratings if row.on < made_on]
        found += [
            "step before"
            for row in GoalStep.select().where(GoalStep.goal == goal.id)
            if row.due_on and row.due_on < made_on
        ]
    return found


def test_goals_come_first_and_end_with_the_programme(store: Store) -> None:
    assert store.call(_goals) == []


@reading
def _whereabouts() -> list[Any]:
    found: list[Any] = []
    today = NOW.date()
    for client in Client.select():
        endings = [row.ending for row in Enrolment.select().where(Enrolment.client == client.id)]
        inside = client.legal_status == "prison"
        if inside != bool(client.prison) or inside != bool(client.release_on and client.release_on > today):
            found.append((client.ref, "inside or not", client.legal_status, client.release_on))
        if "died" in endings and client.legal_status != "ended":
            found.append((client.ref, "died"))
        for row in Appointment.select().where(Appointment.client == client.id):
            before = client.release_on and local(row.starts_at).date() < client.release_on
            behind_bars = bool(before) and "rearrested" not in endings
            if behind_bars != row.place.endswith("prison"):
                found.append((client.ref, row.place, client.release_on))
            if behind_bars and row.reason == "work":
                found.append((client.ref, "work"))
    return found


def test_people_are_met_where_they_are(store: Store) -> None:
    assert store.call(_whereabouts) == []


@reading
def _sessions_as_booked() -> list[int]:
    return [
        row.id
        for row in Session.select()
        if (row.starts_at, row.place) != (row.appointment.starts_at, row.appointment.place)
    ]


@reading
def _meetings() -> list[int]:
    """Those before a consent, or with somebody whom no consent names."""
    found = []
    for meeting in Meeting.select():
        given = Consent.select().where(Consent.client == meeting.client_id, Consent.given_on <= meeting.on)
        named = {row.agency for row in ConsentAgency.select().where(ConsentAgency.consent.in_(given))}
        came = MeetingParticipant.select().where(MeetingParticipant.meeting == meeting.id)
        if not {row.agency for row in came} <= named:
            found.append(meeting.id)
    return found


def test_sessions_are_where_they_were_booked_and_meetings_with_whom_the_client_agreed(store: Store) -> None:
    assert store.call(_sessions_as_booked) == []
    assert store.call(_meetings) == []


@reading
def _said_twice() -> int:
    said = Counter((row.client_id, row.text) for row in Note.select())
    said += Counter((row.client_id, row.own_words) for row in Goal.select())
    return sum(count - 1 for count in said.values())


@reading
def _hours() -> list[int]:
    hours: dict[int, set[str]] = {}
    for row in Appointment.select():
        hours.setdefault(row.client_id, set()).add(f"{local(row.starts_at):%H:%M}")
    return [len(each) for each in hours.values()]


def test_nothing_is_copied_through_a_file(store: Store) -> None:
    assert store.call(_said_twice) == 0
    assert len(set(store.call(_hours))) > 3


def shape(value: Any) -> Any:
    """Of texts only how many there are, for whom, and about what."""
    if isinstance(value, str):
        return value.startswith("§"), *(value.count(f"{{{word}}}") > 0 for word in ("prison",))
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, tuple | list) else value


def test_both_languages_tell_the_same_caseload() -> None:
    both = texts_in("en"), texts_in("sv")
    for field in fields(Texts)[1:]:
        english, swedish = (getattr(texts, field.name) for texts in both)
        assert shape(english) == shape(swedish), field.name


def test_the_file_is_told_in_the_language_of_the_interface(tmp_path: Path) -> None:
    locale.install("sv")
    opened = made(tmp_path / "sv.db", 20)
    words = opened.call(lambda: {row.own_words for row in Goal.select()})
    women = opened.call(lambda: [row.text for row in Note.select() if "{" in row.text])
    opened.close()
    assert words <= {goal.lstrip("§") for goals in texts_in("sv").goals.values() for goal in goals}
    assert women == []
