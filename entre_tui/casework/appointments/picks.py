"""Which appointment a person means who presses a key on a client in a list."""

from __future__ import annotations

from datetime import datetime, timedelta

from entre_tui.casework.appointments.views import AppointmentView, views
from entre_tui.casework.core.base import Acting, reading
from entre_tui.models import Appointment, ClientRow
from entre_tui.rules.codes import Outcome
from entre_tui.rules.moments import midnight, zone_of


@reading
def appointment_to_log(acting: Acting, client_id: int) -> AppointmentView | None:
    """The one a person means by "attended": today's that has begun, else today's next, else the latest to log."""
    unlogged = (Appointment.client == client_id) & Appointment.outcome.is_null()
    begins, ends = _today(acting.now)
    begun = views(
        unlogged,
        Appointment.starts_at >= begins,
        Appointment.starts_at <= acting.now,
        now=acting.now,
        latest=1,
    )
    later = (
        begun
        or views(unlogged, Appointment.starts_at > acting.now, Appointment.starts_at < ends, now=acting.now)[
            :1
        ]
    )
    found = later or views(unlogged, Appointment.starts_at < begins, now=acting.now, latest=1)
    return found[0] if found else None


@reading
def appointment_missed(acting: Acting, client_id: int) -> AppointmentView | None:
    """The one a person means by "did not come": the latest begun without outcome, else the oldest not followed up."""
    mine = Appointment.client == client_id
    begun = views(
        mine, Appointment.outcome.is_null(), Appointment.starts_at <= acting.now, now=acting.now, latest=1
    )
    if begun:
        return begun[0]
    absences = [outcome for outcome in Outcome if outcome.absent]
    missed = views(mine, Appointment.outcome.in_(absences), now=acting.now, latest=20)
    return next((one for one in missed if one.follow_up is not None and one.follow_up.todo), None)


@reading
def appointment_coming(acting: Acting, client_id: int) -> AppointmentView | None:
    """The next one that has not begun."""
    mine = Appointment.client == client_id
    coming = views(mine, Appointment.outcome.is_null(), Appointment.starts_at > acting.now, now=acting.now)
    return coming[0] if coming else None


@reading
def whose_appointment(acting: Acting, client_id: int) -> int | None:
    """With whom an appointment is that is booked now: the actor in a case of the actor's or covered for a colleague,
    else whoever has the case, for a supervisor mostly books for somebody else.
    """
    row = ClientRow.get_or_none(ClientRow.client == client_id)
    if row is None or row.worker_id is None or acting.actor.worker_id in (row.worker_id, row.cover_id):
        return acting.actor.worker_id
    return int(row.worker_id)


def _today(now: datetime) -> tuple[datetime, datetime]:
    zone = zone_of(now)
    return midnight(now.date(), zone), midnight(now.date() + timedelta(days=1), zone)
