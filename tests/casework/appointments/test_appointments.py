"""Booking, moving, removing, clashes: one transaction each, and each can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from entre_tui.casework.appointments import appointments, outcomes
from entre_tui.casework.appointments import picks as appointment_picks
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.models import AuditEntry
from entre_tui.rules.codes import AppointmentKind, Outcome
from tests.casework.steps import details, undone


def test_booked_is_read_back(client: int, acting: Acting, now: datetime) -> None:
    done = appointments.book(acting, client, details(now, 1))

    (one,) = appointment_views.appointments(acting, client)
    assert one.id == done.record_id
    assert one.starts_at == datetime(2025, 11, 28, 10, tzinfo=now.tzinfo)
    assert one.starts_at.utcoffset() == timedelta(hours=1)
    assert (one.client, one.worker, one.kind) == ("Andersson, Karim", "Anna Berg", AppointmentKind.SESSION)
    assert (one.outcome, one.to_log, one.place) == (None, False, "Room 4")
    assert done.message == "Booked: Andersson, Karim, tomorrow 10:00."


def test_each_change_writes_one_audit_entry_of_names_only(client: int, acting: Acting, now: datetime) -> None:
    before = AuditEntry.select().count()
    done = appointments.book(acting, client, details(now, 1))
    undone(acting, done)
    assert AuditEntry.select().count() == before + 2


def test_undo_of_a_booking_takes_it_away_and_back(client: int, acting: Acting, now: datetime) -> None:
    gone = undone(acting, appointments.book(acting, client, details(now, 1)))
    assert appointment_views.appointments(acting, client) == ()
    undone(acting, gone)
    assert len(appointment_views.appointments(acting, client)) == 1


def test_a_stale_edit_is_refused(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    done = appointments.book(acting, client, details(now, 1))
    assert done.record_id is not None
    appointments.edit_appointment(Acting(supervisor, now), done.record_id, details(now, 2), seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        appointments.edit_appointment(acting, done.record_id, details(now, 3), seen_version=1)


def test_undo_of_an_edit(client: int, acting: Acting, now: datetime) -> None:
    done = appointments.book(acting, client, details(now, 1))
    assert done.record_id is not None
    edit = replace(details(now, 2), minutes=90, place="Phone")
    undone(acting, appointments.edit_appointment(acting, done.record_id, edit, seen_version=1))
    (one,) = appointment_views.appointments(acting, client)
    assert (one.starts_at, one.minutes, one.place) == (details(now, 1).starts_at, 60, "Room 4")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"minutes": 0}, "minutes"), ({"kind": "party"}, "kind"), ({"worker_id": 99}, "worker_id")],
)
def test_what_cannot_be_booked(
    change: dict[str, object], field: str, client: int, acting: Acting, now: datetime
) -> None:
    with pytest.raises(CaseworkError) as refusal:
        appointments.book(acting, client, replace(details(now, 1), **change))  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_clashes_of_client_and_of_worker(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    other = add_client(acting, ClientDetails(family_name="Öberg", office="Gothenburg")).client_id
    assert other is not None
    appointments.book(acting, other, details(now, 1, 10))
    appointments.book(Acting(supervisor, now), client, details(now, 1, 12))

    def found(hour: int, minute: int = 0, minutes: int = 60) -> list[str]:
        start = details(now, 1, hour).starts_at.replace(minute=minute)
        wanted = AppointmentDetails(start, minutes=minutes)
        return [one.whose for one in appointments.clashes(acting, client, wanted)]

    assert found(10, 30) == ["worker"]
    assert found(11) == []
    assert found(11, 1) == ["client"]
    assert found(10, 30, 120) == ["worker", "client"]
    assert found(13) == []


def test_no_clash_with_itself_nor_with_what_was_put_off(client: int, acting: Acting, now: datetime) -> None:
    done = appointments.book(acting, client, details(now, 1))
    number = done.record_id
    assert number is not None
    assert appointments.clashes(acting, client, details(now, 1), appointment_id=number) == ()
    assert len(appointments.clashes(acting, client, details(now, 1))) == 1
    outcomes.reschedule(acting, number, "client", "ill", seen_version=1)
    assert appointments.clashes(acting, client, details(now, 1)) == ()


def test_a_move_across_the_change_of_clocks_keeps_the_time_of_day(
    client: int, acting: Acting, now: datetime
) -> None:
    booked = AppointmentDetails(datetime(2026, 3, 26, 10, tzinfo=now.tzinfo))
    done = appointments.book(acting, client, booked)
    assert done.record_id is not None
    appointments.move_appointment(
        acting, done.record_id, datetime(2026, 4, 2, 10, tzinfo=now.tzinfo), seen_version=1
    )
    (one,) = appointment_views.appointments(acting, client)
    assert (one.starts_at.day, one.starts_at.hour) == (2, 10)


def test_what_has_begun_is_put_off_and_not_moved_ahead(client: int, acting: Acting, now: datetime) -> None:
    number = appointments.book(acting, client, details(now, -1)).record_id or 0
    with pytest.raises(CaseworkError, match="begun already"):
        appointments.move_appointment(acting, number, details(now, 3).starts_at, seen_version=1)
    earlier = details(now, -2).starts_at
    appointments.move_appointment(acting, number, earlier.astimezone(UTC), seen_version=1)
    (one,) = appointment_views.appointments(acting, client)
    assert one.starts_at == earlier
    assert one.to_log


def test_the_one_meant_in_a_list_is_todays_then_the_latest_unlogged(
    client: int, acting: Acting, now: datetime
) -> None:
    def meant() -> int | None:
        one = appointment_picks.appointment_to_log(acting, client)
        return None if one is None else one.id

    assert meant() is None
    last_week = appointments.book(acting, client, details(now, -7)).record_id
    assert meant() == last_week
    today = appointments.book(acting, client, details(now, 0, 15)).record_id
    assert meant() == today
    begun = appointments.book(acting, client, details(now, 0, 13)).record_id
    assert meant() == begun
    missed = appointment_picks.appointment_missed(acting, client)
    assert missed is not None
    assert missed.id == begun


def test_from_a_list_attended_marks_todays(client: int, acting: Acting, now: datetime) -> None:
    appointments.book(acting, client, details(now, 0, 13))
    done = outcomes.attended_latest(acting, client)
    assert done.message == "Marked: Andersson, Karim, Thu 27 Nov: attended."
    (one,) = appointment_views.appointments(acting, client)
    assert one.outcome is Outcome.ATTENDED
    with pytest.raises(CaseworkError, match="no appointment to log"):
        outcomes.attended_latest(acting, client)
