"""When a program that nobody touches shuts itself: first the screen, then the key."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class IdleState(StrEnum):
    """How far the program has shut itself."""

    OPEN = "open"
    LOCKED = "locked"
    DROPPED = "dropped"


class IdlePolicy:
    """Lock the screen after this long without a key, drop the key and the connection after that long.

    Spans are seconds of the steady clock: a computer whose time is set back locks all the same.
    """

    def __init__(
        self, lock_after: timedelta = timedelta(minutes=5), drop_after: timedelta = timedelta(minutes=15)
    ) -> None:
        if not timedelta(0) < lock_after <= drop_after:
            raise ValueError("the screen locks after some time, and not later than the key is dropped")
        self.lock_after, self.drop_after = lock_after, drop_after

    def state(self, idle: float) -> IdleState:
        """What is due after so many seconds without a key."""
        if idle >= self.drop_after.total_seconds():
            return IdleState.DROPPED
        return IdleState.LOCKED if idle >= self.lock_after.total_seconds() else IdleState.OPEN

    def seconds_to_change(self, idle: float) -> float | None:
        """How long until the state can change by itself; None when there is nothing left to shut."""
        due = {IdleState.OPEN: self.lock_after, IdleState.LOCKED: self.drop_after}.get(self.state(idle))
        return None if due is None else due.total_seconds() - idle
