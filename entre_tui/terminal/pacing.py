"""Keeps the line from filling up: sends no more than the terminal is seen to take in."""

from __future__ import annotations

import threading
from collections import deque
from typing import Final

QUERY: Final = "\x1b[6n"
"""Asks for the cursor's position; the answer says that all before it has arrived."""


class Pacer:
    """Counts bytes under way by the terminal's answers; the caller brings the clock, in seconds.

    Nothing is held back before the terminal has answered once, nor after it stopped answering: some never do.
    Answers may be noted from another thread.
    """

    def __init__(self, *, window: int = 1024, patience: float = 2.0, misses: int = 3) -> None:
        """`window` bytes may be under way; `patience` seconds are waited; after `misses` of these in a row no more."""
        self._window = window
        self._patience = patience
        self._misses_allowed = misses
        self._lock = threading.Lock()
        self._answered_once = False
        self._misses = 0
        self._under_way = 0
        self._unasked = 0
        self._asked: deque[tuple[float, int]] = deque()

    def awaits(self, now: float) -> bool:
        """Whether an answer may be counted on to come, also the first one of all."""
        with self._lock:
            return bool(self._asked) and (self._answered_once or now - self._asked[0][0] < self._patience)

    def wait(self, now: float) -> float:
        """Seconds that the next frame must wait at most; 0 when it may go."""
        with self._lock:
            if not self._answered_once or self._under_way <= self._window or not self._asked:
                return 0.0
            left = self._asked[0][0] + self._patience - now
            if left > 0:
                return left
            self._give_up()
            return 0.0

    def sent(self, size: int, now: float) -> bool:
        """Note bytes sent; whether a query must follow them."""
        with self._lock:
            self._under_way += size
            self._unasked += size
            if self._unasked <= self._window // 2:
                return False
            return self._ask(now)

    def ask(self, now: float) -> None:
        """Note a query sent for its own sake."""
        with self._lock:
            self._ask(now)

    def note_answer(self) -> bool:
        """Note an answer; False if none was awaited."""
        with self._lock:
            if not self._asked:
                return False
            self._under_way -= self._asked.popleft()[1]
            self._answered_once = True
            self._misses = 0
            return True

    def reset(self) -> None:
        """Forget what is under way, as when the terminal was given away."""
        with self._lock:
            self._asked.clear()
            self._under_way = self._unasked = 0

    def _ask(self, now: float) -> bool:
        if not self._answered_once and self._asked:
            if now - self._asked[0][0] < self._patience:
                return False
            self._asked.clear()
            self._under_way = self._unasked
        self._asked.append((now, self._unasked))
        self._unasked = 0
        return True

    def _give_up(self) -> None:
        """Go on without the answers; when that happens too often, stop waiting for any."""
        self._asked.clear()
        self._under_way = self._unasked = 0
        self._misses += 1
        if self._misses >= self._misses_allowed:
            self._answered_once = False
