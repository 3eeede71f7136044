"""Textual's driver with another ear: what is no text ends nothing, nothing in a paste is a key, no size is an old one.

POSIX only.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from codecs import getincrementaldecoder
from typing import Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.events import Paste as PasteEvent
from textual.geometry import Size

from entre_tui.terminal.intake import Answer, Escape, Intake, Keys, Paste, Piece

# How often the thread that reads looks whether it is to end.
_LOOK: Final = 0.1
# How long the system may take to say that the terminal is gone.
_HANG_UP: Final = 2.0
_MOST: Final = 4096


class HearingDriver(LinuxDriver):
    """Draws as Textual does."""

    _has_terminal = False

    def start_application_mode(self) -> None:
        """Take the terminal, and again if it belonged to another job: Textual's attempt ends with being stopped."""
        for _attempt in range(2):
            super().start_application_mode()  # type: ignore[no-untyped-call]  # It has no annotations.
            self._has_terminal = self._key_thread is not None and self._key_thread.is_alive()
            if self._has_terminal:
                signal.signal(signal.SIGWINCH, self._sigwinch_application)
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
        self._loop.call_soon_threadsafe(self._loop.call_soon, self._look_at_size)

    def _look_at_size(self) -> None:
        size = Size(*self._get_terminal_size())
        if not self._in_band_window_resize:
            self._app.post_message(Resize(size, size))
        if size == self._app.viewport_size:
            # It was another one in between, for which the terminal may have cut the picture.
            self._app.call_later(self._app.refresh)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop between two turns of the loop: in the middle of one, something is half done or held."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal again; also when nobody asked to stop and it was never given back (kill -STOP).

        Taking it twice would mean two threads that read, and leaving it as it was found the second time.
        """
        if self._has_terminal and self._auto_restart:
            if os.isatty(self.fileno) and os.tcgetpgrp(self.fileno) != os.getpgrp():
                os.kill(os.getpid(), signal.SIGSTOP)
                return
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()
        # Somebody else may have written on the screen.
        self._app.call_later(self._app.refresh)

    # -- in the thread that reads --------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read until told to stop or until the terminal is gone."""
        parser = XTermParser(self._debug)
        intake = Intake(constants.ESCAPE_DELAY)
        decode = getincrementaldecoder(getattr(sys.__stdin__, "encoding", None) or "utf-8")("replace").decode
        last = False
        while not last:
            last = self.exit_event.is_set()
            wait = intake.wait(time.monotonic())
            ready, _, _ = select.select([self.fileno], [], [], _LOOK if wait is None else min(wait, _LOOK))
            for event in parser.tick():
                self.process_message(event)
            if ready and not (data := self._read()):
                self._is_gone()
                return
            now = time.monotonic()
            for piece in intake.feed(decode(data), now) if ready else intake.late(now):
                self._take_piece(piece, parser)

    def answered(self) -> bool:
        """Note that the terminal said where its cursor is; whether it had been asked."""
        return False

    def _take_piece(self, piece: Piece, parser: XTermParser) -> None:
        match piece:
            case Keys(text):
                for event in parser.feed(text):
                    self.process_message(event)
            case Paste(text):
                self.process_message(PasteEvent(text.replace("\x00", "")))
            case Escape():
                self.process_message(Key("escape", "\x1b"))
            case Answer():
                self.answered()

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
