"""The six conditions of a reintegration group: yes, no, and not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.codes import LegalStatus, Risk
from entre_tui.rules.eligibility import (
    Condition,
    ConditionAnswer,
    EligibilityFacts,
    assess,
    release_in_period,
)

MAYBE = st.none() | st.booleans()
FACTS = st.builds(
    EligibilityFacts,
    MAYBE,
    st.none() | st.sampled_from(Risk),
    MAYBE,
    st.none() | st.integers(0, 5),
    MAYBE,
    MAYBE,
)
FIT = EligibilityFacts(True, Risk.HIGH, True, 2, True, False)
PERIOD = (date(2019, 1, 1), date(2020, 6, 30))


def test_all_six_make_eligible() -> None:
    result = assess(FIT)
    assert [condition for condition, _ in result.answers] == list(Condition)
    assert result.eligible is ConditionAnswer.YES
    assert assess(replace(FIT, risk=Risk.MEDIUM)).eligible is ConditionAnswer.YES


@pytest.mark.parametrize(
    ("facts", "failing"),
    [
        (replace(FIT, release_in_period=False), Condition.RELEASE),
        (replace(FIT, risk=Risk.LOW), Condition.RISK),
        (replace(FIT, sentence_long_enough=False), Condition.SENTENCE),
        (replace(FIT, agencies_needed=1), Condition.AGENCIES),
        (replace(FIT, motivated=False), Condition.MOTIVATED),
        (replace(FIT, expulsion_order=True), Condition.NOT_EXPELLED),
    ],
)
def test_it_says_which_fails(facts: EligibilityFacts, failing: Condition) -> None:
    assert assess(facts).failing == (failing,)
    assert assess(facts).eligible is ConditionAnswer.NO


def test_unknown_is_not_no() -> None:
    result = assess(replace(FIT, motivated=None))
    assert result.eligible is ConditionAnswer.UNKNOWN
    assert result.unknown_conditions == (Condition.MOTIVATED,)
    assert assess(replace(FIT, motivated=None, risk=Risk.LOW)).eligible is ConditionAnswer.NO
    assert assess(EligibilityFacts()).unknown_conditions == tuple(Condition)


@given(FACTS)
def test_yes_only_with_six_times_yes(facts: EligibilityFacts) -> None:
    result = assess(facts)
    answers = {answer for _, answer in result.answers}
    assert (result.eligible is ConditionAnswer.YES) == (answers == {ConditionAnswer.YES})
    assert (result.eligible is ConditionAnswer.NO) == (ConditionAnswer.NO in answers)


@pytest.mark.parametrize(
    ("status", "release", "ends", "expected"),
    [
        (LegalStatus.PRISON, date(2019, 10, 1), date(2020, 10, 1), True),
        (LegalStatus.PRISON, date(2020, 6, 30), None, True),
        (LegalStatus.PRISON, date(2020, 7, 1), None, False),
        (LegalStatus.PRISON, None, None, None),
        (LegalStatus.CONDITIONAL_RELEASE, date(2018, 9, 1), date(2019, 9, 1), True),
        (LegalStatus.CONDITIONAL_RELEASE, date(2017, 9, 1), date(2018, 12, 31), False),
        (LegalStatus.CONDITIONAL_RELEASE, None, date(2018, 12, 31), False),
        (LegalStatus.CONDITIONAL_RELEASE, None, date(2019, 1, 1), True),
        (LegalStatus.CONDITIONAL_RELEASE, None, None, True),
        (LegalStatus.PRISON, date(2019, 10, 1), date(2019, 10, 1), False),
        (LegalStatus.PROBATION, date(2019, 10, 1), None, False),
        (LegalStatus.ENDED, date(2019, 10, 1), None, False),
        (None, date(2019, 10, 1), None, None),
    ],
)
def test_release_in_period(
    status: LegalStatus | None, release: date | None, ends: date | None, expected: bool | None
) -> None:
    assert release_in_period(status, release, ends, *PERIOD) is expected
