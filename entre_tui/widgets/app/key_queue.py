"""Keys in the order they were typed: each is done with before the next one is given out.

Textual hands every key at once to whatever has the focus, so of "/anna" arriving in one piece over a slow line the
letters would still go to the list, where a and n are commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.errors import NoWidget
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from entre_tui.textual_private import is_ending
from entre_tui.widgets.base.app_contract import AppContract

LOOK_EVERY = 0.03
LOST_AFTER = 0.5
# So long a key may take that is still being worked on, as when the file is slow or the machine busy: what was typed
# behind it is meant for what it opens.
LONGEST = 20.0
# Behind the key; behind what its action told the widget; behind what the widget's field told the form of that;
# through the screen that may have opened.
LAST_TRIP = 4
# A screen that has just been opened is waited for so long: until then its list is empty, and a move would be lost. On
# a busy machine that takes seconds; the ways out are heard meanwhile, as always.
COMING = 20.0
LOOK_IF_COME = 0.004
# Ways out; they are not made to wait for what somebody wants to leave.
AT_ONCE = frozenset({"escape", "f10", "ctrl+q"})
# Of these the ones for the whole program: what was typed before them was not meant for what they lead to.
FOR_ALL = frozenset({"f10", "ctrl+q"})
SLOW = 0.3


def _is_at_once(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Key) and event.key in AT_ONCE


def _is_for_all(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Key) and event.key in FOR_ALL


class KeyUnderWay:
    """The key that is under way: to which widget, on which screen, since when."""

    def __init__(self, target: MessagePump, screen: Screen[Any], since: float) -> None:
        self.target, self.screen, self.since = target, screen, since
        self.trip = 1
        self.through: MessagePump | None = None
        self.is_done = False

    @property
    def is_lost(self) -> bool:
        """Whether what the mark was sent through has ended."""
        return self.through is None or not self.through.is_running or is_ending(self.through)


class KeyDone(Message):
    """Follows a key the same way through the same queues, and so arrives when the key is done with."""

    def __init__(self, out: KeyUnderWay, trip: int) -> None:
        super().__init__()
        self.out = out
        self.trip = trip


class TypeAhead(AppContract):
    """An app that lets keys wait in line."""

    def __init__(self, **others: Any) -> None:
        super().__init__(**others)
        self._line: deque[events.Key | events.Paste] = deque()
        self._out: KeyUnderWay | None = None
        self._look_again: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Give a key or a paste out if no other is under way, else let it wait; everything else goes as it comes."""
        if isinstance(event, events.MouseEvent) and self._is_beside(event):
            return
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._out is not None and not self._jumps_the_line(event):
            self._line.append(event)
        elif self._out is None and (self._line or self.holds_keys()) and not _is_for_all(event):
            if not self._line:
                self._let_go_later()
            self._line.append(event)
        else:
            self._line.clear()
            await self._give_out(event)

    def _is_beside(self, event: events.MouseEvent) -> bool:
        """Whether it points at what has no picture yet, as when the terminal has just grown.

        Textual would take the focus away for it, and every key after it would be lost.
        """
        try:
            self.get_widget_at(event.x, event.y)
        except NoWidget:
            return self.mouse_captured is None
        return False

    def holds_keys(self) -> bool:
        """Whether it is not clear yet for which screen the next key is."""
        return False

    @property
    def _has_ended(self) -> bool:
        return self.return_code is not None

    def _let_go_later(self) -> None:
        asyncio.get_running_loop().call_later(LOOK_IF_COME, self.call_later, self._let_go_behind)

    async def _let_go_behind(self) -> None:
        """Behind what the screen has still to do: of one that has just come, the line to type in has no focus yet."""
        if self.holds_keys():
            await self._let_go()
        elif not self.screen.call_later(self.call_later, self._let_go):
            self._let_go_later()

    async def _let_go(self) -> None:
        """The first of the keys that were held, as soon as it is clear where they go; the others follow it."""
        if self._has_ended or self._out is not None or not self._line:
            return
        if self.holds_keys() and not _is_for_all(self._line[0]):
            self._let_go_later()
        else:
            await self._give_out(self._line.popleft())

    def _jumps_the_line(self, event: events.Key | events.Paste) -> bool:
        """Locking and leaving do not wait for a slow command."""
        return self._out is not None and _is_for_all(event) and monotonic() - self._out.since > SLOW

    async def _give_out(self, event: events.Key | events.Paste) -> None:
        target: MessagePump = self.focused or self.screen
        self._out = KeyUnderWay(target, self.screen, monotonic())
        self._look_later()
        await super().on_event(event)
        self._follow(1, target)

    def _follow(self, trip: int, through: MessagePump) -> None:
        if self._out is not None:
            self._out.trip, self._out.through = trip, through
            # A screen that has just been pushed runs only in a moment, and does it then; what has ended never does.
            runs = through.is_running or through is self.screen
            if not runs or not through.post_message(KeyDone(self._out, trip)):
                self.post_message(KeyDone(self._out, trip))

    def on_key_done(self, message: KeyDone) -> None:
        """On the next trip, or on with the next key."""
        message.stop()
        if message.out is not self._out or message.trip != self._out.trip:
            return
        if message.trip < LAST_TRIP:
            trip = message.trip + 1
            self._follow(trip, self.screen if trip == LAST_TRIP else message.out.target)
        else:
            self.call_later(self._next, message.out)

    async def _next(self, done: KeyUnderWay) -> None:
        if done is not self._out:
            return
        if done.through is not self.screen and done.trip == LAST_TRIP:
            # It came while the mark was on its way through the one before: its line to type in may have no focus yet.
            self._follow(LAST_TRIP, self.screen)
            return
        done.is_done = True
        if self._is_coming(done):
            asyncio.get_running_loop().call_later(LOOK_IF_COME, self.call_later, self._next, done)
            return
        self._out = None
        if self._look_again is not None:
            self._look_again.cancel()
        await self._let_go()

    def _is_coming(self, out: KeyUnderWay) -> bool:
        if self._line and _is_at_once(self._line[0]):
            return False
        return getattr(self.screen, "is_coming", False) and monotonic() - out.since < COMING

    def _look_later(self) -> None:
        if self._look_again is not None:
            self._look_again.cancel()
        self._look_again = asyncio.get_running_loop().call_later(LOOK_EVERY, self._look)

    async def _jump(self) -> None:
        """What came in line before the command turned out to be slow jumps it too."""
        while self._line:
            event = self._line.popleft()
            if self._jumps_the_line(event):
                await self._give_out(event)
                return

    def _look(self) -> None:
        """A screen that ended took the mark with it: go on with the screen that is there now."""
        out = self._out
        if out is None or self._has_ended:
            return
        if any(map(self._jumps_the_line, self._line)):
            self.call_later(self._jump)
        elif out.is_done:
            pass
        elif monotonic() - out.since > (LOST_AFTER if out.is_lost else LONGEST):
            self.call_later(self._next, out)
        elif out.trip < LAST_TRIP and out.screen is not self.screen:
            self._follow(LAST_TRIP, self.screen)
        self._look_later()
