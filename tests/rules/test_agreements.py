"""Mentoring agreements: when the next revision is due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import agreements

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("agreed", "due"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 1, 15), date(2026, 4, 15)),
        (date(2026, 8, 31), date(2026, 11, 30)),
    ],
)
def test_three_calendar_months(agreed: date, due: date) -> None:
    assert agreements.next_revision(agreed) == due


def test_counted_from_the_last_revision() -> None:
    revised = [date(2026, 5, 3), date(2026, 2, 28)]
    assert agreements.next_revision(date(2025, 11, 30), revised) == date(2026, 8, 3)
    assert agreements.next_revision(date(2025, 11, 30), revised, months=1) == date(2026, 6, 3)


def test_days_over() -> None:
    due = date(2026, 2, 28)
    assert agreements.days_over(due, date(2026, 2, 28)) == 0
    assert agreements.days_over(due, date(2026, 3, 5)) == 5
    assert agreements.days_over(due, date(2026, 3, 5), ended_on=date(2026, 3, 1)) == 0
    assert agreements.days_over(due, date(2026, 3, 5), ended_on=date(2026, 4, 1)) == 5


def test_an_agreement_is_over_on_the_day_it_ends() -> None:
    ended = date(2026, 3, 5)
    assert agreements.days_over(date(2026, 2, 28), date(2026, 3, 4), ended_on=ended) == 4
    assert agreements.days_over(date(2026, 2, 28), ended, ended_on=ended) == 0


@given(DAYS)
def test_a_revision_is_89_to_92_days_away(agreed: date) -> None:
    assert 89 <= (agreements.next_revision(agreed) - agreed).days <= 92
