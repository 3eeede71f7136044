"""What is due, kind by kind, each from when and until when (docs/casework.md 4)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from entre_tui.rules.appointments.attendance import AppointmentFacts
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus, DueKind, GoalStatus, LegalStatus, Outcome
from entre_tui.rules.due.due import due, next_change
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
)
from entre_tui.rules.due.follow_up import Duty, follow_up

ZONE = ZoneInfo("Europe/Stockholm")


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


NOW = at(2026, 11, 25)
ABSENT = Outcome.ABSENT_UNACCEPTABLE


def short(facts: CaseFacts, now: datetime = NOW) -> list[tuple[DueKind, int]]:
    return [(item.kind, item.over) for item in due(facts, now)]


def test_an_empty_case_has_nothing_due_and_never_will() -> None:
    assert due(CaseFacts(1), NOW) == []
    assert next_change(CaseFacts(1), NOW) is None


def test_to_log_from_the_end_of_the_appointment() -> None:
    facts = CaseFacts(1, appointments=[AppointmentFacts(7, at(2026, 11, 25, 10), minutes=90)])
    assert due(facts, at(2026, 11, 25, 11, 29)) == []
    assert next_change(facts, at(2026, 11, 25, 11)) == at(2026, 11, 25, 11, 30)
    assert short(facts, at(2026, 11, 25, 11, 30)) == [(DueKind.TO_LOG, 0)]
    assert short(facts, at(2026, 11, 27, 0, 0)) == [(DueKind.TO_LOG, 2)]


def test_missed_asks_for_contact_by_the_next_working_day_then_a_decision_within_five() -> None:
    friday = at(2026, 11, 20, 10)
    assert short(CaseFacts(1, appointments=[AppointmentFacts(7, friday, outcome=ABSENT)])) == [
        (DueKind.MISSED, 2)
    ]
    reached = AppointmentFacts(7, friday, outcome=ABSENT, contacted_on=date(2026, 11, 23))
    assert short(CaseFacts(1, appointments=[reached])) == [(DueKind.MISSED, -2)]
    todo = follow_up(reached, ZONE)
    assert todo is not None
    assert (todo.duty, todo.by) == (Duty.DECISION, date(2026, 11, 27))
    decided = AppointmentFacts(7, friday, outcome=ABSENT, decided_on=date(2026, 11, 24))
    assert due(CaseFacts(1, appointments=[decided]), NOW) == []


def test_missed_before_christmas_counts_working_days_only() -> None:
    todo = follow_up(AppointmentFacts(7, at(2026, 12, 23, 10), outcome=ABSENT), ZONE)
    assert todo is not None
    assert todo.contact_by == date(2026, 12, 28)
    assert todo.decision_by == date(2027, 1, 5)


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in (ABSENT, Outcome.EVIDENCE_AWAITED)])
def test_other_outcomes_ask_for_nothing(outcome: Outcome) -> None:
    assert due(CaseFacts(1, appointments=[AppointmentFacts(7, at(2026, 11, 20), outcome=outcome)]), NOW) == []


def test_evidence_is_awaited_until_its_own_date() -> None:
    one = AppointmentFacts(
        7, at(2026, 11, 20), outcome=Outcome.EVIDENCE_AWAITED, evidence_due=date(2026, 11, 26)
    )
    facts = CaseFacts(1, appointments=[one])
    assert due(facts, at(2026, 11, 25, 23, 59)) == []
    assert next_change(facts, at(2026, 11, 25, 23, 59)) == at(2026, 11, 26, 0, 0)
    assert short(facts, at(2026, 11, 26, 0, 0)) == [(DueKind.EVIDENCE, 0)]


def test_a_held_session_without_evaluation() -> None:
    facts = CaseFacts(
        1,
        sessions=[
            SessionFacts(1, at(2026, 11, 24)),
            SessionFacts(2, at(2026, 11, 24), evaluated=True),
            SessionFacts(3, at(2026, 11, 24), held=False),
        ],
    )
    assert [(item.kind, item.record_id, item.over) for item in due(facts, NOW)] == [
        (DueKind.EVALUATION, 1, 1)
    ]


def test_goals_past_review_unless_done_with() -> None:
    review = date(2026, 11, 20)
    goals = [GoalFacts(n, review, status) for n, status in enumerate(GoalStatus)]
    items = due(CaseFacts(1, goals=[*goals, GoalFacts(9, None), GoalFacts(8, date(2026, 11, 26))]), NOW)
    assert [(item.kind, item.record_id, item.over) for item in items] == [
        (DueKind.GOAL_REVIEW, 0, 5),
        (DueKind.GOAL_REVIEW, 1, 5),
    ]


def test_a_mentoring_agreement_of_30_november_is_due_on_28_february() -> None:
    facts = CaseFacts(1, agreements=[AgreementFacts(3, date(2026, 11, 30))])
    assert due(facts, at(2027, 2, 27, 23, 59)) == []
    (item,) = due(facts, at(2027, 2, 28, 0, 0))
    assert (item.kind, item.on, item.record_kind) == (
        DueKind.AGREEMENT,
        date(2027, 2, 28),
        RecordKind.AGREEMENT,
    )
    assert due(CaseFacts(1, agreements=[AgreementFacts(3, date(2026, 1, 1), ended=True)]), NOW) == []


def test_checklist_items_are_due_while_open_and_needed() -> None:
    day = date(2026, 11, 24)
    items = [ChecklistFacts(n, day, status=status) for n, status in enumerate(ChecklistStatus)]
    items.append(ChecklistFacts(20, day, ChecklistNeed.NONE))
    items.append(ChecklistFacts(21, day, ChecklistNeed.NOT_ASSESSED))
    items.append(ChecklistFacts(22, date(2026, 11, 26)))
    assert [item.record_id for item in due(CaseFacts(1, checklist=items), NOW)] == [0, 1, 2, 21]


def test_first_meeting_when_release_is_nearer_than_three_months() -> None:
    facts = CaseFacts(1, LegalStatus.PRISON, release_on=date(2027, 2, 25))
    assert due(facts, NOW) == []
    assert next_change(facts, NOW) == at(2026, 11, 26, 0, 0)
    assert short(facts, at(2026, 11, 26, 0, 0)) == [(DueKind.FIRST_MEETING, -91)]
    assert short(CaseFacts(1, LegalStatus.PRISON, release_on=date(2027, 1, 25))) == [
        (DueKind.FIRST_MEETING, -61)
    ]


def test_a_planned_meeting_is_not_yet_a_meeting_held() -> None:
    facts = CaseFacts(1, LegalStatus.PRISON, release_on=date(2027, 1, 25), meetings=[date(2026, 11, 26)])
    assert len(due(facts, NOW)) == 1
    assert due(facts, at(2026, 11, 26)) == []


def test_first_meeting_goes_with_release_unless_the_client_is_still_in_prison() -> None:
    day = date(2026, 11, 24)
    assert due(CaseFacts(1, LegalStatus.CONDITIONAL_RELEASE, release_on=day), NOW) == []
    assert short(CaseFacts(1, LegalStatus.PRISON, release_on=day)) == [(DueKind.FIRST_MEETING, 1)]


def test_fewer_than_four_meetings_and_supervision_ending_within_three_months() -> None:
    held = [date(2026, 9, day) for day in (1, 8, 15)]
    facts = CaseFacts(1, supervision_ends_on=date(2027, 2, 25), meetings=held)
    assert short(facts) == [(DueKind.FEW_MEETINGS, -92)]
    assert due(facts, at(2026, 11, 24, 23, 59)) == []
    assert (
        due(CaseFacts(1, supervision_ends_on=date(2027, 2, 25), meetings=[*held, date(2026, 10, 1)]), NOW)
        == []
    )
    assert due(facts, at(2027, 2, 26)) == []
    assert due(CaseFacts(1, supervision_ends_on=date(2027, 2, 25), meetings_wanted=False), NOW) == []


def test_consent_given_but_not_documented() -> None:
    given_on = date(2026, 11, 20)
    consents = [
        ConsentFacts(1, given_on),
        ConsentFacts(2, given_on, documented_on=date(2026, 11, 24)),
        ConsentFacts(3, given_on, withdrawn_on=date(2026, 11, 24)),
    ]
    items = due(CaseFacts(1, consents=consents), NOW)
    assert [(item.kind, item.record_id, item.over) for item in items] == [(DueKind.CONSENT, 1, 5)]


def test_no_contact_for_fourteen_days() -> None:
    came = AppointmentFacts(7, at(2026, 11, 11, 23, 30), outcome=Outcome.LATE)
    facts = CaseFacts(1, enrolled_on=date(2026, 1, 1), appointments=[came])
    assert due(facts, at(2026, 11, 24, 23, 59)) == []
    assert short(facts) == [(DueKind.NO_CONTACT, 0)]
    called = CaseFacts(
        1, enrolled_on=date(2026, 1, 1), appointments=[came], last_contact_on=date(2026, 11, 20)
    )
    assert due(called, NOW) == []
    assert due(CaseFacts(1, appointments=[came]), NOW) == []
    assert short(CaseFacts(1, enrolled_on=date(2026, 11, 1))) == [(DueKind.NO_CONTACT, 10)]


def test_retention_is_the_only_duty_of_an_ended_case() -> None:
    facts = CaseFacts(
        1,
        LegalStatus.ENDED,
        retention_on=date(2026, 11, 25),
        enrolled_on=date(2016, 1, 1),
        appointments=[AppointmentFacts(7, at(2016, 11, 20), outcome=ABSENT)],
    )
    assert short(facts) == [(DueKind.RETENTION, 0)]


def test_most_pressing_first_then_oldest() -> None:
    facts = CaseFacts(
        1,
        enrolled_on=date(2026, 11, 1),
        consents=[ConsentFacts(1, date(2026, 11, 1))],
        appointments=[
            AppointmentFacts(1, at(2026, 11, 24)),
            AppointmentFacts(2, at(2026, 11, 24), outcome=ABSENT),
            AppointmentFacts(3, at(2026, 11, 23), outcome=ABSENT),
        ],
    )
    assert [(item.kind, item.record_id) for item in due(facts, NOW)] == [
        (DueKind.MISSED, 3),
        (DueKind.MISSED, 2),
        (DueKind.TO_LOG, 1),
        (DueKind.CONSENT, 1),
        (DueKind.NO_CONTACT, 1),
    ]


def test_a_snoozed_item_is_back_on_its_day() -> None:
    consents = [ConsentFacts(1, date(2026, 11, 1)), ConsentFacts(2, date(2026, 11, 1))]
    facts = CaseFacts(1, consents=consents, snoozes=[SnoozeFacts(DueKind.CONSENT, date(2026, 11, 27), 1)])
    assert [item.record_id for item in due(facts, NOW)] == [2]
    assert [item.snoozed_until for item in due(facts, NOW, snoozed=True)] == [date(2026, 11, 27), None]
    assert next_change(facts, NOW, days=False) == at(2026, 11, 27, 0, 0)
    assert [item.record_id for item in due(facts, at(2026, 11, 27, 0, 0))] == [1, 2]


def test_the_night_the_clocks_go_back_an_appointment_ends_in_real_time() -> None:
    facts = CaseFacts(1, appointments=[AppointmentFacts(1, at(2026, 10, 25, 1, 30), minutes=120)])
    change = next_change(facts, at(2026, 10, 25, 1, 45))
    assert change is not None
    assert change.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert (change.hour, change.fold) == (2, 1)


def test_thresholds_are_settings() -> None:
    facts = CaseFacts(1, enrolled_on=date(2026, 11, 20))
    assert [item.kind for item in due(facts, NOW, DueSettings(no_contact_days=5))] == [DueKind.NO_CONTACT]
