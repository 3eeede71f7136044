"""How far from now: `now`, so many hours, days and weeks ahead and ago, this week and the next."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.rules.typed_dates.parse import (
    Ambiguous,
    DateDirection,
    DateReading,
    Doubt,
    ReadingTrouble,
    understand,
)
from tests.rules.typed_dates.readings import FRIDAY, SUNDAY, TUESDAY, ZONE, told


@pytest.mark.parametrize(
    ("typed", "meant", "past"),
    [
        ("now", "2026-11-22 12:00", False),
        ("nu", "2026-11-22 12:00", False),
        ("in half an hour", "2026-11-22 12:30", False),
        ("om en kvart", "2026-11-22 12:15", False),
        ("in 36 hours", "2026-11-24 00:00", False),
        ("an hour ago", "2026-11-22 11:00", True),
        ("för 2 timmar sedan", "2026-11-22 10:00", True),
        ("-90 min", "2026-11-22 10:30", True),
    ],
)
def test_hours_and_minutes_count_from_now(typed: str, meant: str, past: bool) -> None:
    answer = understand(typed, SUNDAY)
    assert told(answer) == meant
    assert isinstance(answer, DateReading)
    assert answer.past is past


def test_a_moment_is_a_whole_minute() -> None:
    answer = understand("+2h", datetime(2026, 11, 22, 12, 0, 34, 500_000, tzinfo=ZONE))
    assert isinstance(answer, DateReading)
    assert answer.value == datetime(2026, 11, 22, 14, 0, tzinfo=ZONE)


@pytest.mark.parametrize("beside", ["tomorrow", "14:00", "14", "12.10"])
def test_hours_from_now_stand_alone(beside: str) -> None:
    assert told(understand(f"in 2 hours {beside}", SUNDAY)) == ReadingTrouble.TWO_TIMES
    assert told(understand(f"{beside} in 2 hours", SUNDAY)) == ReadingTrouble.TWO_TIMES


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-1d", "2026-11-21"),
        ("- 2 w", "2026-11-08"),
        ("2 months ago", "2026-09-22"),
        ("ett år sedan", "2025-11-22"),
        ("in 2 fortnights", "2026-12-20"),
        ("+1y", "2027-11-22"),
        ("förrgår", "2026-11-20"),
        ("day before yesterday", "2026-11-20"),
    ],
)
def test_days_to_years_count_by_the_calendar(typed: str, meant: str) -> None:
    assert told(understand(typed, SUNDAY)) == meant


def test_a_month_too_short_gives_its_last_day() -> None:
    last = datetime(2027, 1, 31, 12, tzinfo=ZONE)
    assert told(understand("om en månad", last)) == "2027-02-28"
    assert told(understand("+1y", datetime(2028, 2, 29, 12, tzinfo=ZONE))) == "2029-02-28"


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ("this week", 16),
        ("denna vecka", 16),
        ("next week", 23),
        ("i nästa vecka", 23),
        ("last week", 9),
        ("förra veckan", 9),
    ],
)
def test_a_week_is_its_seven_days_to_choose_from(typed: str, monday: int) -> None:
    answer = understand(typed, SUNDAY)
    assert isinstance(answer, Ambiguous)
    assert [option.day.day for option in answer.options] == list(range(monday, monday + 7))
    assert answer.doubt is Doubt.WHICH_DAY


@pytest.mark.parametrize(
    ("typed", "now", "meant"),
    [
        # On a Sunday the Friday of two weeks back is that of two weeks ago, whichever way it is counted.
        ("fri 2 weeks ago", SUNDAY, "2026-11-06"),
        # On a Tuesday the Friday gone by is that of last week; two weeks from there, or the one of that week.
        ("fredag 2 veckor sedan", TUESDAY, "2026-11-06 | 2026-11-13"),
        ("tis för en vecka sedan", TUESDAY, "2026-11-17"),
        ("fri +0w", TUESDAY, "2026-11-27"),
        ("fri in 2 fortnights", TUESDAY, "2026-12-25"),
        ("mon next week", TUESDAY, "2026-11-30"),
        ("mon last week", TUESDAY, "2026-11-16"),
        ("fri last week", FRIDAY, "2026-11-20"),
        ("last friday", FRIDAY, "2026-11-20"),
        ("i tisdags", TUESDAY, "2026-11-17"),
        ("i söndags", SUNDAY, "2026-11-15"),
        ("i tisdags om två veckor", TUESDAY, ReadingTrouble.TWO_DATES),
        ("next tue in 2 weeks", TUESDAY, ReadingTrouble.TWO_DATES),
        ("förra tisdagen om två veckor", TUESDAY, ReadingTrouble.TWO_DATES),
        ("i måndags", TUESDAY, "2026-11-23"),
    ],
)
def test_a_weekday_of_another_week(typed: str, now: datetime, meant: str) -> None:
    assert told(understand(typed, now)) == meant


@pytest.mark.parametrize(
    ("day", "typed", "toward", "monday"),
    [
        ((2026, 11, 22), "v 47", DateDirection.FUTURE, date(2026, 11, 16)),
        ((2026, 11, 23), "v 47", DateDirection.FUTURE, date(2027, 11, 22)),
        ((2026, 11, 16), "v 47", DateDirection.PAST, date(2026, 11, 16)),
        ((2026, 11, 15), "v 47", DateDirection.PAST, date(2025, 11, 17)),
        ((2026, 11, 22), "vecka 49", DateDirection.PAST, date(2025, 12, 1)),
        # 2020, 2026 and 2032 are the years with a week 53; the first days of 2027 belong to that of 2026.
        ((2027, 1, 3), "week 53", DateDirection.FUTURE, date(2026, 12, 28)),
        ((2027, 1, 4), "week 53", DateDirection.FUTURE, date(2032, 12, 27)),
        ((2026, 12, 27), "v. 53", DateDirection.PAST, date(2020, 12, 28)),
        ((2026, 12, 31), "v 1", DateDirection.FUTURE, date(2027, 1, 4)),
        ((2025, 12, 30), "v 1", DateDirection.PAST, date(2025, 12, 29)),
    ],
)
def test_a_numbered_week_is_the_next_that_is_not_over_or_the_last_that_has_begun(
    day: tuple[int, int, int], typed: str, toward: DateDirection, monday: date
) -> None:
    answer = understand(typed, datetime(*day, 12, tzinfo=ZONE), toward=toward)
    assert isinstance(answer, Ambiguous)
    assert [option.day for option in answer.options] == [monday + timedelta(n) for n in range(7)]


@pytest.mark.parametrize(
    ("day", "typed", "toward", "meant"),
    [
        ((2026, 12, 1), "first of the month", DateDirection.FUTURE, "2026-12-01"),
        ((2026, 12, 2), "first of the month", DateDirection.FUTURE, "2027-01-01"),
        ((2026, 11, 30), "sista i månaden", DateDirection.FUTURE, "2026-11-30"),
        ((2026, 11, 30), "sista i månaden", DateDirection.PAST, "2026-11-30"),
        ((2026, 11, 29), "sista i månaden", DateDirection.PAST, "2026-10-31"),
        ((2026, 12, 1), "first of the month", DateDirection.PAST, "2026-12-01"),
        ((2026, 12, 31), "första i nästa månad", DateDirection.FUTURE, "2027-01-01"),
        ((2027, 1, 31), "sista i nästa månad", DateDirection.FUTURE, "2027-02-28"),
        ((2026, 12, 1), "first of december", DateDirection.FUTURE, "2026-12-01"),
        ((2026, 12, 1), "sista februari", DateDirection.PAST, "2026-02-28"),
    ],
)
def test_the_edges_of_a_month_on_the_day_itself_and_beside_it(
    day: tuple[int, int, int], typed: str, toward: DateDirection, meant: str
) -> None:
    assert told(understand(typed, datetime(*day, 12, tzinfo=ZONE), toward=toward)) == meant
