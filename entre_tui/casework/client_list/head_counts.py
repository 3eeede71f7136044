"""What waits for one worker, for the head line: today's appointments, what to log, absences to follow up."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from peewee import fn

from entre_tui.casework.appointments.visible import in_sight
from entre_tui.casework.client_list.first_screen import WaitingCounts
from entre_tui.casework.core.base import Acting, reading
from entre_tui.models import Appointment, ClientRow


@reading
def waiting(acting: Acting) -> WaitingCounts:
    """Counts over the worker's own clients and those covered for a colleague, from the rows of the list."""
    midnight = datetime.combine(acting.now.date(), time(), acting.now.tzinfo)
    # One index each: asked for both at once, or for those active by an index, the list would be walked.
    own = ClientRow.worker == acting.actor.worker_id
    covered = (ClientRow.cover == acting.actor.worker_id) & (
        fn.COALESCE(ClientRow.worker, 0) != acting.actor.worker_id
    )
    coming = Appointment.worker == acting.actor.worker_id
    to_log = missed = 0
    for cases in (own, covered):
        here = (fn.COALESCE(ClientRow.active, False), cases)
        coming |= Appointment.client.in_(ClientRow.select(ClientRow.client).where(*here))
        sums = ClientRow.select(fn.SUM(ClientRow.to_log), fn.SUM(ClientRow.missed_open)).where(*here)
        logs, absences = sums.tuples().get()
        to_log, missed = to_log + int(logs or 0), missed + int(absences or 0)
    today = Appointment.select().where(
        Appointment.starts_at >= midnight,
        Appointment.starts_at < midnight + timedelta(days=1),
        Appointment.removed_at.is_null(),
        coming,
        in_sight(),
    )
    return WaitingCounts(today.count(), to_log, missed)
