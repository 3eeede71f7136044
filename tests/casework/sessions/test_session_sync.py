"""Which session an attended appointment holds, what becomes of its plan, and which number and programme it gets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.core.base import Acting, Actor, create
from entre_tui.casework.programme import enrolments
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import Appointment, Enrolment, Session
from entre_tui.rules.codes import AbsenceReason, AppointmentKind, Ending, Outcome
from tests.casework.steps import booked, undone

TODAY, DAY, MINUTE = date(2025, 11, 27), timedelta(days=1), timedelta(minutes=1)


def plan(acting: Acting, client: int, at: datetime, **values: Any) -> int:
    """A plan for that time; gives the session's id."""
    details = PlanDetails(at, aim="the letter", **values)
    number = sessions.plan_session(acting, client, details).record_id
    assert number is not None
    return number


def came(acting: Acting, number: int, version: int = 1) -> None:
    outcomes.log_outcome(acting, number, Outcome.ATTENDED, seen_version=version)


def holds(number: int) -> int:
    """The session of an appointment, which is held."""
    row = Session.get(Session.appointment == number, Session.removed_at.is_null())
    assert row.held
    return int(row.id)


def test_the_plan_of_the_appointment_goes_first(client: int, acting: Acting) -> None:
    one = booked(acting, client, -1)
    plan(acting, client, one.starts_at)
    linked = plan(acting, client, one.starts_at, appointment_id=one.id)
    came(acting, one.id)
    assert holds(one.id) == linked


@pytest.mark.parametrize(
    ("wait", "found"), [(-MINUTE, False), (0 * DAY, True), (DAY - MINUTE, True), (DAY, False)]
)
def test_a_plan_without_an_appointment_is_for_its_day(
    wait: timedelta, found: bool, client: int, acting: Acting, now: datetime
) -> None:
    one = booked(acting, client, -1)
    first = datetime.combine(one.starts_at.date(), time(), now.tzinfo)
    number = plan(acting, client, first + wait)
    came(acting, one.id)
    assert (holds(one.id) == number) == found
    assert Session.select().count() == (1 if found else 2)


@pytest.mark.parametrize("gone", ["removed", "held"])
def test_what_is_gone_or_held_is_no_plan(gone: str, client: int, acting: Acting) -> None:
    one = booked(acting, client, -1)
    number = plan(acting, client, one.starts_at)
    if gone == "held":
        evaluation.mark_held(acting, number, seen_version=1)
    else:
        sessions.remove_session(acting, number, seen_version=1)
    came(acting, one.id)
    assert holds(one.id) != number


@pytest.mark.parametrize(
    ("fate", "free"),
    [("open", False), ("called off", True), ("missed", True), ("removed", True), ("put off", True)],
)
def test_a_plan_is_free_once_its_time_fell_through(
    fate: str, free: bool, client: int, acting: Acting
) -> None:
    early, late = booked(acting, client, -5), booked(acting, client, -1)
    number = plan(acting, client, early.starts_at, appointment_id=early.id)
    who = {"seen_version": 1}
    if fate == "called off":
        outcomes.log_outcome(acting, early.id, Outcome.DID_NOT_HAPPEN, **who)
    elif fate == "missed":
        missed.mark_missed(acting, early.id, AbsenceReason.WORK, **who)
    elif fate == "put off":
        outcomes.reschedule(acting, early.id, "client", "ill", **who)
    elif fate == "removed":
        appointments.remove_appointment(acting, early.id, **who)
    came(acting, late.id)
    assert (holds(late.id) == number) == free


def test_of_two_free_plans_the_days_own_then_the_oldest(client: int, acting: Acting) -> None:
    fell = []
    for days in (-4, -5):
        one = booked(acting, client, days)
        fell.append(plan(acting, client, one.starts_at, appointment_id=one.id))
        outcomes.log_outcome(acting, one.id, Outcome.DID_NOT_HAPPEN, seen_version=1)
    first, second, third = (booked(acting, client, -1, hour) for hour in (8, 9, 10))
    own = plan(acting, client, first.starts_at)
    for one in (first, second, third):
        came(acting, one.id)
    assert [holds(one.id) for one in (first, second, third)] == [own, fell[1], fell[0]]


@pytest.mark.parametrize("kind", [kind for kind in AppointmentKind if kind is not AppointmentKind.SESSION])
def test_no_session_comes_of_another_kind(kind: str, client: int, acting: Acting, now: datetime) -> None:
    wanted = AppointmentDetails(now - DAY, kind)
    number = appointments.book(acting, client, wanted).record_id
    assert number is not None
    came(acting, number)
    assert not Session.select().exists()


@pytest.mark.parametrize("outcome", [Outcome.SENT_HOME, Outcome.DID_NOT_HAPPEN])
def test_no_session_is_held_with_who_was_not_there_for_it(
    outcome: Outcome, client: int, acting: Acting
) -> None:
    one = booked(acting, client, -1)
    number = plan(acting, client, one.starts_at, appointment_id=one.id)
    outcomes.log_outcome(acting, one.id, outcome, seen_version=1)
    assert not Session.get_by_id(number).held


def test_an_outcome_cleared_lets_the_session_go(client: int, acting: Acting) -> None:
    unplanned, planned, evaluated = (booked(acting, client, days) for days in (-3, -2, -1))
    number = plan(acting, client, planned.starts_at, appointment_id=planned.id)
    for one in (unplanned, planned, evaluated):
        came(acting, one.id)
    made, written = holds(unplanned.id), holds(evaluated.id)
    evaluation.evaluate_session(acting, written, Evaluation("talked"), seen_version=1)
    for one in (unplanned, planned, evaluated):
        outcomes.clear_outcome(acting, one.id, seen_version=2)
    kept = Session.select(Session.id, Session.held).where(Session.removed_at.is_null()).order_by(Session.id)
    assert list(kept.tuples()) == [(number, False), (written, True)]
    assert Session.get_by_id(made).appointment_id is None
    assert Session.get_by_id(number).appointment_id == planned.id


def test_a_plan_moves_with_its_appointment_and_a_held_session_does_not(client: int, acting: Acting) -> None:
    coming, over = booked(acting, client, 1), booked(acting, client, -1)
    number = plan(acting, client, coming.starts_at, appointment_id=coming.id)
    came(acting, over.id)
    stood = Session.get_by_id(holds(over.id)).starts_at
    wanted = AppointmentDetails(coming.starts_at + DAY, minutes=75, place="Hall", by_video=True)
    appointments.edit_appointment(acting, coming.id, wanted, seen_version=1)
    row = Session.get_by_id(number)
    assert (row.starts_at, row.minutes, row.place, row.by_video) == (wanted.starts_at, 75, "Hall", True)
    earlier = AppointmentDetails(over.starts_at - DAY)
    appointments.edit_appointment(acting, over.id, earlier, seen_version=2)
    assert Session.get_by_id(holds(over.id)).starts_at == stood


def test_a_held_session_takes_time_and_place_of_its_appointment(
    client: int, acting: Acting, now: datetime
) -> None:
    wanted = AppointmentDetails(now - DAY, minutes=45, place="Hall", by_video=True)
    number = appointments.book(acting, client, wanted).record_id or 0
    session = plan(acting, client, now - DAY + MINUTE, minutes=90)
    came(acting, number)
    row = Session.get_by_id(session)
    assert (row.starts_at, row.minutes, row.place, row.by_video) == (now - DAY, 45, "Hall", True)


def test_a_new_time_of_another_kind_takes_no_plan(client: int, acting: Acting, now: datetime) -> None:
    visit = appointments.book(acting, client, AppointmentDetails(now - DAY, "visit")).record_id
    number = plan(acting, client, now - DAY)
    Session.update(appointment=visit).where(Session.id == number).execute()
    later = AbsenceFollowUp(next_at=now + DAY)
    missed.mark_missed(acting, visit or 0, AbsenceReason.WORK, later, seen_version=1)
    assert Session.get_by_id(number).appointment_id == visit


def test_numbers_go_on_within_a_programme(client: int, acting: Acting, now: datetime) -> None:
    first, second = plan(acting, client, now), plan(acting, client, now)
    enrolments.enrol(acting, client, "entre-2016", TODAY)
    third = plan(acting, client, now)
    removed = sessions.remove_session(acting, third, seen_version=1)
    fourth = plan(acting, client, now)
    fifth = plan(acting, client, now)
    numbers = {row.id: (row.number, row.enrolment_id) for row in Session.select()}
    assert [numbers[one] for one in (first, second, third, fourth, fifth)] == [
        (1, None),
        (2, None),
        (1, 1),
        (1, 1),
        (2, 1),
    ]
    undone(acting, removed)
    assert Session.get_by_id(third).number == 3


def test_a_session_brought_back_keeps_its_number_and_its_free_appointment(
    client: int, acting: Acting, now: datetime
) -> None:
    one = booked(acting, client, 1)
    number = plan(acting, client, now, appointment_id=one.id)
    done = sessions.remove_session(acting, number, seen_version=1)
    assert Session.get_by_id(number).appointment_id is None
    undone(acting, done)
    row = Session.get_by_id(number)
    assert (row.number, row.appointment_id) == (1, one.id)
    done = sessions.remove_session(acting, number, seen_version=row.version)
    plan(acting, client, now, appointment_id=one.id)
    undone(acting, done)
    row = Session.get_by_id(number)
    assert (row.number, row.appointment_id) == (2, None)


@pytest.mark.parametrize(
    ("outcome", "held"),
    [(Outcome.ATTENDED, True), (Outcome.LATE, True), (Outcome.SENT_HOME, False), (None, False)],
)
def test_a_plan_written_for_what_was_attended_is_held(
    outcome: Outcome | None, held: bool, client: int, acting: Acting
) -> None:
    one = booked(acting, client, -1)
    Appointment.update(outcome=outcome).execute()
    number = plan(acting, client, one.starts_at, appointment_id=one.id)
    assert Session.get_by_id(number).held == held


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({}, False),
        ({"aim": " ", "content": "\n"}, False),
        ({"homework_set": "a letter", "place": "Hall"}, False),
        ({"aim": "x"}, True),
        ({"content": "x"}, True),
        ({"themes": ["x"]}, True),
        ({"strategies": ["x"]}, True),
    ],
)
def test_a_time_alone_is_no_plan(
    values: dict[str, Any], written: bool, client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    number = sessions.plan_session(acting, client, PlanDetails(now, **values)).record_id
    row = Session.get_by_id(number)
    assert (row.planned_at, row.planned_by_id) == ((now, actor.worker_id) if written else (None, None))


def test_sessions_belong_to_the_open_treatment_begun_last(client: int, acting: Acting) -> None:

    def current() -> int | None:
        row = current_enrolment(client)
        return None if row is None else int(row.id)

    assert current() is None
    enrolments.enrol(acting, client, "entre-2016", TODAY - 9 * DAY)
    enrolments.enrol(acting, client, "reintegration-group", TODAY - DAY)
    assert current() == 1
    enrolments.enrol(acting, client, "hii", TODAY - 5 * DAY)
    assert current() == 3
    enrolments.end_enrolment(acting, 3, TODAY, Ending.COMPLETED, seen_version=1)
    assert current() == 1
    enrolments.remove_enrolment(acting, 1, seen_version=1)
    assert current() == 2
    enrolments.remove_enrolment(acting, 2, seen_version=1)
    assert current() == 3
    values = {"programme": "gone", "programme_version": "1", "phase": "x"}
    create(acting, Enrolment, client=client, started_on=TODAY, **values)
    assert current() == 4
