"""The ladder of decisions after a missed appointment, as data by legal status and day (docs/casework.md 3).

Since 1 July 2020 conditions and warnings on conditional release are Kriminalvården's own decisions; before, and for
probation still, they are the supervision board's. Which rung is right is a person's decision: `suggest` only says
what comes next in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from entre_tui.rules.codes import Decision, LegalStatus, Outcome


class Decider(StrEnum):
    """Whose decision a rung is."""

    WORKER = "worker"
    SERVICE = "kriminalvarden"
    BOARD = "supervision_board"


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One decision that is open for this legal status, and whose it is."""

    decision: Decision
    decider: Decider


Ladders = Mapping[LegalStatus, tuple[LadderStep, ...]]

_TALKS = (
    LadderStep(Decision.NO_ACTION, Decider.WORKER),
    LadderStep(Decision.REMINDER_TALK, Decider.WORKER),
)

# Lowest rung first. In prison and after the sanction has ended there is no supervision to be breached.
LADDERS: Ladders = MappingProxyType(
    {
        LegalStatus.PRISON: _TALKS,
        LegalStatus.CONDITIONAL_RELEASE: (
            *_TALKS,
            LadderStep(Decision.SUMMONS, Decider.WORKER),
            LadderStep(Decision.NEW_CONDITION, Decider.SERVICE),
            LadderStep(Decision.WARNING, Decider.SERVICE),
            LadderStep(Decision.BOARD_REPORT, Decider.SERVICE),
            LadderStep(Decision.POLICE_FETCH, Decider.BOARD),
        ),
        LegalStatus.PROBATION: (
            *_TALKS,
            LadderStep(Decision.SUMMONS, Decider.WORKER),
            LadderStep(Decision.NEW_CONDITION, Decider.BOARD),
            LadderStep(Decision.WARNING, Decider.BOARD),
            LadderStep(Decision.BOARD_REPORT, Decider.SERVICE),
            LadderStep(Decision.POLICE_FETCH, Decider.BOARD),
        ),
        LegalStatus.ENDED: (LadderStep(Decision.NO_ACTION, Decider.WORKER),),
    }
)


OWN_SINCE = date(2020, 7, 1)
_BEFORE: Ladders = MappingProxyType(
    {**LADDERS, LegalStatus.CONDITIONAL_RELEASE: LADDERS[LegalStatus.PROBATION]}
)


def ladders_on(day: date) -> Ladders:
    """The ladders that hold for a decision of that day."""
    return LADDERS if day >= OWN_SINCE else _BEFORE


def rungs(status: LegalStatus, ladders: Ladders = LADDERS) -> tuple[LadderStep, ...]:
    """The decisions offered for a legal status, lowest first; of an unknown one only those that breach nothing."""
    return ladders.get(status, _TALKS)


def decider(status: LegalStatus, decision: Decision, ladders: Ladders = LADDERS) -> Decider | None:
    """Whose decision this is, or None when it is not open for the legal status."""
    return next((rung.decider for rung in rungs(status, ladders) if rung.decision is decision), None)


def suggest(
    status: LegalStatus, earlier: Sequence[Decision], outcome: Outcome, ladders: Ladders = LADDERS
) -> LadderStep | None:
    """The next rung above the highest decision of before; None when the outcome asks for no decision.

    "No action needed" is for an acceptable absence and does not climb. From the top the top is suggested
    again. Earlier decisions taken under another legal status keep their height.
    """
    if not outcome.absent or outcome is Outcome.EVIDENCE_AWAITED:
        return None
    offered = rungs(status, ladders)
    if outcome is Outcome.ABSENT_ACCEPTABLE:
        return offered[0]
    height = {decision: at for at, decision in enumerate(Decision)}
    reached = max((height.get(decision, 0) for decision in earlier), default=height[Decision.NO_ACTION])
    return next((rung for rung in offered if height[rung.decision] > reached), offered[-1])
