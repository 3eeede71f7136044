"""Which year, which month, hour or year: the days on either side of where a reading turns."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from entre_tui.rules.typed_dates.parse import (
    Ambiguous,
    DateDirection,
    DateReading,
    Doubt,
    NotUnderstood,
    ReadingTrouble,
    understand,
)
from tests.rules.typed_dates.readings import FRIDAY, SUNDAY, TUESDAY, ZONE, told

PAST, FUTURE = DateDirection.PAST, DateDirection.FUTURE


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "toward", "meant"),
    [
        ("22/11", FUTURE, "2026-11-22"),
        ("22/11", PAST, "2026-11-22"),
        ("21/11", FUTURE, "2026-11-21 | 2027-11-21"),
        ("23/11", PAST, "2025-11-23"),
        # 24 August is 90 days back, 23 August 91.
        ("24/8", FUTURE, "2026-08-24 | 2027-08-24"),
        ("23/8", FUTURE, "2027-08-23"),
        ("29/2", PAST, "2024-02-29"),
        ("1.12 13.30", PAST, "2025-12-01 13:30"),
        ("1.12", PAST, "2025-12-01 | 2026-11-22 01:12"),
        ("29 feb", FUTURE, "2028-02-29"),
    ],
)
def test_a_day_without_its_year(typed: str, toward: DateDirection, meant: str) -> None:
    assert told(understand(typed, SUNDAY, toward=toward)) == meant


def test_a_leap_day_that_has_just_been_is_asked_about() -> None:
    assert told(understand("29/2", on(2028, 3, 1))) == "2028-02-29 | 2032-02-29"
    # 2100 is no leap year.
    assert told(understand("29/2", on(2097, 1, 1))) == "2104-02-29"
    assert told(understand("29/2", on(2103, 1, 1), toward=PAST)) == "2096-02-29"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1/2-46", "2046-02-01"),
        ("1/2-47", "1947-02-01"),
        ("1.2.26", "2026-02-01"),
        ("1/2 -99", "1999-02-01"),
        ("1/2 00", "2000-02-01 | 2027-02-01 00:00"),
        ("1.1.1900", "1900-01-01"),
        ("31.12.2200", "2200-12-31"),
        ("1.1.2201", ReadingTrouble.YEAR_RANGE),
        ("1899-12-31", ReadingTrouble.YEAR_RANGE),
        ("31-12-24", "2024-12-31 | 2031-12-24"),
        ("311224", "2024-12-31 | 2031-12-24"),
        ("31-12-31", "2031-12-31"),
        ("13-13-13", ReadingTrouble.NO_SUCH_DAY),
        ("24-02-30", "2030-02-24"),
    ],
)
def test_two_digits_are_a_year_of_the_last_80_or_the_next_20(typed: str, meant: str) -> None:
    assert told(understand(typed, SUNDAY)) == meant


@pytest.mark.parametrize(
    ("typed", "wants_time", "meant"),
    [
        ("24/12 26", None, "2026-12-24"),
        ("24/12 9", None, "2026-12-24 09:00"),
        ("24/12 09", None, "2009-12-24 | 2026-12-24 09:00"),
        ("24/12 09", True, "2026-12-24 09:00"),
        ("24/12 09", False, "2009-12-24"),
        ("24/12 23", None, "2023-12-24 | 2026-12-24 23:00"),
        ("24/12 24", None, "2024-12-24"),
        ("24/12 14:00 26", None, "2026-12-24 14:00"),
        ("24/12 14:00 14", None, "2014-12-24 14:00"),
        ("24/12 14:00 9", None, ReadingTrouble.NO_SUCH_TIME),
        # There is no such day in 2023, so it is the hour; but 26 is no hour.
        ("29/2 23", None, "2028-02-29 23:00"),
        ("29/2 23", True, "2028-02-29 23:00"),
        ("29/2 26", None, ReadingTrouble.NO_SUCH_DAY),
        ("29/2 24", None, "2024-02-29"),
        ("fri 9", None, "2026-11-27 09:00"),
        ("fri 0", None, "2026-11-27 00:00"),
        ("fri 24", None, ReadingTrouble.NO_SUCH_TIME),
        ("fri 10:00 9", None, ReadingTrouble.NO_SUCH_TIME),
        ("in 2 weeks 9", None, "2026-12-06 09:00"),
    ],
)
def test_a_number_after_a_day_is_its_hour_or_its_year(
    typed: str, wants_time: bool | None, meant: str
) -> None:
    assert told(understand(typed, SUNDAY, wants_time=wants_time)) == meant


@pytest.mark.parametrize(
    ("typed", "wants_time", "meant"),
    [
        # 24 December is a Thursday in 2026 and in 2015, a Friday in 2021; 21 November 2027 is a Sunday.
        ("tor 24/12 15", None, "2015-12-24 | 2026-12-24 15:00"),
        ("tor 24/12 21", None, "2026-12-24 21:00"),
        ("fre 24/12 21", None, "2021-12-24"),
        ("fre 24/12 21", True, "2021-12-24"),
        ("fre 24/12 21", False, "2021-12-24"),
        ("ons 24/12 21", None, ReadingTrouble.WEEKDAY_DISAGREES),
        ("sön 21/11 27", None, "2027-11-21"),
        ("lör 21/11 27", None, ReadingTrouble.WEEKDAY_DISAGREES),
        ("lör 21/11 10:00 27", None, ReadingTrouble.WEEKDAY_DISAGREES),
        ("fre fre 24/12 21", None, "2021-12-24"),
        ("tor fre 24/12 21", None, ReadingTrouble.WEEKDAY_DISAGREES),
    ],
)
def test_a_weekday_settles_whether_it_is_the_hour_or_the_year(
    typed: str, wants_time: bool | None, meant: str
) -> None:
    assert told(understand(typed, SUNDAY, wants_time=wants_time)) == meant


@pytest.mark.parametrize(
    ("typed", "meant", "doubt"),
    [
        ("22", "2026-11-22 | 2026-11-22 22:00", Doubt.HOUR_OR_DAY),
        ("23", "2026-11-22 23:00 | 2026-11-23", Doubt.HOUR_OR_DAY),
        ("9", "2026-11-22 09:00 | 2026-11-23 09:00 | 2026-12-09", Doubt.HOUR_OR_DAY),
        ("24", "2026-11-24", None),
        ("31", "2026-12-31", None),
        ("14 10:00", "2026-12-14 10:00", None),
        ("10:00 14", "2026-12-14 10:00", None),
        ("32", ReadingTrouble.NO_SUCH_DAY, None),
        ("32 10:00", ReadingTrouble.NO_SUCH_DAY, None),
    ],
)
def test_a_number_alone_is_an_hour_or_a_day_of_the_month(typed: str, meant: str, doubt: Doubt | None) -> None:
    answer = understand(typed, SUNDAY)
    assert told(answer) == meant
    assert (answer.doubt if isinstance(answer, Ambiguous) else None) is doubt


@pytest.mark.parametrize(
    ("now", "typed", "toward", "meant"),
    [
        (SUNDAY, "den 22", FUTURE, "2026-11-22"),
        (SUNDAY, "den 22", PAST, "2026-11-22"),
        (SUNDAY, "the 21st", FUTURE, "2026-12-21"),
        (SUNDAY, "23:e", PAST, "2026-10-23"),
        (SUNDAY, "3rd", FUTURE, "2026-12-03"),
        (on(2027, 2, 1), "den 30:e", FUTURE, "2027-03-30"),
        (on(2027, 3, 1), "den 31", PAST, "2027-01-31"),
        (on(2027, 4, 15), "den 31", FUTURE, "2027-05-31"),
        (on(2026, 12, 31), "den första", FUTURE, "2027-01-01"),
    ],
)
def test_a_day_of_the_month_skips_months_that_are_too_short(
    now: datetime, typed: str, toward: DateDirection, meant: str
) -> None:
    assert told(understand(typed, now, toward=toward)) == meant


@pytest.mark.parametrize(
    ("now", "typed", "toward", "meant"),
    [
        (TUESDAY, "mon", FUTURE, "2026-11-30"),
        (TUESDAY, "mon", PAST, "2026-11-23"),
        (TUESDAY, "wed", FUTURE, "2026-11-25"),
        (TUESDAY, "wed", PAST, "2026-11-18"),
        (TUESDAY, "tue", FUTURE, "2026-11-24 | 2026-12-01"),
        (TUESDAY, "tue", PAST, "2026-11-17 | 2026-11-24"),
        (TUESDAY, "next tue", FUTURE, "2026-12-01"),
        (TUESDAY, "next wed", FUTURE, "2026-11-25 | 2026-12-02"),
        (TUESDAY, "last tue", FUTURE, "2026-11-17"),
        (TUESDAY, "förra onsdagen", FUTURE, "2026-11-18"),
        (SUNDAY, "next mon", FUTURE, "2026-11-23"),
        (SUNDAY, "last sun", FUTURE, "2026-11-15"),
        (FRIDAY, "last thu", FUTURE, "2026-11-19 | 2026-11-26"),
        (SUNDAY, "tor 31/12", FUTURE, "2026-12-31"),
        (SUNDAY, "thu thu", FUTURE, ReadingTrouble.TWO_DATES),
        (SUNDAY, "thu thu 31/12", FUTURE, "2026-12-31"),
        (SUNDAY, "wed thu 31/12", FUTURE, ReadingTrouble.WEEKDAY_DISAGREES),
        (SUNDAY, "lör 21/11", FUTURE, "2026-11-21"),
    ],
)
def test_a_weekday_of_this_week_and_beside_a_day(
    now: datetime, typed: str, toward: DateDirection, meant: str
) -> None:
    assert told(understand(typed, now, toward=toward)) == meant


@pytest.mark.parametrize(
    ("typed", "toward", "meant"),
    [
        ("11:59", FUTURE, "2026-11-22 11:59 | 2026-11-23 11:59"),
        ("12:01", FUTURE, "2026-11-22 12:01"),
        ("12:01", PAST, "2026-11-21 12:01 | 2026-11-22 12:01"),
        ("11:59", PAST, "2026-11-22 11:59"),
        ("12:00", PAST, "2026-11-22 12:00"),
        ("9am", PAST, "2026-11-22 09:00"),
        ("12am", FUTURE, "2026-11-22 00:00 | 2026-11-23 00:00"),
        ("12pm", PAST, "2026-11-22 12:00"),
        ("11:30 pm", FUTURE, "2026-11-22 23:30"),
        ("12:05pm", FUTURE, "2026-11-22 12:05"),
        ("1am", PAST, "2026-11-22 01:00"),
        ("midday", PAST, "2026-11-22 12:00"),
        ("23:59", FUTURE, "2026-11-22 23:59"),
        ("tomorrow 700", FUTURE, "2026-11-23 07:00"),
        ("tomorrow 7", FUTURE, "2026-11-23 07:00"),
        ("tomorrow 6:59", FUTURE, "2026-11-23 06:59"),
        ("tomorrow 6.59am", FUTURE, "2026-11-23 06:59"),
        ("tomorrow kl 0659", FUTURE, "2026-11-23 06:59"),
        ("tomorrow 10:60", FUTURE, ReadingTrouble.NO_SUCH_TIME),
        ("tomorrow 24:00", FUTURE, ReadingTrouble.NO_SUCH_TIME),
        ("tomorrow 0pm", FUTURE, ReadingTrouble.NO_SUCH_TIME),
    ],
)
def test_a_time_of_day(typed: str, toward: DateDirection, meant: str) -> None:
    assert told(understand(typed, SUNDAY, toward=toward)) == meant


@pytest.mark.parametrize(
    ("typed", "toward", "meant"),
    [
        ("12.01", FUTURE, "2026-11-22 12:01 | 2027-01-12"),
        ("13.12", FUTURE, "2026-11-22 13:12 | 2026-12-13"),
        ("13.13", FUTURE, "2026-11-22 13:13"),
        ("0.10", PAST, "2026-11-22 00:10"),
        ("31.12", FUTURE, "2026-12-31"),
        ("1.5", FUTURE, "2027-05-01"),
        ("1.12 10:00", PAST, "2025-12-01 10:00"),
        ("fri 23.59", FUTURE, "2026-11-27 23:59"),
    ],
)
def test_two_numbers_with_a_dot_are_a_time_or_a_day(typed: str, toward: DateDirection, meant: str) -> None:
    assert told(understand(typed, SUNDAY, toward=toward)) == meant


def test_eighty_signs_are_read() -> None:
    assert told(understand("tomorrow".ljust(80), SUNDAY)) == "2026-11-23"
    assert told(understand("tomorrow".ljust(81), SUNDAY)) == ReadingTrouble.TOO_LONG


def test_a_day_without_a_time_has_none() -> None:
    day, moment = understand("tomorrow", SUNDAY), understand("tomorrow 0:00", SUNDAY)
    assert isinstance(day, DateReading)
    assert isinstance(moment, DateReading)
    assert (day.day, day.time) == (date(2026, 11, 23), None)
    assert (moment.day, moment.time) == (date(2026, 11, 23), time(0))


def test_a_shift_beyond_the_calendar_is_out_of_range() -> None:
    assert understand("+9999y", SUNDAY) == NotUnderstood(ReadingTrouble.YEAR_RANGE)
    assert understand("+9999w", SUNDAY) == NotUnderstood(ReadingTrouble.YEAR_RANGE, "2218")
