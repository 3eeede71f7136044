"""Appointments by rule, and the worker's day and week."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework import appointment_views, appointments, missed, series, today
from entre_tui.casework.appointments import AppointmentDetails
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.clients import ClientDetails, add_client
from entre_tui.rules.codes import AbsenceReason, DueKind
from tests.casework.steps import booked, undone

RULE = "tue thu 10:00 x 25 w, not holidays"


def test_a_series_is_looked_at_then_booked_then_taken_back(client: int, actor: Actor, now: datetime) -> None:
    details = AppointmentDetails(now)
    seen = series.preview_series(client, RULE, details, actor=actor, now=now)
    assert len(seen.starts) + len(seen.skipped) == 50
    off = [date(2025, 12, 25), date(2026, 1, 1), date(2026, 1, 6), date(2026, 5, 14)]
    assert [at.date() for at in seen.skipped] == off
    assert {at.hour for at in seen.starts} == {10}
    done = series.book_series(client, RULE, details, actor=actor, now=now)
    assert len(appointment_views.appointments(client, actor=actor, now=now)) == len(seen.starts)
    gone = undone(done, actor, now)
    assert appointment_views.appointments(client, actor=actor, now=now) == ()
    undone(gone, actor, now)
    assert len(appointment_views.appointments(client, actor=actor, now=now)) == len(seen.starts)


def test_clashing_times_are_shown_and_may_be_left_out(client: int, actor: Actor, now: datetime) -> None:
    other = add_client(
        ClientDetails(family_name="Öberg", office="Gothenburg"), actor=actor, now=now
    ).client_id
    assert other is not None
    booked(other, actor, now, 5)
    details = AppointmentDetails(now)
    seen = series.preview_series(client, "tue 10:00 x 3 w", details, actor=actor, now=now)
    assert [(one.whose, one.client) for one in seen.clashes] == [("worker", "Öberg")]
    series.book_series(client, "tue 10:00 x 3 w", details, seen.taken, actor=actor, now=now)
    assert len(appointment_views.appointments(client, actor=actor, now=now)) == 2


@pytest.mark.parametrize("rule", ["", "tue", "tue 10:00", "tue 25:00 x 3 w", "someday 10:00 x 3 w"])
def test_a_rule_that_cannot_be_read_says_why(rule: str, client: int, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError) as refusal:
        series.preview_series(client, rule, AppointmentDetails(now), actor=actor, now=now)
    assert refusal.value.field == "rule"


def test_moving_one_and_the_rest_and_back(client: int, actor: Actor, now: datetime) -> None:
    series.book_series(client, "tue 10:00 x 4 w", AppointmentDetails(now), actor=actor, now=now)
    first = appointment_views.appointments(client, actor=actor, now=now)
    second = first[1]
    done = appointments.move_appointment(
        second.id,
        second.starts_at.replace(day=second.starts_at.day + 1, hour=13),
        and_rest=True,
        actor=actor,
        now=now,
        seen_version=second.version,
    )
    moved = [
        (one.starts_at.weekday(), one.starts_at.hour)
        for one in appointment_views.appointments(client, actor=actor, now=now)
    ]
    assert moved == [(1, 10), (2, 13), (2, 13), (2, 13)]
    undone(done, actor, now)
    again = appointment_views.appointments(client, actor=actor, now=now)
    assert [one.starts_at for one in again] == [one.starts_at for one in first]


def test_today_shows_who_comes_what_to_log_and_what_is_due(client: int, actor: Actor, now: datetime) -> None:
    begun, coming = booked(client, actor, now, 0, 13), booked(client, actor, now, 0, 15)
    unlogged, absent = booked(client, actor, now, -2), booked(client, actor, now, -3)
    missed.mark_missed(absent.id, AbsenceReason.NONE_GIVEN, actor=actor, now=now, seen_version=1)
    day = today.today(actor=actor, now=now)
    assert [one.id for one in day.appointments] == [begun.id, coming.id]
    assert [one.to_log for one in day.appointments] == [True, False]
    assert [one.id for one in day.to_log] == [unlogged.id]
    assert [(line.item.kind, line.item.record_id) for line in day.due] == [(DueKind.MISSED, absent.id)]


def test_somebody_elses_day_is_not_mine(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    booked(client, actor, now, 0, 15)
    assert today.today(actor=supervisor, now=now).appointments == ()
    first = now.date()
    assert len(today.week(first, "office", actor=supervisor, now=now)) == 1
    assert today.week(first, "mine", actor=supervisor, now=now) == ()
    assert len(today.week(first, "mine", actor=actor, now=now)) == 1
