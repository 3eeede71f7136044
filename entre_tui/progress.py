"""How far a long job has come: one line on the terminal, or a sentence now and then where there is none."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 30
EVERY = 0.1
"""Seconds between two drawings, so that drawing costs nothing."""


class Progress:
    """Call it with how much is done of how much; `finish()` leaves a clean line."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self.label = label
        self.stream = sys.stderr if stream is None else stream
        # Its bar goes back to the beginning of the line, which a stream for words does not let through.
        self.stream = getattr(self.stream, "terminal", self.stream)
        self.shown = self.stream.isatty()
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        moment = time.monotonic()
        if not self.shown or (moment < self._next and done < total):
            return
        self._next = moment + EVERY
        filled = WIDTH * done // total if total else WIDTH
        bar = "█" * filled + "·" * (WIDTH - filled)
        self.stream.write(f"\r{self.label} {bar} {done:,} / {total:,} ".replace(",", " "))
        self.stream.flush()

    def finish(self) -> None:
        """Clears the line for what is said next."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
