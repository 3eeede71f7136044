"""What became of an appointment: came, sent home, put off, logged by mistake; and the plan of its session."""

from __future__ import annotations

from datetime import datetime, timedelta

from entre_tui.casework.appointments import missed, outcomes
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import Session
from entre_tui.rules.codes import AbsenceReason, Decision, Outcome
from tests.casework.steps import again, booked, details, undone


def test_an_attended_session_is_held_and_undo_takes_it_away(
    client: int, yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    done = outcomes.log_outcome(acting, yesterday.id, Outcome.LATE, seen_version=1)
    row = Session.get(Session.client == client)
    assert (row.held, row.number, row.minutes, row.starts_at) == (True, 1, 60, yesterday.starts_at)
    undone(acting, done)
    assert not Session.select().where(Session.removed_at.is_null()).exists()
    assert again(yesterday, now).to_log


def test_sent_home_came_but_no_session_was_held(
    client: int, yesterday: AppointmentView, acting: Acting
) -> None:
    outcomes.log_outcome(acting, yesterday.id, Outcome.SENT_HOME, seen_version=1)
    assert not Session.select().exists()


def test_a_missed_sessions_plan_goes_to_the_new_time(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    one = booked(acting, client, -1)
    plan = PlanDetails(one.starts_at, 60, aim="what anger says", appointment_id=one.id)
    session = sessions.plan_session(Acting(actor, now - timedelta(days=3)), client, plan).record_id
    new_time = now + timedelta(days=2)
    done = missed.mark_missed(
        acting, one.id, AbsenceReason.WORK, AbsenceFollowUp(next_at=new_time), seen_version=1
    )
    row = Session.get_by_id(session)
    assert (row.starts_at, row.held, row.appointment_id) == (new_time, False, again(one, now).next_id)
    undone(acting, done)
    row = Session.get_by_id(session)
    assert (row.starts_at, row.appointment_id) == (one.starts_at, one.id)


def test_a_plan_whose_time_fell_through_is_held_at_the_next(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    one, two = booked(acting, client, -3), booked(acting, client, -1)
    plan = PlanDetails(one.starts_at, 60, aim="what anger says", appointment_id=one.id)
    session = sessions.plan_session(Acting(actor, now - timedelta(days=4)), client, plan).record_id
    outcomes.log_outcome(acting, one.id, Outcome.DID_NOT_HAPPEN, "fire drill", seen_version=1)
    outcomes.log_outcome(acting, two.id, Outcome.ATTENDED, seen_version=1)
    (row,) = Session.select()
    assert (row.id, row.held, row.appointment_id, row.starts_at) == (session, True, two.id, two.starts_at)


def test_put_off_by_the_client_with_a_new_time(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, 1)
    when = details(now, 4).starts_at
    done = outcomes.reschedule(acting, one.id, "client", "shift at work", when, seen_version=1)
    moved = again(one, now)
    assert (moved.outcome, moved.rescheduled_by, moved.next_at) == (Outcome.RESCHEDULED, "client", when)
    undone(acting, done)
    assert (again(one, now).outcome, again(one, now).next_id) == (None, None)
    assert len(appointment_views.appointments(acting, client)) == 1


def test_clearing_and_taking_the_clearing_back(
    yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    decided = AbsenceFollowUp(decision=Decision.SUMMONS)
    done = missed.mark_missed(acting, yesterday.id, AbsenceReason.NONE_GIVEN, decided, seen_version=1)
    cleared = outcomes.clear_outcome(acting, yesterday.id, seen_version=done.version)
    assert again(yesterday, now).to_log
    undone(acting, cleared)
    followed = again(yesterday, now).follow_up
    assert followed is not None
    assert followed.decision is Decision.SUMMONS
