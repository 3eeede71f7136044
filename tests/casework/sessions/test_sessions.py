"""Sessions: planned with what the last one left, evaluated, counted against the programme."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from entre_tui.casework.appointments import outcomes
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation.content import Content, MapLine, NeedRating
from entre_tui.casework.programme import enrolments
from entre_tui.casework.sessions import plan as session_plan
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions import views as session_views
from entre_tui.casework.sessions.evaluation import Evaluation, evaluate_session, mark_held
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.casework.sessions.views import SessionView
from entre_tui.rules.codes import HomeworkDone, Outcome
from tests.casework.steps import booked, undone


def planned(acting: Acting, client: int, days: int = -1, written: int = -2) -> int:
    """A session planned some days before; gives its id."""
    plan = PlanDetails(
        acting.now + timedelta(days=days),
        75,
        themes=["identity"],
        strategies=["functional-analysis"],
        aim="who am I without them",
        homework_set="write down three names",
    )
    done = sessions.plan_session(Acting(acting.actor, acting.now + timedelta(days=written)), client, plan)
    assert done.record_id is not None
    return done.record_id


def test_what_the_map_asks_for_is_offered_first(enrolled: int, acting: Acting) -> None:
    links = (MapLine("gang_involvement", "problem-solving", "cognitive-restructuring"),)
    rated = (NeedRating("gang_involvement", "marked", "said so"),)
    formulation_saving.save_formulation(acting, enrolled, Content(needs=rated, links=links), 0)
    start = session_plan.plan_start(acting, enrolled)
    assert (start.themes[0][0], start.strategies[0][0]) == ("problem-solving", "cognitive-restructuring")
    assert start.mapped == (1, 1)
    assert (len(start.themes), len(start.strategies)) == (5, 5)


def seen(acting: Acting, session: int) -> SessionView:
    return session_views.session(acting, session)


def test_a_plan_is_read_back_and_taken_back(enrolled: int, acting: Acting) -> None:
    one = seen(acting, planned(acting, enrolled, 1))
    assert (one.number, one.themes, one.strategies) == (1, ("identity",), ("functional-analysis",))
    assert one.theme_words == ("Identity and self-image",)
    assert (one.planned_by, one.planned_late, one.incomplete) == ("Anna Berg", False, False)


def test_a_plan_written_afterwards_keeps_its_true_time(
    enrolled: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    appointment = booked(acting, enrolled, -1)
    outcomes.log_outcome(acting, appointment.id, Outcome.ATTENDED, seen_version=1)
    (line,) = session_views.sessions(acting, enrolled).lines
    assert (line.held, line.planned, line.incomplete) == (True, False, True)
    plan = PlanDetails(line.starts_at, 60, aim="as it went")
    done = sessions.edit_session(acting, line.id, plan, seen_version=line.version)
    later = now + timedelta(days=1)
    sessions.edit_session(Acting(actor, later), line.id, plan, seen_version=done.version)
    one = seen(Acting(actor, later), line.id)
    assert one.planned_late
    assert one.planned_at == now
    assert one.starts_at == appointment.starts_at


def test_the_next_plan_begins_with_what_the_last_session_left(enrolled: int, acting: Acting) -> None:
    session = planned(acting, enrolled)
    done = Evaluation(done="talked", homework_done=HomeworkDone.PARTLY, engagement=4, next_step="the letter")
    evaluate_session(acting, session, done, seen_version=1)
    coming = booked(acting, enrolled, 2)
    start = session_plan.plan_start(acting, enrolled)
    assert (start.number, start.appointment_id, start.starts_at) == (2, coming.id, coming.starts_at)
    assert start.earlier is not None
    assert (start.earlier.number, start.earlier.homework_set) == (1, "write down three names")
    assert start.earlier.next_step == "the letter"
    assert ("identity", "Identity and self-image") in start.themes
    assert len(start.strategies) == 5


def test_evaluating_holds_and_undo_takes_it_back(enrolled: int, acting: Acting, now: datetime) -> None:
    session = planned(acting, enrolled)
    done = evaluate_session(acting, session, Evaluation(done="talked", alliance=3), seen_version=1)
    one = seen(acting, session)
    assert (one.held, one.evaluated_at, one.minutes, one.alliance) == (True, now, 75, 3)
    undone(acting, done)
    one = seen(acting, session)
    assert (one.held, one.evaluated_at, one.done) == (False, None, "")


@pytest.mark.parametrize(
    ("evaluation", "field"),
    [
        (Evaluation(), "done"),
        (Evaluation(done="x", engagement=6), "engagement"),
        (Evaluation(done="x", homework_done="eaten"), "homework_done"),
        (Evaluation(done="x", minutes=0), "minutes"),
    ],
)
def test_what_is_no_evaluation(evaluation: Evaluation, field: str, enrolled: int, acting: Acting) -> None:
    session = planned(acting, enrolled)
    with pytest.raises(CaseworkError) as refusal:
        evaluate_session(acting, session, evaluation, seen_version=1)
    assert refusal.value.field == field


def test_a_session_to_come_is_neither_held_nor_evaluated(enrolled: int, acting: Acting) -> None:
    session = planned(acting, enrolled, days=1)
    with pytest.raises(CaseworkError, match="still to come"):
        evaluate_session(acting, session, Evaluation(done="x"), seen_version=1)
    with pytest.raises(CaseworkError, match="still to come"):
        mark_held(acting, session, seen_version=1)


def test_themes_are_those_of_the_programme_and_those_added(
    enrolled: int, acting: Acting, now: datetime
) -> None:
    plan = PlanDetails(now, themes=["alcohol-drugs"], aim="x")
    with pytest.raises(CaseworkError, match="programme's choices"):
        sessions.plan_session(acting, enrolled, plan)
    enrolment = enrolments.enrolments(acting, enrolled)[0].id
    borrowed = next(theme.id for plan in _pilot() for theme in plan.themes if "drug" in theme.id)
    enrolments.add_theme(acting, enrolment, borrowed)
    done = sessions.plan_session(acting, enrolled, PlanDetails(now, themes=[borrowed], aim="x"))
    assert done.record_id is not None
    assert seen(acting, done.record_id).themes == (borrowed,)


def _pilot() -> list:  # type: ignore[type-arg]
    from entre_tui.casework.core.programmes import catalogue

    return [plan for plan in catalogue() if plan.id == "entre-pilot"]


def test_undo_of_an_edit_brings_the_themes_back(enrolled: int, acting: Acting, now: datetime) -> None:
    session = planned(acting, enrolled)
    plan = PlanDetails(now, 60, themes=["relations"], aim="other")
    undone(acting, sessions.edit_session(acting, session, plan, seen_version=1))
    one = seen(acting, session)
    assert (one.themes, one.aim, one.minutes) == (("identity",), "who am I without them", 75)


def test_removed_and_back_with_its_appointment(enrolled: int, acting: Acting) -> None:
    appointment = booked(acting, enrolled, -1)
    outcomes.log_outcome(acting, appointment.id, Outcome.ATTENDED, seen_version=1)
    (line,) = session_views.sessions(acting, enrolled).lines
    done = sessions.remove_session(acting, line.id, seen_version=line.version)
    assert session_views.sessions(acting, enrolled).lines == ()
    planned(acting, enrolled)
    undone(acting, done)
    back = [one for one in session_views.sessions(acting, enrolled).lines if one.id == line.id]
    assert [(one.number, one.appointment_id) for one in back] == [(2, appointment.id)]


def test_dose_against_the_programme(enrolled: int, acting: Acting) -> None:
    for days, minutes in ((-20, 75), (-13, 45), (-6, 100)):
        session = planned(acting, enrolled, days, days - 1)
        version = evaluate_session(
            acting, session, Evaluation(done="x", minutes=minutes), seen_version=1
        ).version
        assert version == 2
    view = session_views.sessions(acting, enrolled)
    assert (view.dose.held, view.dose.planned, view.dose.incomplete) == (3, 50, 0)
    assert (view.dose.minutes.under, view.dose.minutes.within, view.dose.minutes.over) == (1, 1, 1)
    assert view.dose.shares == (("identity", 1.0),)
    assert view.dose.days == 24
    assert view.programme == "Entré 2016"
    assert view.next_number == 4


def test_without_a_programme_sessions_are_still_counted(client: int, acting: Acting, now: datetime) -> None:
    done = sessions.plan_session(acting, client, PlanDetails(now, aim="first talk"))
    assert done.record_id is not None
    mark_held(acting, done.record_id, seen_version=1)
    with pytest.raises(CaseworkError, match="held already"):
        mark_held(acting, done.record_id, seen_version=2)
    view = session_views.sessions(acting, client)
    assert (view.dose.held, view.dose.planned, view.programme) == (1, None, "")
