"""What is known about absences: one with all its circumstances, and all that nobody has followed up yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peewee import Case, ColumnBase, fn

from entre_tui.casework.appointments.views import AppointmentView, view, views
from entre_tui.casework.client.due import due_lines
from entre_tui.casework.core import audit, due_inputs
from entre_tui.casework.core.base import Acting, Actor, found, opening, reading
from entre_tui.models import Appointment, Client, ClientRow, FollowUp
from entre_tui.rules.appointments import attendance, ladder
from entre_tui.rules.appointments.attendance import AppointmentFacts, AttendanceCounts, AttendanceFlag
from entre_tui.rules.appointments.ladder import LadderStep
from entre_tui.rules.codes import Decision, DueKind, LegalStatus, Outcome
from entre_tui.rules.due.due import DueItem

SIGNS = 8
BATCH = 300


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """A client's attendance as one looks at it when somebody did not come. `run` is signs, oldest first."""

    run: str
    flag: AttendanceFlag
    counts: AttendanceCounts
    decisions: tuple[tuple[date, Decision], ...]


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """One appointment with what the decision needs: the record, and the rungs open for the legal status."""

    appointment: AppointmentView
    legal_status: LegalStatus
    rungs: tuple[LadderStep, ...]
    suggested: LadderStep | None
    record: AttendanceRecord


@dataclass(frozen=True, slots=True)
class MissedLine:
    """One absence nobody has followed up: its duty's last day, and working days over (negative: left)."""

    appointment: AppointmentView
    ref: str
    item: DueItem
    suggested: LadderStep | None
    record: AttendanceRecord


@opening
def absence(acting: Acting, appointment_id: int) -> AbsenceView:
    """An appointment the client did not come to, or is about to be marked so."""
    one = view(appointment_id, acting.now)
    client = found(Client, one.client_id)
    audit.record(acting, "read", client_id=client.id, about="appointment", record_id=one.id)
    status = LegalStatus(client.legal_status)
    record = _records([client.id], acting.now)[client.id]
    suggested = _suggest(status, record, one.outcome or Outcome.ABSENT_UNACCEPTABLE)
    decided_on = one.follow_up.decided_on if one.follow_up else None
    offered = ladder.rungs(status, ladder.ladders_on(decided_on or acting.now.date()))
    return AbsenceView(one, status, offered, suggested, record)


@reading
def list_unfollowed(acting: Acting, scope: str = "mine") -> tuple[MissedLine, ...]:
    """All absences without a decision, and evidence past its date: the oldest duty first.

    `scope` is mine (cover included), office or all; at most a few hundred clients, the longest waiting.
    """
    clients = _clients(scope, acting.actor)
    duties = [
        line
        for line in due_lines(clients, acting.now)
        if line.item.kind in (DueKind.MISSED, DueKind.EVIDENCE)
    ]
    ids = [line.item.record_id for line in duties]
    shown = {one.id: one for one in views(Appointment.id.in_(ids), now=acting.now)} if ids else {}
    records = _records(sorted({line.client_id for line in duties}), acting.now)
    status = {client.id: LegalStatus(client.legal_status) for client in clients}
    lines = [
        MissedLine(
            one := shown[line.item.record_id],
            line.ref,
            line.item,
            _suggest(status[line.client_id], records[line.client_id], one.outcome),
            records[line.client_id],
        )
        for line in duties
        if line.item.record_id in shown
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.item.on, line.appointment.starts_at, line.appointment.id))
    )


@reading
def how_many(acting: Acting, scope: str = "mine") -> int:
    """All that wait, also where they are too many to be shown."""
    evidence = Case(None, [(_EVIDENCE, 1)], 0)
    query = ClientRow.select(fn.SUM(ClientRow.missed_open + evidence)).where(*_waiting(scope, acting.actor))
    return int(query.scalar() or 0)


_EVIDENCE = ClientRow.due_kinds.contains(f" {DueKind.EVIDENCE} ")


def _clients(scope: str, actor: Actor) -> list[Client]:
    """Those whose row says so; the due key puts the longest waiting first."""
    query = Client.select(Client).join(ClientRow).where(*_waiting(scope, actor))
    return list(query.order_by(ClientRow.due_key).limit(BATCH))


def _waiting(scope: str, actor: Actor) -> list[ColumnBase]:
    where: list[ColumnBase] = [ClientRow.active, (ClientRow.missed_open > 0) | _EVIDENCE]
    if scope == "mine":
        where.append((ClientRow.worker == actor.worker_id) | (ClientRow.cover == actor.worker_id))
    elif scope == "office":
        where.append(ClientRow.office == actor.office_id)
    return where


def _records(ids: Sequence[int], now: datetime) -> dict[int, AttendanceRecord]:
    if not ids:
        return {}
    known, settings = due_inputs.appointments_of(list(ids), now), due_inputs.due_settings().attendance
    decided = _decisions(ids, now)
    return {number: _record(known.get(number, []), decided[number], settings, now) for number in ids}


def _record(
    known: list[AppointmentFacts],
    decided: list[tuple[date, Decision]],
    settings: attendance.AttendanceSettings,
    now: datetime,
) -> AttendanceRecord:
    return AttendanceRecord(
        attendance.run(known, now, SIGNS),
        attendance.attendance_flag(known, now, settings),
        attendance.count_rolling(known, now, months=settings.months),
        tuple(decided),
    )


def _decisions(ids: Sequence[int], now: datetime) -> dict[int, list[tuple[date, Decision]]]:
    """Those of the rolling 12 months about what still counts as an absence: nothing else raises the ladder."""
    since = attendance.rolling_window(now.date()).first
    rows = (
        FollowUp.select(FollowUp.client, FollowUp.decided_on, FollowUp.decision)
        .join(Appointment)
        .where(
            FollowUp.client.in_(list(ids)),
            FollowUp.decision.is_null(False),
            FollowUp.decided_on >= since,
            Appointment.removed_at.is_null(),
            Appointment.outcome.in_([outcome for outcome in Outcome if outcome.absent]),
        )
        .order_by(FollowUp.decided_on)
        .tuples()
    )
    decided: dict[int, list[tuple[date, Decision]]] = defaultdict(list)
    for number, on, decision in rows:
        decided[number].append((on, Decision(decision)))
    return decided


def _suggest(status: LegalStatus, record: AttendanceRecord, outcome: Outcome | None) -> LadderStep | None:
    earlier = [decision for _on, decision in record.decisions]
    return None if outcome is None else ladder.suggest(status, earlier, outcome)
