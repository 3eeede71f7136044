"""The map need → theme → strategy → goal as boxes and lines, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from entre_tui.locale import N_, _
from entre_tui.rules.formulation_map import COLUMNS, CaseMap, MapCell, MapJoin, MapRow
from entre_tui.text import clean, cut, fit, width
from entre_tui.widgets.lists.row_list import MARK

TITLES = {"need": N_("Need"), "theme": N_("Theme"), "strategy": N_("Strategy"), "goal": N_("Goal")}
JOIN_CELLS = 3
MOST_LINES = 4
WIDEST = 30
VOWELS = "aeiouyåäöéAEIOUYÅÄÖÉ"
SHORTEST_END = 3
# What stands above the line of the joins, in it, and below it.
_JOINS = {
    MapJoin.NONE: ("   ", "   ", "   "),
    MapJoin.STRAIGHT: ("   ", "───", "   "),
    MapJoin.FIRST: ("   ", "─┬─", " │ "),
    MapJoin.MIDDLE: (" │ ", " ├─", " │ "),
    MapJoin.LAST: (" │ ", " └─", "   "),
    MapJoin.BESIDE: (" │ ", " │ ", " │ "),
}
_LEAVES = (MapJoin.STRAIGHT, MapJoin.FIRST)
_ARRIVES = (MapJoin.STRAIGHT, MapJoin.FIRST, MapJoin.MIDDLE, MapJoin.LAST)

MapWords = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class LinePart:
    """A stretch of a drawn line; `loose` where a loose end stands out."""

    text: str
    loose: bool = False


MapTextLine = tuple[LinePart, ...]


def widths(total: int) -> tuple[int, int, int, int]:
    """How wide the four boxes are in so many cells; goals are sentences and get what is left over."""
    each = max(6, min(WIDEST, (total - 3 * JOIN_CELLS) // 4))
    rest = max(0, total - 3 * JOIN_CELLS - 3 * each)
    return each, each, each, max(6, min(rest, 2 * WIDEST))


def draw_map(case_map: CaseMap, words: MapWords, total: int) -> list[list[MapTextLine]]:
    """For each row of the map its lines, none wider than `total` cells."""
    cells = widths(total)
    return [_row(row, words, cells) for row in case_map.rows]


def titles(total: int) -> str:
    """The names of the four columns, each over its boxes."""
    names = [
        fit(f" {_(TITLES[column])}", cells) for column, cells in zip(COLUMNS, widths(total), strict=True)
    ]
    return (" " * JOIN_CELLS).join(names)


def _row(row: MapRow, words: MapWords, cells: tuple[int, int, int, int]) -> list[MapTextLine]:
    texts = [
        _wrap_text(words.get((column, cell.key), cell.key), wide - 3, cell.loose is not None)
        if cell.shown and cell.key is not None
        else []
        for column, cell, wide in zip(COLUMNS, row.cells, cells, strict=True)
    ]
    height = max(1, *map(len, texts)) + 2
    boxes = [
        _box(cell, text, wide, height, arrives=index > 0 and row.joins[index - 1] in _ARRIVES,
             leaves=index < 3 and row.joins[index] in _LEAVES)
        for index, (cell, text, wide) in enumerate(zip(row.cells, texts, cells, strict=True))
    ]  # fmt: skip
    lines = []
    for y in range(height):
        parts: list[LinePart] = []
        for index, (box, cell) in enumerate(zip(boxes, row.cells, strict=True)):
            parts.append(LinePart(box[y], cell.shown and cell.loose is not None))
            if index < 3:
                parts.append(LinePart(_JOINS[row.joins[index]][0 if y == 0 else 1 if y == 1 else 2]))
        lines.append(tuple(parts))
    return lines


def _box(cell: MapCell, text: list[str], wide: int, height: int, *, arrives: bool, leaves: bool) -> list[str]:
    blank = " " * wide
    if cell.key is None or not cell.shown:
        return [blank, "─" * wide if cell.through else blank, *[blank] * (height - 2)]
    heavy = cell.loose is not None
    left, right, across = ("┃", "┃", "━") if heavy else ("│", "│", "─")
    corners = "┏┓┗┛" if heavy else "┌┐└┘"
    into, out = ("┨", "┠") if heavy else ("┤", "├")
    lines = [corners[0] + across * (wide - 2) + corners[1]]
    for number in range(max(1, len(text))):
        words = fit(text[number] if number < len(text) else "", wide - 3)
        start = into if arrives and number == 0 else left
        end = out if leaves and number == 0 else right
        lines.append(f"{start} {words}{end}")
    lines.append(corners[2] + across * (wide - 2) + corners[3])
    return lines + [blank] * (height - len(lines))


def _wrap_text(text: str, cells: int, loose: bool) -> list[str]:
    """The text in lines of so many cells, the last one cut; a loose end begins with a sign."""
    lines: list[str] = []
    for word in f"{'! ' if loose else ''}{clean(text)}".split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined) <= cells:
            lines[-1] = joined
            continue
        while width(word) > cells > 1:
            head = word[: _break_at(word, len(cut(word, cells)) - 1)]
            lines.append(f"{head}-")
            word = word[len(head) :]
        lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], cut(" ".join(lines[MOST_LINES - 1 :]), cells)]
    return lines


def _break_at(word: str, most: int) -> int:
    """Where a long word is broken, after at most so many letters: before a consonant with its vowel, as one speaks."""
    for at in range(min(most, len(word) - SHORTEST_END), SHORTEST_END - 1, -1):
        if word[at].isalpha() and word[at] not in VOWELS and word[at + 1] in VOWELS:
            return at
    return most


class CaseMapView(ScrollView, can_focus=True):
    """The map with a mark at one of its rows; `show` keeps it at the same chain."""

    DEFAULT_CSS = """
    CaseMapView {
        scrollbar-size: 0 0;
        background: transparent;
        & > .map--mark { color: $accent; text-style: bold; }
        & > .map--loose { color: $text-warning; text-style: bold; }
        & > .map--title { color: $text-muted; }
        &:ansi > .map--loose { color: ansi_yellow; }
        &:ansi > .map--title { color: ansi_default; text-style: dim; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--mark", "map--loose", "map--title"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("G,end", "edge(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The mark is at another row."""

    class Chosen(Message):
        """Enter at a row."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty = empty
        self._map = CaseMap((), ())
        self._words: MapWords = {}
        self._lines: list[tuple[int, MapTextLine]] = []

    def show(self, case_map: CaseMap, words: MapWords) -> None:
        """Take this map."""
        before = self.current
        self._map, self._words = case_map, words
        self._draw()
        chains = [_keys(row) for row in case_map.rows]
        at = chains.index(_keys(before)) if before is not None and _keys(before) in chains else self.cursor
        self.set_reactive(CaseMapView.cursor, self.validate_cursor(at))
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def take_words(self, made: CaseMapView) -> None:
        """What stands where no map does, as that of one made for the same place."""
        self.empty = made.empty
        self._draw()
        self.refresh()

    @property
    def current(self) -> MapRow | None:
        """The row at the mark."""
        return self._map.rows[self.cursor] if self.cursor < len(self._map.rows) else None

    def _draw(self) -> None:
        rows = draw_map(self._map, self._words, max(30, self.size.width - 1))
        self._lines = [(number, line) for number, lines in enumerate(rows) for line in lines]
        self.virtual_size = Size(0, len(self._lines) + 1)

    def on_resize(self) -> None:
        self._draw()
        self._follow()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self._map.rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        if before != after:
            self._follow()
            self.refresh()
            self.post_message(self.Moved())

    def _follow(self) -> None:
        """Scroll as little as shows the whole row at the mark."""
        own = [y for y, (number, _line) in enumerate(self._lines) if number == self.cursor]
        page, top = max(1, self.size.height - 1), self.scroll_offset.y
        if own:
            wanted = min(max(top, own[-1] - page + 1), own[0])
            if wanted != top:
                self.scroll_to(y=wanted, animate=False, force=True)

    def action_move(self, step: int) -> None:
        self.cursor += step

    def action_page(self, step: int) -> None:
        self.cursor += step * max(1, (self.size.height - 1) // 5)

    def action_edge(self, step: int) -> None:
        self.cursor = len(self._map.rows) - 1 if step > 0 else 0

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        total = self.size.width
        plain, title = self.rich_style, self.get_component_rich_style("map--title")
        if y == 0:
            head = titles(max(30, total - 1)) if self._lines else self.empty
            return Strip([Segment(fit(f" {head}", total), title)])
        index = y - 1 + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(total, plain)
        number, line = self._lines[index]
        loose = self.get_component_rich_style("map--loose")
        at_mark = number == self.cursor
        mark = Segment(
            MARK if at_mark else " ", self.get_component_rich_style("map--mark") if at_mark else plain
        )
        parts = [Segment(part.text, loose if part.loose else plain) for part in line]
        return Strip([mark, *parts]).adjust_cell_length(total, plain)


def _keys(row: MapRow) -> tuple[str | None, ...]:
    return tuple(cell.key for cell in row.cells)
