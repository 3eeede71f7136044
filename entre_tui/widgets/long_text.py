"""A place to write: wrapped at the words, as long as it takes, only printable text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar
from unicodedata import category

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import clamp
from textual.strip import Strip
from textual.widgets import TextArea

from entre_tui.text import clean_long
from entre_tui.widgets.in_order import InOrder
from entre_tui.widgets.wrapping import WrappedText


class LongText(InOrder, TextArea):
    """Textual's text area without box or blinking; tab goes on to the next field."""

    DEFAULT_CSS = """
    LongText {
        background: transparent;
        max-width: 90;
        padding: 0;
        border: none;
        scrollbar-size: 0 1;
        &:focus { border: none; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "to_edge(-1)", show=False),
        Binding("ctrl+end", "to_edge(1)", show=False),
    ]

    def __init__(self, text: str = "", **others: Any) -> None:
        others = {"compact": True, "highlight_cursor_line": False, "max_checkpoints": 500} | others
        super().__init__(clean_long(text), soft_wrap=True, tab_behavior="focus", **others)
        self.cursor_blink = False

    def action_to_edge(self, step: int) -> None:
        """To the beginning or the end of the whole text."""
        self.move_cursor(self.document.end if step > 0 else (0, 0))

    def load_text(self, text: str) -> None:
        super().load_text(clean_long(text))

    def _set_document(self, text: str, language: str | None) -> None:
        """As Textual does it for a text without a language, but with our own way of breaking lines."""
        self.document = Document(text)
        self.wrapped_document = WrappedText(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """None: this is prose, and looking for a bracket's other half may lead through all of it."""
        return None

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        """Everything typed or pasted comes by here."""
        start, end = min(start, end), max(start, end)
        if insert and category(insert[0]) in ("Mn", "Me"):
            # An accent typed after its letter belongs to it, and is counted with those already there.
            row, column = start
            before = self.document.get_line(row)[max(0, column - 3) : column]
            start, insert = (row, column - len(before)), before + insert
        return super()._replace_via_keyboard(clean_long(insert), start, end)

    def _render_line(self, y: int) -> Strip:
        """One row of the screen.

        Textual takes a whole paragraph apart for each of its rows: with 12,000 characters in one paragraph that
        is 60 ms a key. Here only the part that stands in the row is looked at.
        """
        y += self.scroll_offset.y
        wrapped = self.wrapped_document
        place = wrapped._offset_to_line_info[y] if y < wrapped.height else None
        if place is None or self.suggestion:
            return super()._render_line(y - self.scroll_offset.y)
        row, section = place
        line, ends = self.document.get_line(row), wrapped.get_offsets(row)
        begin = ends[section - 1] if section else 0
        end = ends[section] if section < len(ends) else len(line)
        if "\t" in line[begin:end]:
            return super()._render_line(y - self.scroll_offset.y)
        return self._drawn(row, begin, line[begin:end], is_last=end == len(line))

    def _cursor_in(self, row: int, begin: int, end: int, is_last: bool) -> int | None:
        """Where in this part of the line the cursor stands."""
        cursor_row, cursor = self.selection.end
        here = cursor_row == row and begin <= cursor and (cursor < end or (is_last and cursor == end))
        return cursor - begin if here and self._draw_cursor else None

    def _marked_in(self, row: int, begin: int, end: int) -> tuple[int, int]:
        """From where to where this part of the line is selected; from 0 to 0 if it is not."""
        (top, first), (bottom, last) = sorted(self.selection)
        if not top <= row <= bottom:
            return 0, 0
        since, until = (first if row == top else 0), (last if row == bottom else end)
        return clamp(since, begin, end) - begin, clamp(until, begin, end) - begin

    def _is_passed(self, row: int) -> bool:
        """Whether a selection goes over this line and ends in another one."""
        top, bottom = sorted(self.selection)
        return top[0] <= row <= bottom[0] and top != bottom and row != self.selection.end[0]

    def _drawn(self, row: int, begin: int, text: str, *, is_last: bool) -> Strip:
        theme, width = self._theme, self.scrollable_content_region.size.width
        base = theme.base_style if theme and theme.base_style is not None else self.rich_style
        marked = theme.selection_style if theme and theme.selection_style else Style.null()
        at_cursor = theme.cursor_style if theme and theme.cursor_style else Style(reverse=True)
        if not text and self._is_passed(row):
            return Strip([Segment("▌", base + Style(color=marked.bgcolor))]).extend_cell_length(width, base)
        since, until = self._marked_in(row, begin, begin + len(text))
        cursor = self._cursor_in(row, begin, begin + len(text), is_last)
        if cursor == len(text):
            text += " "
        cuts = {0, since, until, len(text)} | (set() if cursor is None else {cursor, cursor + 1})
        parts = []
        for first, last in pairwise(sorted(cuts)):
            style = base + marked if since <= first < until else base
            parts.append(Segment(text[first:last], style + at_cursor if first == cursor else style))
        return Strip(parts).extend_cell_length(width, base)
