"""Appointments as they are shown: with their follow-up, in the office's time; the queries behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from peewee import JOIN, ColumnBase, ModelSelect

from entre_tui.casework.appointments.visible import in_sight
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, opening
from entre_tui.casework.core.due_inputs import due_settings
from entre_tui.locale import _
from entre_tui.models import Appointment, Client, ContactAttempt, FollowUp, Session, Worker
from entre_tui.rules.appointments.attendance import AppointmentFacts
from entre_tui.rules.codes import AbsenceReason, AppointmentKind, ContactResult, ContactWay, Decision, Outcome
from entre_tui.rules.due import follow_up
from entre_tui.rules.due.facts import DueSettings
from entre_tui.rules.moments import zone_of
from entre_tui.storage.proxy import database

Cells = tuple[Any, ...]
"""A row of the database as it comes from the cursor."""


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One try to reach the client after an absence."""

    id: int
    at: datetime
    way: ContactWay
    result: ContactResult
    words: str


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """What was done about one absence; `todo` is the open duty with its last day, None when nothing is."""

    attempts: tuple[AttemptView, ...] = ()
    client_reason: str = ""
    decision: Decision | None = None
    decided_on: date | None = None
    decision_words: str = ""
    told_client: str = ""
    todo: follow_up.FollowUpDuty | None = None


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """`to_log`: it is past and nobody has said what became of it. Times are the office's."""

    id: int
    version: int
    client_id: int
    client: str
    worker_id: int | None
    worker: str
    kind: AppointmentKind
    starts_at: datetime
    minutes: int
    place: str
    by_video: bool
    reminder: bool
    series_id: int | None
    outcome: Outcome | None
    reason: AbsenceReason | None
    reason_words: str
    rescheduled_by: str
    evidence_due_on: date | None
    next_id: int | None
    next_at: datetime | None
    session_id: int | None
    session_number: int | None
    to_log: bool
    follow_up: FollowUpView | None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


_COLUMNS = (
    Appointment.id,
    Appointment.version,
    Appointment.client,
    Appointment.worker,
    Appointment.kind,
    Appointment.starts_at,
    Appointment.minutes,
    Appointment.place,
    Appointment.by_video,
    Appointment.reminder,
    Appointment.series,
    Appointment.outcome,
    Appointment.reason,
    Appointment.reason_words,
    Appointment.rescheduled_by,
    Appointment.evidence_due_on,
    Appointment.next,
    Session.id,
    Session.number,
)
_ITS_SESSION = (
    (Session.appointment == Appointment.id)
    & (Appointment.kind == AppointmentKind.SESSION)
    & Session.removed_at.is_null()
)


def views(*where: ColumnBase, now: datetime, latest: int | None = None) -> list[AppointmentView]:
    """The appointments that fit, in order of time, in four queries at most; for use inside other casework.

    With `latest`, only the last so many.
    """
    known = Appointment.select(*_COLUMNS).join(Session, JOIN.LEFT_OUTER, on=_ITS_SESSION)
    query = known.where(Appointment.removed_at.is_null(), *where, in_sight())
    if latest is None:
        rows = _read(query.order_by(Appointment.starts_at, Appointment.id))
    else:
        newest = query.order_by(Appointment.starts_at.desc(), Appointment.id.desc()).limit(latest)
        rows = _read(newest)[::-1]
    return _built(rows, now) if rows else []


def _read(query: ModelSelect[Appointment]) -> list[Cells]:
    """Straight from the cursor: converting each cell by its column costs more than reading it."""
    instant, day = Appointment.starts_at.python_value, Appointment.evidence_due_on.python_value
    return [
        (
            *row[:5],
            instant(row[5]),
            *row[6:8],
            bool(row[8]),
            bool(row[9]),
            *row[10:15],
            day(row[15]),
            *row[16:],
        )
        for row in database.execute(query)
    ]


def _built(rows: list[Cells], now: datetime) -> list[AppointmentView]:
    zone = now.tzinfo
    names, workers = _client_names({row[2] for row in rows}), _worker_names({row[3] for row in rows})
    absent = [row for row in rows if row[11] is not None and Outcome(row[11]).absent]
    followed = _follow_ups(absent, now)
    following = _starts([row[16] for row in rows if row[16] is not None], now)
    found = []
    for row in rows:
        number = row[0]
        outcome = Outcome(row[11]) if row[11] else None
        starts_at = row[5].astimezone(zone)
        found.append(
            AppointmentView(
                number,
                row[1],
                row[2],
                names.get(row[2], ""),
                row[3],
                workers.get(row[3], ""),
                AppointmentKind(row[4]),
                starts_at,
                row[6],
                row[7],
                row[8],
                row[9],
                row[10],
                outcome,
                AbsenceReason(row[12]) if row[12] else None,
                row[13],
                row[14],
                row[15],
                row[16],
                following.get(row[16]),
                row[17],
                row[18],
                outcome is None and row[5] + timedelta(minutes=row[6]) <= now,
                followed.get(number),
            )
        )
    return found


def _client_names(ids: set[int]) -> dict[int, str]:
    return {row.id: name_of(row) for row in Client.select().where(Client.id.in_(ids))}


def _worker_names(ids: Iterable[int | None]) -> dict[int | None, str]:
    known = [number for number in ids if number is not None]
    return dict(Worker.select(Worker.id, Worker.name).where(Worker.id.in_(known)).tuples()) if known else {}


def _starts(ids: list[int], now: datetime) -> dict[int | None, datetime]:
    if not ids:
        return {}
    rows = Appointment.select(Appointment.id, Appointment.starts_at).where(
        Appointment.id.in_(ids), Appointment.removed_at.is_null()
    )
    return {number: at.astimezone(now.tzinfo) for number, at in rows.tuples()}


def _follow_ups(absent: list[Cells], now: datetime) -> dict[int, FollowUpView]:
    if not absent:
        return {}
    ids = [row[0] for row in absent]
    attempts, settings = _attempts(ids, now), due_settings()
    done = {
        number: fields
        for number, *fields in FollowUp.select(
            FollowUp.appointment,
            FollowUp.client_reason,
            FollowUp.decision,
            FollowUp.decided_on,
            FollowUp.decision_words,
            FollowUp.told_client,
        )
        .where(FollowUp.appointment.in_(ids), FollowUp.removed_at.is_null())
        .tuples()
    }
    return {
        row[0]: _follow_up(
            row, attempts.get(row[0], ()), done.get(row[0], ["", None, None, "", ""]), settings, now
        )
        for row in absent
    }


def _follow_up(
    row: Cells,
    attempts: tuple[AttemptView, ...],
    done: list[Any],
    settings: DueSettings,
    now: datetime,
) -> FollowUpView:
    client_reason, decision, decided_on, words, told = done
    facts = AppointmentFacts(
        id=row[0],
        start=row[5],
        minutes=row[6],
        outcome=Outcome(row[11]),
        contacted_on=attempts[0].at.date() if attempts else None,
        decided_on=decided_on,
        evidence_due=row[15],
    )
    todo = follow_up.follow_up(facts, zone_of(now), settings)
    chosen = Decision(decision) if decision else None
    return FollowUpView(attempts, client_reason, chosen, decided_on, words, told, todo)


def _attempts(ids: list[int], now: datetime) -> dict[int, tuple[AttemptView, ...]]:
    rows = (
        ContactAttempt.select(
            ContactAttempt.appointment,
            ContactAttempt.id,
            ContactAttempt.at,
            ContactAttempt.way,
            ContactAttempt.result,
            ContactAttempt.words,
        )
        .where(ContactAttempt.appointment.in_(ids), ContactAttempt.removed_at.is_null())
        .order_by(ContactAttempt.at, ContactAttempt.id)
        .tuples()
    )
    found: dict[int, tuple[AttemptView, ...]] = {}
    for number, attempt, at, way, result, words in rows:
        one = AttemptView(attempt, at.astimezone(now.tzinfo), ContactWay(way), ContactResult(result), words)
        found[number] = (*found.get(number, ()), one)
    return found


def view(appointment_id: int, now: datetime) -> AppointmentView:
    """One appointment, for use inside other casework."""
    found = views(Appointment.id == appointment_id, now=now)
    if not found:
        raise CaseworkError(_("This has been removed meanwhile. Go back and look again."))
    return found[0]


@opening
def appointment(acting: Acting, appointment_id: int) -> AppointmentView:
    """One appointment with everything that was done about it."""
    found = view(appointment_id, acting.now)
    audit.record(acting, "read", client_id=found.client_id, about="appointment", record_id=appointment_id)
    return found


@opening
def appointments(acting: Acting, client_id: int) -> tuple[AppointmentView, ...]:
    """All appointments of a client, in order of time."""
    audit.record(acting, "read", client_id=client_id, about="appointments")
    return tuple(views(Appointment.client == client_id, now=acting.now))
