"""Dates as lists write them: one reading only."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.import_dates import ImportDate, parse_import_date
from entre_tui.rules.when_answers import Trouble, Unreadable

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


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", Trouble.EMPTY),
        (None, Trouble.EMPTY),
        ("later", Trouble.UNKNOWN_WORD),
        ("1/2", Trouble.UNKNOWN_WORD),
        ("2024-02-30", Trouble.NO_SUCH_DAY),
        ("13/13 2024", Trouble.NO_SUCH_DAY),
        ("2024-02-01 25:00", Trouble.NO_SUCH_TIME),
        ("1066-10-14", Trouble.YEAR_RANGE),
        (12, Trouble.UNKNOWN_WORD),
        (float("nan"), Trouble.UNKNOWN_WORD),
        (True, Trouble.UNKNOWN_WORD),
    ],
)
def test_a_bad_cell_says_why(cell: object, reason: Trouble) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_import_date(cell)
    assert refused.value.reason is reason


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
