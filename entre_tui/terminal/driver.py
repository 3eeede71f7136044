"""The driver: a painter, a pacer and an outlet between Textual's own and the terminal. POSIX only."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.events import CursorPosition
from textual.message import Message

from entre_tui.terminal.capability import PLAIN, profile_for
from entre_tui.terminal.hearing import SafeInputDriver, terminal_size
from entre_tui.terminal.outlet import Outlet
from entre_tui.terminal.pacing import QUERY, Pacer
from entre_tui.terminal.painter import SYNC_END, SYNC_START, Painter
from entre_tui.terminal.reader import is_frame, is_switch, without_foreign
from entre_tui.textual_private import reads_keys

if TYPE_CHECKING:
    from textual.app import App

_ALTERNATE: Final = "\x1b[?1049"
_POINTER: Final = "\x1b]22;"
_USUAL_POINTER: Final = "\x1b]22;default\x07"
_MOUSE_PIXELS: Final = "\x1b[?1016h"
_NO_MOUSE_PIXELS: Final = "\x1b[?1016l"
# Whatever was cut off in the middle ends here, and what it may have left set is set back.
_RESCUE: Final = f"\x18\x1b[r{SYNC_END}"
# How long leaving waits for answers that else would be typed into the shell, and for a line that takes nothing.
# Together they are less than the time after which a program that was told to end is ended.
_FAREWELL: Final = 0.5
_STALLED: Final = 0.25


class EntreDriver(SafeInputDriver):
    """Sends only what changed, and no faster than the terminal takes it."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """As Textual calls it."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._painter = Painter(profile_for("lean", os.environ) or PLAIN, *(size or terminal_size()))
        self._pacer = Pacer()
        self._outlet: Outlet | None = None
        self._answer = threading.Event()
        self._sync = False
        self._pending = False
        self._pointer = False
        self._mouse_in_pixels = False
        self._timer: asyncio.TimerHandle | None = None

    # -- starting and stopping ---------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Start, or start again after having been suspended."""
        self._painter.distrust()
        self._pacer.reset()
        # Where Textual writes as well.
        if self._outlet is None and (file := sys.__stderr__) is not None:
            self._outlet = Outlet(file.fileno(), file.encoding or "utf-8", self._release_soon)
        super().start_application_mode()
        if self._has_terminal and self.input_tty:
            self._pacer.ask(time.monotonic())
            self._send(QUERY)

    def disable_input(self) -> None:
        """Stop reading keys, after the answers under way, which the shell would take for typing."""
        end = time.monotonic() + _FAREWELL
        while reads_keys(self):
            left = end - time.monotonic()
            if left <= 0 or not self._pacer.awaits(time.monotonic()) or not self._answer.wait(left):
                break
            self._answer.clear()
        if self._mouse_in_pixels:
            self._mouse_in_pixels = False
            self.write(_NO_MOUSE_PIXELS)
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back, even one that takes nothing any more."""
        self._cancel_timer()
        self._pending = False
        if self._outlet is not None and not self._outlet.settle(_STALLED):
            self._outlet.cut()
            self._pacer.reset()
            self._send(_RESCUE)
        if self._pointer:
            self.write(_USUAL_POINTER)
        super().stop_application_mode()

    def close(self) -> None:
        """End what writes."""
        if self._outlet is not None:
            self._outlet.close(_STALLED)
            self._outlet = None
        super().close()

    # -- what is shown -----------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Take a frame for the next flush; send anything else at once."""
        if is_frame(data):
            self._take_frame(data)
        elif data == SYNC_START:
            self._sync = True
        elif data != SYNC_END:
            self._pass(data)

    def flush(self) -> None:
        """Show the last frame, as soon as the terminal is ready for it."""
        if not self._pending or self._timer is not None or self._outlet is None or not self._outlet.free():
            return
        wait = self._pacer.wait(time.monotonic())
        if wait > 0:
            self._timer = self.loop.call_later(wait, self._release)
            return
        self._pending = False
        output = self._painter.paint(sync=self._sync)
        if output:
            if self._pacer.sent(len(output.encode()), time.monotonic()) and self.input_tty:
                output += QUERY
            self._send(output)

    def _take_frame(self, data: str) -> None:
        self._painter.resize(*self.app.size)
        self._painter.feed(data)
        self._pending = True

    def _look_at_size(self) -> None:
        # Even if it is the same again, the terminal may have cut the picture.
        self._painter.distrust()
        super()._look_at_size()

    def _pass(self, data: str) -> None:
        """Send switches and questions as they are; text among them makes the screen's content unknown."""
        if data.startswith(_ALTERNATE):
            self._painter.distrust()
            data = f"\x1b[m{data}"
        elif not is_switch(data):
            self._painter.distrust()
            data = without_foreign(data)
        elif data.startswith(_POINTER):
            self._pointer = data != _USUAL_POINTER
        elif data == _MOUSE_PIXELS:
            self._mouse_in_pixels = True
        self._send(data)

    def _send(self, data: str) -> None:
        if self._outlet is not None:
            self._outlet.write(data)

    def _release(self) -> None:
        self._cancel_timer()
        self.flush()

    def _release_soon(self) -> None:
        """From another thread."""
        with suppress(RuntimeError):  # The loop may be closed already.
            self.loop.call_soon_threadsafe(self._release)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # -- what it answers (runs in the input thread) --------------------------------------------------

    def process_message(self, message: Message) -> None:
        """Keep the terminal's answers to the driver's own questions."""
        if not (isinstance(message, CursorPosition) and self.note_answer()):
            super().process_message(message)

    def note_answer(self) -> bool:
        """Note an answer; whether one was awaited."""
        if not self._pacer.note_answer():
            return False
        self._answer.set()
        self._release_soon()
        return True
