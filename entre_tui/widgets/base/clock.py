"""What time it is for the person at the screen: the app's clock where it has one, so that tests can set it."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def now_of(app: Any) -> datetime:
    """An aware datetime in the office's zone."""
    clock = getattr(app, "now", None)
    now = clock() if callable(clock) else clock
    return now if isinstance(now, datetime) else datetime.now().astimezone()
