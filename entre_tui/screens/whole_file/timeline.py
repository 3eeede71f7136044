"""Everything of a client in order, the newest first; narrowed to a kind, searched within this file only."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable

from textual.app import ComposeResult
from textual.widgets import Input

from entre_tui.casework.whole_file import timeline as casework
from entre_tui.casework.whole_file.timeline import TimelineLine, TimelinePage, TimelinePosition
from entre_tui.casework.whole_file.timeline_sources import TimelineKind
from entre_tui.locale import _, ngettext
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.screens.whole_file.timeline_text import KIND_WORDS, kind_choices, row_of, text_of
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.lists.list_bar import ListBar, SearchInput
from entre_tui.widgets.lists.row_list import NARROW, RowColumn, RowList

AHEAD = 40
EVERYTHING = 100_000
PART_OF = {
    TimelineKind.APPOINTMENT: "appointments",
    TimelineKind.SESSION: "sessions",
    TimelineKind.FORMULATION: "formulation",
    TimelineKind.GOAL: "goals",
    TimelineKind.CHECKLIST: "reintegration",
    TimelineKind.CONSENT: "consent",
    TimelineKind.PROGRAMME: "overview",
    TimelineKind.CLIENT: "overview",
}


class TimelineRows(RowList):
    """Asks for what is older before the mark gets there; the last row is asked for before it is gone to."""

    def action_edge(self, step: int) -> None:
        """To the last row only once everything is read."""
        screen = self.screen
        if step > 0 and isinstance(screen, Timeline) and screen.has_more:
            screen.read_to_end()
        else:
            super().action_edge(step)


class Timeline(ClientPart):
    """The part `t` of a client's file."""

    part = "timeline"
    enter_does = "timeline.open"
    CSS_PATH = "timeline.tcss"

    def __init__(self, client_id: int) -> None:
        super().__init__(client_id)
        self._lines: list[TimelineLine] = []
        self._by_key: dict[Hashable, TimelineLine] = {}
        self._left: TimelinePosition | None = None
        self._kind = ""
        self._text = ""

    def compose_part(self) -> ComposeResult:
        """The search and what is shown, the lines, and the text of the one at the mark."""
        yield ListBar()
        yield TimelineRows(
            [
                RowColumn("when", _("When"), 16),
                RowColumn("what", _("What"), 37, narrow=0),
                RowColumn("text", "", 0, min_total=NARROW),
                RowColumn("who", _("By"), 18, min_total=110),
            ],
            empty=_("Nothing has happened yet."),
            header=False,
            id="list",
        )
        yield TextPane(can_focus=False, id="text")

    @property
    def current(self) -> TimelineLine | None:
        """The line at the mark."""
        return self._by_key.get(self.table.current.key) if self.table.current else None

    @property
    def has_more(self) -> bool:
        """Whether there is anything older than what was read."""
        return self._left is not None

    # -- reading ---------------------------------------------------------------------------------

    async def load(self) -> None:
        """As many lines as were there, or the first page."""
        limit = max(casework.PAGE, len(self._lines))
        page = await self.app.work(casework.timeline, self.client_id, kinds=self._kinds, limit=limit)
        if self._text:
            page = await self._found()
        self._show(page)

    @property
    def _kinds(self) -> tuple[str, ...]:
        return (self._kind,) if self._kind else ()

    async def _found(self) -> TimelinePage:
        page: TimelinePage = await self.app.work_latest(
            "timeline", casework.search_lines, self.client_id, text=self._text, kinds=self._kinds
        )
        return page

    def _show(self, page: TimelinePage, *, on: bool = False) -> None:
        """These lines, or after those there are; a line that comes twice while the file changes stands once."""
        if not on:
            self._lines, self._by_key = [], {}
        new = [line for line in page.lines if line.key not in self._by_key]
        self._lines += new
        self._by_key |= {line.key: line for line in new}
        self._left = page.left
        now = self.app.now()
        rows = [row_of(line, now, self._text) for line in new]
        self.table.show([*self.table.rows, *rows] if on else rows)
        self._say_which()
        self.show_current()

    def _say_which(self) -> None:
        number = len(self._lines)
        count = ngettext("{number} line", "{number} lines", number).format(number=number)
        if self.has_more:
            count = _("the last {number}").format(number=number)
        which = _(KIND_WORDS[TimelineKind(self._kind)]) if self._kind else _("everything")
        self.query_one(ListBar).say(f"{count} · {which}")
        self.table.empty = (
            _("Nothing is found by “{text}” in this file. esc clears.").format(text=self._text)
            if self._text
            else _("Nothing of this has happened yet.")
        )

    async def on_row_list_moved(self, event: RowList.Moved) -> None:
        """What is older is read before the mark gets there."""
        if self.has_more and self.table.cursor > len(self._lines) - AHEAD:
            self._read_on(casework.PAGE)

    def read_to_end(self) -> None:
        """Everything there is, and the mark on the oldest."""
        self._read_on(EVERYTHING)

    def _read_on(self, limit: int) -> None:
        to_end = limit == EVERYTHING
        if to_end or not any(each.group == "older" for each in self.workers):
            self.run_worker(self._older(limit), group="older", exclusive=True)

    async def _older(self, limit: int) -> None:
        left = self._left
        if left is None:
            return
        page = await self.app.work(casework.older, self.client_id, left, kinds=self._kinds, limit=limit)
        if left is self._left:
            self._show(page, on=True)
            if limit == EVERYTHING:
                self.table.action_edge(1)

    def show_current(self) -> None:
        words = text_of(self.current, self.app.now()) if self.current else ""
        self.query_one("#text", TextPane).show(words)

    # -- narrowing -------------------------------------------------------------------------------

    def action_search(self) -> None:
        self.query_one(ListBar).search.focus()

    async def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._text = event.value.strip()
        self.run_worker(self._narrow(), group="search", exclusive=True)

    async def _narrow(self) -> None:
        if not self._text:
            self._lines = []
            await self.load()
            return
        try:
            self._show(await self._found())
        except asyncio.CancelledError:
            return

    async def on_search_input_key(self, event: SearchInput.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.action_back()
            return
        await self.workers.wait_for_complete([each for each in self.workers if each.group == "search"])
        self.table.focus()
        moves = {"down": 1, "up": -1}
        if event.key in moves:
            self.table.action_move(moves[event.key])
        elif event.key.startswith("page"):
            self.table.action_page(1 if event.key == "pagedown" else -1)

    def action_filter(self) -> None:
        """Everything, or one kind."""

        async def show_kind(kind: Hashable) -> None:
            if kind is not None:
                self._kind = str(kind)
                self._lines = []
                await self.load()

        self.app.push_screen(Choose(_("Show only"), kind_choices(), current=self._kind), show_kind)

    def action_back(self) -> None:
        """First the letters go, then the kind, then the file."""
        bar, was_typing = self.query_one(ListBar), self.focused is not self.table
        if not (self._text or self._kind or was_typing):
            super().action_back()
            return
        self.table.focus()
        if self._text:
            bar.clear()
            self._text = ""
        elif not was_typing:
            self._kind = ""
        self._lines = []
        self.reload()

    # -- doing -----------------------------------------------------------------------------------

    def why_not(self, command_id: str) -> str | None:
        """Opening needs a line at the mark."""
        return _("There is nothing here.") if command_id == "timeline.open" and self.current is None else None

    def action_open(self) -> None:
        """To the part of the file where this was done."""
        from entre_tui.screens.client.notes import Notes

        if self.current is None:
            return
        if self.current.kind is TimelineKind.NOTE:
            self.app.push_screen(Notes(self.client_id, self.current.record_id))
        else:
            self.open_part(PART_OF[self.current.kind], self.current.record_id)
