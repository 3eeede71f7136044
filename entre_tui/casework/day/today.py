"""A worker's day: who comes today, what is to be logged, what is due (docs/casework.md 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from peewee import Expression

from entre_tui.casework.appointments.views import AppointmentView, views
from entre_tui.casework.client.due import DueLine, due_lines
from entre_tui.casework.client.due_subjects import About, about
from entre_tui.casework.core import due_inputs
from entre_tui.casework.core.base import Acting, Actor, reading
from entre_tui.casework.day.day_scope import going_on, with_my_clients
from entre_tui.models import Appointment, Client, ClientRow, Snooze, Worker
from entre_tui.rules.codes import DueKind
from entre_tui.rules.moments import midnight, zone_of

DUE_CLIENTS = 300
_RANK = {kind: rank for rank, kind in enumerate(DueKind)}


@dataclass(frozen=True, slots=True)
class TodayView:
    """`due` holds everything that is due but what is to be logged, which stands in `to_log`; `waiting` is due too,
    but a supervisor lets it wait. `workers` names by client who has the case. `more`: only the most pressing show.
    `about` is what items of a kind are told apart by.
    """

    day: date
    appointments: tuple[AppointmentView, ...]
    to_log: tuple[AppointmentView, ...]
    due: tuple[DueLine, ...]
    waiting: tuple[DueLine, ...] = ()
    workers: Mapping[int, str] = field(default_factory=dict)
    more: bool = False
    about: About = field(default_factory=dict)


@reading
def today(acting: Acting, scope: str = "mine") -> TodayView:
    """The actor's own day, with the clients covered for a colleague; with scope "office" the whole office's."""
    clients = _with_due(_cases(scope, acting.actor), acting.now)
    all_lines = due_lines(clients, acting.now, snoozed=True)
    lines = [line for line in all_lines if line.item.snoozed_until is None]
    waiting = [line.item.record_id for line in lines if line.item.kind is DueKind.TO_LOG]
    begins, _ends = _moments_between(acting.now.date(), 1, acting.now)
    own = (
        Appointment.worker == acting.actor.worker_id
        if scope == "mine"
        else Appointment.client.in_(_office(acting.actor))
    )
    open_ones = own & (Appointment.starts_at > begins - due_inputs.LOOK_BACK)
    if waiting:
        open_ones |= Appointment.id.in_(waiting)
    to_log = views(
        Appointment.outcome.is_null(),
        Appointment.starts_at < begins,
        open_ones,
        going_on(),
        now=acting.now,
    )
    due = [line for line in lines if line.item.kind is not DueKind.TO_LOG]
    return TodayView(
        acting.now.date(),
        tuple(_on(acting, acting.now.date(), 1, scope)),
        tuple(to_log),
        _in_order(due),
        _in_order(line for line in all_lines if line.item.snoozed_until is not None),
        _workers([client.id for client in clients]),
        len(clients) >= DUE_CLIENTS,
        about(line.item for line in all_lines),
    )


@reading
def week(acting: Acting, first: date, scope: str = "mine") -> tuple[AppointmentView, ...]:
    """Seven days of appointments from a day on, of the actor or of the whole office."""
    return tuple(_on(acting, first, 7, scope))


def _cases(scope: str, actor: Actor) -> Expression:
    if scope == "office":
        return ClientRow.office == actor.office_id
    return (ClientRow.worker == actor.worker_id) | (ClientRow.cover == actor.worker_id)


def _with_due(cases: Expression, now: datetime) -> list[Client]:
    """Cases with something due or let wait, the most pressing first."""
    snoozed = Snooze.select(Snooze.client).where(Snooze.removed_at.is_null(), Snooze.until_on > now.date())
    asks = ClientRow.due_kind.is_null(False) | ClientRow.client.in_(snoozed)
    query = Client.select(Client).join(ClientRow).where(cases, asks)
    return list(query.order_by(ClientRow.due_key).limit(DUE_CLIENTS))


def _in_order(lines: Iterable[DueLine]) -> tuple[DueLine, ...]:
    return tuple(sorted(lines, key=lambda line: (_RANK[line.item.kind], line.item.on, line.name)))


def _workers(ids: list[int]) -> dict[int, str]:
    rows = (
        ClientRow.select(ClientRow.client, Worker.name)
        .join(Worker, on=(Worker.id == ClientRow.worker))
        .where(ClientRow.client.in_(ids))
    )
    return dict(rows.tuples())


def _office(actor: Actor) -> object:
    return ClientRow.select(ClientRow.client).where(ClientRow.office == actor.office_id)


def _on(acting: Acting, first: date, days: int, scope: str) -> list[AppointmentView]:
    begins, ends = _moments_between(first, days, acting.now)
    whose = (
        with_my_clients(acting, first, days)
        if scope == "mine"
        else Appointment.client.in_(_office(acting.actor))
    )
    return views(Appointment.starts_at >= begins, Appointment.starts_at < ends, whose, now=acting.now)


def _moments_between(first: date, days: int, now: datetime) -> tuple[datetime, datetime]:
    zone = zone_of(now)
    return midnight(first, zone), midnight(first + timedelta(days=days), zone)
