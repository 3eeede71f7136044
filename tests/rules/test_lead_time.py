"""From the first meeting to release, in days and bands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import lead_time
from entre_tui.rules.lead_time import LeadTime, LeadTimeBand

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
ORDER = [
    LeadTimeBand.AFTER_RELEASE,
    LeadTimeBand.UNDER_ONE,
    LeadTimeBand.ONE_TO_THREE,
    LeadTimeBand.THREE_TO_EIGHT,
    LeadTimeBand.EIGHT_OR_MORE,
]


@pytest.mark.parametrize(
    ("meeting", "release", "days", "band"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), 27, LeadTimeBand.UNDER_ONE),
        (date(2026, 2, 1), date(2026, 3, 1), 28, LeadTimeBand.ONE_TO_THREE),
        (date(2026, 1, 31), date(2026, 2, 28), 28, LeadTimeBand.ONE_TO_THREE),
        (date(2026, 1, 15), date(2026, 4, 14), 89, LeadTimeBand.ONE_TO_THREE),
        (date(2026, 1, 15), date(2026, 4, 15), 90, LeadTimeBand.THREE_TO_EIGHT),
        (date(2026, 1, 15), date(2026, 9, 14), 242, LeadTimeBand.THREE_TO_EIGHT),
        (date(2026, 1, 15), date(2026, 9, 15), 243, LeadTimeBand.EIGHT_OR_MORE),
        (date(2026, 1, 15), date(2026, 1, 15), 0, LeadTimeBand.UNDER_ONE),
        (date(2026, 1, 20), date(2026, 1, 15), -5, LeadTimeBand.AFTER_RELEASE),
    ],
)
def test_days_and_band(meeting: date, release: date, days: int, band: LeadTimeBand) -> None:
    assert lead_time.lead_time(meeting, release) == LeadTime(days, band)


def test_no_meeting_is_none_and_never_nought() -> None:
    assert lead_time.lead_time(None, date(2026, 1, 15)) == LeadTime(None, LeadTimeBand.NO_MEETING)
    assert lead_time.lead_time(None, None).band == "none"
    assert lead_time.lead_time(date(2026, 1, 15), None) == LeadTime(None, LeadTimeBand.NO_RELEASE_DATE)


def test_first_meeting() -> None:
    assert lead_time.first_meeting([date(2026, 3, 1), date(2026, 2, 1)]) == date(2026, 2, 1)
    assert lead_time.first_meeting([]) is None


@given(DAYS, DAYS, st.integers(0, 400))
def test_an_earlier_meeting_never_lowers_the_band(meeting: date, release: date, earlier: int) -> None:
    later_time = lead_time.lead_time(meeting, release)
    earlier_time = lead_time.lead_time(meeting - timedelta(days=earlier), release)
    assert later_time.days is not None
    assert earlier_time.days == later_time.days + earlier
    assert ORDER.index(earlier_time.band) >= ORDER.index(later_time.band)
