"""Phase changes by the programme's whitelist (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PhaseRules:
    """A programme's phases → those that may follow, and those that want a saved case formulation first."""

    moves: Mapping[str, Sequence[str]]
    needs_formulation: frozenset[str] = frozenset()


class PhaseRefusal(StrEnum):
    UNKNOWN_PHASE = "unknown_phase"
    SAME_PHASE = "same_phase"
    NOT_ALLOWED = "not_allowed"
    NEEDS_FORMULATION = "needs_formulation"


def refusal_of_change(
    rules: PhaseRules, before: str, after: str, has_formulation: bool
) -> PhaseRefusal | None:
    """Why the programme does not lead from one phase to another; None when it does.

    A phase that a newer definition no longer has may be left for any phase of the programme.
    """
    if after == before:
        return PhaseRefusal.SAME_PHASE
    if after not in rules.moves:
        return PhaseRefusal.UNKNOWN_PHASE
    if after not in rules.moves.get(before, tuple(rules.moves)):
        return PhaseRefusal.NOT_ALLOWED
    if after in rules.needs_formulation and not has_formulation:
        return PhaseRefusal.NEEDS_FORMULATION
    return None
