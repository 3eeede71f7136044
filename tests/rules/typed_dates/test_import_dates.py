"""Dates as lists write them: one reading only."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.typed_dates.answers import ReadingTrouble, Unreadable
from entre_tui.rules.typed_dates.import_dates import ImportDate, parse_import_date

DAY = date(2024, 2, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-01",
        " 2024-02-01 ",
        "2024/02/01",
        "24-02-01",
        "240201",
        "20240201",
        "1/2 2024",
        "1/2/2024",
        "01/02/2024",
        "1/2-24",
        "1.2.2024",
        "1 feb 2024",
        "1 februari 2024",
        "den 1 feb. 2024",
        20240201,
        240201,
        45323,
        45323.0,
        date(2024, 2, 1),
        datetime.combine(date(2024, 2, 1), time()),
        "2024-02-01 00:00:00",
    ],
)
def test_every_way_an_office_writes_the_first_of_february(cell: object) -> None:
    assert parse_import_date(cell).day == DAY


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2024-02-01 10:30", time(10, 30)),
        ("2024-02-01T10:30:15", time(10, 30, 15)),
        ("24-02-01 kl. 9.05", time(9, 5)),
        ("1/2 2024 14:00", time(14)),
        (45323.4375, time(10, 30)),
    ],
)
def test_a_time_may_follow(cell: object, clock: time) -> None:
    assert parse_import_date(cell) == ImportDate(DAY, clock)


def test_a_birth_date_does_not_lie_ahead() -> None:
    assert parse_import_date("45-03-01").day == date(2045, 3, 1)
    assert parse_import_date("45-03-01", latest=date(2026, 11, 22)).day == date(1945, 3, 1)
    assert parse_import_date("85-03-01").day == date(1985, 3, 1)
    assert parse_import_date("24-02-01", latest=DAY).day == DAY
    assert parse_import_date("24-02-01", latest=date(2024, 1, 31)).day == date(1924, 2, 1)
    assert parse_import_date("2045-03-01", latest=DAY).day == date(2045, 3, 1)


def test_two_digits_up_to_49_are_of_this_century() -> None:
    assert parse_import_date("49-12-31").day == date(2049, 12, 31)
    assert parse_import_date("50-01-01").day == date(1950, 1, 1)


@pytest.mark.parametrize(
    ("cell", "day", "clock"),
    [
        # Excel counts from 1900 with a leap day that year did not have: its numbers are right from 1 March on.
        (61, date(1900, 3, 1), None),
        (99_999, date(2173, 10, 13), None),
        (45_323.99931, DAY, time(23, 59)),
        (45_323.5, DAY, time(12)),
        # Six digits are a date without its century, though Excel's count has such numbers too.
        (100_101, date(2010, 1, 1), None),
        (99_998.75, date(2173, 10, 12), time(18)),
        (109_574.5, date(2199, 12, 31), time(12)),
        (datetime.combine(DAY, time(10, 30, 15, 999)), DAY, time(10, 30, 15)),
        (datetime.combine(DAY, time()), DAY, None),
        ("tor 1 feb 2024 kl 9", DAY, time(9)),
    ],
)
def test_numbers_and_cells_of_excel(cell: object, day: date, clock: time | None) -> None:
    assert parse_import_date(cell) == ImportDate(day, clock)


@pytest.mark.parametrize(
    ("cell", "clock", "until"),
    [
        ("2024-02-01 10:30-11:15", time(10, 30), time(11, 15)),
        ("1 feb 2024 9.00 - 10.30", time(9), time(10, 30)),
        ("2024-02-01 10:30:15-11:15:45", time(10, 30, 15), time(11, 15, 45)),
        ("2024-02-01 kl 9-10", time(9), time(10)),
        ("2024-02-01 kl 9", time(9), None),
    ],
)
def test_a_time_from_and_until(cell: str, clock: time, until: time | None) -> None:
    assert parse_import_date(cell) == ImportDate(DAY, clock, until)


@pytest.mark.parametrize(
    ("cell", "day"),
    [("1900-01-01", date(1900, 1, 1)), ("2200-12-31", date(2200, 12, 31)), ("00-01-01", date(2000, 1, 1))],
)
def test_years_from_1900_to_2200(cell: str, day: date) -> None:
    assert parse_import_date(cell) == ImportDate(day)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", ReadingTrouble.EMPTY),
        (None, ReadingTrouble.EMPTY),
        ("later", ReadingTrouble.UNKNOWN_WORD),
        ("1/2", ReadingTrouble.UNKNOWN_WORD),
        ("2024-02-30", ReadingTrouble.NO_SUCH_DAY),
        ("13/13 2024", ReadingTrouble.NO_SUCH_DAY),
        ("2024-02-01 25:00", ReadingTrouble.NO_SUCH_TIME),
        ("1066-10-14", ReadingTrouble.YEAR_RANGE),
        (12, ReadingTrouble.UNKNOWN_WORD),
        (float("nan"), ReadingTrouble.UNKNOWN_WORD),
        (True, ReadingTrouble.UNKNOWN_WORD),
    ],
)
def test_a_bad_cell_says_why(cell: object, reason: ReadingTrouble) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_import_date(cell)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("cell", "reason", "word"),
    [
        ("later", ReadingTrouble.UNKNOWN_WORD, "later"),
        ("x" * 60, ReadingTrouble.UNKNOWN_WORD, "x" * 40),
        ("2024-02-30", ReadingTrouble.NO_SUCH_DAY, "2024-02-30"),
        ("2024-02-30 10:00:00." + "1" * 40, ReadingTrouble.NO_SUCH_DAY, "2024-02-30 10:00:00." + "1" * 20),
        ("fri 1 feb 2024", ReadingTrouble.NO_SUCH_DAY, "fri 1 feb 2024"),
        (
            "fri 1 feb 2024 10:00:00." + "1" * 40,
            ReadingTrouble.NO_SUCH_DAY,
            "fri 1 feb 2024 10:00:00." + "1" * 16,
        ),
        ("1899-12-31", ReadingTrouble.YEAR_RANGE, "1899-12-31"),
        ("2201-01-01", ReadingTrouble.YEAR_RANGE, "2201-01-01"),
        ("2201-01-01 10:00:00." + "1" * 40, ReadingTrouble.YEAR_RANGE, "2201-01-01 10:00:00." + "1" * 20),
        ("2024-02-01 24:00", ReadingTrouble.NO_SUCH_TIME, "2024-02-01 24:00"),
        ("2024-02-01 25:00:00." + "1" * 40, ReadingTrouble.NO_SUCH_TIME, "2024-02-01 25:00:00." + "1" * 20),
        (0, ReadingTrouble.UNKNOWN_WORD, "0"),
        (60.5, ReadingTrouble.UNKNOWN_WORD, "60.5"),
        (-45323, ReadingTrouble.UNKNOWN_WORD, "-45323"),
        (109_575.5, ReadingTrouble.UNKNOWN_WORD, "109575.5"),
        (10**50, ReadingTrouble.UNKNOWN_WORD, "1" + "0" * 39),
        (float("inf"), ReadingTrouble.UNKNOWN_WORD, "inf"),
        (20240230, ReadingTrouble.NO_SUCH_DAY, "20240230"),
    ],
)
def test_the_refusal_repeats_forty_signs_of_the_cell(cell: object, reason: ReadingTrouble, word: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_import_date(cell)
    assert (refused.value.reason, refused.value.word) == (reason, word)


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%y-%m-%d", "%Y%m%d", "%d/%m %Y", "%d/%m/%Y", "%d/%m-%y", "%d.%m.%Y"]),
)
def test_what_was_written_comes_back(day: date, form: str) -> None:
    assert parse_import_date(day.strftime(form)) == ImportDate(day)


@given(st.text(max_size=25) | st.floats() | st.integers())
def test_any_cell_is_read_or_refused(cell: object) -> None:
    try:
        made = parse_import_date(cell)
    except Unreadable:
        return
    assert 1900 <= made.day.year <= 2200
