"""The clock that spans are measured by: it only goes forward, whatever the computer's time is set to."""

from __future__ import annotations

import time


def steady_seconds() -> float:
    """Seconds since the computer was started, those included in which a laptop slept with its lid shut."""
    # Python's own stands still while Linux or macOS sleeps; what Windows counts goes on.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()
