"""Working days with the Swedish holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.workdays import (
    add_workdays,
    holiday_name,
    holidays_in,
    is_workday,
    next_workday,
    workdays_between,
)

DAYS_OFF = {day for year in range(1990, 2101) for day in holidays_in(year)}

days = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Långfredagen"),
        (date(2026, 6, 19), "Midsommarafton"),
        (date(2026, 6, 20), "Midsommardagen"),
        (date(2026, 12, 24), "Julafton"),
        (date(2026, 12, 31), "Nyårsafton"),
        (date(2027, 1, 6), "Trettondedag jul"),
        (date(2026, 11, 22), None),
    ],
)
def test_holidays_carry_their_swedish_names(day: date, name: str | None) -> None:
    assert holiday_name(day) == name


def test_holidays_carry_english_names_too() -> None:
    assert holiday_name(date(2026, 6, 19), "en") == "Midsummer Eve"
    assert holiday_name(date(2026, 4, 3), "en") == "Good Friday"


def test_christmas_week_has_three_working_days() -> None:
    week = [date(2026, 12, 21) + timedelta(n) for n in range(14)]
    assert [day.day for day in week if is_workday(day)] == [21, 22, 23, 28, 29, 30]


def test_the_next_working_day_after_maundy_thursday_is_the_tuesday_after_easter() -> None:
    assert next_workday(date(2026, 4, 2)) == date(2026, 4, 7)
    assert add_workdays(date(2026, 4, 2), 5) == date(2026, 4, 13)


def test_working_days_before_a_day_and_none_at_all() -> None:
    assert add_workdays(date(2026, 11, 23), -1) == date(2026, 11, 20)
    assert add_workdays(date(2026, 11, 25), -5) == date(2026, 11, 18)
    # From the Tuesday after Easter back to Maundy Thursday.
    assert add_workdays(date(2026, 4, 7), -1) == date(2026, 4, 2)
    assert add_workdays(date(2026, 11, 22), 0) == date(2026, 11, 22)


def test_a_holiday_on_the_first_day_counted_or_on_the_last() -> None:
    # Epiphany is a Tuesday in 2026.
    assert workdays_between(date(2026, 1, 5), date(2026, 1, 8)) == 2
    assert workdays_between(date(2026, 1, 2), date(2026, 1, 6)) == 1
    assert workdays_between(date(2026, 1, 6), date(2026, 1, 8)) == 2


def test_working_days_left_and_over_are_signed() -> None:
    due = date(2026, 12, 23)
    assert workdays_between(due, date(2026, 12, 28)) == 1
    assert workdays_between(due, date(2026, 12, 27)) == 0
    assert workdays_between(due, date(2026, 12, 21)) == -2


@given(days, days)
def test_counting_agrees_with_walking(start: date, end: date) -> None:
    low, high = sorted(
        (start, min(end, start + timedelta(900)) if end > start else max(end, start - timedelta(900)))
    )
    walked = sum(is_workday(low + timedelta(n)) for n in range(1, (high - low).days + 1))
    assert workdays_between(low, high) == walked
    assert workdays_between(high, low) == -walked


@given(days, st.integers(1, 60))
def test_adding_and_counting_are_inverse(day: date, count: int) -> None:
    there = add_workdays(day, count)
    assert is_workday(there)
    assert workdays_between(day, there) == count
    assert there > day


@given(days)
def test_next_workday_skips_only_days_off(day: date) -> None:
    there = next_workday(day)
    assert is_workday(there)
    assert not any(is_workday(day + timedelta(n)) for n in range(1, (there - day).days))


@given(days)
def test_weekends_are_never_working_days(day: date) -> None:
    assert not (day.weekday() >= 5 and is_workday(day))


def test_every_day_of_a_century_agrees_with_the_calendar() -> None:
    for day in (date(1990, 1, 1) + timedelta(n) for n in range(40_000)):
        assert is_workday(day) == (day.weekday() < 5 and day not in DAYS_OFF)


@pytest.mark.parametrize("year", range(1985, 2101))
def test_weekdays_off_are_those_of_the_calendar(year: int) -> None:
    """Reckoned without loading it, so that the first screen need not wait."""
    known = tuple(day for day in holidays_in(year) if day.weekday() < 5)
    assert tuple(day for day in days_of(year) if day.weekday() < 5 and not is_workday(day)) == known
    assert workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == sum(map(is_workday, days_of(year)))


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
