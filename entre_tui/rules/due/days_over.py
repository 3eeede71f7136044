"""How late or how soon: days past a duty's date; apart from `due`, which a list needs nothing else of."""

from __future__ import annotations

from datetime import date, timedelta

from entre_tui.rules.workdays import next_workday, workdays_between

MISSED = "missed_not_followed_up"


def days_over(kind: str, on: date, today: date) -> int:
    """Days past its date (working days for a missed appointment); negative when days are left."""
    return workdays_between(on, today) if kind == MISSED else (today - on).days


def late_from(kind: str, on: date) -> date:
    """The first day on which `days_over` is positive."""
    return next_workday(on) if kind == MISSED else on + timedelta(days=1)
