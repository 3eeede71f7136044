"""Every kind of due item on one case, the days on either side of each threshold, and who may put it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from entre_tui.rules.appointments.attendance import AppointmentFacts, AttendanceSettings
from entre_tui.rules.codes import ChecklistStatus, DueKind, GoalStatus, LegalStatus, Outcome
from entre_tui.rules.due.due import DueItem, due, next_change
from entre_tui.rules.due.facts import (
    AgreementFacts,
    CaseFacts,
    ChecklistFacts,
    ConsentFacts,
    DueSettings,
    GoalFacts,
    RecordKind,
    SessionFacts,
    SnoozeFacts,
    TaskFacts,
)
from entre_tui.rules.due.follow_up import Duty, FollowUpDuty, follow_up

ZONE = ZoneInfo("Europe/Stockholm")


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


# A Wednesday.
NOW = at(2026, 11, 25)
ABSENT = Outcome.ABSENT_UNACCEPTABLE
EVERYTHING = CaseFacts(
    42,
    LegalStatus.PRISON,
    release_on=date(2027, 1, 25),
    supervision_ends_on=date(2027, 2, 1),
    enrolled_on=date(2026, 11, 1),
    retention_on=date(2026, 11, 20),
    appointments=[
        AppointmentFacts(1, at(2026, 11, 24), outcome=ABSENT),
        AppointmentFacts(2, at(2026, 11, 24)),
        AppointmentFacts(
            3, at(2026, 11, 16), outcome=Outcome.EVIDENCE_AWAITED, evidence_due=date(2026, 11, 23)
        ),
    ],
    sessions=[SessionFacts(4, at(2026, 11, 5))],
    goals=[GoalFacts(5, date(2026, 11, 20), GoalStatus.LATER)],
    agreements=[AgreementFacts(6, date(2026, 8, 24))],
    checklist=[ChecklistFacts(7, date(2026, 11, 22))],
    tasks=[TaskFacts(8, date(2026, 11, 21))],
    consents=[ConsentFacts(9, date(2026, 11, 19))],
)


def days(
    facts: CaseFacts, now: datetime = NOW, settings: DueSettings | None = None
) -> list[tuple[date, int]]:
    return [(item.on, item.over) for item in due(facts, now, settings)]


def test_each_kind_opens_its_own_place() -> None:
    client = (RecordKind.CLIENT, 42)
    assert due(EVERYTHING, NOW) == [
        DueItem(DueKind.MISSED, date(2026, 11, 25), 0, RecordKind.APPOINTMENT, 1),
        DueItem(DueKind.TO_LOG, date(2026, 11, 24), 1, RecordKind.APPOINTMENT, 2),
        DueItem(DueKind.FIRST_MEETING, date(2027, 1, 25), -61, *client),
        DueItem(DueKind.CONSENT, date(2026, 11, 19), 6, RecordKind.CONSENT, 9),
        DueItem(DueKind.CHECKLIST, date(2026, 11, 22), 3, RecordKind.CHECKLIST, 7),
        DueItem(DueKind.TASK, date(2026, 11, 21), 4, RecordKind.TASK, 8),
        DueItem(DueKind.EVALUATION, date(2026, 11, 5), 20, RecordKind.SESSION, 4),
        # Fourteen days after the session of 5 November.
        DueItem(DueKind.NO_CONTACT, date(2026, 11, 19), 6, *client),
        DueItem(DueKind.AGREEMENT, date(2026, 11, 24), 1, RecordKind.AGREEMENT, 6),
        DueItem(DueKind.GOAL_REVIEW, date(2026, 11, 20), 5, RecordKind.GOAL, 5),
        DueItem(DueKind.FEW_MEETINGS, date(2027, 2, 1), -68, *client),
        DueItem(DueKind.EVIDENCE, date(2026, 11, 23), 2, RecordKind.APPOINTMENT, 3),
        DueItem(DueKind.RETENTION, date(2026, 11, 20), 5, *client),
    ]


def test_an_ended_case_has_only_its_retention() -> None:
    ended = replace(EVERYTHING, legal_status=LegalStatus.ENDED)
    assert [item.kind for item in due(ended, NOW)] == [DueKind.RETENTION]


def test_what_is_dealt_with_hides_nothing_that_comes_after_it() -> None:
    day = date(2026, 11, 24)
    facts = CaseFacts(
        1,
        appointments=[
            AppointmentFacts(1, NOW - timedelta(days=2), outcome=Outcome.ATTENDED),
            AppointmentFacts(2, NOW - timedelta(days=2), outcome=ABSENT),
        ],
        tasks=[TaskFacts(3, day, done=True), TaskFacts(4, None), TaskFacts(5, day), TaskFacts(6, day)],
        checklist=[
            ChecklistFacts(7, None),
            ChecklistFacts(8, day, status=ChecklistStatus.ARRANGED),
            ChecklistFacts(9, day),
        ],
    )
    assert [item.record_id for item in due(facts, NOW)] == [2, 9, 5, 6]


def test_evidence_without_an_agreed_day_has_five_working_days() -> None:
    # Thursday 19 November, then Friday, Monday, Tuesday, Wednesday, Thursday.
    one = AppointmentFacts(7, at(2026, 11, 19), outcome=Outcome.EVIDENCE_AWAITED)
    assert follow_up(one, ZONE) == FollowUpDuty(
        Duty.EVIDENCE, date(2026, 11, 26), date(2026, 11, 20), date(2026, 11, 26)
    )
    shorter = DueSettings(contact_workdays=2, decision_workdays=3, evidence_workdays=1)
    assert follow_up(one, ZONE, shorter) == FollowUpDuty(
        Duty.EVIDENCE, date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
    )
    assert days(CaseFacts(1, appointments=[one]), NOW, shorter) == [(date(2026, 11, 20), 5)]


def test_evidence_agreed_for_a_day_that_has_gone_waits_for_the_appointment() -> None:
    ahead = AppointmentFacts(
        7, at(2026, 11, 26), outcome=Outcome.EVIDENCE_AWAITED, evidence_due=date(2026, 11, 20)
    )
    facts = CaseFacts(1, appointments=[ahead])
    assert due(facts, at(2026, 11, 26, 11, 59)) == []
    assert days(facts, at(2026, 11, 26)) == [(date(2026, 11, 20), 6)]


def test_first_contact_and_then_the_decision() -> None:
    missed = AppointmentFacts(7, at(2026, 11, 20), outcome=ABSENT)
    assert follow_up(missed, ZONE) == FollowUpDuty(
        Duty.CONTACT, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 27)
    )
    reached = replace(missed, contacted_on=date(2026, 11, 20))
    assert follow_up(reached, ZONE) == FollowUpDuty(
        Duty.DECISION, date(2026, 11, 27), date(2026, 11, 23), date(2026, 11, 27)
    )


@pytest.mark.parametrize(
    ("agreement", "on"),
    [
        (AgreementFacts(1, date(2026, 8, 25)), date(2026, 11, 25)),
        (AgreementFacts(1, date(2026, 10, 25), months=1), date(2026, 11, 25)),
        (AgreementFacts(1, date(2026, 8, 1), months=6, review_on=date(2026, 11, 20)), date(2026, 11, 20)),
    ],
)
def test_an_agreement_is_due_on_its_own_day_or_after_its_own_months(
    agreement: AgreementFacts, on: date
) -> None:
    facts = CaseFacts(1, agreements=[agreement])
    assert days(facts) == [(on, (NOW.date() - on).days)]
    assert due(facts, at(on.year, on.month, on.day, 0) - timedelta(minutes=1)) == []


def test_the_interval_of_agreements_is_a_setting() -> None:
    facts = CaseFacts(1, agreements=[AgreementFacts(1, date(2026, 9, 25))])
    assert days(facts) == []
    assert days(facts, NOW, DueSettings(agreement_months=2)) == [(date(2026, 11, 25), 0)]


def test_release_is_near_from_the_day_after_three_months_before_it() -> None:
    facts = CaseFacts(1, LegalStatus.PRISON, release_on=date(2027, 5, 31))
    # 28 February and three months is 28 May; 1 March and three months 1 June, nearer than which 31 May is.
    assert due(facts, at(2027, 2, 28)) == []
    assert days(facts, at(2027, 3, 1, 0)) == [(date(2027, 5, 31), -91)]
    assert days(facts, at(2027, 5, 1), DueSettings(first_meeting_months=1)) == [(date(2027, 5, 31), -30)]
    assert days(facts, at(2027, 4, 30), DueSettings(first_meeting_months=1)) == []
    assert due(replace(facts, meetings_wanted=False), at(2027, 3, 1)) == []


def test_the_first_of_several_meetings_is_what_counts() -> None:
    facts = CaseFacts(
        1, LegalStatus.PRISON, release_on=date(2027, 1, 25), meetings=[date(2026, 12, 3), date(2026, 12, 1)]
    )
    assert len(due(facts, at(2026, 11, 30))) == 1
    assert due(facts, at(2026, 12, 1)) == []


def test_outside_prison_the_first_meeting_is_due_through_the_day_of_release() -> None:
    facts = CaseFacts(1, LegalStatus.CONDITIONAL_RELEASE, release_on=NOW.date())
    assert days(facts, at(2026, 11, 25, 23, 59)) == [(NOW.date(), 0)]
    assert due(facts, at(2026, 11, 26, 0)) == []


def test_few_meetings_counts_up_to_the_last_day_of_supervision() -> None:
    held = [date(2026, 9, day) for day in (15, 8, 1)]
    facts = CaseFacts(1, supervision_ends_on=date(2027, 2, 25), meetings=held)
    assert days(facts, at(2027, 2, 25, 23, 59)) == [(date(2027, 2, 25), 0)]
    assert days(facts, at(2026, 12, 25), DueSettings(few_meetings_months=2)) == [(date(2027, 2, 25), -62)]
    assert days(facts, at(2026, 12, 24), DueSettings(few_meetings_months=2)) == []
    assert days(facts, NOW, DueSettings(few_meetings=3)) == []
    more = replace(facts, meetings=[*held, date(2026, 11, 24)])
    assert len(days(more, NOW, DueSettings(few_meetings=5))) == 1
    fourth_tomorrow = replace(facts, meetings=[date(2026, 11, 26), *held])
    assert len(due(fourth_tomorrow, NOW)) == 1
    assert due(fourth_tomorrow, at(2026, 11, 26, 0)) == []


def test_without_meetings_wanted_none_is_asked_for() -> None:
    facts = replace(EVERYTHING, meetings_wanted=False)
    kinds = {item.kind for item in due(facts, NOW)}
    assert not kinds & {DueKind.FIRST_MEETING, DueKind.FEW_MEETINGS}
    assert len(kinds) == 11


def test_contact_before_the_enrolment_is_none_of_it_and_one_after_ends_the_wait() -> None:
    enrolled = CaseFacts(1, enrolled_on=date(2026, 11, 11), last_contact_on=date(2026, 11, 10))
    assert days(enrolled) == [(date(2026, 11, 25), 0)]
    assert due(enrolled, at(2026, 11, 24, 23, 59)) == []
    same_day = replace(enrolled, last_contact_on=date(2026, 11, 12))
    assert due(same_day, NOW) == []
    missed = replace(
        enrolled, appointments=[AppointmentFacts(1, at(2026, 11, 18), outcome=ABSENT, decided_on=NOW.date())]
    )
    assert days(missed) == [(date(2026, 11, 25), 0)]
    not_held = replace(enrolled, sessions=[SessionFacts(1, at(2026, 11, 18), held=False)])
    assert days(not_held) == [(date(2026, 11, 25), 0)]
    # A session of tomorrow ends the wait tomorrow, not today; one on the fourteenth day before it begins.
    tomorrow = replace(enrolled, sessions=[SessionFacts(1, at(2026, 11, 26), evaluated=True)])
    assert days(tomorrow) == [(date(2026, 11, 25), 0)]
    assert due(tomorrow, at(2026, 11, 26, 0)) == []
    in_time = replace(enrolled, sessions=[SessionFacts(1, at(2026, 11, 25, 23), evaluated=True)])
    assert due(in_time, NOW) == []


def test_a_snooze_is_for_its_kind_and_its_record_and_the_longest_holds() -> None:
    consents = [ConsentFacts(1, date(2026, 11, 1)), ConsentFacts(2, date(2026, 11, 1))]
    tasks = [TaskFacts(1, date(2026, 11, 1))]
    facts = CaseFacts(1, consents=consents, tasks=tasks)

    def left(*snoozes: SnoozeFacts, now: datetime = NOW) -> list[tuple[DueKind, int]]:
        return [(item.kind, item.record_id) for item in due(replace(facts, snoozes=snoozes), now)]

    both, one = (DueKind.CONSENT, 2), (DueKind.TASK, 1)
    assert left(SnoozeFacts(DueKind.CONSENT, date(2026, 11, 27), 1)) == [both, one]
    assert left(SnoozeFacts(DueKind.CONSENT, date(2026, 11, 27))) == [one]
    assert left(SnoozeFacts(DueKind.CONSENT, date(2026, 11, 27), 3)) == [(DueKind.CONSENT, 1), both, one]
    twice = [SnoozeFacts(DueKind.TASK, date(2026, 11, 27)), SnoozeFacts(DueKind.TASK, date(2026, 11, 26), 1)]
    assert one not in left(*twice, now=at(2026, 11, 26))
    assert one in left(*twice, now=at(2026, 11, 27, 0))


@pytest.mark.parametrize(
    ("one", "now", "change"),
    [
        # Announced for tomorrow: it counts from its start. Not logged: it begins, and an hour later is to be logged.
        (
            AppointmentFacts(1, at(2026, 11, 26, 10), outcome=Outcome.ABSENT_ACCEPTABLE),
            NOW,
            at(2026, 11, 26, 10),
        ),
        (AppointmentFacts(1, at(2026, 11, 25, 12)), at(2026, 11, 25, 12), at(2026, 11, 25, 13)),
        # In the rolling twelve months through 26 November of the year after, both ends counted.
        (AppointmentFacts(1, at(2025, 11, 26), outcome=Outcome.ATTENDED), NOW, at(2026, 11, 27, 0)),
        # From 29 February twelve months are 28 February: the window of that day still begins on the 28th.
        (AppointmentFacts(1, at(2024, 2, 29), outcome=Outcome.ATTENDED), at(2024, 3, 1), at(2025, 3, 1, 0)),
        # In the thirty days of the flag through 1 December.
        (
            AppointmentFacts(1, at(2026, 11, 1), outcome=ABSENT, decided_on=date(2026, 11, 2)),
            NOW,
            at(2026, 12, 2, 0),
        ),
    ],
)
def test_when_attendance_changes_by_itself(one: AppointmentFacts, now: datetime, change: datetime) -> None:
    assert next_change(CaseFacts(1, appointments=[one]), now) == change


def test_the_windows_of_attendance_are_settings() -> None:
    missed = AppointmentFacts(1, at(2026, 11, 20), outcome=ABSENT, decided_on=date(2026, 11, 22))
    facts = CaseFacts(1, appointments=[missed])
    shorter = DueSettings(attendance=AttendanceSettings(days=10, months=6))
    assert next_change(facts, NOW, shorter) == at(2026, 12, 1, 0)
    assert next_change(facts, at(2026, 12, 1), shorter) == at(2027, 5, 21, 0)
    assert next_change(facts, at(2027, 5, 21), shorter) is None


def test_midnight_changes_how_late_something_is_and_nothing_else() -> None:
    facts = CaseFacts(1, consents=[ConsentFacts(1, date(2026, 11, 20))])
    assert next_change(facts, NOW) == at(2026, 11, 26, 0)
    assert next_change(facts, NOW, days=False) is None
    assert next_change(facts, at(2026, 11, 19)) == at(2026, 11, 20, 0)
