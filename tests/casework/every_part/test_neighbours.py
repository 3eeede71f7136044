"""A change to one record leaves its neighbours as they were: other rows of a series, other meetings, other clients."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import appointments, missed, outcomes, series
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import clients, due, handover, notes
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import enrolments
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import (
    AddedTheme,
    Appointment,
    ChecklistItem,
    FollowUp,
    Goal,
    GoalLevel,
    MeetingParticipant,
    NoteRevision,
    SessionStrategy,
    SessionTheme,
)
from entre_tui.rules.codes import AbsenceReason, ChecklistNeed, Decision, DueKind, Outcome
from tests.casework.sharing_steps import given, met
from tests.casework.steps import booked, undone

TODAY, DAY, WEEK = date(2025, 11, 27), timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def other(acting: Acting) -> int:
    """Another client's id."""
    details = ClientDetails(family_name="Ek", office="Gothenburg", legal_status="probation")
    return clients.add_client(acting, details).client_id or 0


@pytest.fixture
def weekly(client: int, acting: Acting, now: datetime) -> list[Appointment]:
    """Five Mondays from 1 December at ten; the third is put off, the fourth removed. Another series beside it."""
    wanted = AppointmentDetails(now)
    for rule in ("mon 10:00 x 5 w", "tue 10:00 x 5 w"):
        series.book_series(acting, client, rule, wanted)
    rows = list(Appointment.select().where(Appointment.series == 1).order_by(Appointment.starts_at))
    outcomes.reschedule(acting, rows[2].id, "client", "ill", seen_version=1)
    appointments.remove_appointment(acting, rows[3].id, seen_version=1)
    return rows


def starts(rows: list[Appointment]) -> list[datetime]:
    return [Appointment.get_by_id(row.id).starts_at for row in rows]


def test_the_rest_of_a_series_is_what_comes_after_and_is_open(
    weekly: list[Appointment], acting: Acting
) -> None:
    before = starts(weekly)
    tuesdays = list(Appointment.select().where(Appointment.series == 2))
    stood = starts(tuesdays)
    move = appointments.move_appointment
    later = before[1] + timedelta(hours=2)
    done = move(acting, weekly[1].id, later, and_rest=True, seen_version=1)
    hours = [(after - was) // timedelta(hours=1) for was, after in zip(before, starts(weekly), strict=True)]
    assert hours == [0, 2, 0, 0, 2]
    assert starts(tuesdays) == stood
    undone(acting, done)
    assert starts(weekly) == before


def test_the_rest_of_a_series_removed_and_back(weekly: list[Appointment], acting: Acting) -> None:
    def gone() -> list[bool]:
        return [Appointment.get_by_id(row.id).removed_at is not None for row in weekly]

    remove = appointments.remove_appointment
    done = remove(acting, weekly[1].id, and_rest=True, seen_version=1)
    assert gone() == [False, True, False, True, True]
    undone(acting, done)
    assert gone() == [False, False, False, True, False]
    remove(acting, weekly[1].id, seen_version=3)
    assert gone() == [False, True, False, True, False]


def test_one_alone_has_no_rest(client: int, acting: Acting) -> None:
    one, two = booked(acting, client, 1), booked(acting, client, 2)
    later = one.starts_at + timedelta(hours=1)
    appointments.move_appointment(acting, one.id, later, and_rest=True, seen_version=1)
    assert Appointment.get_by_id(two.id).starts_at == two.starts_at


def test_who_took_part_in_another_meeting(client: int, acting: Acting) -> None:
    given(acting, client, "prison", "police", documented=TODAY)
    first, second = met(acting, client, "prison"), met(acting, client, "police")
    edited = MeetingDetails(TODAY, (("prison", "Bo"), ("police", "")))
    meetings.edit_meeting(acting, first, edited, seen_version=1)
    rows = MeetingParticipant.select(MeetingParticipant.meeting, MeetingParticipant.agency)
    assert sorted(rows.tuples()) == [(first, "police"), (first, "prison"), (second, "police")]


def test_who_is_new_at_a_meeting_is_asked_about_and_who_was_there_is_not(client: int, acting: Acting) -> None:
    number = given(acting, client, "prison", on=TODAY - DAY, documented=TODAY)
    meeting = met(acting, client, "prison", on=TODAY)
    consent.withdraw_consent(acting, number, TODAY, seen_version=1)
    words = MeetingDetails(TODAY, (("prison", "Bo"),), decisions="ring")
    meetings.edit_meeting(acting, meeting, words, seen_version=1)
    for changed in (
        MeetingDetails(TODAY - DAY, (("prison", "Bo"),)),
        MeetingDetails(TODAY, (("prison", "Bo"), ("police", ""))),
    ):
        with pytest.raises(meetings.sharing.ShareRefused):
            meetings.edit_meeting(acting, meeting, changed, seen_version=2)
    planned = MeetingDetails(TODAY, (("prison", "Bo"), ("police", "")), held=False)
    meetings.edit_meeting(acting, meeting, planned, seen_version=2)
    with pytest.raises(meetings.sharing.ShareRefused):
        meetings.edit_meeting(acting, meeting, words, seen_version=3)


def test_themes_of_another_session_and_of_another_programme(
    enrolled: int, acting: Acting, now: datetime
) -> None:
    plan = PlanDetails(now, themes=["identity"], strategies=["functional-analysis"])
    for _session in range(2):
        sessions.plan_session(acting, enrolled, plan)
    edited = PlanDetails(now, themes=["relations", "relations"])
    done = sessions.edit_session(acting, 1, edited, seen_version=1)

    def named() -> list[list[tuple[int, str]]]:
        themes = SessionTheme.select(SessionTheme.session, SessionTheme.theme)
        strategies = SessionStrategy.select(SessionStrategy.session, SessionStrategy.strategy)
        return [sorted(themes.tuples()), sorted(strategies.tuples())]

    assert named() == [[(1, "relations"), (2, "identity")], [(2, "functional-analysis")]]
    undone(acting, done)
    assert named() == [
        [(1, "identity"), (2, "identity")],
        [(1, "functional-analysis"), (2, "functional-analysis")],
    ]
    second = enrolments.enrol(acting, enrolled, "entre-pilot", TODAY).record_id
    for enrolment, theme in ((1, "problem-solving"), (second, "alcohol-drugs"), (1, "alcohol-drugs")):
        added = enrolments.add_theme(acting, enrolment, theme)
    undone(acting, added)
    left = AddedTheme.select(AddedTheme.enrolment, AddedTheme.theme).tuples()
    assert sorted(left) == [(1, "problem-solving"), (second, "alcohol-drugs")]


def test_levels_of_another_goal(client: int, acting: Acting) -> None:
    for number in (1, 2):
        goals.add_goal(acting, client, GoalDetails("Work"))
        goals.describe_levels(acting, number, {0: "half"}, 2, seen_version=1)
    done = goals.describe_levels(acting, 1, {1: "more"}, 3, seen_version=2)
    levels = GoalLevel.select(GoalLevel.goal, GoalLevel.level, GoalLevel.words)
    assert sorted(levels.tuples()) == [(1, 1, "more"), (2, 0, "half")]
    undone(acting, done)
    assert sorted(levels.tuples()) == [(1, 0, "half"), (2, 0, "half")]


def test_places_of_goals_are_counted_for_each_client(client: int, other: int, acting: Acting) -> None:
    for whose in (client, client, other, client):
        goals.add_goal(acting, whose, GoalDetails("Work"))
    assert [row.place for row in Goal.select().order_by(Goal.id)] == [0, 1, 0, 2]


def test_follow_up_of_another_absence(client: int, acting: Acting) -> None:
    ids = [booked(acting, client, -days).id for days in (1, 2)]
    for number in ids:
        decided = AbsenceFollowUp(decision=Decision.SUMMONS, client_reason="slept")
        missed.mark_missed(acting, number, AbsenceReason.NONE_GIVEN, decided, seen_version=1)
    done = outcomes.clear_outcome(acting, ids[0], seen_version=2)

    def decisions() -> list[tuple[int, str | None, str]]:
        rows = FollowUp.select(FollowUp.appointment, FollowUp.decision, FollowUp.client_reason)
        return sorted(rows.tuples())

    kept = (ids[1], Decision.SUMMONS, "slept")
    assert decisions() == [(ids[0], None, ""), kept]
    undone(acting, done)
    assert decisions() == [(ids[0], Decision.SUMMONS, "slept"), kept]


def test_the_case_of_another_client(
    client: int, other: int, acting: Acting, actor: Actor, supervisor: Actor
) -> None:
    done = handover.hand_over(acting, client, supervisor.worker_id, TODAY)
    assert [one.worker for one in handover.holders(other, TODAY)] == ["Anna Berg"]
    handover.hand_over(acting, other, supervisor.worker_id, TODAY)
    undone(acting, done)
    assert [one.worker for one in handover.holders(other, TODAY)] == ["Siv Lind"]
    handover.cover(acting, other, actor.worker_id, TODAY, TODAY)
    assert [one.part for one in handover.holders(client, TODAY)] == ["main"]


def test_another_clients_programme_and_checklist(client: int, other: int, acting: Acting) -> None:
    for whose in (client, other):
        enrolments.enrol(acting, whose, "entre-2016", TODAY)
        reintegration.set_need(acting, whose, "accommodation", ChecklistNeed.YES, seen_version=0)
    reintegration.set_need(acting, client, "debt_advice", ChecklistNeed.YES, seen_version=0)
    reintegration.clear_item(acting, client, "accommodation", seen_version=1)
    standing = ChecklistItem.select(ChecklistItem.client, ChecklistItem.area).where(
        ChecklistItem.removed_at.is_null()
    )
    assert sorted(standing.tuples()) == [(client, "debt_advice"), (other, "accommodation")]
    assert len(enrolments.enrolments_of(other)) == 1


def test_what_another_client_was_let_wait_for(
    client: int, other: int, supervisor: Actor, now: datetime
) -> None:
    who = Acting(supervisor, now)
    due.snooze(who, other, DueKind.CONSENT, None, TODAY + DAY, "ill")
    with pytest.raises(due.CaseworkError, match="due already"):
        due.wake_item(who, client, DueKind.CONSENT, None)


def test_earlier_texts_of_another_note(client: int, acting: Acting, now: datetime) -> None:
    for number in (1, 2):
        notes.add_note(acting, client, f"text {number}")
        notes.correct_note(acting, number, f"other {number}", seen_version=1)
    seen = notes.note(acting, 1)
    assert [(one.text, one.until, one.by) for one in seen.earlier] == [("text 1", now, "Anna Berg")]
    assert [line.corrected for line in notes.notes(acting, client)] == [1, 1]
    assert NoteRevision.select().count() == 2


def test_a_new_time_of_what_another_outcome_took_back(client: int, acting: Acting, now: datetime) -> None:
    one, two = booked(acting, client, -1), booked(acting, client, -2)
    done = outcomes.reschedule(acting, one.id, "client", "ill", now + DAY, seen_version=1)
    outcomes.reschedule(acting, two.id, "client", "ill", now + 2 * DAY, seen_version=1)
    undone(acting, done)
    standing = Appointment.select(Appointment.id, Appointment.outcome).where(Appointment.removed_at.is_null())
    assert sorted(standing.tuples()) == [(1, None), (2, Outcome.RESCHEDULED), (4, None)]
