"""The reintegration checklist: what is done, what is due, which words an area's outcome may have.

Words, rules and sources: docs/casework.md 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus, Code


class ChecklistOutcome(Code):
    """What came of an area at release, and six months later."""

    JOB = "job"
    WORK_TRAINING = "work_training"
    EDUCATION = "education"
    OWN = "own"
    ASSISTED = "assisted"
    TREATMENT_CENTRE = "treatment_centre"
    TEMPORARY = "temporary"
    ADVICE_GIVEN = "advice_given"
    ENFORCEMENT_CONTACTED = "enforcement_contacted"
    NONE_NEEDED = "none_needed"
    ASSIGNED = "assigned"
    OFFERED = "offered"
    BEGUN = "begun"
    NONE = "none"


_O = ChecklistOutcome

OUTCOMES: Mapping[ChecklistArea, tuple[ChecklistOutcome, ...]] = {
    ChecklistArea.ACCOMMODATION: (_O.OWN, _O.ASSISTED, _O.TREATMENT_CENTRE, _O.TEMPORARY, _O.NONE),
    ChecklistArea.EMPLOYMENT: (_O.JOB, _O.WORK_TRAINING, _O.EDUCATION, _O.NONE),
    ChecklistArea.DEBT: (_O.ADVICE_GIVEN, _O.ENFORCEMENT_CONTACTED, _O.NONE_NEEDED),
    ChecklistArea.SUPPORT_CONTACT: (_O.ASSIGNED, _O.NONE),
    ChecklistArea.ADDICTION: (_O.OFFERED, _O.BEGUN, _O.NONE),
    ChecklistArea.MENTAL_HEALTH: (_O.OFFERED, _O.BEGUN, _O.NONE),
}
"""The words for an area's outcome; an area that is not here has none and keeps its outcome in notes."""

DONE = frozenset({ChecklistStatus.ARRANGED, ChecklistStatus.DECLINED, ChecklistStatus.NO_LONGER_NEEDED})
"""Nothing is left to do. "Not arranged" is closed too, but the need is still there, so it is never done."""

_OPEN = frozenset({ChecklistStatus.NOT_STARTED, ChecklistStatus.PLANNED, ChecklistStatus.IN_PROGRESS})

ALLOWED: Mapping[ChecklistStatus, frozenset[ChecklistStatus]] = {
    **{status: frozenset(ChecklistStatus) - {status} for status in _OPEN},
    # What was arranged can fall through; what was given up, declined or outgrown can be taken up again.
    ChecklistStatus.ARRANGED: _OPEN | {ChecklistStatus.NOT_ARRANGED},
    ChecklistStatus.NOT_ARRANGED: frozenset(ChecklistStatus) - {ChecklistStatus.NOT_ARRANGED},
    ChecklistStatus.DECLINED: _OPEN,
    ChecklistStatus.NO_LONGER_NEEDED: _OPEN,
}


class ChecklistRefusal(StrEnum):
    SAME_STATUS = "same_status"
    NOT_ALLOWED = "not_allowed"
    NO_NEED = "no_need"


def areas(chosen: Iterable[ChecklistArea] = ()) -> tuple[ChecklistArea, ...]:
    """The six areas every client has and those of the optional three that the office chose, in the usual order."""
    wanted = {*ChecklistArea.always(), *chosen}
    return tuple(area for area in ChecklistArea if area in wanted)


def refusal_of_change(
    need: ChecklistNeed, before: ChecklistStatus, after: ChecklistStatus
) -> ChecklistRefusal | None:
    """Why a status may not change so; None when it may."""
    if after is before:
        return ChecklistRefusal.SAME_STATUS
    if need is ChecklistNeed.NONE and after not in (
        ChecklistStatus.NOT_STARTED,
        ChecklistStatus.NO_LONGER_NEEDED,
    ):
        return ChecklistRefusal.NO_NEED
    return None if after in ALLOWED.get(before, ()) else ChecklistRefusal.NOT_ALLOWED


def outcome_fits(area: ChecklistArea, outcome: str) -> bool:
    """Whether an outcome word belongs to the area."""
    return outcome in OUTCOMES.get(area, ())


def due_day(
    due_on: date | None = None, weeks_before_release: int | None = None, release_on: date | None = None
) -> date | None:
    """When an item is due: an absolute day, or weeks before release, which moves with the release date.

    None when neither is set, or when the release date it hangs on is not known. An absolute day goes first.
    """
    if due_on is not None:
        return due_on
    if weeks_before_release is None or release_on is None:
        return None
    return release_on - timedelta(weeks=weeks_before_release)


def is_open(need: ChecklistNeed, status: ChecklistStatus) -> bool:
    """Whether somebody still has to do something: assess the need, or see to it."""
    return need is not ChecklistNeed.NONE and not status.is_closed


def days_over(need: ChecklistNeed, status: ChecklistStatus, due: date | None, today: date) -> int:
    """Whole days past the due day of an open item, 0 on the day itself and for everything not overdue."""
    if due is None or not is_open(need, status):
        return 0
    return max(0, (today - due).days)


@dataclass(frozen=True, slots=True)
class ChecklistCount:
    """n-of-N: `done` of the `needed` areas; the areas not yet assessed are no part of either."""

    done: int
    needed: int
    arranged: int
    not_arranged: int
    not_assessed: int
    no_need: int


def count(items: Iterable[tuple[ChecklistNeed, ChecklistStatus]]) -> ChecklistCount:
    """Count a client's areas: N are those with a need, n those of them with nothing left to do (`DONE`)."""
    listed = list(items)
    needed = [status for need, status in listed if need is ChecklistNeed.YES]
    return ChecklistCount(
        done=sum(status in DONE for status in needed),
        needed=len(needed),
        arranged=needed.count(ChecklistStatus.ARRANGED),
        not_arranged=needed.count(ChecklistStatus.NOT_ARRANGED),
        not_assessed=sum(need is ChecklistNeed.NOT_ASSESSED for need, _ in listed),
        no_need=sum(need is ChecklistNeed.NONE for need, _ in listed),
    )
