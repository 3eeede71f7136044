"""The supervisor's view: one line a worker, counted from the rows of the client list, so that they agree with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import ColumnBase

if TYPE_CHECKING:
    from entre_tui.models.queries import Rows

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from peewee import JOIN, Case, fn

from entre_tui.casework.appointments.visible import in_sight
from entre_tui.casework.client_list.filters import (
    held_with_nobody,
    held_with_somebody,
    is_due,
    is_late,
    released_within,
)
from entre_tui.casework.core.base import Acting, reading
from entre_tui.models import Appointment, ClientRow, Office, Session, Worker
from entre_tui.rules.codes import DueKind

RELEASE_WEEKS = 12
NOTHING = (0,) * 9


class PhaseCount(NamedTuple):
    """How many clients are in a phase; both ids are empty for those in no programme."""

    programme: str
    phase: str
    clients: int


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
    phases: tuple[PhaseCount, ...] = ()

    def in_phase(self, phase: str) -> int:
        """Clients in a phase of this id, in whichever programme."""
        return sum(one.clients for one in self.phases if one.phase == phase)


@reading
def caseload(acting: Acting, scope: str = "office") -> tuple[WorkerLoad, ...]:
    """Every worker of the office (or of all, with scope "all"), the heaviest first; last those who have room.

    Whoever is no longer at work shows only while cases are left behind.
    """
    # Not by an index of those active, nor by that of workers: each row would be fetched from elsewhere.
    where: list[ColumnBase] = [fn.COALESCE(ClientRow.active, False)]
    if scope == "office":
        where.append(ClientRow.office == acting.actor.office_id)
    sums, phases = _sum_by_worker(_sums(where, acting.now))
    workers = _workers(list(sums), acting.actor.office_id if scope == "office" else None)
    sums |= {number: list(NOTHING) for number in workers if number not in sums}
    held = _held_this_week(list(workers), acting.now)
    loads = [
        _load((number, *workers.get(number, ("", "")), counts[0], held.get(number, 0), *counts[1:]), phases)
        for number, counts in sums.items()
    ]
    return tuple(
        sorted(loads, key=lambda load: (load.worker_id is not None, -load.missed, -load.clients, load.worker))
    )


def _load(counted: Sequence[Any], phases: dict[int | None, list[PhaseCount]]) -> WorkerLoad:
    return WorkerLoad(*[*counted, tuple(phases[counted[0]])])


def _sums(where: Sequence[ColumnBase], now: datetime) -> Rows[tuple[Any, ...]]:
    """Counts for each worker, programme and phase: the register is walked once."""

    def having(condition: ColumnBase) -> ColumnBase:
        return fn.SUM(Case(None, [(condition, 1)], 0))

    standing = (ClientRow.worker + 0, ClientRow.programme, ClientRow.phase)
    return (
        ClientRow.select(
            *standing,
            fn.COUNT(ClientRow.client),
            fn.SUM(ClientRow.to_log),
            fn.SUM(ClientRow.missed_open),
            having(ClientRow.attendance_flag),
            having(is_late(now)),
            having(is_due(DueKind.EVALUATION)),
            having(released_within(RELEASE_WEEKS, now)),
            having(is_due(DueKind.FIRST_MEETING)),
            having(is_due(DueKind.CONSENT)),
        )
        .where(*where)
        .group_by(*standing)
        .order_by(ClientRow.programme, ClientRow.phase)
        .tuples()
    )


def _sum_by_worker(rows: Any) -> tuple[dict[int | None, list[int]], dict[int | None, list[PhaseCount]]]:
    """The counts of each worker over all phases, and where the worker's clients are."""
    sums: dict[int | None, list[int]] = {}
    phases: dict[int | None, list[PhaseCount]] = defaultdict(list)
    for worker, programme, phase, *counts in rows:
        before = sums.get(worker, NOTHING)
        sums[worker] = [one + other for one, other in zip(before, counts, strict=True)]
        phases[worker].append(PhaseCount(programme, phase, counts[0]))
    return sums, phases


def _workers(ids: list[int | None], office: int | None) -> dict[int | None, tuple[str, str]]:
    """Those who have cases, and those at work in the office."""
    at_work = Worker.active if office is None else Worker.active & (Worker.office == office)
    rows = Worker.select(Worker.id, Worker.name, Office.name).join(Office)
    rows = rows.where(Worker.id.in_([number for number in ids if number is not None]) | at_work)
    return {number: (name, at) for number, name, at in rows.tuples()}


def _held_this_week(workers: Sequence[int | None], now: datetime) -> dict[int | None, int]:
    """With whom the appointment was; a session held without one, or with nobody's, counts for who has the case."""
    known = [number for number in workers if number is not None]
    booked = (
        Session.select(Appointment.worker, fn.COUNT(Session.id))
        .join(Appointment)
        .where(Appointment.worker.in_(known), *held_with_somebody(now), in_sight())
        .group_by(Appointment.worker)
    )
    by_themselves = (
        ClientRow.select(ClientRow.worker, fn.COUNT(Session.id))
        .join(Session, on=(Session.client == ClientRow.client))
        .join(Appointment, JOIN.LEFT_OUTER)
        .where(ClientRow.worker.in_(known), *held_with_nobody(now))
        .group_by(ClientRow.worker)
    )
    held: Counter[int | None] = Counter()
    for query in (booked, by_themselves):
        held.update(dict(query.tuples()))
    return held
