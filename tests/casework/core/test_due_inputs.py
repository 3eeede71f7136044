"""What counts towards what is due and what does not: looked at as the rules are given it, from the case file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import due
from entre_tui.casework.core import due_inputs
from entre_tui.casework.core.base import Acting, Actor, create
from entre_tui.casework.programme import enrolments
from entre_tui.models import (
    Appointment,
    ChecklistItem,
    Client,
    Consent,
    ContactAttempt,
    Enrolment,
    Goal,
    Meeting,
    MeetingTask,
    MentoringAgreement,
    Session,
    Snooze,
)
from entre_tui.rules.codes import (
    AbsenceReason,
    ContactResult,
    ContactWay,
    Decision,
    DueKind,
    GoalStatus,
    Outcome,
)
from entre_tui.rules.due.facts import CaseFacts
from tests.casework.by_hand_steps import is_due
from tests.casework.steps import booked, details, undone

DAY = timedelta(days=1)
TODAY = date(2025, 11, 27)


def known(client: int, now: datetime) -> CaseFacts:
    return due_inputs.facts_for([Client.get_by_id(client)], now)[client]


def old(acting: Acting, client: int, days: int) -> int:
    """An appointment so many days ago, at 14:00 like now; gives its id."""
    number = appointments.book(
        acting, client, appointments.AppointmentDetails(acting.now - timedelta(days=days))
    ).record_id
    assert number is not None
    return number


def test_what_nobody_logged_is_due_however_old(client: int, acting: Acting) -> None:
    for days in (401, 800, 3000):
        old(acting, client, days)
    assert len(is_due(acting, client, DueKind.TO_LOG)) == 3


def test_an_absence_without_a_decision_is_due_however_old(client: int, acting: Acting, now: datetime) -> None:
    who = {"seen_version": 1}
    open_one, decided, awaited = (old(acting, client, days) for days in (500, 510, 520))
    missed.mark_missed(acting, open_one, AbsenceReason.NONE_GIVEN, **who)
    summons = AbsenceFollowUp(decision=Decision.SUMMONS)
    missed.mark_missed(acting, decided, AbsenceReason.NONE_GIVEN, summons, **who)
    missed.mark_missed(acting, awaited, AbsenceReason.MEDICAL, evidence_due_on=TODAY - 500 * DAY, **who)
    assert len(is_due(acting, client, DueKind.MISSED)) == 1
    assert len(is_due(acting, client, DueKind.EVIDENCE)) == 1
    assert [one.id for one in known(client, now).appointments] == [awaited, open_one]


@pytest.mark.parametrize(("days", "read"), [(399, True), (400, True), (401, False)])
def test_what_is_settled_is_read_for_400_days(
    days: int, read: bool, client: int, acting: Acting, now: datetime
) -> None:
    number = old(acting, client, days)
    outcomes.log_outcome(acting, number, Outcome.ATTENDED, seen_version=1)
    assert [one.id for one in known(client, now).appointments] == ([number] if read else [])


def tried(acting: Acting, client: int, result: ContactResult, days: int, at: datetime | None = None) -> int:
    """An absence so many days ago with an attempt; gives the appointment's id."""
    number = old(acting, client, days)
    done = AbsenceFollowUp(ContactWay.PHONE, result, at or acting.now - timedelta(days=days - 1))
    missed.mark_missed(acting, number, AbsenceReason.NONE_GIVEN, done, seen_version=1)
    return number


@pytest.mark.parametrize("result", list(ContactResult))
def test_only_somebody_who_was_reached_has_been_in_contact(
    result: ContactResult, client: int, acting: Acting, now: datetime
) -> None:
    tried(acting, client, result, 10)
    expected = TODAY - 9 * DAY if result is ContactResult.REACHED else None
    assert known(client, now).last_contact_on == expected


def test_an_unanswered_attempt_is_no_contact_but_an_attempt(
    client: int, acting: Acting, now: datetime
) -> None:
    """Enrolled 20 days ago and not reached since: due from the 15th day, 13 November with the 14 of the rule."""
    enrolments.enrol(acting, client, "entre-2016", TODAY - 20 * DAY)
    number = tried(acting, client, ContactResult.NO_ANSWER, 3)
    assert len(is_due(acting, client, DueKind.NO_CONTACT)) == 1
    (one,) = known(client, now).appointments
    assert one.contacted_on == TODAY - 2 * DAY
    reached = AbsenceFollowUp(ContactWay.PHONE, ContactResult.REACHED)
    missed.mark_missed(acting, number, AbsenceReason.NONE_GIVEN, reached, seen_version=2)
    assert is_due(acting, client, DueKind.NO_CONTACT) == []
    (one,) = known(client, now).appointments
    assert one.contacted_on == TODAY - 2 * DAY


def test_the_last_contact_is_the_latest_of_all(client: int, acting: Acting, now: datetime) -> None:
    tried(acting, client, ContactResult.REACHED, 5)
    tried(acting, client, ContactResult.REACHED, 9)
    assert known(client, now).last_contact_on == TODAY - 4 * DAY
    held(acting, client, 6)
    assert known(client, now).last_contact_on == TODAY - 4 * DAY
    held(acting, client, 2)
    assert known(client, now).last_contact_on == TODAY - 2 * DAY


def test_an_attempt_taken_back_is_neither(client: int, acting: Acting, now: datetime) -> None:
    tried(acting, client, ContactResult.REACHED, 5)
    ContactAttempt.update(removed_at=now).execute()
    assert known(client, now).last_contact_on is None
    assert [one.contacted_on for one in known(client, now).appointments] == [None]


def test_a_call_after_midnight_is_of_the_offices_day(client: int, acting: Acting, now: datetime) -> None:
    late = datetime(2025, 11, 26, 0, 30, tzinfo=now.tzinfo)
    tried(acting, client, ContactResult.REACHED, 2, late)
    assert known(client, now).last_contact_on == date(2025, 11, 26)
    assert [one.contacted_on for one in known(client, now).appointments] == [date(2025, 11, 26)]


def held(acting: Acting, client: int, days: int, **values: Any) -> int:
    """A session so many days ago; gives its id."""
    known_of = {"number": days, "starts_at": acting.now - timedelta(days=days), "held": True} | values
    number: int = create(acting, Session, client=client, **known_of).id
    return number


def test_sessions_that_wait_for_an_evaluation(client: int, acting: Acting, now: datetime) -> None:
    waits = held(acting, client, 4, minutes=None)
    held(acting, client, 3, evaluated_at=now)
    held(acting, client, 2, held=False)
    held(acting, client, 1, removed_at=now)
    (one,) = known(client, now).sessions
    assert (one.id, one.minutes) == (waits, 60)
    assert known(client, now).last_contact_on == TODAY - 3 * DAY


def test_goals_with_a_day_of_review(client: int, acting: Acting, now: datetime) -> None:
    def goal(**values: Any) -> int:
        return int(create(acting, Goal, client=client, own_words="Work", **values).id)

    counted = goal(review_on=TODAY, status=GoalStatus.ACTIVE)
    goal()
    goal(review_on=TODAY, removed_at=now)
    assert [(one.id, one.review_on) for one in known(client, now).goals] == [(counted, TODAY)]


def test_only_the_latest_agreement_of_a_programme_is_to_be_revised(
    client: int, acting: Acting, now: datetime
) -> None:
    number = enrolments.enrol(acting, client, "back-on-track", TODAY - 300 * DAY).record_id

    def made(days: int, **values: Any) -> int:
        agreed = {"mentor": "Kim", "agreed_on": TODAY - days * DAY, "review_on": TODAY} | values
        return int(create(acting, MentoringAgreement, enrolment=number, **agreed).id)

    made(200)
    latest = made(100)
    made(50, removed_at=now)
    (one,) = known(client, now).agreements
    assert (one.id, one.ended) == (latest, False)
    MentoringAgreement.update(ended_on=TODAY).where(MentoringAgreement.id == latest).execute()
    assert [one.ended for one in known(client, now).agreements] == [True]
    MentoringAgreement.update(ended_on=None).execute()
    Enrolment.update(ended_on=TODAY).execute()
    assert [one.ended for one in known(client, now).agreements] == [True]
    Enrolment.update(removed_at=now).execute()
    assert known(client, now).agreements == ()


def test_enrolled_since_the_first_of_the_programmes_that_go_on(
    client: int, acting: Acting, now: datetime
) -> None:
    def enrol(days: int, **values: Any) -> None:
        started = {"programme": "x", "programme_version": "1", "phase": "y", "started_on": TODAY - days * DAY}
        create(acting, Enrolment, client=client, **started, **values)

    enrol(90, ended_on=TODAY)
    enrol(80, removed_at=now)
    assert known(client, now).enrolled_on is None
    enrol(30)
    enrol(60)
    assert known(client, now).enrolled_on == TODAY - 60 * DAY


def test_consents_meetings_and_tasks_that_stand(client: int, acting: Acting, now: datetime) -> None:
    def new(model: type[Any], **values: Any) -> int:
        return int(create(acting, model, **values).id)

    kept = new(Consent, client=client, given_on=TODAY - DAY)
    new(Consent, client=client, given_on=TODAY, removed_at=now)
    met = new(Meeting, client=client, on=TODAY - DAY, held=True)
    new(Meeting, client=client, on=TODAY, held=False)
    gone = new(Meeting, client=client, on=TODAY - 2 * DAY, held=True, removed_at=now)
    task = new(MeetingTask, meeting=met, what="Call", due_on=TODAY)
    new(MeetingTask, meeting=met, what="Call")
    new(MeetingTask, meeting=met, what="Call", due_on=TODAY, done_on=TODAY)
    new(MeetingTask, meeting=met, what="Call", due_on=TODAY, removed_at=now)
    new(MeetingTask, meeting=gone, what="Call", due_on=TODAY)
    case = known(client, now)
    assert [(one.id, one.given_on) for one in case.consents] == [(kept, TODAY - DAY)]
    assert list(case.meetings) == [TODAY - DAY]
    assert [(one.id, one.due_on) for one in case.tasks] == [(task, TODAY)]


def test_areas_of_the_checklist_that_stand(client: int, acting: Acting, now: datetime) -> None:
    Client.update(release_on=TODAY + 70 * DAY).execute()

    def area(name: str, **values: Any) -> int:
        return int(create(acting, ChecklistItem, client=client, area=name, need="yes", **values).id)

    weeks = area("debt", weeks_before_release=6)
    area("accommodation", removed_at=now)
    (one,) = known(client, now).checklist
    assert (one.id, one.due_on) == (weeks, TODAY + 28 * DAY)


def test_what_was_let_wait_and_is_awake_again(client: int, supervisor: Actor, now: datetime) -> None:
    who = Acting(supervisor, now)
    until = TODAY + 7 * DAY
    done = due.snooze(who, client, DueKind.TO_LOG, 5, until, "ill")
    (one,) = known(client, now).snoozes
    assert (one.kind, one.until, one.record_id) == (DueKind.TO_LOG, until, 5)
    undone(who, done)
    assert known(client, now).snoozes == ()
    assert Snooze.select().count() == 1


def test_removed_appointments_are_no_facts(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, -1)
    appointments.remove_appointment(acting, one.id, seen_version=1)
    assert known(client, now).appointments == ()
    other = appointments.book(acting, client, details(now, -2)).record_id
    assert [each.id for each in known(client, now).appointments] == [other]
    assert Appointment.select().count() == 2
