"""What can be written about one area of the checklist, and what is refused."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from entre_tui.casework.core.base import CaseworkError
from entre_tui.locale import _
from entre_tui.rules.checklist import outcome_fits
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus
from entre_tui.text import clean, clean_long

MOST_WEEKS = 260
_STAYS = frozenset({ChecklistStatus.NOT_STARTED, ChecklistStatus.ARRANGED, ChecklistStatus.DECLINED})


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """Due on a day or so many weeks before release, never both; outcomes are words of the area."""

    need: str = ChecklistNeed.NOT_ASSESSED
    status: str = ChecklistStatus.NOT_STARTED
    responsible: str = ""
    contact: str = ""
    due_on: date | None = None
    weeks_before_release: int | None = None
    in_custody: str = ""
    after_release: str = ""
    outcome_at_release: str | None = None
    outcome_six_months: str | None = None
    notes: str = ""


BLANK: dict[str, object] = {
    name: value if value is None else str(value) for name, value in asdict(ItemDetails()).items()
}


def check_details(details: ItemDetails, area: ChecklistArea) -> dict[str, Any]:
    """The columns for these details; raises CaseworkError at the first field that cannot be."""
    values = asdict(details)
    if details.need not in list(ChecklistNeed):
        raise CaseworkError(_("Choose whether there is a need."), "need")
    if details.status not in list(ChecklistStatus):
        raise CaseworkError(_("Choose how far it is."), "status")
    _check_due(details)
    for name in ("outcome_at_release", "outcome_six_months"):
        outcome = values[name] = str(values[name]) if values[name] else None
        if outcome is not None and not outcome_fits(area, outcome):
            raise CaseworkError(_("This outcome belongs to another area."), name)
    for name in ("responsible", "contact"):
        values[name] = clean(values[name])
    for name in ("in_custody", "after_release", "notes"):
        values[name] = clean_long(values[name]).strip()
    need = details.need
    if details.status != ChecklistStatus.NOT_STARTED and need == ChecklistNeed.NOT_ASSESSED:
        need = ChecklistNeed.YES
    return {**values, "need": str(need), "status": str(details.status)}


def with_need(need: ChecklistNeed, status: ChecklistStatus) -> ChecklistStatus:
    """The status that goes with a need: without one, what is open is no longer needed; what was arranged stays so."""
    if need is ChecklistNeed.NONE and status not in _STAYS:
        return ChecklistStatus.NO_LONGER_NEEDED
    return status


def _check_due(details: ItemDetails) -> None:
    weeks = details.weeks_before_release
    if weeks is not None and details.due_on is not None:
        raise CaseworkError(_("Either a day or weeks before release: empty one of them."), "due_on")
    if weeks is not None and not 0 <= weeks <= MOST_WEEKS:
        raise CaseworkError(
            _("Between 0 and {most} weeks before release.").format(most=MOST_WEEKS), "weeks_before_release"
        )
