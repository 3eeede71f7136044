"""How a session follows its appointment: held when the client came, moved and carried over with its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN, fn

from entre_tui.casework.core.base import Acting, create, save
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.models import Appointment, Session
from entre_tui.rules.codes import AppointmentKind, Outcome
from entre_tui.rules.moments import midnight, zone_of

_CAME = (Outcome.ATTENDED, Outcome.LATE)
_FELL_THROUGH = [outcome for outcome in Outcome if outcome not in _CAME]


@dataclass(frozen=True, slots=True)
class SessionBefore:
    """A session's columns before an outcome touched it; None when the outcome made the session."""

    session_id: int
    values: Mapping[str, object] | None


def next_number(client_id: int, enrolment_id: int | None) -> int:
    """The number after the highest of this enrolment."""
    same = Session.enrolment.is_null() if enrolment_id is None else Session.enrolment == enrolment_id
    highest = Session.select(fn.MAX(Session.number)).where(
        Session.client == client_id, same, Session.removed_at.is_null()
    )
    return (highest.scalar() or 0) + 1


def hold_session(acting: Acting, row: Appointment, outcome: Outcome) -> SessionBefore | None:
    """The session of an appointment that came about is held; a plan for it is found, or a session is made."""
    if row.kind != AppointmentKind.SESSION or outcome not in _CAME:
        return None
    plan = _plan_for(row, acting.now)
    values = {"appointment": row.id, "starts_at": row.starts_at, "minutes": row.minutes, "held": True}
    values |= {"place": row.place, "by_video": row.by_video}
    if plan is None:
        enrolment = current_enrolment(row.client_id)
        number = next_number(row.client_id, enrolment.id if enrolment else None)
        made = create(acting, Session, client=row.client_id, enrolment=enrolment, number=number, **values)
        return SessionBefore(made.id, None)
    before = SessionBefore(plan.id, {name: plan.__data__[name] for name in values})
    save(acting, plan, **values)
    return before


def _plan_for(row: Appointment, now: datetime) -> Session | None:
    """The linked session; else a plan of that day without appointment; else the oldest whose time fell through."""
    waiting = (Session.client == row.client_id) & Session.removed_at.is_null()
    linked = Session.get_or_none(waiting, Session.appointment == row.id)
    if linked is not None:
        return linked
    zone = zone_of(now)
    day = row.starts_at.astimezone(zone).date()
    ends = midnight(day + timedelta(days=1), zone)
    that_day = (Session.starts_at >= midnight(day, zone)) & (Session.starts_at < ends)
    fell_through = Appointment.outcome.in_(_FELL_THROUGH) | Appointment.removed_at.is_null(False)
    return (
        Session.select()
        .join(Appointment, JOIN.LEFT_OUTER)
        .where(waiting, ~Session.held, (Session.appointment.is_null() & that_day) | fell_through)
        .order_by(Session.appointment.is_null(False), Session.starts_at)
        .first()
    )


def put_back(acting: Acting, before: SessionBefore | None) -> None:
    """Undoes what an outcome did to the session."""
    session = None if before is None else Session.get_or_none(Session.id == before.session_id)
    if before is None or session is None:
        return
    if before.values is None:
        save(acting, session, removed_at=acting.now, appointment=None, held=False)
    else:
        save(acting, session, **before.values)


def release_session(acting: Acting, row: Appointment) -> SessionBefore | None:
    """An outcome is cleared: its session is not held after all, unless it has been evaluated.

    One that held nothing but the outcome goes.
    """
    session = Session.get_or_none(Session.appointment == row.id, Session.removed_at.is_null())
    if session is None or not session.held or session.evaluated_at is not None:
        return None
    names = ("held", "removed_at", "appointment")
    before = SessionBefore(session.id, {name: session.__data__[name] for name in names})
    if session.planned_at is None:
        save(acting, session, held=False, removed_at=acting.now, appointment=None)
    else:
        save(acting, session, held=False)
    return before


def carry_over(acting: Acting, row: Appointment, following: Appointment) -> SessionBefore | None:
    """The plan of a session that did not come about is kept for the new time."""
    plan = Session.get_or_none(Session.appointment == row.id, ~Session.held, Session.removed_at.is_null())
    if plan is None or following.kind != AppointmentKind.SESSION:
        return None
    before = SessionBefore(plan.id, {name: plan.__data__[name] for name in ("appointment", "starts_at")})
    save(acting, plan, appointment=following.id, starts_at=following.starts_at)
    return before


def move_plan(acting: Acting, row: Appointment) -> None:
    """A planned session goes with its appointment to another time."""
    plan = Session.get_or_none(Session.appointment == row.id, ~Session.held, Session.removed_at.is_null())
    if plan is not None:
        save(
            acting, plan, starts_at=row.starts_at, minutes=row.minutes, place=row.place, by_video=row.by_video
        )
