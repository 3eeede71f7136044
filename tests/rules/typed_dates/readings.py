"""What the tests of typed dates share: days to type on, and an answer in one line."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from entre_tui.rules.typed_dates.parse import Ambiguous, DateReading, NotUnderstood

ZONE = ZoneInfo("Europe/Stockholm")
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=ZONE)


def told(answer: object) -> str:
    """The answer in one line: a reading, readings with |, or the reason."""
    if isinstance(answer, DateReading):
        return f"{answer.value:%Y-%m-%d %H:%M}" if answer.has_time else f"{answer.value:%Y-%m-%d}"
    if isinstance(answer, Ambiguous):
        return " | ".join(told(option) for option in answer.options)
    assert isinstance(answer, NotUnderstood)
    return answer.reason
