"""EntreApp: the places, who is here, the lock, leaving, and what a crash may say; nothing about cases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from entre_tui.casework.core.actor import Acting
from entre_tui.commands import anywhere
from entre_tui.door.drafts import FileDrafts, keep_open_forms
from entre_tui.door.opening.opening import Opening
from entre_tui.door.process import shutdown
from entre_tui.door.states import Door
from entre_tui.locale import _
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.core.preferences import Preferences
from entre_tui.screens.core.themes import BASE_CSS, NAMES, TERMINAL, THEMES
from entre_tui.screens.core.top_screens import PLACES, maker, settle
from entre_tui.screens.door.sign_in_flow import come_in, found_unsaved
from entre_tui.security.process.idle import IdlePolicy, IdleState
from entre_tui.security.process.steady_clock import steady_seconds
from entre_tui.textual_private import leave_out_overlays
from entre_tui.widgets.app.lock_layer import LockLayer
from entre_tui.widgets.app.stylesheet import CachedStylesheet

if TYPE_CHECKING:
    from textual.driver import Driver

    from entre_tui.casework.client_list.first_screen import FirstScreenData
    from entre_tui.casework.core.actor import Actor, Casework, P, T
    from entre_tui.casework.core.base import Done, Undo
    from entre_tui.storage.thread.store import Store

LOOK_AROUND_SECONDS = 3.0
SETTLED_AFTER_SECONDS = 1.0
# For each open form to write what is typed in it. Under the lock it is still there; after leaving it is not.
LOCKED_WITHIN, LEFT_WITHIN = 2.0, 10.0


class EntreApp(LockLayer, Preferences):
    """The program. `opening` gives the case file, sooner or later; `clock` is this moment in the office's zone."""

    TITLE = "Entré"
    ENABLE_COMMAND_PALETTE = False
    CSS = BASE_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(row.keys, row.action, row.label, show=False, priority=True) for row in anywhere()
    ]

    def __init__(
        self,
        opening: Opening,
        *,
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
        policy: IdlePolicy | None = None,
        places: Mapping[str, str] = PLACES,
        driver_class: type[Driver] | None = None,
        theme: str = TERMINAL,
        keep: Callable[[str, str], None] = lambda name, value: None,
    ) -> None:
        theme = theme if theme in NAMES else TERMINAL
        self._places = dict(places)
        self._first_place = next(iter(places))
        if opening.door is not Door.NEW:
            # Begin there: Textual would make, style and draw an empty screen before it.
            self.DEFAULT_MODE = self._first_place  # type: ignore[misc]  # Which is first is known only now.
        super().__init__(keep=keep, driver_class=driver_class, ansi_color=theme == TERMINAL or None)
        # Nothing here speaks through them: the report line does.
        leave_out_overlays(self)
        self.stylesheet = CachedStylesheet(variables=self.get_css_variables())
        self.opening, self.policy = opening, policy or IdlePolicy()
        self.clock, self._steady = clock, steady
        self._last_key = steady()
        self.drafts = FileDrafts(self.work)
        self.undoable: Undo | None = None
        self.seen_lists: dict[str, datetime] = {}
        for name, spec in places.items():
            self.add_mode(name, maker(spec))
        self._open = asyncio.Event()
        self._actor: Actor | None = None
        self._locked = False
        self._told_of_room = False
        self._leaving: asyncio.Future[None] | None = None
        for look in THEMES:
            self.register_theme(look)
        self.theme = theme

    # -- coming in -------------------------------------------------------------------------------

    def on_load(self) -> None:
        """One order of tasks on every Python."""
        # On Python 3.12 and later Textual's tasks begin at once, inside the call that makes them: a screen is then
        # composed before it stands in the stack and has its style sheet.
        asyncio.get_running_loop().set_task_factory(None)

    async def on_mount(self) -> None:
        """Stand at the first place while the key is fetched, or at the door."""
        shutdown.listen_for_end(self.leave)
        self.hush_loop()
        self._watch_clock()
        self.set_interval(LOOK_AROUND_SECONDS, self._look_around)
        self.set_timer(SETTLED_AFTER_SECONDS, settle)
        first = self.screen
        if self.opening.door is Door.OPEN and isinstance(first, BaseScreen):
            # Open already: the first place is drawn once, with everything in it.
            first.come_in_one_go()
            if (actor := await self.opening.sign_in(self.now())) is not None:
                self._actor = actor
                self._open.set()
                self.run_worker(found_unsaved(first), group="unsaved")
                return
        self.run_worker(self._come_in(), group="door")

    async def _come_in(self) -> None:
        """Ask what has to be asked; then the first place has its person and its file."""
        self._actor = await come_in(self, self.opening)
        self._open.set()
        self.switch_mode(self._first_place)
        first = self.screen
        if self.lock_wanted:
            await self.action_lock()
        self.tell_changed(None)
        if isinstance(first, BaseScreen):
            await found_unsaved(first)

    # -- what screens ask ------------------------------------------------------------------------

    @property
    def actor(self) -> Actor:
        if self._actor is None:
            raise LookupError("nobody is known yet")
        return self._actor

    @property
    def is_signed_in(self) -> bool:
        return self._actor is not None

    @property
    def comes_at_once(self) -> bool:
        return self.is_signed_in or self.opening.door is Door.OPEN

    def now(self) -> datetime:
        return self.clock()

    async def first_look(self) -> FirstScreenData:
        await self._open.wait()
        if (look := self.opening.take_look()) is not None:
            return look
        from entre_tui.casework.client_list.sign_in import first_look

        return await self.work(first_look)

    def places(self) -> frozenset[str]:
        return frozenset(self._places)

    async def wait_until_open(self) -> Store:
        await self._open.wait()
        return await self.opening.open_store()

    def _acting(self) -> Acting:
        return Acting(self.actor, self.now())

    async def work(self, function: Casework[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        store = await self.wait_until_open()
        return await store.run(function, self._acting(), *args, **kwargs)

    async def work_latest(
        self, channel: str, function: Casework[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        store = await self.wait_until_open()
        return await store.run_latest(channel, function, self._acting(), *args, **kwargs)

    def report(self, done: Done | str, *, warning: bool = False) -> None:
        # A form that has saved is about to go: what was done is said on the screen beneath it.
        saved = not isinstance(done, str)
        if not isinstance(done, str):
            self.undoable = done.undo
            self.tell_changed(done.client_id)
            done = f"{done.message}  {_('u takes it back.')}" if done.undo else done.message
        for screen in reversed(self.screen_stack):
            say = getattr(screen, "say", None)
            if say is not None and not (saved and screen.is_modal):
                say(done, warning=warning)
                return

    async def undo(self) -> None:
        undoable, self.undoable = self.undoable, None
        if undoable is None:
            self.report(_("There is nothing to take back."))
            return
        self.report(await self.work(undoable.function, *undoable.args, **undoable.kwargs))

    # -- actions ---------------------------------------------------------------------------------

    def action_go(self, place: str) -> None:
        """To another top place, as it was left; from inside it, back to its first screen."""
        if place != self.current_mode:
            self.switch_mode(place)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def action_lock(self) -> None:
        """Cover everything until the passphrase is typed; what is being written is kept first."""
        if self._locked:
            return
        if not self._open.is_set():
            # As soon as somebody is in. A door that asks keeps everybody out already.
            self.lock_wanted = self.opening.door in (Door.WAITING, Door.OPEN)
            return
        from entre_tui.screens.door.lock import Lock

        self._locked = True
        await keep_open_forms(self.every_screen(), LOCKED_WITHIN)
        self.draw_curtain(Lock(self.opening), self._come_back_unlocked)
        self.lock_wanted = False

    async def _come_back_unlocked(self, opened: bool | None) -> None:
        self._locked = False
        self._open.set()
        self._last_key = self._steady()
        self._watch_clock()
        self.tell_changed(None)
        if before := self.opening.take_log_entries():
            from entre_tui.casework.office.workers import came_back

            await self.work(came_back, before)

    async def action_leave(self) -> None:
        """Leave; nothing typed is lost."""
        await self._go(0)

    # -- time and others -------------------------------------------------------------------------

    def holds_keys(self) -> bool:
        """Whether a door may still come up, which keys are meant for: a passphrase is no command of the list."""
        return (self.lock_wanted or not self._open.is_set()) and isinstance(self.screen, BaseScreen)

    async def on_event(self, event: events.Event) -> None:
        """Every key and click counts as somebody being here; one that comes too late only wakes the lock."""
        if isinstance(event, events.InputEvent | events.Paste):
            late = self.policy.state(self._steady() - self._last_key) is not IdleState.OPEN
            self._last_key = self._steady()
            if late and not self._locked and self._open.is_set():
                await self.action_lock()
                return
        await super().on_event(event)

    def _watch_clock(self) -> None:
        """Look again when the state can next change; with nothing left to shut there is nothing to watch."""
        seconds = self.policy.seconds_to_change(self._steady() - self._last_key)
        if seconds is not None:
            self.set_timer(max(0.05, seconds), self._look_at_clock)

    async def _look_at_clock(self) -> None:
        watch = self.policy.state(self._steady() - self._last_key)
        if watch is not IdleState.OPEN:
            await self.action_lock()
        if watch is IdleState.DROPPED and self._locked and self._open.is_set() and self.opening.asks:
            self._open.clear()
            await asyncio.to_thread(self.opening.close)
        self._watch_clock()

    async def _look_around(self) -> None:
        """Notice what others have saved; a screen left alone still sends nothing unless something changed."""
        if not self._open.is_set() or self._locked:
            return
        if await (await self.wait_until_open()).changed_elsewhere():
            self.tell_changed(None)
        if self.opening.store.reserve_spent and not self._told_of_room:
            self._told_of_room = True
            words = _("The disk is nearly full. Free some space, or what you save may soon not fit.")
            self.report(words, warning=True)

    # -- going out -------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """A signal or a hang-up: keep what is typed, close the file, and be gone."""
        self._leaving = asyncio.ensure_future(self._go(code))

    async def _go(self, code: int) -> None:
        if self._open.is_set():
            await keep_open_forms(self.every_screen(), LEFT_WITHIN)
        self._open.clear()
        await asyncio.to_thread(self.opening.close)
        if code:
            shutdown.be_gone_soon(code)
        self.exit(code, return_code=code)
