"""Where a long text breaks into rows: as Textual breaks it, and sooner (docs/decisions/own-text-wrapping.md).

Textual measures every word of a paragraph whenever a letter of it changes, and cuts all of it into rows whenever the
cursor moves. Where each character is one cell wide, and that is nearly always, rows can be counted instead of measured.
"""

from __future__ import annotations

import re
from functools import lru_cache

from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset
from textual.widgets.text_area import DocumentBase, Location, WrappedDocument

from entre_tui.text import NARROW
from entre_tui.textual_private import set_rows, wrap_offsets


@lru_cache(maxsize=16)
def _row(width: int) -> re.Pattern[str]:
    """As many whole words as fit with the blanks after them; else as much of a word as fits."""
    return re.compile(rf"{NARROW}{{1,{width}}}(?:(?<=\s)(?=\S)|\Z)|{NARROW}{{{width}}}")


def breaks(line: str, width: int, tab_width: int) -> list[int]:
    """Before which characters the line breaks when so many cells are wide; without a width it does not."""
    if not width:
        return []
    found: list[int] = []
    at, match_at = 0, _row(width).match
    while at < len(line):
        row = match_at(line, at)
        if row is None:
            return wrap_offsets(line, width, tab_width)
        at = row.end()
        found.append(at)
    return found[:-1]


class WrappedText(WrappedDocument):
    """Textual's wrapped document, for text without control characters."""

    def __init__(self, document: DocumentBase, width: int = 0, tab_width: int = 4) -> None:
        """As Textual's."""
        self._cells = width, tab_width
        super().__init__(document, width, tab_width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break every line anew."""
        self._cells = width, tab_width or self._cells[1]
        self._broken: list[str] = []
        self._breaks: list[list[int]] = []
        self._tabs: list[list[int]] = []
        self._catch_up()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break the lines anew that an edit has changed.

        Which these are is looked up: what Textual says is wrong where several edits are taken back at once.
        """
        self._catch_up()

    def _catch_up(self) -> None:
        old, new = self._broken, self.document.lines
        top = _alike(old, new)
        below = _alike(old[top:][::-1], new[top:][::-1])
        end, changed = len(old) - below, new[top : len(new) - below]
        width, tab_width = self._cells
        self._breaks[top:end] = [breaks(line, width, tab_width) for line in changed]
        self._tabs[top:end] = [_tab_widths(line, tab_width) for line in changed]
        self._broken = list(new)
        # Each row's line, and which of its sections.
        self.rows = set_rows(self, self._breaks, self._tabs)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def location_to_offset(self, location: Location) -> Offset:
        """Where on the screen it is; a line that has just been taken back counts as the last one.

        Textual asks for one when taking back makes the scrollbar go, before it has moved the cursor.
        """
        line, column = location
        return super().location_to_offset((min(line, self.document.line_count - 1), column))

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line, ends = self.document.get_line(line_index), self.get_offsets(line_index)
        return [line[begin:end] for begin, end in zip([0, *ends], [*ends, len(line)], strict=True)]


def _alike(old: list[str], new: list[str]) -> int:
    """How many lines are the same at the beginning."""
    differing = (at for at, (before, now) in enumerate(zip(old, new, strict=False)) if before != now)
    return next(differing, min(len(old), len(new)))


def _tab_widths(line: str, tab_width: int) -> list[int]:
    if "\t" not in line:
        return [0] if line else []
    return [width for _part, width in get_tab_widths(line, tab_width)]
