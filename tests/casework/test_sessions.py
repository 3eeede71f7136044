"""Sessions: planned with what the last one left, evaluated, counted against the programme."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from entre_tui.casework import enrolments, formulation, outcomes, session_plan, session_views, sessions
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.evaluation import Evaluation, evaluate_session, mark_held
from entre_tui.casework.formulation_content import Content, MapLine, NeedRating
from entre_tui.casework.session_views import SessionView
from entre_tui.casework.sessions import PlanDetails
from entre_tui.rules.codes import HomeworkDone, Outcome
from tests.casework.steps import booked, undone


def planned(client: int, actor: Actor, now: datetime, days: int = -1, written: int = -2) -> int:
    """A session planned some days before; gives its id."""
    plan = PlanDetails(
        now + timedelta(days=days),
        75,
        themes=["identity"],
        strategies=["functional-analysis"],
        aim="who am I without them",
        homework_set="write down three names",
    )
    done = sessions.plan_session(client, plan, actor=actor, now=now + timedelta(days=written))
    assert done.record_id is not None
    return done.record_id


def test_what_the_map_asks_for_is_offered_first(enrolled: int, actor: Actor, now: datetime) -> None:
    links = (MapLine("gang_involvement", "problem-solving", "cognitive-restructuring"),)
    rated = (NeedRating("gang_involvement", "marked", "said so"),)
    formulation.save_formulation(enrolled, Content(needs=rated, links=links), 0, actor=actor, now=now)
    start = session_plan.plan_start(enrolled, actor=actor, now=now)
    assert (start.themes[0][0], start.strategies[0][0]) == ("problem-solving", "cognitive-restructuring")
    assert start.mapped == (1, 1)
    assert (len(start.themes), len(start.strategies)) == (5, 5)


def seen(session: int, actor: Actor, now: datetime) -> SessionView:
    return session_views.session(session, actor=actor, now=now)


def test_a_plan_is_read_back_and_taken_back(enrolled: int, actor: Actor, now: datetime) -> None:
    one = seen(planned(enrolled, actor, now, 1), actor, now)
    assert (one.number, one.themes, one.strategies) == (1, ("identity",), ("functional-analysis",))
    assert one.theme_words == ("Identity and self-image",)
    assert (one.planned_by, one.planned_late, one.incomplete) == ("Anna Berg", False, False)


def test_a_plan_written_afterwards_keeps_its_true_time(enrolled: int, actor: Actor, now: datetime) -> None:
    appointment = booked(enrolled, actor, now, -1)
    outcomes.log_outcome(appointment.id, Outcome.ATTENDED, actor=actor, now=now, seen_version=1)
    (line,) = session_views.sessions(enrolled, actor=actor, now=now).lines
    assert (line.held, line.planned, line.incomplete) == (True, False, True)
    plan = PlanDetails(line.starts_at, 60, aim="as it went")
    done = sessions.edit_session(line.id, plan, actor=actor, now=now, seen_version=line.version)
    later = now + timedelta(days=1)
    sessions.edit_session(line.id, plan, actor=actor, now=later, seen_version=done.version)
    one = seen(line.id, actor, later)
    assert one.planned_late
    assert one.planned_at == now
    assert one.starts_at == appointment.starts_at


def test_the_next_plan_begins_with_what_the_last_session_left(
    enrolled: int, actor: Actor, now: datetime
) -> None:
    session = planned(enrolled, actor, now)
    done = Evaluation(done="talked", homework_done=HomeworkDone.PARTLY, engagement=4, next_step="the letter")
    evaluate_session(session, done, actor=actor, now=now, seen_version=1)
    coming = booked(enrolled, actor, now, 2)
    start = session_plan.plan_start(enrolled, actor=actor, now=now)
    assert (start.number, start.appointment_id, start.starts_at) == (2, coming.id, coming.starts_at)
    assert start.earlier is not None
    assert (start.earlier.number, start.earlier.homework_set) == (1, "write down three names")
    assert start.earlier.next_step == "the letter"
    assert ("identity", "Identity and self-image") in start.themes
    assert len(start.strategies) == 5


def test_evaluating_holds_and_undo_takes_it_back(enrolled: int, actor: Actor, now: datetime) -> None:
    session = planned(enrolled, actor, now)
    done = evaluate_session(
        session, Evaluation(done="talked", alliance=3), actor=actor, now=now, seen_version=1
    )
    one = seen(session, actor, now)
    assert (one.held, one.evaluated_at, one.minutes, one.alliance) == (True, now, 75, 3)
    undone(done, actor, now)
    one = seen(session, actor, now)
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
def test_what_is_no_evaluation(
    evaluation: Evaluation, field: str, enrolled: int, actor: Actor, now: datetime
) -> None:
    session = planned(enrolled, actor, now)
    with pytest.raises(CaseworkError) as refusal:
        evaluate_session(session, evaluation, actor=actor, now=now, seen_version=1)
    assert refusal.value.field == field


def test_a_session_to_come_is_neither_held_nor_evaluated(enrolled: int, actor: Actor, now: datetime) -> None:
    session = planned(enrolled, actor, now, days=1)
    with pytest.raises(CaseworkError, match="still to come"):
        evaluate_session(session, Evaluation(done="x"), actor=actor, now=now, seen_version=1)
    with pytest.raises(CaseworkError, match="still to come"):
        mark_held(session, actor=actor, now=now, seen_version=1)


def test_themes_are_those_of_the_programme_and_those_added(
    enrolled: int, actor: Actor, now: datetime
) -> None:
    plan = PlanDetails(now, themes=["alcohol-drugs"], aim="x")
    with pytest.raises(CaseworkError, match="programme's choices"):
        sessions.plan_session(enrolled, plan, actor=actor, now=now)
    enrolment = enrolments.enrolments(enrolled, actor=actor, now=now)[0].id
    borrowed = next(theme.id for plan in _pilot() for theme in plan.themes if "drug" in theme.id)
    enrolments.add_theme(enrolment, borrowed, actor=actor, now=now)
    done = sessions.plan_session(enrolled, PlanDetails(now, themes=[borrowed], aim="x"), actor=actor, now=now)
    assert done.record_id is not None
    assert seen(done.record_id, actor, now).themes == (borrowed,)


def _pilot() -> list:  # type: ignore[type-arg]
    from entre_tui.casework.programme_book import catalogue

    return [plan for plan in catalogue() if plan.id == "entre-pilot"]


def test_undo_of_an_edit_brings_the_themes_back(enrolled: int, actor: Actor, now: datetime) -> None:
    session = planned(enrolled, actor, now)
    plan = PlanDetails(now, 60, themes=["relations"], aim="other")
    undone(sessions.edit_session(session, plan, actor=actor, now=now, seen_version=1), actor, now)
    one = seen(session, actor, now)
    assert (one.themes, one.aim, one.minutes) == (("identity",), "who am I without them", 75)


def test_removed_and_back_with_its_appointment(enrolled: int, actor: Actor, now: datetime) -> None:
    appointment = booked(enrolled, actor, now, -1)
    outcomes.log_outcome(appointment.id, Outcome.ATTENDED, actor=actor, now=now, seen_version=1)
    (line,) = session_views.sessions(enrolled, actor=actor, now=now).lines
    done = sessions.remove_session(line.id, actor=actor, now=now, seen_version=line.version)
    assert session_views.sessions(enrolled, actor=actor, now=now).lines == ()
    planned(enrolled, actor, now)
    undone(done, actor, now)
    back = [one for one in session_views.sessions(enrolled, actor=actor, now=now).lines if one.id == line.id]
    assert [(one.number, one.appointment_id) for one in back] == [(2, appointment.id)]


def test_dose_against_the_programme(enrolled: int, actor: Actor, now: datetime) -> None:
    for days, minutes in ((-20, 75), (-13, 45), (-6, 100)):
        session = planned(enrolled, actor, now, days, days - 1)
        version = evaluate_session(
            session, Evaluation(done="x", minutes=minutes), actor=actor, now=now, seen_version=1
        ).version
        assert version == 2
    view = session_views.sessions(enrolled, actor=actor, now=now)
    assert (view.dose.held, view.dose.planned, view.dose.incomplete) == (3, 50, 0)
    assert (view.dose.minutes.under, view.dose.minutes.within, view.dose.minutes.over) == (1, 1, 1)
    assert view.dose.shares == (("identity", 1.0),)
    assert view.dose.days == 24
    assert view.programme == "Entré 2016"
    assert view.next_number == 4


def test_without_a_programme_sessions_are_still_counted(client: int, actor: Actor, now: datetime) -> None:
    done = sessions.plan_session(client, PlanDetails(now, aim="first talk"), actor=actor, now=now)
    assert done.record_id is not None
    mark_held(done.record_id, actor=actor, now=now, seen_version=1)
    with pytest.raises(CaseworkError, match="held already"):
        mark_held(done.record_id, actor=actor, now=now, seen_version=2)
    view = session_views.sessions(client, actor=actor, now=now)
    assert (view.dose.held, view.dose.planned, view.programme) == (1, None, "")
