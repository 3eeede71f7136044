"""How a session follows its appointment: held when the client came, moved and carried over with its plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from peewee import JOIN, fn

from entre_tui.casework.core.base import Acting, create, remove, save
from entre_tui.casework.core.reversal import on_return
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.models import Appointment, Session
from entre_tui.rules.codes import AppointmentKind, Outcome
from entre_tui.rules.moments import midnight, zone_of

_CAME = (Outcome.ATTENDED, Outcome.LATE)
_FELL_THROUGH = [outcome for outcome in Outcome if outcome not in _CAME]


def next_number(client_id: int, enrolment_id: int | None) -> int:
    """The number after the highest of this enrolment."""
    same = Session.enrolment.is_null() if enrolment_id is None else Session.enrolment == enrolment_id
    highest = Session.select(fn.MAX(Session.number)).where(
        Session.client == client_id, same, Session.removed_at.is_null()
    )
    return (highest.scalar() or 0) + 1


def hold_session(acting: Acting, row: Appointment, outcome: Outcome) -> None:
    """The session of an appointment that came about is held; a plan for it is found, or a session is made."""
    if row.kind != AppointmentKind.SESSION or outcome not in _CAME:
        return
    plan = _plan_for(row, acting.now)
    values = {"appointment": row.id, "starts_at": row.starts_at, "minutes": row.minutes, "held": True}
    values |= {"place": row.place, "by_video": row.by_video}
    if plan is not None:
        save(acting, plan, **values)
        return
    enrolment = current_enrolment(row.client_id)
    number = next_number(row.client_id, enrolment.id if enrolment else None)
    create(acting, Session, client=row.client_id, enrolment=enrolment, number=number, **values)


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


@on_return(Session)
def _fit_in(row: Session, values: dict[str, object], now: datetime) -> dict[str, object]:
    """Where its number is taken meanwhile it gets the next; where its appointment is, it comes back without."""
    if "removed_at" in values and values["removed_at"] is None:
        same = (
            Session.enrolment.is_null() if row.enrolment_id is None else Session.enrolment == row.enrolment_id
        )
        taken = (Session.client == row.client_id) & (Session.number == row.number) & same
        if Session.select().where(taken, Session.removed_at.is_null(), Session.id != row.id).exists():
            values["number"] = next_number(row.client_id, row.enrolment_id)
    linked = values.get("appointment")
    if linked and Session.select().where(Session.appointment == linked, Session.id != row.id).exists():
        del values["appointment"]
    return values


def release_session(acting: Acting, row: Appointment) -> None:
    """An outcome is cleared: its session is not held after all, unless it has been evaluated.

    One that held nothing but the outcome goes.
    """
    session = Session.get_or_none(Session.appointment == row.id, Session.removed_at.is_null())
    if session is None or not session.held or session.evaluated_at is not None:
        return
    if session.planned_at is None:
        remove(acting, session, held=False, appointment=None)
    else:
        save(acting, session, held=False)


def carry_over(acting: Acting, row: Appointment, following: Appointment) -> None:
    """The plan of a session that did not come about is kept for the new time."""
    plan = Session.get_or_none(Session.appointment == row.id, ~Session.held, Session.removed_at.is_null())
    if plan is not None and following.kind == AppointmentKind.SESSION:
        save(acting, plan, appointment=following.id, starts_at=following.starts_at)


def move_plan(acting: Acting, row: Appointment) -> None:
    """A planned session goes with its appointment to another time."""
    plan = Session.get_or_none(Session.appointment == row.id, ~Session.held, Session.removed_at.is_null())
    if plan is not None:
        save(
            acting, plan, starts_at=row.starts_at, minutes=row.minutes, place=row.place, by_video=row.by_video
        )
