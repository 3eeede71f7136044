"""From when to when what became of an appointment may be logged: the last moment taken, the first refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.core.base import Acting
from entre_tui.models import Appointment, ContactAttempt, FollowUp
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, Outcome
from tests.casework.steps import again, booked, details, refusal

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def starting(acting: Acting, client: int, at: datetime) -> int:
    """An appointment that begins at a minute; gives its id."""
    number = appointments.book(acting, client, AppointmentDetails(at)).record_id
    assert number is not None
    return number


@pytest.mark.parametrize("outcome", [Outcome.ATTENDED, Outcome.LATE, Outcome.SENT_HOME])
def test_who_came_is_logged_from_half_an_hour_before(
    outcome: Outcome, client: int, acting: Acting, now: datetime
) -> None:
    too_early = starting(acting, client, now + 31 * MINUTE)
    early = starting(acting, client, now + 30 * MINUTE)
    who = {"seen_version": 1}
    assert refusal(outcomes.log_outcome, acting, too_early, outcome, **who) == "outcome"
    assert Appointment.get_by_id(too_early).outcome is None
    outcomes.log_outcome(acting, early, outcome, **who)
    assert Appointment.get_by_id(early).outcome == outcome


@pytest.mark.parametrize("reason", [AbsenceReason.NONE_GIVEN, AbsenceReason.NOT_REACHED])
def test_an_absence_without_a_reason_is_known_half_an_hour_before_at_most(
    reason: AbsenceReason, client: int, acting: Acting, now: datetime
) -> None:
    too_early = starting(acting, client, now + 31 * MINUTE)
    early = starting(acting, client, now + 30 * MINUTE)
    who = {"seen_version": 1}
    assert refusal(missed.mark_missed, acting, too_early, reason, **who) == "outcome"
    missed.mark_missed(acting, early, reason, **who)
    assert Appointment.get_by_id(early).outcome == Outcome.ABSENT_UNACCEPTABLE


def test_what_did_not_happen_is_known_weeks_before(client: int, acting: Acting, now: datetime) -> None:
    """The service calls it off, or the client asks for another time, whenever it is known."""
    off, moved, court = (booked(acting, client, days) for days in (20, 21, 22))
    who = {"seen_version": 1}
    outcomes.log_outcome(acting, off.id, Outcome.DID_NOT_HAPPEN, **who)
    outcomes.reschedule(acting, moved.id, "service", "the leader is ill", **who)
    missed.mark_missed(acting, court.id, AbsenceReason.COURT, **who)
    assert [again(one, now).outcome for one in (off, moved, court)] == [
        Outcome.DID_NOT_HAPPEN,
        Outcome.RESCHEDULED,
        Outcome.ABSENT_ACCEPTABLE,
    ]


@pytest.mark.parametrize(
    "outcome",
    [Outcome.RESCHEDULED, Outcome.ABSENT_ACCEPTABLE, Outcome.ABSENT_UNACCEPTABLE, Outcome.EVIDENCE_AWAITED],
)
def test_what_has_its_own_form_is_not_logged_in_passing(
    outcome: Outcome, yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    who = {"seen_version": 1}
    assert refusal(outcomes.log_outcome, acting, yesterday.id, outcome, **who) == "outcome"
    assert again(yesterday, now).outcome is None


def test_an_attempt_lies_behind(yesterday: AppointmentView, acting: Acting, now: datetime) -> None:
    def tried(at: datetime | None) -> AbsenceFollowUp:
        return AbsenceFollowUp(ContactWay.PHONE, ContactResult.NO_ANSWER, at)

    who = {"seen_version": 1}
    ahead = tried(now + MINUTE)
    assert (
        refusal(missed.mark_missed, acting, yesterday.id, AbsenceReason.NONE_GIVEN, ahead, **who)
        == "tried_at"
    )
    assert not ContactAttempt.select().exists()
    missed.mark_missed(acting, yesterday.id, AbsenceReason.NONE_GIVEN, tried(now), **who)
    who["seen_version"] = 2
    missed.mark_missed(acting, yesterday.id, AbsenceReason.NONE_GIVEN, tried(None), **who)
    followed = again(yesterday, now).follow_up
    assert followed is not None
    assert [attempt.at for attempt in followed.attempts] == [now, now]


@pytest.mark.parametrize(
    ("done", "field"),
    [
        (AbsenceFollowUp(way=ContactWay.PHONE), "result"),
        (AbsenceFollowUp(result=ContactResult.REACHED), "way"),
        (AbsenceFollowUp(way="pigeon", result=ContactResult.REACHED), "way"),
        (AbsenceFollowUp(way=ContactWay.PHONE, result="deaf"), "result"),
    ],
)
def test_an_attempt_says_how_and_what_came_of_it(
    done: AbsenceFollowUp, field: str, yesterday: AppointmentView, acting: Acting
) -> None:
    who = {"seen_version": 1}
    assert refusal(missed.mark_missed, acting, yesterday.id, AbsenceReason.NONE_GIVEN, done, **who) == field


def test_a_decision_is_no_older_than_the_absence_and_no_younger_than_today(
    yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    """Absent on 26 November, asked on the 27th: the 25th and the 28th are no days for the decision."""
    who = {"seen_version": 1}

    def on(day: int | None) -> AbsenceFollowUp:
        return AbsenceFollowUp(
            decision=Decision.SUMMONS, decided_on=None if day is None else date(2025, 11, day)
        )

    for day in (25, 28):
        assert (
            refusal(missed.mark_missed, acting, yesterday.id, AbsenceReason.NONE_GIVEN, on(day), **who)
            == "decided_on"
        )
    assert not FollowUp.select().exists()
    for version, (day, kept) in enumerate(((26, 26), (27, 27), (None, 27)), 1):
        missed.mark_missed(
            acting, yesterday.id, AbsenceReason.NONE_GIVEN, on(day), **(who | {"seen_version": version})
        )
        followed = again(yesterday, now).follow_up
        assert followed is not None
        assert followed.decided_on == date(2025, 11, kept)


def test_a_decision_about_an_acceptable_absence_may_come_before_it(
    client: int, acting: Acting, now: datetime
) -> None:
    tomorrow = booked(acting, client, 1)
    done = AbsenceFollowUp(decision=Decision.NO_ACTION)
    missed.mark_missed(acting, tomorrow.id, AbsenceReason.COURT, done, seen_version=1)
    followed = again(tomorrow, now).follow_up
    assert followed is not None
    assert followed.decided_on == now.date()


def test_evidence_is_due_on_the_day_at_the_earliest(
    yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    who = {"seen_version": 1}
    before = {"evidence_due_on": date(2025, 11, 25)}
    assert (
        refusal(missed.mark_missed, acting, yesterday.id, AbsenceReason.MEDICAL, **before, **who)
        == "evidence_due_on"
    )
    missed.mark_missed(acting, yesterday.id, AbsenceReason.MEDICAL, evidence_due_on=date(2025, 11, 26), **who)
    assert again(yesterday, now).evidence_due_on == date(2025, 11, 26)


def test_a_new_time_lies_ahead(yesterday: AppointmentView, acting: Acting, now: datetime) -> None:
    who = {"seen_version": 1}
    assert refusal(outcomes.reschedule, acting, yesterday.id, "client", "ill", now, **who) == "next_at"
    at_once = AbsenceFollowUp(next_at=now)
    assert refusal(missed.mark_missed, acting, yesterday.id, AbsenceReason.WORK, at_once, **who) == "next_at"
    assert Appointment.select().count() == 1
    outcomes.reschedule(acting, yesterday.id, "client", "ill", now + MINUTE, **who)
    assert again(yesterday, now).next_at == now + MINUTE


@pytest.mark.parametrize(
    ("by", "why", "field"), [("court", "ill", "by"), ("", "ill", "by"), ("client", " \x1b ", "why")]
)
def test_put_off_by_somebody_for_a_reason(
    by: str, why: str, field: str, yesterday: AppointmentView, acting: Acting
) -> None:
    who = {"seen_version": 1}
    assert refusal(outcomes.reschedule, acting, yesterday.id, by, why, **who) == field


def test_a_booking_is_moved_ahead_until_it_begins(client: int, acting: Acting, now: datetime) -> None:
    begun, coming = (starting(acting, client, now + wait * MINUTE) for wait in (0, 1))
    who = {"seen_version": 1}
    assert refusal(appointments.move_appointment, acting, begun, now + MINUTE, **who) == "starts_at"
    appointments.move_appointment(acting, begun, now, **who)
    appointments.move_appointment(acting, coming, now + DAY, **who)
    assert Appointment.get_by_id(coming).starts_at == now + DAY


def test_what_is_logged_keeps_a_time_gone_by(
    yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    outcomes.log_outcome(acting, yesterday.id, Outcome.ATTENDED, seen_version=1)
    who = {"seen_version": 2}
    ahead, just_now = AppointmentDetails(now + MINUTE), AppointmentDetails(now)
    assert refusal(appointments.move_appointment, acting, yesterday.id, now - DAY, **who) == "starts_at"
    assert refusal(appointments.edit_appointment, acting, yesterday.id, ahead, **who) == "starts_at"
    appointments.edit_appointment(acting, yesterday.id, just_now, **who)
    assert again(yesterday, now).starts_at == now


@pytest.mark.parametrize(("minutes", "taken"), [(4, False), (5, True), (600, True), (601, False)])
def test_an_appointment_lasts_five_minutes_to_ten_hours(
    minutes: int, taken: bool, client: int, acting: Acting, now: datetime
) -> None:
    wanted = AppointmentDetails(details(now, 1).starts_at, minutes=minutes)
    if taken:
        appointments.book(acting, client, wanted)
        assert Appointment.get().minutes == minutes
    else:
        assert refusal(appointments.book, acting, client, wanted) == "minutes"


def test_only_what_is_logged_is_cleared(yesterday: AppointmentView, acting: Acting, now: datetime) -> None:
    assert refusal(outcomes.clear_outcome, acting, yesterday.id, seen_version=1) is None
    missed.mark_missed(acting, yesterday.id, AbsenceReason.WORK, seen_version=1)
    outcomes.clear_outcome(acting, yesterday.id, seen_version=2)
    assert again(yesterday, now).to_log
