"""Eligibility for a reintegration group: six conditions, each yes, no or not known (docs/casework.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from entre_tui.rules.codes import Code, LegalStatus, Risk

SEVERAL = 2


class Condition(StrEnum):
    RELEASE = "release_in_period"
    RISK = "medium_or_high_risk"
    SENTENCE = "sentence_long_enough"
    AGENCIES = "several_agencies"
    MOTIVATED = "motivated"
    NOT_EXPELLED = "not_expelled"


class ConditionAnswer(Code):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> ConditionAnswer:
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


@dataclass(frozen=True, slots=True)
class EligibilityFacts:
    """What is known of a client; None where nobody has said yet."""

    release_in_period: bool | None = None
    risk: Risk | None = None
    sentence_long_enough: bool | None = None
    agencies_needed: int | None = None
    motivated: bool | None = None
    expulsion_order: bool | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The answer to each of the six conditions, in their order."""

    answers: tuple[tuple[Condition, ConditionAnswer], ...]

    @property
    def failing(self) -> tuple[Condition, ...]:
        return tuple(condition for condition, answer in self.answers if answer is ConditionAnswer.NO)

    @property
    def unknown_conditions(self) -> tuple[Condition, ...]:
        return tuple(condition for condition, answer in self.answers if answer is ConditionAnswer.UNKNOWN)

    @property
    def eligible(self) -> ConditionAnswer:
        """No as soon as one fails, whatever is unknown; yes only when all six are met."""
        return (
            ConditionAnswer.NO
            if self.failing
            else ConditionAnswer.UNKNOWN
            if self.unknown_conditions
            else ConditionAnswer.YES
        )


def assess(facts: EligibilityFacts) -> Eligibility:
    """The six conditions held against what is known."""
    several = None if facts.agencies_needed is None else facts.agencies_needed >= SEVERAL
    risky = None if facts.risk is None else facts.risk is not Risk.LOW
    staying = None if facts.expulsion_order is None else not facts.expulsion_order
    values = {
        Condition.RELEASE: facts.release_in_period,
        Condition.RISK: risky,
        Condition.SENTENCE: facts.sentence_long_enough,
        Condition.AGENCIES: several,
        Condition.MOTIVATED: facts.motivated,
        Condition.NOT_EXPELLED: staying,
    }
    return Eligibility(tuple((condition, ConditionAnswer.of(value)) for condition, value in values.items()))


def release_in_period(
    status: LegalStatus | None,
    release_on: date | None,
    supervision_ends_on: date | None,
    period_from: date,
    period_to: date,
) -> bool | None:
    """Whether the client is on conditional release under supervision on some day of the period, both ends included.

    Probation and ended cases are no conditional release. Without an end of supervision it is taken to last;
    supervision that ends on or before the day of release is none. None when the dates leave it open.
    """
    if status is None:
        return None
    if status in (LegalStatus.PROBATION, LegalStatus.ENDED):
        return False
    if supervision_ends_on is not None and supervision_ends_on < period_from:
        return False
    if release_on is None:
        # Who is on conditional release has been released, on whatever day.
        return True if status is LegalStatus.CONDITIONAL_RELEASE else None
    if supervision_ends_on is not None and supervision_ends_on <= release_on:
        return False
    return release_on <= period_to
