"""When a program that nobody touches shuts itself: first the screen, then the key."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum


class Watch(StrEnum):
    """How far the program has shut itself."""

    OPEN = "open"
    LOCKED = "locked"
    DROPPED = "dropped"


class IdlePolicy:
    """Lock the screen after this long without a key, drop the key and the connection after that long.

    Wall-clock times, since a monotonic clock stands still while a laptop sleeps with its lid shut.
    """

    def __init__(
        self, lock_after: timedelta = timedelta(minutes=5), drop_after: timedelta = timedelta(minutes=15)
    ) -> None:
        if not timedelta(0) < lock_after <= drop_after:
            raise ValueError("the screen locks after some time, and not later than the key is dropped")
        self.lock_after, self.drop_after = lock_after, drop_after

    def state(self, last_activity: datetime, now: datetime) -> Watch:
        """What is due now. A clock set back counts as no time gone."""
        idle = now - last_activity
        if idle >= self.drop_after:
            return Watch.DROPPED
        return Watch.LOCKED if idle >= self.lock_after else Watch.OPEN

    def seconds_to_change(self, last_activity: datetime, now: datetime) -> float | None:
        """How long until the state can change by itself; None when there is nothing left to shut."""
        idle = max(now - last_activity, timedelta(0))
        if idle >= self.drop_after:
            return None
        due = self.drop_after if idle >= self.lock_after else self.lock_after
        return (due - idle).total_seconds()
