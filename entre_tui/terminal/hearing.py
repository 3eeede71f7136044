"""Textual's driver with another ear: what is no text ends nothing, nothing in a paste is a key, no size is an old one.

POSIX only.
"""

from __future__ import annotations

import asyncio
import os
import select
import shutil
import signal
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.events import Paste as PasteEvent
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from entre_tui.terminal.intake import CursorReport, Escape, InputPiece, Intake, Keys, Paste
from entre_tui.textual_private import key_parser, reads_keys

if TYPE_CHECKING:
    from textual.app import App

    from entre_tui.textual_private import KeyParser

# How often the thread that reads looks whether it is to end.
_LOOK: Final = 0.1
# How long the system may take to say that the terminal is gone.
_HANG_UP: Final = 2.0
_MOST: Final = 4096
# Cells and lines: more than any screen holds at the smallest size of letters.
_WIDEST: Final = 4000
_HIGHEST: Final = 2000


def terminal_size() -> tuple[int, int]:
    """Columns and lines, as Textual asks for them."""
    width, height = shutil.get_terminal_size()
    return width or 80, height or 25


def is_possible_size(size: Size) -> bool:
    """Whether a terminal that says so can be believed; a picture of a million lines would take all memory."""
    return 0 < size.width <= _WIDEST and 0 < size.height <= _HIGHEST


class SafeInputDriver(LinuxDriver):
    """Draws as Textual does."""

    _parser: KeyParser
    _has_terminal = False
    _is_told_size = False
    _takes_back = True
    _tells_of_return = False

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """As Textual calls it."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.app, self.loop = app, asyncio.get_running_loop()
        # Stop and go on between two turns of the loop: in the middle of one, something is half done or held.
        signal.signal(signal.SIGTSTP, lambda *_: self.loop.call_soon_threadsafe(self._stop))
        signal.signal(signal.SIGCONT, lambda *_: self.loop.call_soon_threadsafe(self._go_on))

    def start_application_mode(self) -> None:
        """Take the terminal, and again if it belonged to another job: Textual's attempt ends with being stopped."""
        for _attempt in range(2):
            super().start_application_mode()  # type: ignore[no-untyped-call]  # It has no annotations.
            self._has_terminal = reads_keys(self)
            if self._has_terminal:
                signal.signal(signal.SIGWINCH, self._sigwinch_application)
                if self._tells_of_return:
                    self._tells_of_return = False
                    self.app.post_message(self.SignalResume())
                break

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._has_terminal = False
        super().stop_application_mode()

    def _sigwinch_application(self, *_: object) -> None:
        """Look at the size between two turns of the loop.

        A handler may be interrupted by the next one: of two that looked at once, the first would tell its size last.
        Textual's own look at the start is told two turns later, so this one is not to overtake it.
        """
        self.loop.call_soon_threadsafe(self.loop.call_soon, self._look_at_size)

    def _look_at_size(self) -> None:
        size = Size(*terminal_size())
        if not self._is_told_size:
            self.app.post_message(Resize(size, size))
        if size == self.app.viewport_size:
            # It was another one in between, for which the terminal may have cut the picture.
            self.app.call_later(self.app.refresh)

    @contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """As Textual does it, for whoever gives the terminal away and takes it back by themselves."""
        before, self._takes_back = self._takes_back, False
        try:
            with super().no_automatic_restart():
                yield
        finally:
            self._takes_back = before

    def _stop(self) -> None:
        if self._takes_back:
            self.suspend_application_mode()
            self._tells_of_return = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again; also when nobody asked to stop and it was never given back (kill -STOP).

        Taking it twice would mean two threads that read, and leaving it as it was found the second time.
        """
        if self._has_terminal and self._takes_back:
            if os.isatty(self.fileno) and os.tcgetpgrp(self.fileno) != os.getpgrp():
                os.kill(os.getpid(), signal.SIGSTOP)
                return
            self.suspend_application_mode()
            self._tells_of_return = True
        if self._takes_back:
            self.resume_application_mode()
        # Somebody else may have written on the screen.
        self.app.call_later(self.app.refresh)

    def process_message(self, message: Message) -> None:
        """Note that the terminal tells its size itself from now on."""
        if isinstance(message, InBandWindowResize) and message.supported:
            self._is_told_size = True
        super().process_message(message)

    # -- in the thread that reads --------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """A fault here ends the program as any other does, and shows nothing of what is in memory."""
        try:
            self._hear()
        except Exception as error:
            take_fault = getattr(self.app, "take_fault", None)
            if take_fault is None:
                raise
            self.app.call_later(take_fault, error)

    def _hear(self) -> None:
        """Read until told to stop or until the terminal is gone."""
        self._parser = key_parser()
        intake = Intake(constants.ESCAPE_DELAY)
        decode = getincrementaldecoder(getattr(sys.__stdin__, "encoding", None) or "utf-8")("replace").decode
        last = False
        while not last:
            last = self.exit_event.is_set()
            wait = intake.wait(time.monotonic())
            ready, _, _ = select.select([self.fileno], [], [], _LOOK if wait is None else min(wait, _LOOK))
            for event in self._parser.tick():
                self.process_message(event)
            if ready and not (data := self._read()):
                self._is_gone()
                return
            now = time.monotonic()
            for piece in intake.feed(decode(data), now) if ready else intake.late(now):
                self._take_piece(piece)

    def note_answer(self) -> bool:
        """Note that the terminal said where its cursor is; whether it had been asked."""
        return False

    def _take_piece(self, piece: InputPiece) -> None:
        match piece:
            case Keys(text):
                for character in text:
                    self._take_key(character)
            case Paste(text):
                self.process_message(PasteEvent(text.replace("\x00", "")))
            case Escape():
                self.process_message(Key("escape", "\x1b"))
            case CursorReport():
                self.note_answer()

    def _take_key(self, character: str) -> None:
        try:
            events = list(self._parser.feed(character))
        except Exception:
            # It believes every number. What cannot be is no key, and what follows it is heard.
            self._parser = key_parser()
            return
        for event in events:
            if not isinstance(event, Resize) or is_possible_size(event.size):
                self.process_message(event)

    def _is_gone(self) -> None:
        """The system says so by a signal as well, mostly."""
        if not self.exit_event.wait(_HANG_UP):
            os.kill(os.getpid(), signal.SIGHUP)

    def _read(self) -> bytes:
        """What was typed; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, _MOST)
        except OSError:
            return b""
