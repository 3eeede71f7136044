"""Whose appointments these are: a worker's own, those of a case covered for a colleague while the cover lasts."""

from __future__ import annotations

from datetime import date, timedelta

from peewee import ColumnBase, Expression, Value, fn

from entre_tui.casework.client.handover import COVER
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.models import Appointment, Assignment, Client, ClientRow
from entre_tui.rules.codes import LegalStatus
from entre_tui.rules.moments import midnight, zone_of


def my_own(acting: Acting, first: date, days: int) -> Expression:
    """Booked for the actor, for nobody in one of the actor's cases, or in a case covered on that day."""
    nobodys = Appointment.worker.is_null() & Appointment.client.in_(_cases(acting.actor))
    return _covering(acting, (Appointment.worker == acting.actor.worker_id) | nobodys, first, days)


def with_my_clients(acting: Acting, first: date, days: int) -> Expression:
    """As `my_own`, and what a colleague does with one of the actor's clients."""
    theirs = Appointment.client.in_(_cases(acting.actor))
    return _covering(acting, (Appointment.worker == acting.actor.worker_id) | theirs, first, days)


def going_on() -> ColumnBase:
    """Of a case whose sanction has not ended: after that only its records are left to decide about."""
    return fn.EXISTS(
        Client.select(Value(1)).where(
            Client.id == Appointment.client, Client.legal_status != LegalStatus.ENDED
        )
    )


def _cases(actor: Actor) -> object:
    return ClientRow.select(ClientRow.client).where(ClientRow.active, ClientRow.worker == actor.worker_id)


def _covering(acting: Acting, wanted: Expression, first: date, days: int) -> Expression:
    """With the cases covered, from the first day of each cover on and no longer than it lasts.

    Each alternative is one that an index answers: a single one that is not would have the whole table read.
    """
    last, zone = first + timedelta(days=days), zone_of(acting.now)
    covers = (
        Assignment.select(Assignment.client, Assignment.from_on, Assignment.to_on)
        .where(
            Assignment.worker == acting.actor.worker_id,
            Assignment.part == COVER,
            Assignment.removed_at.is_null(),
            Assignment.from_on < last,
            Assignment.to_on.is_null() | (Assignment.to_on > first),
        )
        .tuples()
    )
    for client, from_on, to_on in covers:
        begins = midnight(max(from_on, first), zone)
        ends = midnight(min(to_on or last, last), zone)
        wanted |= (
            (Appointment.client == client)
            & (Appointment.starts_at >= begins)
            & (Appointment.starts_at < ends)
        )
    return wanted
