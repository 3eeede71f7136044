"""Keys in the order they were typed: each is done with before the next one is given out.

Textual hands every key at once to whatever has the focus, so of "/anna" arriving in one piece over a slow line the
letters would still go to the list, where a and n are commands.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

from entre_tui.widgets.desk import Desk

LOST_AFTER = 0.5


class KeyDone(Message):
    """Follows a key the same way through the same queues, and so arrives when the key is done with."""

    def __init__(self, *, through_screen: bool = False) -> None:
        super().__init__()
        self.through_screen = through_screen


class TypeAhead(Desk):
    """An app that lets keys wait in line."""

    def __init__(self, **others: Any) -> None:
        super().__init__(**others)
        self._line: deque[events.Key] = deque()
        self._out_since = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Give a key out if no other is under way, else let it wait; everything else goes as it comes."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._out_since and monotonic() - self._out_since < LOST_AFTER:
            self._line.append(event)
            self.set_timer(LOST_AFTER, self._after_loss)
        else:
            await self._give_out(event)

    async def _give_out(self, event: events.Key) -> None:
        self._out_since = monotonic()
        target: MessagePump = self.focused or self.screen
        await super().on_event(event)
        # A widget that went away with this key passes nothing on.
        if not target.is_running or not target.post_message(KeyDone()):
            self.post_message(KeyDone())

    def on_key_done(self, message: KeyDone) -> None:
        """Through the widget; then through the screen the key may have opened; then after what they called for."""
        message.stop()
        if message.through_screen or not self.screen.post_message(KeyDone(through_screen=True)):
            self.call_later(self._next)

    async def _next(self) -> None:
        self._out_since = 0.0
        if self._line:
            await self._give_out(self._line.popleft())

    async def _after_loss(self) -> None:
        """A screen that ended took the mark with it: go on without."""
        if self._line and monotonic() - self._out_since >= LOST_AFTER:
            await self._next()
