from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import phases
from entre_tui.rules.phases import Change, PhaseRefusal, PhaseRules, Stretch

RULES = PhaseRules(
    {
        "assessment": ("case-formulation",),
        "case-formulation": ("treatment", "assessment"),
        "treatment": ("maintenance", "case-formulation"),
        "maintenance": ("treatment",),
    },
    frozenset({"treatment"}),
)
TODAY = date(2026, 5, 20)
FINE = Change("case-formulation", "treatment", TODAY, date(2026, 4, 1), TODAY, has_formulation=True)


def test_a_listed_change_is_made() -> None:
    assert phases.refused(RULES, FINE) is None


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (replace(FINE, has_formulation=False), PhaseRefusal.NEEDS_FORMULATION),
        (replace(FINE, before="assessment"), PhaseRefusal.NOT_ALLOWED),
        (replace(FINE, after="maintenance"), PhaseRefusal.NOT_ALLOWED),
        (replace(FINE, after="case-formulation"), PhaseRefusal.SAME_PHASE),
        (replace(FINE, after="holiday"), PhaseRefusal.UNKNOWN_PHASE),
        (replace(FINE, on=date(2026, 3, 31)), PhaseRefusal.BEFORE_LAST_CHANGE),
        (replace(FINE, on=date(2026, 5, 21)), PhaseRefusal.IN_FUTURE),
        (replace(FINE, ended_on=date(2026, 5, 1)), PhaseRefusal.ENDED),
    ],
)
def test_refusals(change: Change, refusal: PhaseRefusal) -> None:
    assert phases.refused(RULES, change) is refusal


def test_a_phase_the_definition_lost_may_be_left() -> None:
    assert phases.refused(RULES, replace(FINE, before="gone")) is None
    assert phases.following(RULES, "gone") == tuple(RULES.moves)
    assert phases.following(RULES, "treatment") == ("maintenance", "case-formulation")


@given(st.sampled_from(sorted(RULES.moves)), st.sampled_from(sorted(RULES.moves)), st.booleans())
def test_only_whitelisted_changes_pass(before: str, after: str, formulated: bool) -> None:
    change = replace(FINE, before=before, after=after, has_formulation=formulated)
    allowed = after in RULES.moves[before] and (formulated or after != "treatment")
    assert (phases.refused(RULES, change) is None) == allowed


def test_stretches() -> None:
    starts = [(date(2026, 1, 1), "assessment"), (date(2026, 2, 1), "case-formulation")]
    assert phases.stretches(starts, date(2026, 2, 11)) == (
        Stretch("assessment", date(2026, 1, 1), date(2026, 2, 1), 31),
        Stretch("case-formulation", date(2026, 2, 1), None, 10),
    )
    assert phases.stretches(starts, TODAY, date(2026, 2, 6))[-1].days == 5
