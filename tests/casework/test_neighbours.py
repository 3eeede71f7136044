"""A change to one record leaves its neighbours as they were: other rows of a series, other meetings, other clients."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import (
    appointments,
    clients,
    consent,
    due,
    enrolments,
    goals,
    handover,
    meetings,
    missed,
    notes,
    outcomes,
    reintegration,
    series,
    sessions,
)
from entre_tui.casework.appointments import AppointmentDetails
from entre_tui.casework.base import Actor
from entre_tui.casework.clients import ClientDetails
from entre_tui.casework.goals import GoalDetails
from entre_tui.casework.meetings import MeetingDetails
from entre_tui.casework.missed import Followed
from entre_tui.casework.sessions import PlanDetails
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
def other(actor: Actor, now: datetime) -> int:
    """Another client's id."""
    details = ClientDetails(family_name="Ek", office="Gothenburg", legal_status="probation")
    return clients.add_client(details, actor=actor, now=now).client_id or 0


@pytest.fixture
def weekly(client: int, actor: Actor, now: datetime) -> list[Appointment]:
    """Five Mondays from 1 December at ten; the third is put off, the fourth removed. Another series beside it."""
    wanted = AppointmentDetails(now)
    for rule in ("mon 10:00 x 5 w", "tue 10:00 x 5 w"):
        series.book_series(client, rule, wanted, actor=actor, now=now)
    rows = list(Appointment.select().where(Appointment.series == 1).order_by(Appointment.starts_at))
    outcomes.reschedule(rows[2].id, "client", "ill", actor=actor, now=now, seen_version=1)
    appointments.remove_appointment(rows[3].id, actor=actor, now=now, seen_version=1)
    return rows


def starts(rows: list[Appointment]) -> list[datetime]:
    return [Appointment.get_by_id(row.id).starts_at for row in rows]


def test_the_rest_of_a_series_is_what_comes_after_and_is_open(
    weekly: list[Appointment], actor: Actor, now: datetime
) -> None:
    before = starts(weekly)
    tuesdays = list(Appointment.select().where(Appointment.series == 2))
    stood = starts(tuesdays)
    move = appointments.move_appointment
    later = before[1] + timedelta(hours=2)
    done = move(weekly[1].id, later, and_rest=True, actor=actor, now=now, seen_version=1)
    hours = [(after - was) // timedelta(hours=1) for was, after in zip(before, starts(weekly), strict=True)]
    assert hours == [0, 2, 0, 0, 2]
    assert starts(tuesdays) == stood
    undone(done, actor, now)
    assert starts(weekly) == before


def test_the_rest_of_a_series_removed_and_back(
    weekly: list[Appointment], actor: Actor, now: datetime
) -> None:
    def gone() -> list[bool]:
        return [Appointment.get_by_id(row.id).removed_at is not None for row in weekly]

    remove = appointments.remove_appointment
    done = remove(weekly[1].id, and_rest=True, actor=actor, now=now, seen_version=1)
    assert gone() == [False, True, False, True, True]
    undone(done, actor, now)
    assert gone() == [False, False, False, True, False]
    remove(weekly[1].id, actor=actor, now=now, seen_version=3)
    assert gone() == [False, True, False, True, False]


def test_one_alone_has_no_rest(client: int, actor: Actor, now: datetime) -> None:
    one, two = booked(client, actor, now, 1), booked(client, actor, now, 2)
    later = one.starts_at + timedelta(hours=1)
    appointments.move_appointment(one.id, later, and_rest=True, actor=actor, now=now, seen_version=1)
    assert Appointment.get_by_id(two.id).starts_at == two.starts_at


def test_who_took_part_in_another_meeting(client: int, actor: Actor, now: datetime) -> None:
    given(client, actor, now, "prison", "police", documented=TODAY)
    first, second = met(client, actor, now, "prison"), met(client, actor, now, "police")
    edited = MeetingDetails(TODAY, (("prison", "Bo"), ("police", "")))
    meetings.edit_meeting(first, edited, actor=actor, now=now, seen_version=1)
    rows = MeetingParticipant.select(MeetingParticipant.meeting, MeetingParticipant.agency)
    assert sorted(rows.tuples()) == [(first, "police"), (first, "prison"), (second, "police")]


def test_who_is_new_at_a_meeting_is_asked_about_and_who_was_there_is_not(
    client: int, actor: Actor, now: datetime
) -> None:
    number = given(client, actor, now, "prison", on=TODAY - DAY, documented=TODAY)
    meeting = met(client, actor, now, "prison", on=TODAY)
    consent.withdraw_consent(number, TODAY, actor=actor, now=now, seen_version=1)
    who = {"actor": actor, "now": now}
    words = MeetingDetails(TODAY, (("prison", "Bo"),), decisions="ring")
    meetings.edit_meeting(meeting, words, seen_version=1, **who)
    for changed in (
        MeetingDetails(TODAY - DAY, (("prison", "Bo"),)),
        MeetingDetails(TODAY, (("prison", "Bo"), ("police", ""))),
    ):
        with pytest.raises(meetings.sharing.ShareRefused):
            meetings.edit_meeting(meeting, changed, seen_version=2, **who)
    planned = MeetingDetails(TODAY, (("prison", "Bo"), ("police", "")), held=False)
    meetings.edit_meeting(meeting, planned, seen_version=2, **who)
    with pytest.raises(meetings.sharing.ShareRefused):
        meetings.edit_meeting(meeting, words, seen_version=3, **who)


def test_themes_of_another_session_and_of_another_programme(
    enrolled: int, actor: Actor, now: datetime
) -> None:
    who = {"actor": actor, "now": now}
    plan = PlanDetails(now, themes=["identity"], strategies=["functional-analysis"])
    for _session in range(2):
        sessions.plan_session(enrolled, plan, **who)
    edited = PlanDetails(now, themes=["relations", "relations"])
    done = sessions.edit_session(1, edited, seen_version=1, **who)

    def named() -> list[list[tuple[int, str]]]:
        themes = SessionTheme.select(SessionTheme.session, SessionTheme.theme)
        strategies = SessionStrategy.select(SessionStrategy.session, SessionStrategy.strategy)
        return [sorted(themes.tuples()), sorted(strategies.tuples())]

    assert named() == [[(1, "relations"), (2, "identity")], [(2, "functional-analysis")]]
    undone(done, actor, now)
    assert named() == [
        [(1, "identity"), (2, "identity")],
        [(1, "functional-analysis"), (2, "functional-analysis")],
    ]
    second = enrolments.enrol(enrolled, "entre-pilot", TODAY, **who).record_id
    for enrolment, theme in ((1, "alcohol-drugs"), (1, "problem-solving"), (second, "alcohol-drugs")):
        enrolments.add_theme(enrolment, theme, **who)
    enrolments.take_theme(1, "alcohol-drugs", **who)
    left = AddedTheme.select(AddedTheme.enrolment, AddedTheme.theme).tuples()
    assert sorted(left) == [(1, "problem-solving"), (second, "alcohol-drugs")]


def test_levels_of_another_goal(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    for number in (1, 2):
        goals.add_goal(client, GoalDetails("Work"), **who)
        goals.describe_levels(number, {0: "half"}, 2, seen_version=1, **who)
    done = goals.describe_levels(1, {1: "more"}, 3, seen_version=2, **who)
    levels = GoalLevel.select(GoalLevel.goal, GoalLevel.level, GoalLevel.words)
    assert sorted(levels.tuples()) == [(1, 1, "more"), (2, 0, "half")]
    undone(done, actor, now)
    assert sorted(levels.tuples()) == [(1, 0, "half"), (2, 0, "half")]


def test_places_of_goals_are_counted_for_each_client(
    client: int, other: int, actor: Actor, now: datetime
) -> None:
    for whose in (client, client, other, client):
        goals.add_goal(whose, GoalDetails("Work"), actor=actor, now=now)
    assert [row.place for row in Goal.select().order_by(Goal.id)] == [0, 1, 0, 2]


def test_follow_up_of_another_absence(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    ids = [booked(client, actor, now, -days).id for days in (1, 2)]
    for number in ids:
        decided = Followed(decision=Decision.SUMMONS, client_reason="slept")
        missed.mark_missed(number, AbsenceReason.NONE_GIVEN, decided, seen_version=1, **who)
    done = outcomes.clear_outcome(ids[0], seen_version=2, **who)

    def decisions() -> list[tuple[int, str | None, str]]:
        rows = FollowUp.select(FollowUp.appointment, FollowUp.decision, FollowUp.client_reason)
        return sorted(rows.tuples())

    kept = (ids[1], Decision.SUMMONS, "slept")
    assert decisions() == [(ids[0], None, ""), kept]
    undone(done, actor, now)
    assert decisions() == [(ids[0], Decision.SUMMONS, "slept"), kept]


def test_the_case_of_another_client(
    client: int, other: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    done = handover.hand_over(client, supervisor.worker_id, TODAY, actor=actor, now=now)
    assert [one.worker for one in handover.holders(other, TODAY)] == ["Anna Berg"]
    handover.hand_over(other, supervisor.worker_id, TODAY, actor=actor, now=now)
    undone(done, actor, now)
    assert [one.worker for one in handover.holders(other, TODAY)] == ["Siv Lind"]
    handover.cover(other, actor.worker_id, TODAY, TODAY, actor=actor, now=now)
    assert [one.part for one in handover.holders(client, TODAY)] == ["main"]


def test_another_clients_programme_and_checklist(
    client: int, other: int, actor: Actor, now: datetime
) -> None:
    who = {"actor": actor, "now": now}
    for whose in (client, other):
        enrolments.enrol(whose, "entre-2016", TODAY, **who)
        reintegration.set_need(whose, "accommodation", ChecklistNeed.YES, seen_version=0, **who)
    reintegration.set_need(client, "debt_advice", ChecklistNeed.YES, seen_version=0, **who)
    reintegration.clear_item(client, "accommodation", seen_version=1, **who)
    standing = ChecklistItem.select(ChecklistItem.client, ChecklistItem.area).where(
        ChecklistItem.removed_at.is_null()
    )
    assert sorted(standing.tuples()) == [(client, "debt_advice"), (other, "accommodation")]
    assert len(enrolments.enrolments_of(other)) == 1


def test_what_another_client_was_let_wait_for(
    client: int, other: int, supervisor: Actor, now: datetime
) -> None:
    who = {"actor": supervisor, "now": now}
    due.snooze(other, DueKind.CONSENT, None, TODAY + DAY, "ill", **who)
    with pytest.raises(due.CaseworkError, match="due already"):
        due.wake_item(client, DueKind.CONSENT, None, **who)


def test_earlier_texts_of_another_note(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    for number in (1, 2):
        notes.add_note(client, f"text {number}", **who)
        notes.correct_note(number, f"other {number}", seen_version=1, **who)
    seen = notes.note(1, **who)
    assert [(one.text, one.until, one.by) for one in seen.earlier] == [("text 1", now, "Anna Berg")]
    assert [line.corrected for line in notes.notes(client, **who)] == [1, 1]
    assert NoteRevision.select().count() == 2


def test_a_new_time_of_what_another_outcome_took_back(client: int, actor: Actor, now: datetime) -> None:
    one, two = booked(client, actor, now, -1), booked(client, actor, now, -2)
    done = outcomes.reschedule(one.id, "client", "ill", now + DAY, actor=actor, now=now, seen_version=1)
    outcomes.reschedule(two.id, "client", "ill", now + 2 * DAY, actor=actor, now=now, seen_version=1)
    undone(done, actor, now)
    standing = Appointment.select(Appointment.id, Appointment.outcome).where(Appointment.removed_at.is_null())
    assert sorted(standing.tuples()) == [(1, None), (2, Outcome.RESCHEDULED), (4, None)]
