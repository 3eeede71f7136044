"""Appointments by rule, and the worker's day and week."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework.appointments import appointments, missed, series
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.day import today
from entre_tui.rules.codes import AbsenceReason, DueKind
from tests.casework.steps import booked, undone

RULE = "tue thu 10:00 x 25 w, not holidays"


def test_a_series_is_looked_at_then_booked_then_taken_back(
    client: int, acting: Acting, now: datetime
) -> None:
    details = AppointmentDetails(now)
    seen = series.preview_series(acting, client, RULE, details)
    assert len(seen.starts) + len(seen.skipped) == 50
    off = [date(2025, 12, 25), date(2026, 1, 1), date(2026, 1, 6), date(2026, 5, 14)]
    assert [at.date() for at in seen.skipped] == off
    assert {at.hour for at in seen.starts} == {10}
    done = series.book_series(acting, client, RULE, details)
    assert len(appointment_views.appointments(acting, client)) == len(seen.starts)
    gone = undone(acting, done)
    assert appointment_views.appointments(acting, client) == ()
    undone(acting, gone)
    assert len(appointment_views.appointments(acting, client)) == len(seen.starts)


def test_clashing_times_are_shown_and_may_be_left_out(client: int, acting: Acting, now: datetime) -> None:
    other = add_client(acting, ClientDetails(family_name="Öberg", office="Gothenburg")).client_id
    assert other is not None
    booked(acting, other, 5)
    details = AppointmentDetails(now)
    seen = series.preview_series(acting, client, "tue 10:00 x 3 w", details)
    assert [(one.whose, one.client) for one in seen.clashes] == [("worker", "Öberg")]
    series.book_series(acting, client, "tue 10:00 x 3 w", details, seen.taken)
    assert len(appointment_views.appointments(acting, client)) == 2


@pytest.mark.parametrize("rule", ["", "tue", "tue 10:00", "tue 25:00 x 3 w", "someday 10:00 x 3 w"])
def test_a_rule_that_cannot_be_read_says_why(rule: str, client: int, acting: Acting, now: datetime) -> None:
    with pytest.raises(CaseworkError) as refusal:
        series.preview_series(acting, client, rule, AppointmentDetails(now))
    assert refusal.value.field == "rule"


def test_moving_one_and_the_rest_and_back(client: int, acting: Acting, now: datetime) -> None:
    series.book_series(acting, client, "tue 10:00 x 4 w", AppointmentDetails(now))
    first = appointment_views.appointments(acting, client)
    second = first[1]
    done = appointments.move_appointment(
        acting,
        second.id,
        second.starts_at.replace(day=second.starts_at.day + 1, hour=13),
        and_rest=True,
        seen_version=second.version,
    )
    moved = [
        (one.starts_at.weekday(), one.starts_at.hour)
        for one in appointment_views.appointments(acting, client)
    ]
    assert moved == [(1, 10), (2, 13), (2, 13), (2, 13)]
    undone(acting, done)
    again = appointment_views.appointments(acting, client)
    assert [one.starts_at for one in again] == [one.starts_at for one in first]


def test_today_shows_who_comes_what_to_log_and_what_is_due(client: int, acting: Acting) -> None:
    begun, coming = booked(acting, client, 0, 13), booked(acting, client, 0, 15)
    unlogged, absent = booked(acting, client, -2), booked(acting, client, -3)
    missed.mark_missed(acting, absent.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    day = today.today(acting)
    assert [one.id for one in day.appointments] == [begun.id, coming.id]
    assert [one.to_log for one in day.appointments] == [True, False]
    assert [one.id for one in day.to_log] == [unlogged.id]
    assert [(line.item.kind, line.item.record_id) for line in day.due] == [(DueKind.MISSED, absent.id)]


def test_somebody_elses_day_is_not_mine(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    booked(acting, client, 0, 15)
    assert today.today(Acting(supervisor, now)).appointments == ()
    first = now.date()
    assert len(today.week(Acting(supervisor, now), first, "office")) == 1
    assert today.week(Acting(supervisor, now), first, "mine") == ()
    assert len(today.week(acting, first, "mine")) == 1
