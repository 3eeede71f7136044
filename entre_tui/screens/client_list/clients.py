"""Clients, the home screen: find one, see what is due, mark who came, open a file."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import WorkerError

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.first_screen import KEPT, WaitingCounts
from entre_tui.casework.client_list.lines import ClientLine, ListCounts
from entre_tui.casework.core.programmes import own_problems
from entre_tui.locale import _
from entre_tui.screens.client_list.choice_words import SCOPES, choice_words, empty_words, number_words
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.core.self_refreshing import LOOK_FOR_STALE, caught_up, is_under_way
from entre_tui.widgets.lists.client_table import ClientTable
from entre_tui.widgets.lists.client_window import ClientWindow
from entre_tui.widgets.lists.list_bar import ListBar, SearchInput

RENEWED_EVERY = 1000


class _Left(NamedTuple):
    """The list as it was before another place showed clients in it."""

    choice: ListChoice
    buffer: ClientWindow
    place: str


class Clients(BaseScreen):
    """The list; it reads only what is visible."""

    place = "clients"
    CSS_PATH = "clients.tcss"
    # At once, or the search would stand there with its cursor first.
    AUTO_FOCUS = "ClientTable"

    def __init__(self) -> None:
        super().__init__()
        self._known = False
        self._waiting: WaitingCounts | None = None
        self._left: _Left | None = None
        self._added: int | None = None

    def compose_place(self) -> ComposeResult:
        """The bar with search and counts, and the list."""
        yield ListBar()
        yield ClientTable(self.app.work, self.app.now, id="clients")

    @property
    def table(self) -> ClientTable:
        return self.query_one(ClientTable)

    @property
    def current(self) -> ClientLine | None:
        return self.table.current

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(LOOK_FOR_STALE, self._refresh_stale_rows)

    def seen_list(self) -> str:
        return f"list clients {self.table.choice.scope}"

    async def load(self) -> None:
        """The kept choice at first; later the same stretch of the list again."""
        if self._known:
            await self.table.renew()
            if self._added is not None:
                await self.table.go_to(self._added)
                self._added = None
            await self._count()
        else:
            look = await self.app.first_look()
            self.table.take(look.choice, look.window)
            self._waiting = look.waiting
            self._known = True
            for problem in own_problems()[:1]:
                self.say(_("A programme cannot be used: {problem}").format(problem=problem), warning=True)
            self._show_counts(look.counts, look.choice)
            self.once_shown(lambda: self.run_worker(self._read_on()))
            self.once_shown(self._refresh_stale_rows)

    async def _read_on(self) -> None:
        await self.app.wait_until_open()
        self.table.read_ahead()

    def _refresh_stale_rows(self) -> None:
        if self.is_current and self._known and not is_under_way(self, "stale"):
            self.run_worker(self._catch_up(), group="stale", exclusive=True)

    async def _catch_up(self) -> None:
        """Rows that time has overtaken; after a night a register has very many."""
        touched = 0
        async for count in caught_up(self):
            touched += count
            if touched % RENEWED_EVERY == 0:
                await self.table.renew()
        if touched:
            await self.load()

    async def _count(self) -> None:
        await self.app.wait_until_open()
        from entre_tui.casework.client_list import windows as list_windows
        from entre_tui.casework.client_list.head_counts import waiting

        self._waiting = await self.app.work(waiting)
        counted = None
        # Meanwhile a letter may have been typed, whose numbers are told already.
        while counted != self.table.choice:
            counted = self.table.choice
            counts = await self.app.work_latest("counts", list_windows.counts, counted)
        self._show_counts(counts, counted)
        self.refresh_head()

    def _show_counts(self, counts: ListCounts, choice: ListChoice) -> None:
        self.table.show_counts(counts, choice)
        number = number_words(self.table.counts)
        self.query_one(ListBar).say(f"{number} · {choice_words(self.table.choice)}")
        self.table.say_empty(empty_words(self.table.choice))

    def waiting(self) -> str:
        """ "3 today · 2 to log · 1 missed" """
        now = self._waiting
        if now is None:
            return ""
        words = _("{today} today · {to_log} to log · {missed} missed")
        return words.format(today=now.today, to_log=now.to_log, missed=now.missed)

    def why_not(self, command_id: str) -> str | None:
        of_a_client = ("open", "missed", "attended", "edit", "hand_over", "remove")
        needs_one = command_id.removeprefix("clients.") in of_a_client
        return _("There is no client here.") if needs_one and self.current is None else None

    # -- choosing what is shown ----------------------------------------------------------------

    async def show(self, choice: ListChoice, *, keep: bool = True) -> None:
        """Another selection or order; kept for the next run, letters apart."""
        from entre_tui.casework.office import settings

        await self.table.choose(choice)
        self.log_look()
        if choice.scope in SCOPES:
            self._left = None
        if keep and choice.scope in SCOPES:
            await self.app.work(settings.keep_mine, KEPT, choice._replace(text="")._asdict())
        self.run_worker(self._count(), group="count", exclusive=True)

    async def visit(self, choice: ListChoice, place: str) -> None:
        """Show clients that another place asks for; esc leads back there, and leaves the list as it was."""
        table, bar = self.table, self.query_one(ListBar)
        if self._left is None:
            self._left = _Left(table.choice, table.buffer, place)
            table.buffer = ClientWindow(table.buffer.height)
        bar.clear()
        table.focus()
        await self.show(choice, keep=False)

    async def _go_back(self, left: _Left) -> None:
        self._left = None
        self.query_one(ListBar).put(left.choice.text)
        left.buffer.resize(self.table.buffer.height)
        self.table.choice, self.table.buffer = left.choice, left.buffer
        await self.table.renew()
        self.run_worker(self._count(), group="count", exclusive=True)
        await self.app.switch_mode(left.place)

    def action_search(self) -> None:
        self.query_one(ListBar).search.focus()

    async def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.run_worker(self._narrow(event.value), group="search", exclusive=True)

    async def _narrow(self, text: str) -> None:
        await self.app.wait_until_open()
        from entre_tui.casework.client_list import windows as list_windows

        choice, count = self.table.choice._replace(text=text), self.table.buffer.height
        counted = self.table.counts_of(choice)
        try:
            found = await self.app.work_latest("search", list_windows.look, choice, count, counted)
        except asyncio.CancelledError:
            return
        self.table.take(choice, found.window)
        self._show_counts(found.counts, choice)
        self.draw_soon()
        self.log_look("search in the list" if text else "")

    async def on_search_input_key(self, event: SearchInput.Key) -> None:
        event.stop()
        if event.key in ("escape", "tab"):
            await (self.action_clear() if event.key == "escape" else self.action_whose())
            return
        for search in [each for each in self.workers if each.group == "search"]:
            with suppress(WorkerError):  # Every other key is meant for what the letters find.
                await search.wait()
        self.table.focus()
        if event.key == "enter":
            await self.action_do("clients.open")
        else:
            move = self.table.action_page if event.key.startswith("page") else self.table.action_move
            await move(1 if event.key.endswith("down") else -1)

    async def action_clear(self) -> None:
        """First the letters go, then the filters; from what another place has shown, back to it."""
        choice, bar = self.table.choice, self.query_one(ListBar)
        letters = bar.search.value or choice.text
        self.workers.cancel_group(self, "search")  # Letters on their way must not narrow the list afterwards.
        bar.clear()
        self.table.focus()
        if letters:
            await self.show(choice._replace(text=""), keep=False)
        elif choice.is_narrowed and self._left is None:
            await self.show(choice.bare)
        elif self._left is not None:
            await self._go_back(self._left)
        elif choice.scope not in SCOPES:
            await self.show(ListChoice())

    async def action_whose(self) -> None:
        choice = self.table.choice
        at = SCOPES.index(choice.scope) if choice.scope in SCOPES else -1
        scope = SCOPES[(at + 1) % len(SCOPES)]
        await self.show(choice._replace(scope=scope, worker=None, worker_name=""))

    def action_sort(self) -> None:
        from entre_tui.screens.client_list.client_filter import ask_sort

        ask_sort(self, self.table.choice, self.show)

    def action_filter(self) -> None:
        from entre_tui.screens.client_list.client_filter import ask_filter

        ask_filter(self, self.table.choice, self.show)

    # -- doing something with a client ---------------------------------------------------------

    def on_client_table_chosen(self, event: ClientTable.Chosen) -> None:
        event.stop()
        self.run_worker(self.action_do("clients.open"))

    def action_open(self) -> None:
        from entre_tui.screens.client.client_parts import open_client

        if self.current is not None:
            open_client(self.app, self.current.client_id)

    async def action_missed(self) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed_latest

        if self.current is not None:
            await ask_missed_latest(self, self.current.client_id)

    async def action_attended(self) -> None:
        from entre_tui.casework.appointments.outcomes import attended_latest

        if self.current is not None:
            await self.app.do(attended_latest, self.current.client_id)

    def action_new(self) -> None:
        from entre_tui.screens.client.client_form import add_client

        def remember_new_client(client_id: int | None) -> None:
            self._added = client_id

        add_client(self, remember_new_client)

    async def action_edit(self) -> None:
        from entre_tui.screens.client.client_form import edit_client

        if self.current is not None:
            await edit_client(self, self.current.client_id)

    async def action_hand_over(self) -> None:
        from entre_tui.screens.client.handover_forms import hand_over

        if self.current is not None:
            await hand_over(self, self.current.client_id)

    async def action_remove(self) -> None:
        from entre_tui.screens.client.client_form import remove_client

        if self.current is not None:
            await remove_client(self, self.current.client_id)

    async def neighbour(self, by: int) -> int | None:
        """The next or previous client of the list, for moving on inside a file; the list follows."""
        before = self.current
        await self.table.action_move(by)
        return None if self.current is None or self.current == before else self.current.client_id
