"""Takes output at once and writes it in a thread of its own: a line that takes nothing stops nobody."""

from __future__ import annotations

import os
import select
import termios
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

# What is written in one go; nothing of a longer output can be called back within it.
_PIECE: Final = 4096
# How often one that waits looks whether it is still to write.
_LOOK: Final = 0.1


class Outlet:
    """Writes texts in order. Whoever finds it busy is told once when everything has been taken.

    When the terminal is gone everything is thrown away, and it is never busy again.
    """

    def __init__(self, descriptor: int, encoding: str, on_free: Callable[[], None]) -> None:
        """`on_free` is called in the thread that writes."""
        self._descriptor = descriptor
        self._encoding = encoding
        self._on_free = on_free
        self._changed = threading.Condition()
        self._texts: deque[str] = deque()
        self._writing = False
        self._cut = False
        self._waited_for = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="entre-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Take a text; never waits."""
        with self._changed:
            self._texts.append(text)
            self._changed.notify_all()

    def free(self) -> bool:
        """Whether everything has been taken; if not, `on_free` tells when it is."""
        with self._changed:
            self._waited_for = self._busy()
            return not self._waited_for

    def settle(self, patience: float) -> bool:
        """Wait so many seconds at most until everything has been taken; whether it has."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy(), patience)

    def cut(self) -> None:
        """Throw away what has not been taken, also what the system still holds for a terminal that does not read."""
        with self._changed:
            self._texts.clear()
            self._cut = self._writing
        with suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCOFLUSH)

    def close(self, patience: float) -> None:
        """Write what is left, for so many seconds at most, and end."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(patience)

    def _busy(self) -> bool:
        return self._writing or bool(self._texts)

    def _run(self) -> None:
        gone = False
        while (text := self._next()) is not None:
            gone = gone or not self._write(text.encode(self._encoding, "replace"))
            with self._changed:
                self._writing = self._cut = False
                free = not self._texts
                told, self._waited_for = self._waited_for and free, self._waited_for and not free
                self._changed.notify_all()
            if told:
                self._on_free()

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._texts or self._closing)
            if not self._texts:
                return None
            text = "".join(self._texts)
            self._texts.clear()
            self._writing = True
            return text

    def _write(self, data: bytes) -> bool:
        """Whether there is still someone to write to."""
        left = memoryview(data)
        while left and not self._cut:
            try:
                left = left[os.write(self._descriptor, left[:_PIECE]) :]
            except BlockingIOError:
                # A program that shares the terminal, as ssh may, has told it not to let anybody wait.
                select.select([], [self._descriptor], [], _LOOK)
            except OSError:
                return False
        return True
