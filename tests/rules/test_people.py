"""Ages and shares, the unknown left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import people


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1997, 5, 17), date(2026, 5, 16), 28),
        (date(1997, 5, 17), date(2026, 5, 17), 29),
        (date(1996, 2, 29), date(2026, 2, 28), 29),
        (date(1996, 2, 29), date(2026, 3, 1), 30),
        (date(2026, 5, 17), date(2026, 5, 17), 0),
        (date(2026, 5, 18), date(2026, 5, 17), None),
        (None, date(2026, 5, 17), None),
    ],
)
def test_age(birth: date | None, day: date, age: int | None) -> None:
    assert people.age_on(birth, day) == age


def test_averages_leave_the_unknown_out() -> None:
    assert people.mean([2, None, 4]) == 3
    assert people.median([5, 1, None, 3, 2]) == 2.5
    assert people.mean([None]) is None
    assert people.median([]) is None


def test_a_share_of_nothing_is_none() -> None:
    assert people.share(1, 4) == 0.25
    assert people.share(0, 0) is None


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 2), date(2100, 1, 1)))
def test_nobody_grows_younger(birth: date, day: date) -> None:
    age, next_year = people.age_on(birth, day), people.age_on(birth, date(day.year + 1, 12, 31))
    assert age is not None
    assert next_year is not None
    assert age < next_year
