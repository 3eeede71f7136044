"""Lead time: from the first collaboration meeting to conditional release (docs/casework.md 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class LeadTimeBand(StrEnum):
    """Lead time in calendar months; the last three are no lead time and never counted as one."""

    EIGHT_OR_MORE = "eight_or_more"
    THREE_TO_EIGHT = "three_to_eight"
    ONE_TO_THREE = "one_to_three"
    UNDER_ONE = "under_one"
    AFTER_RELEASE = "after_release"
    NO_MEETING = "none"
    NO_RELEASE_DATE = "unknown"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """`days` is None without a meeting or a release date, and negative when the first meeting came after release."""

    days: int | None
    band: LeadTimeBand


def lead_time(first_meeting: date | None, release: date | None) -> LeadTime:
    """Days and band from the first meeting to release; recomputed whenever the release date moves.

    A month is a calendar month from the meeting on: 31 January to 28 February is one. A meeting on the day of
    release is 0 days, under one month. A first meeting after release has negative days and its own band.
    """
    if first_meeting is None:
        return LeadTime(None, LeadTimeBand.NO_MEETING)
    if release is None:
        return LeadTime(None, LeadTimeBand.NO_RELEASE_DATE)
    days = (release - first_meeting).days
    if days < 0:
        return LeadTime(days, LeadTimeBand.AFTER_RELEASE)
    for months, band in (
        (8, LeadTimeBand.EIGHT_OR_MORE),
        (3, LeadTimeBand.THREE_TO_EIGHT),
        (1, LeadTimeBand.ONE_TO_THREE),
    ):
        if first_meeting + relativedelta(months=months) <= release:
            return LeadTime(days, band)
    return LeadTime(days, LeadTimeBand.UNDER_ONE)


def first_meeting(held_on: Iterable[date]) -> date | None:
    """The first of the collaboration meetings that were held; None when there was none."""
    return min(held_on, default=None)
