"""What every full screen has: head line, report line, footer, and how it is read and shown."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkType

from entre_tui.casework.core.actor import SAME_LOOK
from entre_tui.commands import TITLES, bindings_for, footer_of
from entre_tui.door.process.gc_tuning import sweep
from entre_tui.locale import _
from entre_tui.screens.core.command_screen import CommandScreen
from entre_tui.textual_private import HeldPicture, draw_now
from entre_tui.widgets.app.retranslate import say_anew
from entre_tui.widgets.app.single_paint import SinglePaint
from entre_tui.widgets.base.app_contract import CaseChanged
from entre_tui.widgets.base.footer import Footer
from entre_tui.widgets.base.head import Head
from entre_tui.widgets.base.report_line import ReportLine

LOW = [(0, "-low"), (20, "-high")]
"""For screens that have to leave something out on a terminal of few lines."""
TOGETHER = 0.006  # seconds that a mark waits for the text that belongs to it; both together are one picture
SWEPT_AFTER = 0.1  # seconds from one screen to the next: its picture stands by then, and the last one is gone


class BaseScreen(CommandScreen, HeldPicture, Screen[None]):
    """A full screen. A subclass sets `place`, its name in the table of commands, from which it has its keys, and writes
    `compose_place()` and `load()`; its commands are plain `action_…` methods.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("general")]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "BINDINGS" not in vars(cls) and "place" in vars(cls):
            cls.BINDINGS = bindings_for(cls.place)
        super().__init_subclass__(**kwargs)

    def __init__(self) -> None:
        super().__init__()
        self._stale = False
        self._loading: Worker[None] | None = None
        self._is_shown = asyncio.Event()
        # What the screen is about is not there yet: a key pressed for it waits, so that none is lost (see TypeAhead).
        self.is_coming = True
        self._in_one_go: SinglePaint | None = None

    def compose(self) -> ComposeResult:
        """The head, what the subclass puts between, and the two last lines."""
        # Known from the start, so that not everything is styled again for it once the screen has its size.
        self.update_classes(self._size_classes(), update=False)
        yield Head()
        yield from self.compose_place()
        yield ReportLine()
        yield Footer(self.footer_items())

    def _size_classes(self) -> dict[str, bool]:
        size = self.app.size
        classes: dict[str, bool] = {}
        for cells, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            # The widest that there is room for.
            here = max((least for least, _name in breakpoints or [] if least <= cells), default=None)
            classes |= {name: least == here for least, name in breakpoints or []}
        return classes

    def compose_place(self) -> ComposeResult:
        """The screen's own widgets."""
        yield from ()

    async def load(self) -> None:
        """Read what the screen shows and show it; called at first, and whenever a case has changed."""

    async def read(self) -> None:
        """All that is read before the screen is true; more than `load` only where something stands over it."""
        await self.load()

    def whose(self) -> str:
        """The head line's second part: office and person."""
        if not self.app.is_signed_in:
            return _("Opening …")
        actor = self.app.actor
        return " · ".join(filter(None, (actor.office, actor.name)))

    def title_words(self) -> str:
        """What this place is called."""
        return _(TITLES.get(self.place, ""))

    # -- showing ---------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Read as soon as the empty screen stands. Textual calls this itself, also for a subclass with its own."""
        if self._loading is None:
            if self.app.comes_at_once:
                self.come_in_one_go()
            self.reload()

    def come_in_one_go(self) -> None:
        """Head, list and text as one picture, when all has been read, instead of one after the other."""
        if self.is_coming and self._in_one_go is None:
            self._in_one_go = SinglePaint(self)

    def is_held_back(self) -> bool:
        """Whether nothing is to be seen of it yet."""
        return self._in_one_go is not None and not self._in_one_go.is_over

    def reload(self) -> None:
        """Read again, keeping the cursor; a later call takes the place of one under way."""
        self._stale = False
        self._up_to_date.clear()
        self._loading = self.run_worker(self._load(), group="load", exclusive=True)

    async def follow_mark(self, show: Callable[[], Awaitable[None] | None], rests_in: float = 0) -> None:
        """Have what stands by a list follow its mark: in one picture with it, or when a held key lets it rest.

        A later call takes the place of one under way.
        """
        is_shown, is_late = asyncio.Event(), asyncio.Event()

        async def follow() -> None:
            try:
                await asyncio.sleep(rests_in)
                shown = show()
                if shown is not None:
                    await shown
            finally:
                is_shown.set()
            if is_late.is_set():
                # The mark has just been drawn: Textual's next tick would only be felt. What changed says so first.
                self.call_later(self.call_later, draw_now, self)

        work: WorkType[None] = follow
        self.run_worker(work, group="text", exclusive=True)
        if not rests_in:
            # Nothing is drawn while the screen waits here.
            try:
                await asyncio.wait_for(is_shown.wait(), TOGETHER)
            except TimeoutError:
                is_late.set()

    async def _load(self) -> None:
        try:
            with self.report_trouble():
                await self.read()
        finally:
            self._has_come()
        self._up_to_date.set()
        self.once_shown(self.log_look)
        self.once_shown(self._is_shown.set)

    def seen_list(self) -> str:
        """Under what name the log hears that this list of people was looked at; empty if there is none."""
        return ""

    def log_look(self, what: str = "") -> None:
        """Have the look at this list logged, once in a while and after the list itself."""
        what = what or self.seen_list()
        last, now = self.app.seen_lists.get(what), self.app.now()
        if what and (last is None or not timedelta() <= now - last < SAME_LOOK):
            self.app.seen_lists[what] = now
            self.run_worker(self._log_as_seen(what), group="logged")

    async def _log_as_seen(self, what: str) -> None:
        await self.app.wait_until_open()
        from entre_tui.casework.client_list.access_log import looked_at

        await self.app.work(looked_at, what)

    async def has_come(self) -> None:
        """Until what the screen shows has been read and drawn."""
        await self._is_shown.wait()

    def once_shown(self, do: Callable[[], object]) -> None:
        """Do what need not be done for the first picture as soon as that is there."""
        if self._in_one_go is None:
            do()
        else:
            self._in_one_go.then(do)

    def draw_soon(self) -> None:
        """Draw what has been read as soon as its widgets have said so: Textual's tick, up to two, would be felt."""
        self.call_later(self.call_later, self.call_later, draw_now, self)

    def _has_come(self) -> None:
        self.is_coming = False
        if not self.is_left:
            self.refresh_head()
        if self._in_one_go is not None:
            self._in_one_go.end()

    def refresh_head(self) -> None:
        """Draw the head line anew: who, what is waiting, what time it is."""
        self.query_one(Head).show(
            place=self.title_words(),
            whose=self.whose(),
            waiting=self.waiting(),
            clock=self.app.now().strftime("%H:%M"),
        )

    def waiting(self) -> str:
        """The head line's third part, such as "3 today · 2 to log"."""
        return ""

    def say(self, text: str, *, warning: bool = False) -> None:
        """Put a sentence on the report line."""
        if not self.is_left:
            self.query_one(ReportLine).say(text, warning=warning)

    def footer_items(self) -> list[tuple[str, str]]:
        """Key and word of the commands that matter here."""
        return [(row.first_key, _(row.label)) for row in footer_of(self.place) if not self._is_above(row)]

    def on_case_changed(self, message: CaseChanged) -> None:
        """Read again: at once if this is what the person sees, otherwise when they come back."""
        if self.is_current:
            self.reload()
        else:
            self._stale = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Back here: what was changed elsewhere shows."""
        if not self.stack_updates:
            # Everything on a new screen has just been styled; only the screen came before its own style sheet.
            event.refresh_styles = False
            self.app.stylesheet.apply(self)
        if self._stale:
            self.reload()
        self.app.set_timer(SWEPT_AFTER, sweep)

    def say_anew(self) -> None:
        """Everything in the language in use, from now on; marks, letters and what is open stay."""
        say_anew(self)
        self.query_one(Footer).show(self.footer_items())
        self.say("")
        self.refresh_head()
