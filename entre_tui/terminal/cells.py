"""Text as cells: one string for each column, '' where the second half of a wide character is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from entre_tui.terminal.styles import DEFAULT, Style

# Joiners change shapes and are part of words and emoji; no other format character may reach the terminal.
_JOINERS: Final = "\u200c\u200d"
# Assigned characters whose width terminals and tables of different ages disagree about.
_DISPUTED: Final = re.compile(
    "[\u1160-\u11ff\u2630-\u2637\u268a-\u268f\u3164\u4dc0-\u4dff\ud7b0-\ud7fb\uffa0"
    "\U0001d300-\U0001d376\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
# Latin, punctuation, lines and blocks: one printable cell each on every terminal.
_ORDINARY: Final = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02af\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2500-\u259f]*"
)
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


class CellRow(NamedTuple):
    """A line of the screen: text and style of each column."""

    chars: list[str]
    styles: list[Style]

    @classmethod
    def blank(cls, width: int) -> CellRow:
        """A line as a terminal leaves it after clearing."""
        return cls([" "] * width, [DEFAULT] * width)

    def copy(self) -> CellRow:
        """A row that can be changed on its own."""
        return CellRow(self.chars[:], self.styles[:])


class Cells(NamedTuple):
    """A text laid out: its cells, and whether every terminal agrees how many those are."""

    cells: Sequence[str]
    certain: bool
    safe: str


def _place(character: str, cells: list[str]) -> tuple[str, bool]:
    """Add a character to cells: what may be printed of it, and whether its width is certain."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and character not in _JOINERS):
        return "", True
    if category in ("Co", "Cn"):
        character = _REPLACEMENT + " " * (_width_by_textual(character) - 1)
        cells.extend(character)
        return character, True
    if category == "Mn" and unicodedata.combining(character) and cells:
        cells[-1 if cells[-1] else -2] += character
        return character, True
    cells.append(character)
    if category[0] == "M" or category == "Cf" or _DISPUTED.match(character):
        return character, False
    if unicodedata.east_asian_width(character) in "WF":
        cells.append("")
    return character, True


def _width_by_textual(character: str) -> int:
    from rich.cells import get_character_cell_size

    return max(1, get_character_cell_size(character))


@lru_cache(maxsize=1024)
def cells_of(text: str) -> Cells:
    """Lay out a text without what is not printable; `safe` is the text that is left."""
    if _ORDINARY.fullmatch(text):
        return Cells(text, True, text)
    cells: list[str] = []
    certain = True
    kept = []
    for character in text:
        safe, sure = _place(character, cells)
        kept.append(safe)
        certain = certain and sure
    return Cells(tuple(cells), certain, "".join(kept))
