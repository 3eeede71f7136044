"""A series as it is typed: which days, how long, from when and until when, and what is named that is not understood."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from entre_tui.rules.appointments.series import SeriesProblem, SeriesRule, SeriesTrouble
from entre_tui.rules.typed_dates.series_reader import read_series

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TEN = time(10)


def read(typed: str) -> SeriesRule:
    rule = read_series(typed, NOW)
    assert isinstance(rule, SeriesRule), rule
    return rule


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("daily 10 x 1 w", [0, 1, 2, 3, 4, 5, 6]),
        ("varje dag kl 10 i en vecka", [0, 1, 2, 3, 4, 5, 6]),
        ("weekdays 10 x 1 w", [0, 1, 2, 3, 4]),
        ("varje vardag 10 x 1 w", [0, 1, 2, 3, 4]),
        ("sat and weekdays 10 x 1 w", [0, 1, 2, 3, 4, 5]),
        ("sun, tue-thu 10 x 1 w", [1, 2, 3, 6]),
        ("lör-mån 10 x 1 w", [0, 5, 6]),
        ("tue tue 10 tue 10 x 1 w", [1]),
        ("mon-mon 10 x 1 w", [0]),
    ],
)
def test_which_days(typed: str, days: list[int]) -> None:
    assert read(typed).slots == tuple((day, TEN) for day in days)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("tue 10 x 3", time(10)),
        ("tue - 10 - x 3", time(10)),
        ("tue 9.05 x 3", time(9, 5)),
        ("tue 23:59 x 3", time(23, 59)),
        ("tue 0:00 x 3", time(0)),
        ("tue 12am x 3", time(0)),
        ("tue 12pm x 3", time(12)),
        ("tue 1 pm x 3", time(13)),
        ("tue @ 11:30pm x 3", time(23, 30)),
    ],
)
def test_at_what_time(typed: str, clock: time) -> None:
    assert read(typed) == SeriesRule(((1, clock),), times=3)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("tue 10 x 3 w", SeriesRule(((1, TEN),), weeks=3)),
        ("tue 10 for half a year", SeriesRule(((1, TEN),), months=6)),
        ("tis 10 i ett halvår", SeriesRule(((1, TEN),), months=6)),
        ("tis 10 i två månader", SeriesRule(((1, TEN),), months=2)),
        ("tis 10 x12", SeriesRule(((1, TEN),), times=12)),
        ("tis 10 12x", SeriesRule(((1, TEN),), times=12)),
        ("tis 10 tolv träffar", SeriesRule(((1, TEN),), times=12)),
        ("tis 10 x 3 ej helgdagar", SeriesRule(((1, TEN),), times=3, skip_holidays=True)),
    ],
)
def test_for_how_long(typed: str, rule: SeriesRule) -> None:
    assert read(typed) == rule


@pytest.mark.parametrize(
    ("typed", "interval"),
    [
        ("every week tue 10 x 3", 1),
        ("every second week tue 10 x 3", 2),
        ("varannan tis 10 x 3", 2),
        ("every 2nd week tue 10 x 3", 2),
        ("var 3:e vecka tis 10 x 3", 3),
        ("every fourth tue 10 x 3", 4),
        ("var 12:e vecka tis 10 x 3", 12),
    ],
)
def test_every_how_many_weeks(typed: str, interval: int) -> None:
    assert read(typed) == SeriesRule(((1, TEN),), times=3, interval=interval)


@pytest.mark.parametrize(
    ("typed", "nth"),
    [
        ("first tue of the month 10 x 3", 1),
        ("den andra tis i månaden 10 x 3", 2),
        ("3rd tue of every month 10 x 3", 3),
        ("sista tis varje månad 10 x 3", -1),
    ],
)
def test_which_of_the_month(typed: str, nth: int) -> None:
    assert read(typed) == SeriesRule(((1, TEN),), times=3, nth=nth)


@pytest.mark.parametrize(
    ("typed", "start", "until"),
    [
        ("tue 10 from 1 dec until 1 feb", date(2026, 12, 1), date(2027, 2, 1)),
        ("tue 10 until 14", None, date(2026, 12, 14)),
        (
            "tis 10 med start den 14 december till och med den 24 januari 2027",
            date(2026, 12, 14),
            date(2027, 1, 24),
        ),
        # Of a week its first day begins a series and its last ends it.
        ("tis 10 från v 49 t.o.m. v 51", date(2026, 11, 30), date(2026, 12, 20)),
        ("tue 10 starting tomorrow until the first of next month", date(2026, 11, 23), date(2026, 12, 1)),
        ("tue 10 until the last day of february 2028", None, date(2028, 2, 29)),
        ("tue 10 to the day after tomorrow", None, date(2026, 11, 24)),
    ],
)
def test_from_when_until_when(typed: str, start: date | None, until: date) -> None:
    assert read(typed) == SeriesRule(((1, TEN),), start=start, until=until)


@pytest.mark.parametrize(
    ("typed", "reason", "word"),
    [
        ("tue banana split", SeriesTrouble.UNKNOWN_WORD, "banana"),
        ("every 0 weeks tue 10:00 x 3", SeriesTrouble.UNKNOWN_WORD, "0"),
        ("tue 10:00 every month x 3", SeriesTrouble.UNKNOWN_WORD, "every month"),
        ("first tue 10:00 x 3", SeriesTrouble.UNKNOWN_WORD, "first"),
        ("every other week first tue of the month 10:00 x 3", SeriesTrouble.UNKNOWN_WORD, "first"),
        ("10:00 x 3 w", SeriesTrouble.NO_WEEKDAY, "10:00"),
        ("tue 10:00 11:00 x 3 w", SeriesTrouble.NO_WEEKDAY, "11:00"),
        ("tue 24:00 x 3 w", SeriesTrouble.NO_SUCH_TIME, "24:00"),
        ("tue 10:60 x 3 w", SeriesTrouble.NO_SUCH_TIME, "10:60"),
        ("tue 0pm x 3", SeriesTrouble.NO_SUCH_TIME, "0pm"),
        ("tue 13am x 3", SeriesTrouble.NO_SUCH_TIME, "13am"),
        ("tue 10:00 until 1/11", SeriesTrouble.DATE_UNCLEAR, "1/11"),
        ("tue 10:00 until some other day", SeriesTrouble.DATE_UNCLEAR, "some other"),
        ("tue 10:00 from 9:30 x 3", SeriesTrouble.DATE_UNCLEAR, "9:30 x"),
    ],
)
def test_the_problem_names_the_word(typed: str, reason: SeriesTrouble, word: str) -> None:
    assert read_series(typed, NOW) == SeriesProblem(reason, word)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (" ( ; ) ", SeriesTrouble.EMPTY),
        ("x 3 w", SeriesTrouble.NO_WEEKDAY),
        ("tue 10 thu x 3 w", SeriesTrouble.NO_TIME),
        ("tue 10:00", SeriesTrouble.NO_LENGTH),
        ("tue 10:00 x 0 times", SeriesTrouble.NO_LENGTH),
        ("tue 10:00 x 2 w until 24/12", SeriesTrouble.TWO_LENGTHS),
        ("tue 10:00 x 2 w x 3 w", SeriesTrouble.TWO_LENGTHS),
    ],
)
def test_what_is_missing_or_too_much_names_no_word(typed: str, reason: SeriesTrouble) -> None:
    assert read_series(typed, NOW) == SeriesProblem(reason)


def test_a_rule_may_be_160_signs_long() -> None:
    rule = "tue 10 x 3"
    assert isinstance(read_series(rule.ljust(160), NOW), SeriesRule)
    assert read_series(rule.ljust(161), NOW) == SeriesProblem(SeriesTrouble.TOO_LONG)
