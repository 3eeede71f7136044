"""The supervisor's view: one line a worker, counted from the rows of the client list, so that they agree with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, Case, fn

from entre_tui.casework.base import Actor, reading
from entre_tui.models import Appointment, ClientRow, Office, Session, Worker
from entre_tui.rules.codes import DueKind
from entre_tui.rules.moments import midnight, zone_of

RELEASE_WEEKS = 12


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """What one worker has; counts of clients unless the name says otherwise. Without a worker: nobody has them."""

    worker_id: int | None
    worker: str
    office: str
    clients: int
    sessions_this_week: int
    to_log: int
    missed: int
    flagged_attendance: int
    overdue: int
    unevaluated: int
    release_soon: int
    no_meeting: int
    consent: int


@reading
def caseload(scope: str = "office", *, actor: Actor, now: datetime) -> tuple[WorkerLoad, ...]:
    """Every worker who has open cases in the office (or anywhere, with scope "all"), the heaviest first."""
    where = [ClientRow.active.in_([True])]
    if scope == "office":
        where.append(ClientRow.office == actor.office_id)
    sums = {row[0]: row[1:] for row in _sums(where, now)}
    workers = _workers([worker for worker in sums if worker is not None])
    held = _held_this_week(list(workers), now)
    loads = [
        WorkerLoad(number, *workers.get(number, ("", "")), counts[0], held.get(number, 0), *counts[1:])
        for number, counts in sums.items()
    ]
    return tuple(
        sorted(loads, key=lambda load: (load.worker_id is not None, -load.missed, -load.clients, load.worker))
    )


def _sums(where: Sequence[Any], now: datetime) -> Any:
    today = now.date()

    def having(condition: Any) -> Any:
        return fn.SUM(Case(None, [(condition, 1)], 0))

    soon = ClientRow.release_on.between(today, today + timedelta(weeks=RELEASE_WEEKS))
    return (
        ClientRow.select(
            ClientRow.worker,
            fn.COUNT(ClientRow.client),
            fn.SUM(ClientRow.to_log),
            fn.SUM(ClientRow.missed_open),
            having(ClientRow.attendance_flag),
            having(ClientRow.late_from <= today),
            having(_due(DueKind.EVALUATION)),
            having(soon),
            having(_due(DueKind.FIRST_MEETING)),
            having(_due(DueKind.CONSENT)),
        )
        .where(*where)
        .group_by(ClientRow.worker)
        .tuples()
    )


def _due(kind: DueKind) -> Any:
    return ClientRow.due_kinds.contains(f" {kind} ")


def _workers(ids: list[int]) -> dict[int | None, tuple[str, str]]:
    rows = Worker.select(Worker.id, Worker.name, Office.name).join(Office).where(Worker.id.in_(ids)).tuples()
    return {number: (name, office) for number, name, office in rows}


def _held_this_week(workers: Sequence[int | None], now: datetime) -> dict[int | None, int]:
    """With whom the appointment was; a session held without one, or with nobody's, counts for who has the case."""
    zone, first = zone_of(now), now.date() - timedelta(days=now.weekday())
    begins, ends = midnight(first, zone), midnight(first + timedelta(days=7), zone)
    known = [number for number in workers if number is not None]
    booked = (
        Session.select(Appointment.worker, fn.COUNT(Session.id))
        .join(Appointment)
        .where(
            Appointment.worker.in_(known),
            Appointment.starts_at >= begins,
            Appointment.starts_at < ends,
            Session.held,
            Session.removed_at.is_null(),
        )
        .group_by(Appointment.worker)
    )
    by_themselves = (
        ClientRow.select(ClientRow.worker, fn.COUNT(Session.id))
        .join(Session, on=(Session.client == ClientRow.client))
        .join(Appointment, JOIN.LEFT_OUTER)
        .where(
            ClientRow.worker.in_(known),
            Appointment.worker.is_null(),
            Session.starts_at >= begins,
            Session.starts_at < ends,
            Session.held,
            Session.removed_at.is_null(),
        )
        .group_by(ClientRow.worker)
    )
    held: Counter[int | None] = Counter()
    for query in (booked, by_themselves):
        held.update(dict(query.tuples()))
    return held
