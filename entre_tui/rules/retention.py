"""How long a record may be kept (docs/casework.md 9; a setting, not legal advice)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

YEARS = 10


def retention_date(sanctions_ended_on: Iterable[date | None], years: int = YEARS) -> date | None:
    """The day by which a record goes: `years` after the last sanction has ended.

    None while a sanction has no end yet (a None among them), and when no sanction is recorded.
    A last sanction that ended on 29 February gives 28 February: the latest day is never passed.
    """
    ends = list(sanctions_ended_on)
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    return max(known) + relativedelta(years=years)
