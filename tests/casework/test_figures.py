"""Figures reckoned by hand beforehand, read back through casework from a real file."""

from __future__ import annotations

from datetime import datetime, timedelta

from entre_tui.casework import enrolments, evaluation, outcomes, sessions
from entre_tui.casework.base import Actor
from entre_tui.casework.caseload import caseload
from entre_tui.casework.client_head import client_head
from entre_tui.casework.dosage import dose
from entre_tui.casework.overview import overview
from entre_tui.casework.sessions import PlanDetails
from entre_tui.models import ClientRow, Session
from entre_tui.rules.codes import Ending, Outcome
from tests.casework.steps import booked


def held(client: int, at: datetime, actor: Actor, now: datetime) -> int:
    """A session that was held without an appointment."""
    done = sessions.plan_session(client, PlanDetails(at, 60), actor=actor, now=now)
    assert done.record_id is not None
    evaluation.mark_held(done.record_id, actor=actor, now=now, seen_version=1)
    return done.record_id


def test_sessions_held_are_those_of_the_programme_that_is_shown(
    client: int, actor: Actor, now: datetime
) -> None:
    first = enrolments.enrol(client, "entre-pilot", now.date() - timedelta(200), actor=actor, now=now)
    for days in (150, 140, 130):
        held(client, now - timedelta(days), actor, now)
    enrolments.end_enrolment(
        first.record_id or 0,
        now.date() - timedelta(100),
        Ending.WITHDREW,
        actor=actor,
        now=now,
        seen_version=1,
    )
    assert ClientRow.get_by_id(client).sessions_held == 3
    enrolments.enrol(client, "entre-2016", now.date() - timedelta(60), actor=actor, now=now)
    for days in (40, 3):
        held(client, now - timedelta(days), actor, now)
    head = client_head(client, actor=actor, now=now)
    assert (head.held, head.planned) == (2, 50)
    seen = overview(client, actor=actor, now=now)
    assert [(one.held, one.planned) for one in seen.programmes] == [(2, 50), (3, None)]
    assert dose(client, actor=actor, now=now).held == ClientRow.get_by_id(client).sessions_held == 2
    assert [row.number for row in Session.select().order_by(Session.starts_at)] == [1, 2, 3, 1, 2]


def test_the_weeks_sessions_of_a_worker_with_and_without_an_appointment(
    client: int, actor: Actor, now: datetime
) -> None:
    """`now` is a Thursday: Monday to Sunday of its week count, the Sunday before and the Monday after do not."""
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0)
    held(client, monday, actor, now)
    held(client, monday - timedelta(minutes=1), actor, now)
    came = booked(client, actor, now, -1)
    outcomes.log_outcome(came.id, Outcome.LATE, actor=actor, now=now, seen_version=came.version)
    home = booked(client, actor, now, -1, hour=15)
    outcomes.log_outcome(home.id, Outcome.SENT_HOME, actor=actor, now=now, seen_version=home.version)
    (mine,) = (load for load in caseload(actor=actor, now=now) if load.worker_id == actor.worker_id)
    assert mine.sessions_this_week == 2
