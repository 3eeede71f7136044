"""What waits for one worker, for the head line: today's appointments, what to log, absences to follow up."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple

from peewee import fn

from entre_tui.casework.base import Actor, reading
from entre_tui.models import Appointment, ClientRow


class Waiting(NamedTuple):
    """How many of each."""

    today: int
    to_log: int
    missed: int


@reading
def waiting(*, actor: Actor, now: datetime) -> Waiting:
    """Counts over the worker's own clients, from the rows of the list."""
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    today = Appointment.select().where(
        Appointment.worker == actor.worker_id,
        Appointment.starts_at >= midnight,
        Appointment.starts_at < midnight + timedelta(days=1),
        Appointment.removed_at.is_null(),
    )
    sums = ClientRow.select(fn.SUM(ClientRow.to_log), fn.SUM(ClientRow.missed_open)).where(
        ClientRow.worker == actor.worker_id, ClientRow.active.in_([True])
    )
    to_log, missed = sums.tuples().get()
    return Waiting(today.count(), int(to_log or 0), int(missed or 0))
