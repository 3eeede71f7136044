"""A due day that hangs on the release: “4 v före frigivning”, “fyra veckor innan”, “28 days before release”."""

from __future__ import annotations

import re
from datetime import date

from entre_tui.casework.reintegration.details import MOST_WEEKS
from entre_tui.exchange.files.cell import Cell, UnfitCell, known_text, quote_cell
from entre_tui.exchange.reading import times
from entre_tui.locale import _
from entre_tui.rules.typed_dates.words import NUMBERS, number, one_of
from entre_tui.text import fold

_RELEASE = (
    r"(?:(?:(?:the|sin|planerad|planned|villkorlig|conditional|conditionally) )*"
    r"(?:frig\w*|frislapp\w*|muck\w*|vf|release\w*)\.?)"
)
_BEFORE = re.compile(
    rf"(?:(?:senast|minst|at least|no later than|latest) )?(?P<count>\d{{1,4}}|{one_of(NUMBERS)}) ?"
    r"(?:(?P<weeks>v|vk|veck\w*|w|wks?|weeks?)|(?P<days>d|dgr|dag\w*|days?)|man\w*|months?|ar|years?)\.? ?"
    rf"(?:fore|innan|before|prior to)(?: {_RELEASE})?"
)
_AT = re.compile(rf"(?:(?:vid|pa dagen for|at|on|on the day of) {_RELEASE}|frigivningsdag\w*|release day)")
WEEK = 7


def weeks(cell: Cell) -> int | None:
    """So many weeks before release; None where the cell speaks of something else."""
    text = " ".join(fold(known_text(cell) or "").split())
    if _AT.fullmatch(text):
        return 0
    found = _BEFORE.fullmatch(text)
    if found is None:
        return None
    count = number(found["count"])
    if found["days"] and count % WEEK == 0:
        count //= WEEK
    elif not found["weeks"]:
        raise UnfitCell(
            _("“{text}” is no whole number of weeks before release, which is what can be counted").format(
                text=quote_cell(cell)
            )
        )
    if count > MOST_WEEKS:
        raise UnfitCell(_("Between 0 and {most} weeks before release.").format(most=MOST_WEEKS).rstrip("."))
    return count


def due(cell: Cell) -> date | int | None:
    """A day, or so many weeks before release."""
    before = weeks(cell)
    if before is not None:
        return before
    try:
        return times.day(cell)
    except UnfitCell:
        words = _("“{text}” is no due day: write it as 2025-02-01 or as 4 weeks before release")
        raise UnfitCell(words.format(text=quote_cell(cell))) from None
