"""How long records are kept."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import retention

DAYS = st.dates(date(1980, 1, 1), date(2080, 1, 1))


def test_ten_years_after_the_last_sanction() -> None:
    ended = [date(2012, 6, 1), date(2016, 11, 23)]
    assert retention.retention_date(ended) == date(2026, 11, 23)
    assert retention.retention_date(ended, years=5) == date(2021, 11, 23)


def test_leap_day_never_passes_the_latest_day() -> None:
    assert retention.retention_date([date(2016, 2, 29)]) == date(2026, 2, 28)


def test_a_sanction_that_goes_on_keeps_the_record() -> None:
    assert retention.retention_date([date(2012, 6, 1), None]) is None
    assert retention.retention_date([]) is None


@given(st.lists(DAYS, min_size=1), DAYS)
def test_one_more_sanction_never_shortens_it(ends: list[date], more: date) -> None:
    before, after = retention.retention_date(ends), retention.retention_date([*ends, more])
    assert before is not None
    assert after is not None
    assert after >= before
