"""Which phase may follow which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.phases import PhaseRefusal, PhaseRules, refusal_of_change

RULES = PhaseRules(
    {
        "assessment": ("case-formulation",),
        "case-formulation": ("treatment", "assessment"),
        "treatment": ("maintenance", "case-formulation"),
        "maintenance": ("treatment",),
    },
    frozenset({"treatment"}),
)


@pytest.mark.parametrize(
    ("before", "after", "formulated", "refusal"),
    [
        ("case-formulation", "treatment", True, None),
        ("case-formulation", "treatment", False, PhaseRefusal.NEEDS_FORMULATION),
        ("maintenance", "treatment", False, PhaseRefusal.NEEDS_FORMULATION),
        ("assessment", "treatment", True, PhaseRefusal.NOT_ALLOWED),
        ("case-formulation", "maintenance", True, PhaseRefusal.NOT_ALLOWED),
        ("case-formulation", "case-formulation", True, PhaseRefusal.SAME_PHASE),
        ("case-formulation", "holiday", True, PhaseRefusal.UNKNOWN_PHASE),
    ],
)
def test_the_list_and_what_is_not_on_it(
    before: str, after: str, formulated: bool, refusal: PhaseRefusal | None
) -> None:
    assert refusal_of_change(RULES, before, after, formulated) is refusal


def test_a_phase_the_definition_lost_may_be_left() -> None:
    assert refusal_of_change(RULES, "gone", "maintenance", True) is None


@given(st.sampled_from(sorted(RULES.moves)), st.sampled_from(sorted(RULES.moves)), st.booleans())
def test_only_whitelisted_changes_pass(before: str, after: str, formulated: bool) -> None:
    allowed = after in RULES.moves[before] and (formulated or after != "treatment")
    assert (refusal_of_change(RULES, before, after, formulated) is None) == allowed
