"""The ladder of decisions after absences, by legal status and day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.appointments.ladder import Decider, LadderStep, decider, ladders_on, rungs, suggest
from entre_tui.rules.codes import Decision, LegalStatus, Outcome

ABSENT = Outcome.ABSENT_UNACCEPTABLE


def test_conditions_and_warnings_are_the_services_own_on_conditional_release_and_the_boards_on_probation() -> (
    None
):
    for decision in (Decision.NEW_CONDITION, Decision.WARNING):
        assert decider(LegalStatus.CONDITIONAL_RELEASE, decision) is Decider.SERVICE
        assert decider(LegalStatus.PROBATION, decision) is Decider.BOARD


@pytest.mark.parametrize(
    ("day", "whose"), [(date(2020, 6, 30), Decider.BOARD), (date(2020, 7, 1), Decider.SERVICE)]
)
def test_before_1_july_2020_they_were_the_boards_on_conditional_release_too(
    day: date, whose: Decider
) -> None:
    then = ladders_on(day)
    for decision in (Decision.NEW_CONDITION, Decision.WARNING):
        assert decider(LegalStatus.CONDITIONAL_RELEASE, decision, then) is whose
        assert decider(LegalStatus.PROBATION, decision, then) is Decider.BOARD
    assert [rung.decision for rung in rungs(LegalStatus.CONDITIONAL_RELEASE, then)] == list(Decision)


@pytest.mark.parametrize("status", [LegalStatus.CONDITIONAL_RELEASE, LegalStatus.PROBATION])
def test_every_decision_is_offered_under_supervision_in_order(status: LegalStatus) -> None:
    assert [rung.decision for rung in rungs(status)] == list(Decision)


def test_in_prison_there_is_nothing_to_warn_about() -> None:
    assert decider(LegalStatus.PRISON, Decision.WARNING) is None
    assert suggest(LegalStatus.PRISON, [Decision.REMINDER_TALK], ABSENT) == LadderStep(
        Decision.REMINDER_TALK, Decider.WORKER
    )


def test_the_suggestion_climbs_one_rung_at_a_time() -> None:
    earlier: list[Decision] = []
    for _ in range(8):
        rung = suggest(LegalStatus.PROBATION, earlier, ABSENT)
        assert rung is not None
        earlier.append(rung.decision)
    assert earlier == [*list(Decision)[1:], Decision.POLICE_FETCH, Decision.POLICE_FETCH]


def test_an_acceptable_absence_asks_for_no_action_and_awaited_evidence_for_none_yet() -> None:
    rung = suggest(LegalStatus.PROBATION, [Decision.WARNING], Outcome.ABSENT_ACCEPTABLE)
    assert rung is not None
    assert rung.decision is Decision.NO_ACTION
    assert suggest(LegalStatus.PROBATION, [], Outcome.EVIDENCE_AWAITED) is None
    assert suggest(LegalStatus.PROBATION, [], Outcome.ATTENDED) is None


@given(st.sampled_from(LegalStatus), st.lists(st.sampled_from(Decision)), st.sampled_from(Outcome))
def test_only_what_is_offered_is_suggested(
    status: LegalStatus, earlier: list[Decision], outcome: Outcome
) -> None:
    rung = suggest(status, earlier, outcome)
    assert rung is None or rung in rungs(status)
