"""Phase changes by the programme's whitelist (domain.md 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PhaseRules:
    """A programme's phases → those that may follow, and those that want a saved case formulation first."""

    moves: Mapping[str, Sequence[str]]
    needs_formulation: frozenset[str] = frozenset()


class PhaseRefusal(StrEnum):
    ENDED = "enrolment_ended"
    UNKNOWN_PHASE = "unknown_phase"
    SAME_PHASE = "same_phase"
    NOT_ALLOWED = "not_allowed"
    NEEDS_FORMULATION = "needs_formulation"
    BEFORE_LAST_CHANGE = "before_last_change"
    IN_FUTURE = "in_future"


@dataclass(frozen=True, slots=True)
class Change:
    """A wish to go from one phase to another on a day; `since` is when the present phase began."""

    before: str
    after: str
    on: date
    since: date
    today: date
    has_formulation: bool
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase as it was lived: `until` is the day the next began, None while it lasts."""

    phase: str
    since: date
    until: date | None
    days: int


def refused(rules: PhaseRules, change: Change) -> PhaseRefusal | None:
    """Why a phase change is refused; None when it may be made.

    A phase that a newer definition no longer has may be left for any phase of the programme.
    """
    if change.ended_on is not None:
        return PhaseRefusal.ENDED
    if change.after == change.before:
        return PhaseRefusal.SAME_PHASE
    if change.after not in rules.moves:
        return PhaseRefusal.UNKNOWN_PHASE
    if change.after not in rules.moves.get(change.before, tuple(rules.moves)):
        return PhaseRefusal.NOT_ALLOWED
    if change.after in rules.needs_formulation and not change.has_formulation:
        return PhaseRefusal.NEEDS_FORMULATION
    if change.on < change.since:
        return PhaseRefusal.BEFORE_LAST_CHANGE
    if change.on > change.today:
        return PhaseRefusal.IN_FUTURE
    return None


def following(rules: PhaseRules, phase: str) -> tuple[str, ...]:
    """The phases that may come next, in the order of the definition; all of them for a phase it does not know."""
    return tuple(rules.moves.get(phase, tuple(rules.moves)))


def stretches(
    starts: Sequence[tuple[date, str]], today: date, ended_on: date | None = None
) -> tuple[Stretch, ...]:
    """Phase starts in order → how long each phase lasted, the last one up to the end or today."""
    found = []
    for position, (since, phase) in enumerate(starts):
        until = starts[position + 1][0] if position + 1 < len(starts) else ended_on
        found.append(Stretch(phase, since, until, max(0, ((until or today) - since).days)))
    return tuple(found)
