"""The client list on the screen: draws the visible lines, reads what comes into reach, and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import ModuleType
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import Worker, WorkerError

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.lines import ClientLine, ListCounts, ListWindow
from entre_tui.text import cut
from entre_tui.widgets.lists.client_line import MARK, heading, line_text
from entre_tui.widgets.lists.client_window import ClientWindow

WindowReader = Callable[..., Awaitable[Any]]
CHUNK = 200
FIRST = 60
WHOLE = 1000
PAGES_AHEAD = 3
STRIPS_KEPT = 400


class ClientTable(Widget, can_focus=True):
    """A list of any length; `read` runs a casework function off the interface's thread."""

    DEFAULT_CSS = "ClientTable { height: 1fr; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "client-table--heading",
        "client-table--muted",
        "client-table--mark",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("g,home", "top", show=False),
        Binding("G,end", "bottom", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Enter on a client."""

        def __init__(self, line: ClientLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, read: WindowReader, clock: Callable[[], datetime], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.read, self.clock = read, clock
        self.choice = ListChoice()
        self.buffer = ClientWindow()
        self.counts = ListCounts(0, 0)
        self._counted: tuple[ListChoice, bool] | None = None
        self.empty = ""
        self._ahead: Worker[None] | None = None
        # Both ends of the list as they were read last: to them and back costs nothing until something has changed.
        self._ends: dict[str, ListWindow] = {}
        self._strips: dict[tuple[Any, ...], Strip] = {}
        self._styles: dict[str, RichStyle] = {}

    @property
    def _list(self) -> ModuleType:
        """What reads the list, loaded when it is wanted: the first lines come without it."""
        from entre_tui.casework.client_list import windows as list_windows

        return list_windows

    @property
    def current(self) -> ClientLine | None:
        """The client under the cursor."""
        return self.buffer.current

    async def choose(self, choice: ListChoice) -> None:
        """Shows another selection or order from its top."""
        self._not_ahead()
        self.take(choice, await self.read(self._list.top, choice, FIRST))
        # What filters leave is far apart: a list that is short is here whole, and End and Home cost no walk.
        self.read_ahead(count=WHOLE if choice.is_filtered else CHUNK)

    def take(self, choice: ListChoice, window: ListWindow) -> None:
        """Shows lines that have been read: the first ones of a choice."""
        self._not_ahead()
        self.choice = choice
        self._ends = {"first": window}
        self.buffer.take(window)
        self.refresh()

    async def renew(self) -> None:
        """Reads the same stretch again after a change, without losing one's place."""
        self._ends = {}
        choice, buffer, stay, anchor = self.choice, self.buffer, self.current, self.buffer.visible(0)
        count = max(CHUNK, 2 * buffer.height)
        if anchor is None or (buffer.first and buffer.top < count):
            window = await self.read(self._list.top, choice, buffer.top + count)
        else:
            window = await self.read(self._list.around, choice, anchor.key, anchor.client_id, count)
        if self.choice == choice:  # Else another selection was asked for meanwhile, and stands here already.
            buffer.renew(window, stay.client_id if stay else None)
            self.refresh()

    async def go_to(self, client_id: int) -> None:
        """Puts the mark on a client, wherever in the list; one that is not shown leaves it where it is."""
        line = await self.read(self._list.line, client_id, self.choice)
        if line is None:
            return
        window = await self.read(self._list.around, self.choice, line.key, client_id, CHUNK)
        at = next((at for at, one in enumerate(window.lines) if one.client_id == client_id), None)
        if at is None:
            return
        self.buffer.take(window)
        self.buffer.move(at)
        self.refresh()

    def take_words(self, made: ClientTable) -> None:
        """Another language: lines drawn before are drawn anew."""
        self._strips.clear()
        self.refresh()

    def say_empty(self, words: str) -> None:
        """What stands where no client does, in lines."""
        if words != self.empty:
            self.empty = words
            if not self.buffer.lines:
                self.refresh()

    def counts_of(self, choice: ListChoice) -> ListCounts | None:
        """The numbers told last, where they are of the same people."""
        return self.counts if self._counted == (choice.bare, choice.ended) else None

    def show_counts(self, counts: ListCounts, choice: ListChoice) -> None:
        """Takes the numbers; a list that is here whole is its own number, and more than are here there must be."""
        here = len(self.buffer.lines)
        if self.buffer.first and self.buffer.last:
            counts = counts._replace(matching=here, exact=True)
        self.counts = counts._replace(matching=max(counts.matching, here))
        self._counted = (choice.bare, choice.ended)

    def on_resize(self) -> None:
        top = self.buffer.top
        self.buffer.resize(self.size.height - 1)
        self._strips.clear()
        if self.buffer.top != top:
            # Drawn in the new size already, but from the old first line: the mark, moved alone, would miss its line.
            self.refresh()

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._styles.clear()
        super().notify_style_update()

    async def action_move(self, by: int) -> None:
        await self._reach(by)
        before = (self.buffer.top, self.buffer.cursor)
        self.buffer.move(by)
        self._redraw_cursor(*before)
        self.read_ahead(1 if by > 0 else -1)

    async def action_page(self, direction: int) -> None:
        await self._reach(direction * self.buffer.height)
        before = (self.buffer.top, self.buffer.cursor)
        self.buffer.page(direction)
        self._redraw_cursor(*before)
        self.read_ahead(direction)

    async def action_top(self) -> None:
        if not self.buffer.first:
            self.buffer.take(await self._end("first", self._list.top))
        self.buffer.move(-len(self.buffer.lines))
        self.refresh()
        self.read_ahead()

    async def action_bottom(self) -> None:
        if not self.buffer.last:
            self.buffer.take(await self._end("last", self._list.bottom), at_end=True)
        self.buffer.move(len(self.buffer.lines))
        self.refresh()
        self.read_ahead(-1)

    async def _end(self, which: str, read: Callable[..., ListWindow]) -> ListWindow:
        self._not_ahead()
        ends = self._ends
        if which not in ends:
            ends[which] = await self.read(read, self.choice, FIRST)
        return ends[which]

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    def read_ahead(self, direction: int = 1, count: int = CHUNK) -> None:
        """What the next pages will want is read while the person looks at this one, so not before it is drawn."""
        if self.buffer.wants(direction * PAGES_AHEAD * self.buffer.height) is not None:
            self.call_after_refresh(self._read_ahead, direction, count)

    def _read_ahead(self, direction: int, count: int) -> None:
        side = self.buffer.wants(direction * PAGES_AHEAD * self.buffer.height)
        if side is not None and (self._ahead is None or self._ahead.is_finished):
            # What cannot be read is told when it is wanted.
            ahead = partial(self._extend, side, count)
            self._ahead = self.run_worker(ahead, group="ahead", exclusive=True, exit_on_error=False)

    def _not_ahead(self) -> None:
        """What was being read ahead is not wanted any more, and must not hold up what is."""
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    async def _extend(self, side: str, count: int) -> None:
        buffer, choice, edge = self.buffer, self.choice, self.buffer.edge(side)
        read = self._list.after if side == "after" else self._list.before
        window = await self.read(read, choice, edge, count)
        # Meanwhile another choice or another stretch may have come.
        if buffer is self.buffer and choice == self.choice and buffer.edge(side) is edge:
            was_short = len(buffer.lines) < buffer.height
            (buffer.add_after if side == "after" else buffer.add_before)(window)
            if was_short:
                buffer.move(0)
                self.refresh()

    async def _reach(self, by: int) -> None:
        """Until there are the lines that a move by so many wants to show."""
        while (side := self.buffer.wants(by)) is not None:
            if self._ahead is not None and not self._ahead.is_finished:
                with suppress(WorkerError):
                    await self._ahead.wait()
            else:
                await self._extend(side, CHUNK)

    def _redraw_cursor(self, top: int, cursor: int) -> None:
        """Draws two lines again where nothing scrolled, everything otherwise."""
        buffer = self.buffer
        if buffer.top != top:
            self.refresh()
        elif buffer.cursor != cursor:
            rows = {1 + index - buffer.top for index in (cursor, buffer.cursor)}
            self.refresh(*(Region(0, row, 1, 1) for row in rows))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return viewport.height

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = self.buffer.visible(y - 1) if y else None
        now = self.clock()
        if line is None:
            said = [] if self.buffer.lines else self.empty.splitlines()
            words = said[y - 2] if 2 <= y < 2 + len(said) else ""
            return self._cached_line((y == 0, words, width), lambda: self._line_between(y, words))
        current = self.buffer.top + y - 1 == self.buffer.cursor
        return self._cached_line((line, current, width, now.date()), lambda: self._line(line, current, now))

    def _cached_line(self, key: tuple[Any, ...], make: Callable[[], Strip]) -> Strip:
        """A line drawn before, or drawn now."""
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[key] = make()
        return strip

    def _line_between(self, y: int, words: str) -> Strip:
        """The titles, or a line where no client stands."""
        width = self.size.width
        if y == 0:
            return self._strip(" " + heading(width), "client-table--heading")
        return self._strip("  " + cut(words, max(0, width - 2)), "client-table--muted")

    def _line(self, line: ClientLine, current: bool, now: datetime) -> Strip:
        """A client; the cursor is one cell: a bar over the line would cost ten times the bytes on a slow line."""
        width = self.size.width
        text = self._strip(line_text(line, width, now), "" if line.active else "client-table--muted")
        mark = (MARK, self._style("client-table--mark")) if current else (" ", self._style(""))
        return Strip([Segment(*mark), *text]).adjust_cell_length(width, self._style(""))

    def _strip(self, text: str, kind: str) -> Strip:
        style = self._style(kind)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def _style(self, kind: str) -> RichStyle:
        """Textual puts it together anew each time it is asked."""
        style = self._styles.get(kind)
        if style is None:
            style = self.get_component_rich_style(kind) if kind else self.rich_style
            self._styles[kind] = style
        return style
