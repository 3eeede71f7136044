"""Days and figures in a client's file: the last that is taken, the first that is refused. Today is 27 November."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.client import due, handover, notes
from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import agreements, enrolments, phases
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import Consent, Enrolment, Goal, GoalRating, Meeting, Note, Session, Snooze
from entre_tui.rules.codes import DueKind, Ending
from tests.casework.sharing_steps import given
from tests.casework.steps import refusal

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)
MINUTE = timedelta(minutes=1)


def test_a_consent_was_given_today_at_the_latest(client: int, acting: Acting) -> None:
    late = ConsentDetails(TODAY + DAY, ("prison",))
    assert refusal(consent.give_consent, acting, client, late) == "given_on"
    number = given(acting, client, "prison", on=TODAY)
    assert refusal(consent.edit_consent, acting, number, late, seen_version=1) == "given_on"
    consent.edit_consent(acting, number, ConsentDetails(TODAY - DAY), seen_version=1)
    assert Consent.get_by_id(number).given_on == TODAY - DAY


@pytest.mark.parametrize("ends", ["documented", "withdrawn"])
def test_documented_and_withdrawn_from_the_day_it_was_given_until_today(
    ends: str, client: int, acting: Acting
) -> None:
    function, field = {
        "documented": (consent.document_consent, "documented_on"),
        "withdrawn": (consent.withdraw_consent, "withdrawn_on"),
    }[ends]
    who = {"seen_version": 1}
    first = TODAY - 3 * DAY
    for taken in (first, TODAY):
        number = given(acting, client, "prison", on=first)
        for on in (first - DAY, TODAY + DAY):
            assert refusal(function, acting, number, on, **who) == field
        function(acting, number, taken, **who)
        assert getattr(Consent.get_by_id(number), field) == taken
        later = {"seen_version": 2}
        assert refusal(function, acting, number, taken, **later) == field
        after = ConsentDetails(taken + DAY)
        assert refusal(consent.edit_consent, acting, number, after, **later) == "given_on"
        consent.edit_consent(acting, number, ConsentDetails(taken), **later)


def test_a_meeting_was_held_today_at_the_latest(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    given(acting, client, "prison", documented=TODAY)
    seats = (("prison", "Bo"),)
    assert refusal(meetings.record_meeting, acting, client, MeetingDetails(TODAY + DAY, seats)) == "on"
    plan = MeetingDetails(TODAY + DAY, seats, held=False)
    number = meetings.record_meeting(acting, client, plan).record_id
    assert refusal(meetings.mark_meeting_held, acting, number, seen_version=1) == "on"
    held = MeetingDetails(TODAY + DAY, seats)
    assert refusal(meetings.edit_meeting, acting, number, held, seen_version=1) == "on"
    assert not Meeting.get_by_id(number).held
    meetings.mark_meeting_held(Acting(actor, now + DAY), number, seen_version=1)
    assert Meeting.get_by_id(number).held
    meetings.record_meeting(acting, client, MeetingDetails(TODAY, seats))
    assert Meeting.select().where(Meeting.held).count() == 2


def test_what_waits_waits_until_tomorrow_at_least(client: int, supervisor: Actor, now: datetime) -> None:
    def until(on: date, reason: str = "in hospital") -> tuple[object, ...]:
        return Acting(supervisor, now), client, DueKind.NO_CONTACT, None, on, reason

    assert refusal(due.snooze, *until(TODAY)) == "until_on"
    assert refusal(due.snooze, *until(TODAY + DAY, " \x1b ")) == "reason"
    due.snooze(*until(TODAY + DAY))  # type: ignore[arg-type]
    assert Snooze.get().until_on == TODAY + DAY


def planned(acting: Acting, client: int, at: datetime) -> int:
    """A session's id."""
    number = sessions.plan_session(acting, client, PlanDetails(at, aim="the letter")).record_id
    assert number is not None
    return number


def test_a_session_is_held_once_it_has_begun(client: int, acting: Acting, now: datetime) -> None:
    who, done = {"seen_version": 1}, Evaluation("talked")
    coming, begun, other = (planned(acting, client, now + wait * MINUTE) for wait in (1, 0, 0))
    assert refusal(evaluation.evaluate_session, acting, coming, done, **who) == "done"
    assert refusal(evaluation.mark_held, acting, coming, **who) is None
    evaluation.evaluate_session(acting, begun, done, **who)
    evaluation.mark_held(acting, other, **who)
    held = Session.select(Session.id).where(Session.held).order_by(Session.id).tuples()
    assert list(held) == [(begun,), (other,)]
    assert refusal(evaluation.mark_held, acting, other, **(who | {"seen_version": 2})) is None


@pytest.mark.parametrize(("minutes", "taken"), [(0, False), (1, True), (600, True), (601, False)])
def test_a_session_lasts_a_minute_to_ten_hours(
    minutes: int, taken: bool, client: int, acting: Acting, now: datetime
) -> None:
    number = planned(acting, client, now)
    plan, how = PlanDetails(now, minutes, aim="x"), Evaluation("talked", minutes=minutes)
    if taken:
        evaluation.evaluate_session(acting, number, how, seen_version=1)
        assert Session.get_by_id(number).minutes == minutes
        other = sessions.plan_session(acting, client, plan).record_id
        assert Session.get_by_id(other).minutes == minutes
    else:
        assert refusal(sessions.plan_session, acting, client, plan) == "minutes"
        assert refusal(evaluation.evaluate_session, acting, number, how, seen_version=1) == "minutes"


@pytest.mark.parametrize("field", ["engagement", "alliance"])
@pytest.mark.parametrize(("level", "taken"), [(0, False), (1, True), (5, True), (6, False)])
def test_engagement_and_alliance_go_from_one_to_five(
    level: int, taken: bool, field: str, client: int, acting: Acting, now: datetime
) -> None:
    number = planned(acting, client, now)
    how, who = Evaluation("talked", **{field: level}), {"seen_version": 1}
    if taken:
        evaluation.evaluate_session(acting, number, how, **who)
        assert getattr(Session.get_by_id(number), field) == level
    else:
        assert refusal(evaluation.evaluate_session, acting, number, how, **who) == field


@pytest.fixture
def enrolment(enrolled: int) -> Enrolment:
    """In Entré since Monday 3 November."""
    return Enrolment.get(Enrolment.client == enrolled)


@pytest.mark.parametrize(
    ("on", "taken"),
    [
        (date(2025, 11, 2), False),
        (date(2025, 11, 3), True),
        (date(2025, 11, 27), True),
        (date(2025, 11, 28), False),
    ],
)
def test_what_happens_in_a_programme_happens_between_its_start_and_today(
    on: date, taken: bool, enrolment: Enrolment, acting: Acting
) -> None:
    who = {"seen_version": 1}
    ending = (enrolments.end_enrolment, enrolment.id, on, Ending.MOVED)
    moving = (phases.change_phase, enrolment.id, "case-formulation", on)
    if not taken:
        assert refusal(ending[0], acting, *ending[1:], **who) == "ended_on"
        assert refusal(moving[0], acting, *moving[1:], **who) == "on"
        return
    phases.change_phase(acting, *moving[1:], **who)
    enrolments.end_enrolment(acting, *ending[1:], **(who | {"seen_version": 2}))
    assert Enrolment.get_by_id(enrolment.id).ended_on == on


def test_nothing_comes_before_the_present_phase_began(enrolment: Enrolment, acting: Acting) -> None:
    who = {"seen_version": 2}
    began = date(2025, 11, 20)
    phases.change_phase(acting, enrolment.id, "case-formulation", began, **(who | {"seen_version": 1}))
    for on, function, args, field in (
        (began - DAY, phases.change_phase, ("assessment", began - DAY), "on"),
        (began - DAY, enrolments.end_enrolment, (began - DAY, Ending.MOVED), "ended_on"),
    ):
        assert on < began
        assert refusal(function, acting, enrolment.id, *args, **who) == field
    enrolments.end_enrolment(acting, enrolment.id, began, Ending.MOVED, **who)


def test_what_has_ended_goes_nowhere(enrolment: Enrolment, acting: Acting) -> None:
    enrolments.end_enrolment(acting, enrolment.id, TODAY, Ending.MOVED, seen_version=1)
    args = (enrolment.id, "case-formulation", TODAY)
    assert refusal(phases.change_phase, acting, *args, seen_version=2) == "on"
    again = (enrolment.id, TODAY, Ending.COMPLETED)
    assert refusal(enrolments.end_enrolment, acting, *again, seen_version=2) == "ended_on"


def test_an_agreement_ends_from_the_day_it_was_made_until_today(client: int, acting: Acting) -> None:
    first = TODAY - 3 * DAY
    number = enrolments.enrol(acting, client, "back-on-track", first).record_id
    for on in (first - DAY, TODAY + DAY):
        assert refusal(agreements.agree, acting, number, "Kim", on) == "agreed_on"
    for taken in (first, TODAY):
        made = agreements.agree(acting, number, "Kim", first).record_id
        for on in (first - DAY, TODAY + DAY):
            assert refusal(agreements.end_agreement, acting, made, on, seen_version=1) == "ended_on"
        agreements.end_agreement(acting, made, taken, seen_version=1)
        assert refusal(agreements.end_agreement, acting, made, taken, seen_version=2) is None


def test_a_goals_target_lies_ahead_and_its_answer_behind(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    past = GoalDetails("Work", target_on=TODAY - DAY)
    assert refusal(goals.add_goal, acting, client, past) == "target_on"
    early = GoalDetails("Work", agreement="agreed", agreement_on=TODAY + DAY)
    assert refusal(goals.add_goal, acting, client, early) == "agreement_on"
    taken = GoalDetails("Work", target_on=TODAY, agreement="agreed", agreement_on=TODAY)
    number = goals.add_goal(acting, client, taken).record_id
    assert Goal.get_by_id(number).agreement_on == TODAY
    tomorrow = Acting(actor, now + DAY)
    goals.edit_goal(tomorrow, number, taken, seen_version=1)
    assert refusal(goals.edit_goal, tomorrow, number, past, seen_version=2) == "target_on"


def test_an_answer_without_a_day_is_todays_and_none_has_no_day(client: int, acting: Acting) -> None:
    asked = goals.add_goal(acting, client, GoalDetails("Work", agreement="disagrees")).record_id
    unasked = goals.add_goal(acting, client, GoalDetails("Pay", agreement_on=TODAY)).record_id
    assert Goal.get_by_id(asked).agreement_on == TODAY
    assert Goal.get_by_id(unasked).agreement_on is None


def test_a_rating_is_of_today_at_the_latest_and_within_two_either_way(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    who = {"seen_version": 1}
    assert refusal(goal_steps.rate_goal, acting, number, TODAY + DAY, 0, **who) == "on"
    for level in (-3, 3):
        assert refusal(goal_steps.rate_goal, acting, number, TODAY, level, **who) == "level"
        assert refusal(goals.describe_levels, acting, number, {level: "far"}, 1, **who) == "levels"
    for level in (-2, 2):
        goal_steps.rate_goal(acting, number, TODAY, level, **who)
    assert [row.level for row in GoalRating.select().order_by(GoalRating.id)] == [-2, 2]


@pytest.mark.parametrize(("weight", "taken"), [(-1, False), (0, True), (10, True), (11, False)])
def test_a_goal_weighs_nothing_to_ten(weight: int, taken: bool, client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    who = {"seen_version": 1}
    if taken:
        goals.describe_levels(acting, number, {-2: "none", 2: "all"}, weight, **who)
        assert Goal.get_by_id(number).weight == weight
    else:
        assert refusal(goals.describe_levels, acting, number, {}, weight, **who) == "weight"


def test_a_note_is_of_this_moment_at_the_latest(client: int, acting: Acting, now: datetime) -> None:
    for at in (now + MINUTE, TODAY + DAY):
        assert refusal(notes.add_note, acting, client, "x", at=at) == "at"
    number = notes.add_note(acting, client, "x", at=now).record_id
    assert refusal(notes.correct_note, acting, number, "x", at=now + MINUTE, seen_version=1) == "at"
    assert Note.get_by_id(number).at == now


def test_a_cover_lasts_a_day_at_least(client: int, acting: Acting, supervisor: Actor) -> None:
    cover = (client, supervisor.worker_id, TODAY)
    assert refusal(handover.cover, acting, *cover, TODAY - DAY) == "until"
    assert refusal(handover.cover, acting, *cover, None) == "until"
    handover.cover(acting, *cover, TODAY)
    (cover_now,) = (one for one in handover.holders(client, TODAY) if one.part == "cover")
    assert (cover_now.from_on, cover_now.to_on) == (TODAY, TODAY + DAY)
