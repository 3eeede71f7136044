"""Whatever is logged, in whatever order: taking it back step by step leads to where it began."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from entre_tui import models
from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.core.base import Acting, Actor, Done
from entre_tui.casework.core.ledger import RowStep
from entre_tui.casework.core.reversal import Reversal, undo_change
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import AuditEntry, Session
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, Outcome
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import booked, undone

FOLLOWED = some.builds(
    AbsenceFollowUp,
    way=some.just(ContactWay.PHONE),
    result=some.sampled_from(ContactResult),
    decision=some.sampled_from([None, Decision.NO_ACTION, Decision.SUMMONS]),
    client_reason=some.sampled_from([None, "", "overslept"]),
    next_at=some.sampled_from([None, datetime(2025, 12, 9, 10).astimezone()]),
)
STEP = some.one_of(
    some.tuples(
        some.just("log"),
        some.sampled_from([Outcome.ATTENDED, Outcome.LATE, Outcome.SENT_HOME, Outcome.DID_NOT_HAPPEN]),
    ),
    some.tuples(some.just("missed"), some.tuples(some.sampled_from(AbsenceReason), FOLLOWED)),
    some.tuples(some.just("put off"), some.booleans()),
    some.tuples(some.just("clear"), some.none()),
)


def state(acting: Acting, client: int) -> Any:
    """All that can be seen of appointments and sessions, but for the counters of versions."""
    seen = appointment_views.views(appointment_views.Appointment.client == client, now=acting.now)
    shown = [
        (one.id, one.outcome, one.reason, one.rescheduled_by, one.next_id, one.session_id, one.to_log)
        + (
            (one.follow_up.decision, one.follow_up.client_reason, len(one.follow_up.attempts))
            if one.follow_up
            else ()
        )
        for one in seen
    ]
    held = Session.select(Session.id, Session.held, Session.starts_at, Session.appointment, Session.number)
    return shown, list(held.where(Session.removed_at.is_null()).order_by(Session.id).tuples())


def take(acting: Acting, step: tuple[str, Any], number: int) -> Done | None:
    """Does one step where it can be done."""
    one = appointment_views.view(number, acting.now)
    seen = one.version
    what, how = step
    if what == "clear":
        return outcomes.clear_outcome(acting, number, seen_version=seen) if one.outcome else None
    if one.outcome is not None and not (what == "missed" and one.outcome.absent):
        return None
    if what == "log":
        return outcomes.log_outcome(acting, number, how, seen_version=seen)
    if what == "missed":
        return missed.mark_missed(acting, number, how[0], how[1], seen_version=seen)
    new_time = acting.now + timedelta(days=6) if how else None
    return outcomes.reschedule(acting, number, "client", "a shift", new_time, seen_version=seen)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=some.lists(STEP, min_size=1, max_size=5), planned=some.booleans())
def test_every_step_can_be_taken_back(
    steps: list[tuple[str, Any]],
    planned: bool,
    db: EncryptedDatabase,
    client: int,
    acting: Acting,
    actor: Actor,
    now: datetime,
) -> None:
    with db.atomic() as whole:
        number = booked(acting, client, -1).id
        if planned:
            plan = PlanDetails(now - timedelta(days=1), 60, aim="x", appointment_id=number)
            sessions.plan_session(Acting(actor, now - timedelta(days=2)), client, plan)
        entries = AuditEntry.select().count()
        before, done = [state(acting, client)], []
        for step in steps:
            made = take(acting, step, number)
            if made is not None:
                done.append(made)
                before.append(state(acting, client))
        for made in reversed(done):
            assert state(acting, client) == before.pop()
            undone(acting, made) if made is done[-1] else _again(acting, made)
        assert state(acting, client) == before.pop()
        assert AuditEntry.select().count() == entries + 2 * len(done)
        whole.rollback()


def _again(acting: Acting, made: Done) -> None:
    """An earlier undo, told the versions that later undos have made."""
    assert made.undo is not None
    (reversal,) = made.undo.args
    assert isinstance(reversal, Reversal)
    steps = tuple(
        replace(step, version=getattr(models, step.table).get_by_id(step.row_id).version)
        for step in reversal.steps
        if isinstance(step, RowStep)
    )
    undo_change(acting, replace(reversal, steps=steps))


def test_a_booking_moved_twice_goes_back_twice(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, 1)
    first = appointments.move_appointment(
        acting, one.id, one.starts_at + timedelta(hours=2), seen_version=one.version
    )
    second = appointments.move_appointment(
        acting, one.id, one.starts_at + timedelta(hours=4), seen_version=first.version
    )
    undone(acting, second)
    assert appointment_views.view(one.id, now).starts_at == one.starts_at + timedelta(hours=2)
