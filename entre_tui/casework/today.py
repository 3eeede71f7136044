"""A worker's day: who comes today, what is to be logged, what is due (domain.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entre_tui.casework import facts
from entre_tui.casework.appointment_views import AppointmentView, views
from entre_tui.casework.base import Actor, reading
from entre_tui.casework.due import DueLine, due_lines
from entre_tui.casework.whose_day import with_my_clients
from entre_tui.models import Appointment, Client, ClientRow
from entre_tui.rules.codes import DueKind
from entre_tui.rules.moments import midnight, zone_of

DUE_CLIENTS = 300
_RANK = {kind: rank for rank, kind in enumerate(DueKind)}


@dataclass(frozen=True, slots=True)
class TodayView:
    """`due` holds everything that is due but what is to be logged, which stands in `to_log`."""

    day: date
    appointments: tuple[AppointmentView, ...]
    to_log: tuple[AppointmentView, ...]
    due: tuple[DueLine, ...]


@reading
def today(*, actor: Actor, now: datetime) -> TodayView:
    """The actor's own day, with the clients covered for a colleague."""
    lines = due_lines(_mine(actor), now)
    waiting = [line.item.record_id for line in lines if line.item.kind is DueKind.TO_LOG]
    begins, _ends = _between(now.date(), 1, now)
    open_ones = (Appointment.worker == actor.worker_id) & (Appointment.starts_at > begins - facts.LOOK_BACK)
    if waiting:
        open_ones |= Appointment.id.in_(waiting)
    to_log = views(
        Appointment.outcome.is_null(),
        Appointment.starts_at < begins,
        open_ones,
        now=now,
    )
    due = [line for line in lines if line.item.kind is not DueKind.TO_LOG]
    return TodayView(
        now.date(),
        tuple(_on(now.date(), 1, actor, now)),
        tuple(to_log),
        tuple(sorted(due, key=lambda line: (_RANK[line.item.kind], line.item.on, line.name))),
    )


@reading
def week(first: date, scope: str = "mine", *, actor: Actor, now: datetime) -> tuple[AppointmentView, ...]:
    """Seven days of appointments from a day on, of the actor or of the whole office."""
    if scope == "mine":
        return tuple(_on(first, 7, actor, now))
    clients = ClientRow.select(ClientRow.client).where(ClientRow.office == actor.office_id)
    begins, ends = _between(first, 7, now)
    in_week = (Appointment.starts_at >= begins) & (Appointment.starts_at < ends)
    return tuple(views(in_week, Appointment.client.in_(clients), now=now))


def _mine(actor: Actor) -> list[Client]:
    """The actor's open cases with something due, the most pressing first."""
    me = (ClientRow.worker == actor.worker_id) | (ClientRow.cover == actor.worker_id)
    query = (
        Client.select(Client).join(ClientRow).where(ClientRow.active, me, ClientRow.due_kind.is_null(False))
    )
    return list(query.order_by(ClientRow.due_key).limit(DUE_CLIENTS))


def _on(first: date, days: int, actor: Actor, now: datetime) -> list[AppointmentView]:
    begins, ends = _between(first, days, now)
    theirs = with_my_clients(actor, first, days, now)
    return views(Appointment.starts_at >= begins, Appointment.starts_at < ends, theirs, now=now)


def _between(first: date, days: int, now: datetime) -> tuple[datetime, datetime]:
    zone = zone_of(now)
    return midnight(first, zone), midnight(first + timedelta(days=days), zone)
