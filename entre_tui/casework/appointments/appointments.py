"""Booking, editing, moving and removing appointments; clashes, shown before saving."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from entre_tui.casework.appointments.clashes import LONGEST, Clash, clashes_at
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    Actor,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    reading,
    remove,
    save,
)
from entre_tui.casework.sessions import session_sync
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.models import Appointment, Client, Worker
from entre_tui.rules.codes import AppointmentKind
from entre_tui.rules.moments import utc
from entre_tui.text import clean


@dataclass(frozen=True, slots=True)
class AppointmentDetails:
    """What is booked; without a worker it is the actor's."""

    starts_at: datetime
    kind: str = AppointmentKind.SESSION
    minutes: int = 60
    place: str = ""
    by_video: bool = False
    reminder: bool = False
    worker_id: int | None = None


@reading
def clashes(
    acting: Acting, client_id: int, details: AppointmentDetails, *, appointment_id: int | None = None
) -> tuple[Clash, ...]:
    """What stands in the way of this time, the appointment itself apart."""
    worker = details.worker_id or acting.actor.worker_id
    return clashes_at(
        client_id, worker, [details.starts_at], details.minutes, acting.now, without=appointment_id
    )


@change
def book(acting: Acting, client_id: int, details: AppointmentDetails) -> ChangeReport:
    """A new appointment; in the past too, for what was never booked but happened."""
    client = found(Client, client_id)
    row = create(acting, Appointment, client=client.id, **check_details(details, acting.actor))
    message, undone = _("Booked: {client}, {when}."), _("Removed: {client}, {when}.")
    return _report(acting, row, _("booking"), message, undone)


def check_details(details: AppointmentDetails, actor: Actor) -> dict[str, object]:
    """The columns for these details; raises CaseworkError at the first field that cannot be."""
    values = asdict(details)
    if details.kind not in list(AppointmentKind):
        raise CaseworkError(_("Choose what kind of appointment it is."), "kind")
    if not 5 <= details.minutes <= LONGEST:
        message = _("An appointment lasts between 5 and {longest} minutes.").format(longest=LONGEST)
        raise CaseworkError(message, "minutes")
    values["place"] = clean(details.place)
    worker = values.pop("worker_id") or actor.worker_id
    if not Worker.select().where(Worker.id == worker).exists():
        raise CaseworkError(_("Choose a case worker."), "worker_id")
    return {**values, "kind": str(details.kind), "worker": worker}


@change
def edit_appointment(
    acting: Acting, appointment_id: int, details: AppointmentDetails, *, seen_version: int
) -> ChangeReport:
    """Changes what was booked; a session planned for it moves with it."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if row.outcome is not None and utc(details.starts_at) > acting.now:
        raise CaseworkError(
            _("What became of it is logged already: its time cannot be still to come."), "starts_at"
        )
    values = check_details(details, acting.actor)
    values["worker"] = details.worker_id or row.worker_id or acting.actor.worker_id
    save(acting, row, **values)
    session_sync.move_plan(acting, row)
    return _report(acting, row, _("appointment"), _("Saved: {client}, {when}."))


@change
def move_appointment(
    acting: Acting, appointment_id: int, starts_at: datetime, *, and_rest: bool = False, seen_version: int
) -> ChangeReport:
    """Moves one that nobody waited for yet, or it and the rest of its series by as much.

    The rest keeps its time of day over a change of clocks. What is past is rescheduled, not moved.
    """
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if row.outcome is not None:
        raise CaseworkError(_("What became of it is logged already. Book a new time instead."), "starts_at")
    if row.starts_at <= acting.now < utc(starts_at):
        # Moved ahead it would be as if nobody had waited: what has begun is logged, if only as put off.
        raise CaseworkError(_("It has begun already: say what became of it; p puts it off."), "starts_at")
    zone = acting.now.tzinfo
    local = row.starts_at.astimezone(zone)
    shift = starts_at.astimezone(zone).replace(tzinfo=None) - local.replace(tzinfo=None)
    moved = [row, *(_rest_of(row) if and_rest else ())]
    for one in moved:
        wall = one.starts_at.astimezone(zone).replace(tzinfo=None) + shift
        save(acting, one, starts_at=wall.replace(tzinfo=zone))
        session_sync.move_plan(acting, one)
    undone = _("{client}: the appointment is where it was.")
    return _report(acting, row, _("move"), _("Moved: {client}, {when}."), undone)


def _rest_of(row: Appointment) -> list[Appointment]:
    if row.series_id is None:
        return []
    return list(
        Appointment.select()
        .where(
            Appointment.series == row.series_id,
            Appointment.starts_at > row.starts_at,
            Appointment.outcome.is_null(),
            Appointment.removed_at.is_null(),
        )
        .order_by(Appointment.starts_at)
    )


@change
def remove_appointment(
    acting: Acting, appointment_id: int, *, and_rest: bool = False, seen_version: int
) -> ChangeReport:
    """Takes an appointment out of sight, with what was logged about it; a session linked to it stays.

    With `and_rest`, also those after it in its series that nobody logged.
    """
    row = fresh(acting, Appointment, appointment_id, seen_version)
    for one in [row, *(_rest_of(row) if and_rest else ())]:
        remove(acting, one)
    message, undone = _("Removed: {client}, {when}."), _("{client}: the appointment is back.")
    return _report(acting, row, _("removal"), message, undone)


def _report(acting: Acting, row: Appointment, undo: str, words: str, undone: str = "") -> ChangeReport:
    when = day_time(row.starts_at.astimezone(acting.now.tzinfo), acting.now)
    names = {"client": name_of(row.client), "when": when}
    return ChangeReport(words.format(**names), row, undo, undone=undone.format(**names))
