"""Sessions as they are shown: the lines of a client's list, one in full, and what a new plan begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import ColumnBase, Expression

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening
from entre_tui.casework.core.programmes import strategy_name, theme_name
from entre_tui.casework.programme import dosage
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.sessions import session_sync
from entre_tui.models import (
    Appointment,
    Client,
    Session,
    SessionStrategy,
    SessionTheme,
    Worker,
)
from entre_tui.rules.codes import AppointmentKind, HomeworkDone, Outcome
from entre_tui.rules.dose import DoseFigures, DosePlan


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list; `themes` in words."""

    id: int
    version: int
    number: int
    starts_at: datetime
    minutes: int | None
    held: bool
    planned: bool
    evaluated: bool
    appointment_id: int | None
    themes: tuple[str, ...]

    @property
    def incomplete(self) -> bool:
        """Held without a plan or without an evaluation (docs/casework.md 3)."""
        return self.held and not (self.planned and self.evaluated)


@dataclass(frozen=True, slots=True)
class MissedSession:
    """A booked session the client did not come to: it stands in the strip where it would have been."""

    appointment_id: int
    starts_at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SessionsView:
    """A client's sessions in order of time, what was missed among them, and the dose against the programme."""

    client_id: int
    programme: str
    lines: tuple[SessionLine, ...]
    missed: tuple[MissedSession, ...]
    dose: DoseFigures
    plan: DosePlan
    next_number: int


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What the session before left behind: its homework and its next step."""

    number: int
    starts_at: datetime
    homework_set: str
    next_step: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session in full; `themes` and `strategies` are ids. `planned_late`: the plan was written afterwards."""

    id: int
    version: int
    client_id: int
    number: int
    starts_at: datetime
    minutes: int | None
    place: str
    by_video: bool
    held: bool
    appointment_id: int | None
    themes: tuple[str, ...]
    strategies: tuple[str, ...]
    theme_words: tuple[str, ...]
    strategy_words: tuple[str, ...]
    aim: str
    content: str
    homework_set: str
    planned_at: datetime | None
    planned_by: str
    done: str
    homework_done: HomeworkDone | None
    engagement: int | None
    alliance: int | None
    response: str
    concerns: str
    next_step: str
    evaluated_at: datetime | None
    evaluated_by: str
    earlier: CarriedOver | None

    @property
    def planned_late(self) -> bool:
        return self.planned_at is not None and self.planned_at > self.starts_at

    @property
    def incomplete(self) -> bool:
        return self.held and (self.planned_at is None or self.evaluated_at is None)


@opening
def sessions(acting: Acting, client_id: int) -> SessionsView:
    """All sessions of a client with the dose so far."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="sessions")
    enrolment = current_enrolment(client_id)
    rows, themes = dosage.session_rows(client_id, acting.now), dosage.themes_of(client_id)
    return SessionsView(
        client_id,
        dosage.title_of(enrolment),
        _lines(rows, themes),
        _missed_sessions(client_id, acting.now),
        dosage.dose_of(rows, themes, enrolment, acting.now),
        dosage.plan_of(enrolment),
        session_sync.next_number(client_id, enrolment.id if enrolment else None),
    )


def _lines(
    rows: Sequence[dosage.SessionRow], themes: Mapping[int, tuple[str, ...]]
) -> tuple[SessionLine, ...]:
    words = {theme: theme_name(theme) for theme in {theme for named in themes.values() for theme in named}}
    return tuple(
        SessionLine(
            row.id,
            row.version,
            row.number,
            row.starts_at,
            row.minutes,
            row.held,
            row.planned,
            row.evaluated,
            row.appointment_id,
            tuple(words[theme] for theme in themes.get(row.id, ())),
        )
        for row in rows
    )


def _missed_sessions(client_id: int, now: datetime) -> tuple[MissedSession, ...]:
    rows = (
        Appointment.select(Appointment.id, Appointment.starts_at, Appointment.outcome)
        .where(
            Appointment.client == client_id,
            Appointment.kind == AppointmentKind.SESSION,
            Appointment.outcome.in_([outcome for outcome in Outcome if outcome.absent]),
            Appointment.removed_at.is_null(),
        )
        .order_by(Appointment.starts_at)
        .tuples()
    )
    return tuple(MissedSession(number, at.astimezone(now.tzinfo), Outcome(what)) for number, at, what in rows)


@opening
def session(acting: Acting, session_id: int) -> SessionView:
    """One session in full, with what the one before left behind."""
    row = found(Session, session_id)
    audit.record(acting, "read", client_id=row.client_id, about="session", record_id=row.id)
    return view_of(row, acting.now)


def view_of(row: Session, now: datetime) -> SessionView:
    """For use inside other casework."""
    zone = now.tzinfo
    themes = _names(SessionTheme, SessionTheme.theme, row.id)
    strategies = _names(SessionStrategy, SessionStrategy.strategy, row.id)
    before = (Session.starts_at < row.starts_at) & (Session.id != row.id)
    return SessionView(
        id=row.id,
        version=row.version,
        client_id=row.client_id,
        number=row.number,
        starts_at=row.starts_at.astimezone(zone),
        minutes=row.minutes,
        place=row.place,
        by_video=row.by_video,
        held=row.held,
        appointment_id=row.appointment_id,
        themes=themes,
        strategies=strategies,
        theme_words=tuple(theme_name(theme) for theme in themes),
        strategy_words=tuple(strategy_name(strategy) for strategy in strategies),
        aim=row.aim,
        content=row.content,
        homework_set=row.homework_set,
        planned_at=row.planned_at and row.planned_at.astimezone(zone),
        planned_by=_worker(row.planned_by_id),
        done=row.done,
        homework_done=HomeworkDone(row.homework_done) if row.homework_done else None,
        engagement=row.engagement,
        alliance=row.alliance,
        response=row.response,
        concerns=row.concerns,
        next_step=row.next_step,
        evaluated_at=row.evaluated_at and row.evaluated_at.astimezone(zone),
        evaluated_by=_worker(row.evaluated_by_id),
        earlier=earlier_of(row.client_id, now, before),
    )


def _names(
    model: type[SessionTheme | SessionStrategy], column: ColumnBase, session_id: int
) -> tuple[str, ...]:
    return tuple(
        name
        for (name,) in model.select(column).where(model.session == session_id).order_by(model.id).tuples()
    )


def _worker(worker_id: int | None) -> str:
    return Worker.select(Worker.name).where(Worker.id == worker_id).scalar() or "" if worker_id else ""


def earlier_of(client_id: int, now: datetime, *where: Expression) -> CarriedOver | None:
    """The last session held before, or of all."""
    row = (
        Session.select(Session.number, Session.starts_at, Session.homework_set, Session.next_step)
        .where(Session.client == client_id, Session.held, Session.removed_at.is_null(), *where)
        .order_by(Session.starts_at.desc(), Session.number.desc())
        .first()
    )
    if row is None:
        return None
    return CarriedOver(row.number, row.starts_at.astimezone(now.tzinfo), row.homework_set, row.next_step)
