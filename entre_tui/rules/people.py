"""Ages and averages."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from datetime import date


def age_on(birth: date | None, day: date) -> int | None:
    """Whole years of age on a day; None when the birth date is unknown or later.

    Someone born on 29 February is a year older on 1 March in other years.
    """
    if birth is None or birth > day:
        return None
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the known values; None when there are none, which is not the same as 0."""
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else None


def median(values: Iterable[float | None]) -> float | None:
    """The median of the known values, halfway between the middle two of an even number; None without any."""
    known = [value for value in values if value is not None]
    return float(statistics.median(known)) if known else None


def share(part: int, whole: int) -> float | None:
    """part / whole, from 0 to 1; None of nothing."""
    return part / whole if whole else None
