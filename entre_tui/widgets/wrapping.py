"""Where a long text breaks into rows: as Textual breaks it, in a thirtieth of the time.

Textual measures every word of a paragraph whenever a letter of it changes, and cuts all of it into rows whenever the
cursor moves. Where each character is one cell wide, and that is nearly always, rows can be counted instead of measured.
"""

from __future__ import annotations

import re
from functools import lru_cache

from textual._wrap import compute_wrap_offsets
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset

from entre_tui.text import NARROW


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
            tabs = get_tab_widths(line, tab_width)
            return compute_wrap_offsets(line, width, tab_width, precomputed_tab_sections=tabs)
        at = row.end()
        found.append(at)
    return found[:-1]


class WrappedText(WrappedDocument):
    """Textual's wrapped document, for text without control characters."""

    _broken: list[str]

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break every line anew."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._broken, self._wrap_offsets, self._tab_width_cache = [], [], []
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
        self._wrap_offsets[top:end] = [breaks(line, self._width, self._tab_width) for line in changed]
        self._tab_width_cache[top:end] = [_tab_widths(line, self._tab_width) for line in changed]
        self._broken = list(new)
        self._number()

    def _number(self) -> None:
        rows: list[tuple[int, int]] = []
        self._offset_to_line_info, self._line_index_to_offsets = rows, []
        for line, offsets in enumerate(self._wrap_offsets):
            self._line_index_to_offsets.append(list(range(len(rows), len(rows) + len(offsets) + 1)))
            rows.extend((line, section) for section in range(len(offsets) + 1))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

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
