"""Mentoring agreements and their revision (Back on Track, docs/casework.md 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

MONTHS = 3


def next_revision(agreed_on: date, revised_on: Iterable[date] = (), months: int = MONTHS) -> date:
    """When an agreement is to be revised next: calendar months after it was made or last revised.

    A month without that day gives its last day: 30 November → 28 (in leap years 29) February.
    """
    return max((agreed_on, *revised_on)) + relativedelta(months=months)


def days_over(revision_on: date, today: date, ended_on: date | None = None) -> int:
    """Whole days past the revision, 0 on the day itself, before it, and for an agreement that has ended."""
    if ended_on is not None and ended_on <= today:
        return 0
    return max(0, (today - revision_on).days)
