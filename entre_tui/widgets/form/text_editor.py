"""A place to write: wrapped at the words, as long as it takes, only printable text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar
from unicodedata import category

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, clamp
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, EditResult, Location

from entre_tui.text import clean_long
from entre_tui.widgets.base.ordered_keys import OrderedKeys
from entre_tui.widgets.form.text_wrapping import WrappedText


class TextEditor(OrderedKeys, TextArea):
    """Textual's text area without box or blinking; tab goes on to the next field."""

    DEFAULT_CSS = """
    TextEditor {
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
        self._plain = Style.null()
        self._break_lines_ourselves()

    def action_to_edge(self, step: int) -> None:
        """To the beginning or the end of the whole text."""
        self.move_cursor(self.document.end if step > 0 else (0, 0))

    def load_text(self, text: str) -> None:
        super().load_text(clean_long(text))
        self._break_lines_ourselves()

    def _break_lines_ourselves(self) -> None:
        """Textual has broken them into the same rows; from now on they are broken as quickly as somebody types."""
        self.wrapped_document = WrappedText(self.document, self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """None: this is prose, and looking for a bracket's other half may lead through all of it."""
        return None

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Everything typed or pasted comes by here."""
        start, end = min(start, end), max(start, end)
        if insert and category(insert[0]) in ("Mn", "Me"):
            # An accent typed after its letter belongs to it, and is counted with those already there.
            row, column = start
            before = self.document.get_line(row)[max(0, column - 3) : column]
            start, insert = (row, column - len(before)), before + insert
        insert = clean_long(insert)
        return super().replace(insert, start, end, maintain_selection_offset=maintain_selection_offset)

    def render_lines(self, crop: Region) -> list[Strip]:
        # Looked up once for all lines: Textual mixes it anew each time it is asked for.
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen.

        Textual takes a whole paragraph apart for each of its rows: with 12,000 characters in one paragraph that
        is 60 ms a key. Here only the part that stands in the row is looked at.
        """
        at, wrapped = y + self.scroll_offset.y, self.wrapped_document
        # While it is being made, or given another text, the rows are still Textual's.
        if not isinstance(wrapped, WrappedText) or at >= wrapped.height or self.suggestion or self._is_bare:
            return super().render_line(y)
        row, section = wrapped.rows[at]
        line, ends = self.document.get_line(row), wrapped.get_offsets(row)
        begin = ends[section - 1] if section else 0
        end = ends[section] if section < len(ends) else len(line)
        if "\t" in line[begin:end]:
            return super().render_line(y)
        return self._draw_row(row, begin, line[begin:end], is_last=end == len(line))

    @property
    def _is_bare(self) -> bool:
        """Whether it says what may be written there."""
        return bool(self.placeholder) and self.document.lines == [""]

    def _cursor_in(self, row: int, begin: int, end: int, is_last: bool) -> int | None:
        """Where in this part of the line the cursor stands."""
        cursor_row, cursor = self.selection.end
        here = cursor_row == row and begin <= cursor and (cursor < end or (is_last and cursor == end))
        return cursor - begin if here and self.has_focus else None

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

    def _draw_row(self, row: int, begin: int, text: str, *, is_last: bool) -> Strip:
        base, width = self._plain, self.scrollable_content_region.size.width
        marked = self.get_component_rich_style("text-area--selection")
        at_cursor = self.get_component_rich_style("text-area--cursor")
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
