"""Figures reckoned by hand beforehand, read back through casework from a real file."""

from __future__ import annotations

from datetime import datetime, timedelta

from entre_tui.casework.appointments import outcomes
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.programme import enrolments
from entre_tui.casework.programme.dosage import dose
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.casework.supervision.caseload import caseload
from entre_tui.casework.whole_file.head import client_head
from entre_tui.casework.whole_file.overview import overview
from entre_tui.models import ClientRow, Session
from entre_tui.rules.codes import Ending, Outcome
from tests.casework.steps import booked


def held(acting: Acting, client: int, at: datetime) -> int:
    """A session that was held without an appointment."""
    done = sessions.plan_session(acting, client, PlanDetails(at, 60))
    assert done.record_id is not None
    evaluation.mark_held(acting, done.record_id, seen_version=1)
    return done.record_id


def test_sessions_held_are_those_of_the_programme_that_is_shown(
    client: int, acting: Acting, now: datetime
) -> None:
    first = enrolments.enrol(acting, client, "entre-pilot", now.date() - timedelta(200))
    for days in (150, 140, 130):
        held(acting, client, now - timedelta(days))
    enrolments.end_enrolment(
        acting, first.record_id or 0, now.date() - timedelta(100), Ending.WITHDREW, seen_version=1
    )
    assert ClientRow.get_by_id(client).sessions_held == 3
    enrolments.enrol(acting, client, "entre-2016", now.date() - timedelta(60))
    for days in (40, 3):
        held(acting, client, now - timedelta(days))
    head = client_head(acting, client)
    assert (head.held, head.planned) == (2, 50)
    seen = overview(acting, client)
    assert [(one.held, one.planned) for one in seen.programmes] == [(2, 50), (3, None)]
    assert dose(acting, client).held == ClientRow.get_by_id(client).sessions_held == 2
    assert [row.number for row in Session.select().order_by(Session.starts_at)] == [1, 2, 3, 1, 2]


def test_the_weeks_sessions_of_a_worker_with_and_without_an_appointment(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    """`now` is a Thursday: Monday to Sunday of its week count, the Sunday before and the Monday after do not."""
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0)
    held(acting, client, monday)
    held(acting, client, monday - timedelta(minutes=1))
    came = booked(acting, client, -1)
    outcomes.log_outcome(acting, came.id, Outcome.LATE, seen_version=came.version)
    home = booked(acting, client, -1, hour=15)
    outcomes.log_outcome(acting, home.id, Outcome.SENT_HOME, seen_version=home.version)
    (mine,) = (load for load in caseload(acting) if load.worker_id == actor.worker_id)
    assert mine.sessions_this_week == 2
