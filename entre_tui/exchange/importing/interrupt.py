"""Ctrl+C while lists come in: the batch that is being saved is brought to its end, so that the count told is true."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Cancelled(Exception):
    """Somebody wants it to end here."""


class CancelSignal:
    """Hears Ctrl+C; `check` between two batches gives way to it. A second press does not wait."""

    def __init__(self) -> None:
        self._wanted = False
        self._at_once = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """As long as rows are read and saved; only the main thread is told of signals."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._heard)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """While a question waits for its answer nothing is half done."""
        self._at_once = True
        try:
            yield
        finally:
            self._at_once = False

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self._wanted or self._at_once:
            raise KeyboardInterrupt
        self._wanted = True

    def check(self) -> None:
        """Raises Stopped if somebody wants it to end."""
        if self._wanted:
            raise Cancelled
