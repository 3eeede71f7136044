"""Dates and times as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 14", "2026-11-23 14:00"),
        ("+2w", "2026-12-06"),
        ("fri 10:30", "2026-11-27 10:30"),
        ("24/12", "2026-12-24"),
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T10:30", "2026-12-01 10:30"),
        ("20261201", "2026-12-01"),
        ("98-02-01", "1998-02-01"),
        ("1/2 2024", "2024-02-01"),
        ("1/2/2024", "2024-02-01"),
        ("1/2-24", "2024-02-01"),
        ("1.2.2027", "2027-02-01"),
        ("i morgen", "2026-11-23"),
        ("imorgon kl 9", "2026-11-23 09:00"),
        ("I dag kl. 15.30", "2026-11-22 15:30"),
        ("övermorgon", "2026-11-24"),
        ("day after tomorrow", "2026-11-24"),
        ("igår", "2026-11-21"),
        ("om 3 dagar", "2026-11-25"),
        ("in 3 days", "2026-11-25"),
        ("om två veckor", "2026-12-06"),
        ("om 3 mån", "2027-02-22"),
        ("3 days ago", "2026-11-19"),
        ("2 dagar sedan", "2026-11-20"),
        ("+2h", "2026-11-22 14:00"),
        ("om 30 min", "2026-11-22 12:30"),
        ("14.30", "2026-11-22 14:30"),
        ("kl 14", "2026-11-22 14:00"),
        ("2pm", "2026-11-22 14:00"),
        ("LÖRDAG 10", "2026-11-28 10:00"),
        ("lordag 10", "2026-11-28 10:00"),
        ("tors", "2026-11-26"),
        ("thursday", "2026-11-26"),
        ("i fredags", "2026-11-20"),
        ("24 dec", "2026-12-24"),
        ("dec 24 14:30", "2026-12-24 14:30"),
        ("den 24 december kl 9", "2026-12-24 09:00"),
        ("5 maj 2027", "2027-05-05"),
        ("den 14:e kl 10", "2026-12-14 10:00"),
        ("fredag v 49", "2026-12-04"),
        ("tue next week", "2026-11-24"),
        ("tisdag i nästa vecka", "2026-11-24"),
        ("fri 12.10", "2026-11-27 12:10"),
        ("24/12 1430", "2026-12-24 14:30"),
        ("i morgon 930", "2026-11-23 09:30"),
        ("i morgon 0111", "2026-11-23 01:11"),
        ("i morgon kl 745", "2026-11-23 07:45"),
        ("tomorrow at 130pm", "2026-11-23 13:30"),
        ("29/2", "2028-02-29"),
        ("fre 25 dec", "2026-12-25"),
        ("1.12. 09.00", "2026-12-01 09:00"),
        ("1.12 13.30", "2026-12-01 13:30"),
        ("13.30 1.12", "2026-12-01 13:30"),
        ("nu på fredag kl 10", "2026-11-27 10:00"),
        ("denna fredag", "2026-11-27"),
        ("tomorrow noon", "2026-11-23 12:00"),
        ("om fjorton dagar", "2026-12-06"),
        ("in a fortnight", "2026-12-06"),
        ("a week from today", "2026-11-29"),
        ("tre veckor från nu", "2026-12-13"),
        ("om en halvtimme", "2026-11-22 12:30"),
        ("den första", "2026-12-01"),
        ("den första februari", "2027-02-01"),
        ("första maj", "2027-05-01"),
        ("first of the month", "2026-12-01"),
        ("last of the month", "2026-11-30"),
        ("första i nästa månad", "2026-12-01"),
        ("sista i nästa månad", "2026-12-31"),
        ("last day of february 2028", "2028-02-29"),
        ("sista februari", "2027-02-28"),
    ],
)
def test_dates_as_people_say_them(typed: str, meant: str) -> None:
    assert told(understand(typed, SUNDAY)) == meant


@pytest.mark.parametrize(
    ("typed", "now", "options", "doubt"),
    [
        ("fri", FRIDAY, "2026-11-27 | 2026-12-04", Doubt.WEEKDAY_TODAY),
        ("fre 10.30", FRIDAY, "2026-11-27 10:30 | 2026-12-04 10:30", Doubt.WEEKDAY_TODAY),
        ("nästa fredag", TUESDAY, "2026-11-27 | 2026-12-04", Doubt.NEXT_WEEKDAY),
        ("förra fredagen", TUESDAY, "2026-11-20", None),
        ("last mon", TUESDAY, "2026-11-16 | 2026-11-23", Doubt.NEXT_WEEKDAY),
        ("next friday", SUNDAY, "2026-11-27", None),
        ("nästa fredag", FRIDAY, "2026-12-04", None),
        ("tis om två veckor", FRIDAY, "2026-12-08 | 2026-12-15", Doubt.NEXT_WEEKDAY),
        ("fre om två veckor", FRIDAY, "2026-12-11", None),
        ("på fredag om en vecka", TUESDAY, "2026-12-04", None),
        ("fre om två veckor kl 10", TUESDAY, "2026-12-11 10:00", None),
        ("in 2 weeks on friday", TUESDAY, "2026-12-11", None),
        ("fredag om en vecka", SUNDAY, "2026-11-27 | 2026-12-04", Doubt.NEXT_WEEKDAY),
        ("24-02-01", SUNDAY, "2001-02-24 | 2024-02-01", Doubt.YEAR_FIRST_OR_LAST),
        ("240201", SUNDAY, "2001-02-24 | 2024-02-01", Doubt.YEAR_FIRST_OR_LAST),
        # Both are Wednesdays.
        ("ons 24-02-21", SUNDAY, "2021-02-24 | 2024-02-21", Doubt.YEAR_FIRST_OR_LAST),
        ("980201", SUNDAY, "1998-02-01", None),
        ("fre 9", FRIDAY, "2026-11-27 09:00 | 2026-12-04 09:00", Doubt.WEEKDAY_TODAY),
        ("sista oktober", SUNDAY, "2026-10-31 | 2027-10-31", Doubt.YEAR),
        ("kl 12", SUNDAY, "2026-11-22 12:00 | 2026-11-23 12:00", Doubt.NOT_TODAY),
        ("1/11", SUNDAY, "2026-11-01 | 2027-11-01", Doubt.YEAR),
        ("24/12 14", SUNDAY, "2014-12-24 | 2026-12-24 14:00", Doubt.HOUR_OR_YEAR),
        ("14", SUNDAY, "2026-11-22 14:00 | 2026-12-14", Doubt.HOUR_OR_DAY),
        ("12.12", SUNDAY, "2026-11-22 12:12 | 2026-12-12", Doubt.TIME_OR_DATE),
        ("9:00", SUNDAY, "2026-11-22 09:00 | 2026-11-23 09:00", Doubt.NOT_TODAY),
        ("31/10 2027 02:30", SUNDAY, "2027-10-31 02:30 | 2027-10-31 02:30", Doubt.CLOCK_BACK),
    ],
)
def test_two_readings_are_asked_about_and_one_is_not(
    typed: str, now: datetime, options: str, doubt: Doubt | None
) -> None:
    answer = understand(typed, now)
    assert told(answer) == options
    assert (answer.doubt if isinstance(answer, Ambiguous) else None) == doubt


def test_a_week_without_its_day_offers_its_days() -> None:
    answer = understand("v 49", SUNDAY)
    assert isinstance(answer, Ambiguous)
    assert [option.day.day for option in answer.options] == [30, 1, 2, 3, 4, 5, 6]


def test_what_the_field_takes_settles_hour_or_year() -> None:
    assert told(understand("24/12 14", SUNDAY, wants_time=True)) == "2026-12-24 14:00"
    assert told(understand("24/12 14", SUNDAY, wants_time=False)) == "2014-12-24"
    assert told(understand("14", SUNDAY, wants_time=False)) == "2026-12-14"
    assert told(understand("12.12", SUNDAY, wants_time=False)) == "2026-12-12"


def test_fields_about_the_past_look_back() -> None:
    assert told(understand("24/12", SUNDAY, toward=DateDirection.PAST)) == "2025-12-24"
    assert told(understand("fri", SUNDAY, toward=DateDirection.PAST)) == "2026-11-20"
    assert told(understand("9:00", SUNDAY, toward=DateDirection.PAST)) == "2026-11-22 09:00"
    assert told(understand("sista i månaden", SUNDAY, toward=DateDirection.PAST)) == "2026-10-31"
    assert told(understand("first of the month", SUNDAY, toward=DateDirection.PAST)) == "2026-11-01"
    assert told(understand("sista november", SUNDAY, toward=DateDirection.PAST)) == "2025-11-30"
    assert told(understand("fri", FRIDAY, toward=DateDirection.PAST)) == "2026-11-20 | 2026-11-27"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", ReadingTrouble.EMPTY),
        ("  , ", ReadingTrouble.EMPTY),
        ("banana", ReadingTrouble.UNKNOWN_WORD),
        ("tomorrow banana", ReadingTrouble.UNKNOWN_WORD),
        ("3 mån", ReadingTrouble.UNKNOWN_WORD),
        ("1430", ReadingTrouble.UNKNOWN_WORD),
        ("i morgon 111", ReadingTrouble.GLUED),
        ("i morgon kl 130", ReadingTrouble.GLUED),
        ("fri 659", ReadingTrouble.GLUED),
        ("fri 970", ReadingTrouble.NO_SUCH_TIME),
        ("31/2", ReadingTrouble.NO_SUCH_DAY),
        ("2026-02-29", ReadingTrouble.NO_SUCH_DAY),
        ("24-13-40", ReadingTrouble.NO_SUCH_DAY),
        ("25:00", ReadingTrouble.NO_SUCH_TIME),
        ("fri 24:00", ReadingTrouble.NO_SUCH_TIME),
        ("28/3 2027 02:30", ReadingTrouble.CLOCK_FORWARD),
        ("fre 24 dec", ReadingTrouble.WEEKDAY_DISAGREES),
        ("today tomorrow", ReadingTrouble.TWO_DATES),
        ("mon tue", ReadingTrouble.TWO_DATES),
        ("nästa fredag om en vecka", ReadingTrouble.TWO_DATES),
        ("10:00 11:00", ReadingTrouble.TWO_TIMES),
        ("9.10 1.12", ReadingTrouble.TWO_TIMES),
        ("13.30 14.30", ReadingTrouble.TWO_TIMES),
        ("+3", ReadingTrouble.UNIT_MISSING),
        ("+999y", ReadingTrouble.YEAR_RANGE),
        ("1800-01-01", ReadingTrouble.YEAR_RANGE),
        ("1" * 81, ReadingTrouble.TOO_LONG),
    ],
)
def test_what_is_not_understood_says_why(typed: str, reason: ReadingTrouble) -> None:
    assert told(understand(typed, SUNDAY)) == reason


def test_the_word_in_the_way_is_named() -> None:
    assert understand("tomorrow banana", SUNDAY) == NotUnderstood(ReadingTrouble.UNKNOWN_WORD, "banana")


def test_what_has_been_is_marked_as_past() -> None:
    for typed, past in (
        ("today 9", True),
        ("today 12", False),
        ("today 14", False),
        ("today", False),
        ("yesterday", True),
    ):
        answer = understand(typed, SUNDAY)
        assert isinstance(answer, DateReading)
        assert answer.past is past


def test_the_repeated_hour_offers_both_instants() -> None:
    answer = understand("2027-10-31 02:30", SUNDAY)
    assert isinstance(answer, Ambiguous)
    assert [option.value.astimezone(UTC).hour for option in answer.options] == [0, 1]


days = st.dates(date(1950, 1, 1), date(2080, 12, 31))
moments = st.integers(0, 5_000_000).map(
    lambda minutes: (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
)


@given(days, moments, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d/%m %Y", "%d.%m.%Y", "%d %B %Y", "%B %d %Y"]))
def test_a_full_date_comes_back_whenever_it_is_typed(day: date, now: datetime, form: str) -> None:
    answer = understand(day.strftime(form), now)
    assert isinstance(answer, DateReading)
    assert (answer.day, answer.has_time) == (day, False)


@given(days, st.integers(4, 23), st.integers(0, 59), moments)
def test_a_full_moment_comes_back(day: date, hour: int, minute: int, now: datetime) -> None:
    answer = understand(f"{day} {hour:02d}:{minute:02d}", now)
    assert isinstance(answer, DateReading)
    assert (answer.day, answer.time) == (day, time(hour, minute))
    assert answer.past == (answer.value.astimezone(UTC) < now.astimezone(UTC))


@given(st.integers(0, 60), st.sampled_from([("d", 1), ("w", 7), ("dagar", 1), ("veckor", 7)]), moments)
def test_ahead_counts_calendar_days_over_summer_time(
    count: int, unit: tuple[str, int], now: datetime
) -> None:
    answer = understand(f"+{count} {unit[0]}", now)
    assert isinstance(answer, DateReading)
    assert answer.day == now.date() + timedelta(days=count * unit[1])


@given(st.text(max_size=30), moments)
def test_no_text_breaks_it(text: str, now: datetime) -> None:
    answer = understand(text, now)
    if isinstance(answer, Ambiguous):
        assert len(answer.options) > 1


words = st.lists(
    st.sampled_from(
        [
            "fri",
            "fredag",
            "24/12",
            "14",
            "14.30",
            "12.10",
            "nästa",
            "i",
            "v",
            "49",
            "dec",
            "2026",
            "+2w",
            "om",
            "3",
            "dagar",
            "kl",
            "24-02-01",
            "den",
            "idag",
            "mån",
            "första",
            "sista",
            "månad",
            "vecka",
            ":",
        ]
    ),
    max_size=5,
)


@given(words, moments, st.sampled_from([True, False, None]), st.sampled_from(DateDirection))
def test_no_mix_of_known_words_breaks_it(
    pieces: list[str], now: datetime, wants_time: bool | None, toward: DateDirection
) -> None:
    answer = understand(" ".join(pieces), now, wants_time=wants_time, toward=toward)
    options = answer.options if isinstance(answer, Ambiguous) else ()
    assert list(options) == sorted(options, key=lambda option: option.value.astimezone(UTC))
