"""A cell of a list as the readers give it: what it says as text, whether it says anything, why it cannot be taken."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.data import words_for
from entre_tui.text import clean, cut

Cell = object
"""What a reader gives: text from CSV; numbers, dates, times and truth values from a workbook."""
CellValues = dict[str, Any]
"""What the cells of one row say, by the keys of their columns."""

_DASHES = "-‐‑‒–—−"
_UNSEEN = "\ufeff\u200b\u00ad\u2060"
# What spreadsheets show where a formula went wrong, in English and Swedish.
_BROKEN = re.compile(r"#(?:[A-ZÅÄÖ]+[!?]?|N/A|DIV/0!|DIVISION/0!)|Err:\d{3}")
UNWORKED = "#FORMULA!"
"""In place of a formula that no program has worked out."""


class UnfitCell(ValueError):
    """Why a cell cannot be taken, for the person who made the list."""


def text_of(cell: Cell) -> str:
    """The cell as it would be typed; whole numbers without a point. A guard against formulas is taken off."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" and len(cell) > 1 else cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def is_empty(cell: Cell) -> bool:
    """Whether nothing is said: blank, or the dash people put for nothing."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    if text and not text.isascii():
        text = text.strip(_UNSEEN).strip()
    return not text or (len(text) < 4 and not text.strip(_DASHES))


def is_broken(cell: Cell) -> bool:
    """Whether the spreadsheet says that its own formula went wrong."""
    return isinstance(cell, str) and _BROKEN.fullmatch(cell.strip()) is not None


def quote_cell(cell: Cell) -> str:
    """The cell as a refusal repeats it: cleaned, and not more than helps to find it."""
    return cut(clean(text_of(cell), 200), 40)


def known_text(cell: Cell) -> str | None:
    """The words of a cell that is no free text; None where it says that nothing is known."""
    text = clean(text_of(cell), 400)
    return None if same_word(text) in words_for("unknown") and text not in words_for("ticks") else text
