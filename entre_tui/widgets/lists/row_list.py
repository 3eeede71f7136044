"""A list of records: one line each, in columns, with a mark for the cursor.

Only what is visible is drawn, each line in one style, so that moving costs two lines and few bytes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from entre_tui.text import fit
from entre_tui.widgets.base.safe_text import one_line

MARK = "▌"
GAP = 2
NARROW = 76
"""Cells of a list that leave less room than the usual terminal."""
# Seconds: moves that follow each other so closely come from a held key, and the mark rests when none has for so long.
HELD_WITHIN = 0.07
SETTLES = 0.06
# A list beside a text is scrolled by one part in so many of its lines.
SHARE = 3


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column: `width` 0 shares what is left; it is dropped on lists narrower than `min_total` cells.

    `narrow` is its width on lists of fewer than `NARROW` cells, where it has another there.
    """

    key: str
    title: str
    width: int = 0
    right: bool = False
    min_total: int = 0
    narrow: int | None = None

    def cells(self, total: int) -> int:
        """Its width on a list of so many cells."""
        return self.narrow if self.narrow is not None and total < NARROW else self.width


@dataclass(frozen=True, slots=True)
class ListRow:
    """A record: cells by column key; `style` is "", "muted", "warning", "alarm" or "heading"."""

    key: Hashable
    cells: Mapping[str, str] = field(default_factory=dict)
    style: str = ""


def laid_out(columns: Sequence[RowColumn], total: int) -> list[tuple[RowColumn, int]]:
    """The columns that fit into so many cells, each with its width; flexible ones share the rest."""
    kept = [column for column in columns if column.min_total <= total]
    rest = total - sum(column.cells(total) for column in kept) - GAP * max(0, len(kept) - 1)
    flexible = [column for column in kept if not column.cells(total)]
    share, extra = divmod(max(0, rest), len(flexible)) if flexible else (0, 0)
    widths: list[tuple[RowColumn, int]] = []
    for column in kept:
        if column.cells(total):
            widths.append((column, column.cells(total)))
        else:
            widths.append((column, share + (1 if extra > 0 else 0)))
            extra -= 1
    return widths


class RowList(ScrollView, can_focus=True):
    """A focusable list; `show` gives it its rows and keeps the cursor on the same record."""

    DEFAULT_CSS = """
    RowList {
        scrollbar-size: 0 0;
        background: transparent;
        & > .rows--mark { color: $accent; text-style: bold; }
        & > .rows--title { color: $text-muted; }
        & > .rows--muted { color: $text-muted; }
        & > .rows--warning { color: $text-warning; }
        & > .rows--alarm { color: $text-error; text-style: bold; }
        & > .rows--heading { text-style: bold; }
        &:ansi {
            & > .rows--title, & > .rows--muted { color: ansi_default; text-style: dim; }
            & > .rows--warning { color: ansi_yellow; }
            & > .rows--alarm { color: ansi_red; }
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--mark", "rows--title", "rows--muted", "rows--warning", "rows--alarm", "rows--heading",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("g,home", "edge(-1)", show=False),
        Binding("G,end", "edge(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another record."""

        rows: RowList
        row: ListRow | None

        def can_replace(self, message: Message) -> bool:
            """Where the mark has gone on already, nobody needs to know where it was."""
            return (
                type(message) is type(self)
                and isinstance(message, RowList.Moved)
                and message.rows is self.rows
            )

    class Chosen(Moved):
        """Enter, or a click on the record under the cursor."""

        row: ListRow

    def __init__(
        self,
        columns: Sequence[RowColumn],
        *,
        empty: str = "",
        header: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.empty = empty
        self.rows: tuple[ListRow, ...] = ()
        self._top = 1 if header else 0
        self._plain = Style.null()
        self._moved_at = 0.0
        # What stands beside the list may follow so many seconds later: at once, or when a held key lets the mark rest.
        self.rests_in = 0.0

    @property
    def current(self) -> ListRow | None:
        """The record under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[ListRow], *, at: Hashable = None) -> None:
        """Take these rows; the cursor goes to the record `at`, stays on its record, or near where it was."""
        before = self.current
        self.rows = tuple(rows)
        self.virtual_size = Size(0, len(self.rows) + self._top)
        wanted = at if at is not None else before.key if before else None
        found = next((index for index, row in enumerate(self.rows) if row.key == wanted), None)
        self.set_reactive(RowList.cursor, self.cursor if found is None else found)
        self.set_reactive(RowList.cursor, self.validate_cursor(self.cursor))
        self._follow()
        self.refresh()
        if self.current != before:
            self._tell_moved()

    def take_words(self, made: RowList) -> None:
        """Titles, and what stands where no record does, as those of a list made for the same place."""
        self.columns, self.empty = made.columns, made.empty
        self.refresh()

    def first(self) -> None:
        """Let go of the record: other rows than those that stand here begin at their top."""
        self.rows = ()
        self.set_reactive(RowList.cursor, 0)

    def go_to(self, key: Hashable) -> bool:
        """Put the cursor on a record; says whether it is there."""
        found = next((index for index, row in enumerate(self.rows) if row.key == key), None)
        if found is not None:
            self.cursor = found
        return found is not None

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        if before == after:
            return
        self.refresh_line(before + self._top)
        self.refresh_line(after + self._top)
        if self._top:
            self.refresh(Region(0, 0, self.size.width, 1))
        self._follow()
        moved, self._moved_at = self._moved_at, monotonic()
        self.rests_in = SETTLES if self._moved_at - moved < HELD_WITHIN else 0.0
        self._tell_moved()

    def _tell_moved(self) -> None:
        """Tell the screen itself, before it hears that there is something to draw: see `BaseScreen.follow_mark`."""
        if self.is_attached:
            self.screen.post_message(self.Moved(self, self.current))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self.rows)) + self._top

    def on_resize(self) -> None:
        self._follow()

    @property
    def _page(self) -> int:
        return max(1, self.size.height - self._top)

    @property
    def _stride(self) -> int:
        """Lines to scroll by where the next row is out of sight.

        A terminal can move whole lines only. Where something stands beside the list all of its rows have to be written
        again, five hundred bytes, and so it is done for several keys at once.
        """
        return 1 if self.outer_size.width >= self.app.size.width else max(1, self._page // SHARE)

    def _follow(self) -> None:
        """Scroll as little as shows the cursor, and a stride where it went one step too far."""
        top = self.scroll_offset.y
        wanted = min(max(top, self.cursor - self._page + 1), self.cursor)
        if abs(wanted - top) == 1:
            last = max(0, len(self.rows) - self._page)
            wanted = max(0, min(top + (wanted - top) * self._stride, last))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def action_move(self, step: int) -> None:
        self.cursor += step

    def action_page(self, step: int) -> None:
        self.cursor += step * self._page

    def action_edge(self, step: int) -> None:
        self.cursor = len(self.rows) - 1 if step > 0 else 0

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        index = event.y - self._top + self.scroll_offset.y
        if event.y < self._top or index >= len(self.rows):
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def render_lines(self, crop: Region) -> list[Strip]:
        # Looked up once for all lines: Textual mixes it anew each time it is asked for.
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y < self._top:
            return self._line(" ", self._header(width), self.get_component_rich_style("rows--title"))
        index = y - self._top + self.scroll_offset.y
        if not self.rows and index == 0:
            return self._line(" ", self.empty, self.get_component_rich_style("rows--muted"))
        if index >= len(self.rows):
            return Strip.blank(width, self._plain)
        row = self.rows[index]
        named = f"rows--{row.style}"
        known = row.style and named in self.COMPONENT_CLASSES
        style = self.get_component_rich_style(named) if known else self._plain
        return self._line(MARK if index == self.cursor else " ", self._cells(row, width - 1), style)

    def _line(self, mark: str, text: str, style: Style) -> Strip:
        width = self.size.width
        text = fit(text, max(0, width - 1))
        mark_style = self.get_component_rich_style("rows--mark") if mark == MARK else style
        return Strip([Segment(mark, mark_style), Segment(text, style)]).adjust_cell_length(width, style)

    def _cells(self, row: ListRow, total: int) -> str:
        laid = laid_out(self.columns, total)
        cells = [one_line(row.cells.get(column.key, ""), width, column.right) for column, width in laid]
        return (" " * GAP).join(cells)

    def _header(self, width: int) -> str:
        titles = {column.key: column.title for column in self.columns}
        line = self._cells(ListRow("", titles), width - 1)
        place = f" {self.cursor + 1}/{len(self.rows)}"
        if len(self.rows) <= self._page or line[-len(place) - 1 :].strip():
            return line
        return line[: -len(place)] + place
