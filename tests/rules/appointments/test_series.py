"""The rule of a series of appointments, as it is typed and what it books."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.appointments.series import (
    SeriesProblem,
    SeriesRule,
    SeriesTimes,
    SeriesTrouble,
    make_series,
)
from entre_tui.rules.typed_dates.series_reader import read_series
from entre_tui.rules.workdays import holiday_name

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def series(text: str, now: datetime = NOW) -> SeriesTimes:
    rule = read_series(text, now)
    assert isinstance(rule, SeriesRule), rule
    made = make_series(rule, now)
    assert isinstance(made, SeriesTimes), made
    return made


@pytest.mark.parametrize(
    "typed",
    [
        "tue thu 10:00 x 25 w, not holidays",
        "tis tor 10:00 i 25 veckor, inte helgdagar",
        "Tue and Thu at 10:00 for 25 weeks, skip holidays",
        "tisdagar och torsdagar kl. 10 i 25 v, ej röda dagar",
        "tis, tors kl 10 x 25 v (ej helgdagar)",
        "tue thu 10am, 25 weeks, not on holidays",
    ],
)
def test_the_series_of_the_sketch(typed: str) -> None:
    made = series(typed)
    assert len(made.starts) == 47
    assert made.starts[0] == datetime(2026, 11, 24, 10, tzinfo=ZONE)
    assert [moment.date() for moment in made.skipped] == [
        date(2026, 12, 24),
        date(2026, 12, 31),
        date(2027, 5, 6),
    ]


def test_the_wall_time_stays_over_summer_time() -> None:
    made = series("tue 10:00 x 25 w")
    assert {moment.time() for moment in made.starts} == {time(10)}
    assert {moment.astimezone(UTC).hour for moment in made.starts} == {8, 9}


def test_weeks_are_whole_whatever_day_the_series_begins() -> None:
    tuesday_noon = datetime(2026, 11, 24, 12, tzinfo=ZONE)
    for now in (NOW, tuesday_noon, tuesday_noon - timedelta(hours=3)):
        assert len(series("tue thu 10:00 x 25 w", now).starts) == 50


def test_each_group_of_days_may_have_its_own_time() -> None:
    made = series("mån 9:00 fre 14.30 i 2 veckor")
    assert [(moment.weekday(), moment.hour) for moment in made.starts] == [(0, 9), (4, 14), (0, 9), (4, 14)]


def test_times_are_made_up_for_but_weeks_are_not() -> None:
    assert len(series("thu 10:00 x 8 times, not holidays").starts) == 8
    assert len(series("thu 10:00 x 8 w, not holidays").starts) == 6


def test_until_from_and_every_other_week() -> None:
    assert [moment.day for moment in series("tue 10:00 until 24/12").starts] == [24, 1, 8, 15, 22]
    assert [moment.day for moment in series("tue 10 from 1 dec for 3 weeks").starts] == [1, 8, 15]
    made = series("tis 10:00 varannan vecka t.o.m. 24 januari 2027")
    assert [moment.day for moment in made.starts] == [24, 8, 22, 5, 19]


@pytest.mark.parametrize("typed", ["tue thu 10:00 från 1/12 25 v", "from 1/12 tue thu 10 x 25 w"])
def test_what_follows_a_date_is_no_part_of_it(typed: str) -> None:
    made = series(typed)
    assert len(made.starts) == 50
    assert [moment.day for moment in made.starts[:3]] == [1, 3, 8]


@pytest.mark.parametrize("typed", ["mon-fri 9 x 1 w", "mån till fre 9 i en vecka", "vardagar 9:00 x 5"])
def test_from_one_weekday_to_another(typed: str) -> None:
    assert [moment.day for moment in series(typed).starts] == [23, 24, 25, 26, 27]


def test_a_range_of_weekdays_may_go_over_the_weekend() -> None:
    assert [moment.day for moment in series("fri-mon 9 x 4").starts] == [23, 27, 28, 29]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("varannan tisdag 10 x 3", [24, 8, 22]),
        ("every other tue 10:00 x 3 times", [24, 8, 22]),
        ("fortnightly tue 10 x 3", [24, 8, 22]),
        ("var tredje vecka tis 10 x 3 ggr", [24, 15, 5]),
        ("tue 10:00 every 4 weeks x 3", [24, 22, 19]),
        ("första tisdagen i månaden kl 10 x 3 ggr", [1, 5, 2]),
        ("last friday of the month 10:00 x 3 sessions", [27, 25, 29]),
        ("tredje onsdagen varje månad 13.30 i 3 månader", [16, 20, 17]),
        ("tue 10:00 for 2 months", [24, 1, 8, 15, 22, 29, 5, 12, 19]),
        ("tis 10 t.o.m. v 51", [24, 1, 8, 15]),
        ("tis 10 från v 51 3x", [15, 22, 29]),
    ],
)
def test_how_often_and_how_long(typed: str, days: list[int]) -> None:
    assert [moment.day for moment in series(typed).starts] == days


def test_every_other_week_counts_from_the_first_that_is_still_to_come() -> None:
    made = series("tue 10:00 every other week x 3 times", datetime(2026, 11, 24, 12, tzinfo=ZONE))
    assert [moment.day for moment in made.starts] == [1, 15, 29]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", SeriesTrouble.EMPTY),
        ("tue banana", SeriesTrouble.UNKNOWN_WORD),
        ("10:00 x 3 w", SeriesTrouble.NO_WEEKDAY),
        ("x 3 w", SeriesTrouble.NO_WEEKDAY),
        ("tue thu x 25 w", SeriesTrouble.NO_TIME),
        ("tue 25:00 x 3 w", SeriesTrouble.NO_SUCH_TIME),
        ("tue 10:00", SeriesTrouble.NO_LENGTH),
        ("tue 10:00 x 0 w", SeriesTrouble.NO_LENGTH),
        ("tue 10:00 x 25 w x 3 times", SeriesTrouble.TWO_LENGTHS),
        ("tue 10:00 until 1/11", SeriesTrouble.DATE_UNCLEAR),
        ("tue 10:00 until", SeriesTrouble.UNKNOWN_WORD),
        ("first tue 10:00 x 3", SeriesTrouble.UNKNOWN_WORD),
        ("tue 10:00 every month x 3", SeriesTrouble.UNKNOWN_WORD),
        ("every 0 weeks tue 10:00 x 3", SeriesTrouble.UNKNOWN_WORD),
        ("tue 13pm x 3", SeriesTrouble.NO_SUCH_TIME),
        ("tue 10-11 x 3", SeriesTrouble.UNKNOWN_WORD),
        ("a" * 200, SeriesTrouble.TOO_LONG),
    ],
)
def test_what_is_not_understood_says_why(typed: str, reason: SeriesTrouble) -> None:
    problem = read_series(typed, NOW)
    assert isinstance(problem, SeriesProblem)
    assert problem.reason is reason


def test_a_series_has_a_limit_and_an_order() -> None:
    slots = ((1, time(10)),)
    assert make_series(SeriesRule(slots, times=500), NOW) == SeriesProblem(SeriesTrouble.TOO_MANY)
    assert make_series(SeriesRule(slots, weeks=1000), NOW) == SeriesProblem(SeriesTrouble.TOO_MANY)
    past = SeriesRule(slots, until=date(2026, 11, 1))
    assert make_series(past, NOW) == SeriesProblem(SeriesTrouble.ENDS_BEFORE_START)


TUE_AT_TEN = ((1, time(10)),)


def booked(rule: SeriesRule, now: datetime = NOW) -> list[str]:
    made = make_series(rule, now)
    assert isinstance(made, SeriesTimes)
    return [f"{moment:%d %H:%M}" for moment in made.starts]


@pytest.mark.parametrize(
    ("rule", "starts"),
    [
        (SeriesRule(TUE_AT_TEN, weeks=1), ["24 10:00"]),
        (SeriesRule(TUE_AT_TEN, months=1), [f"{day:02} 10:00" for day in (24, 1, 8, 15, 22)]),
        (SeriesRule(TUE_AT_TEN, times=1, start=date(2026, 11, 1)), ["24 10:00"]),
        (SeriesRule(TUE_AT_TEN, times=1, start=date(2026, 11, 24)), ["24 10:00"]),
        (SeriesRule(TUE_AT_TEN, times=1, start=date(2026, 11, 25)), ["01 10:00"]),
        # Today at two is still to come, today at noon and at ten are not.
        (SeriesRule(((6, time(14)),), until=date(2026, 11, 22)), ["22 14:00"]),
        (SeriesRule(((6, time(12)),), until=date(2026, 11, 29)), ["29 12:00"]),
        (SeriesRule(((6, time(10)), (6, time(14))), times=3), ["22 14:00", "29 10:00", "29 14:00"]),
        (SeriesRule(((6, time(14)),), times=2, nth=4), ["22 14:00", "27 14:00"]),
        (SeriesRule(((6, time(10)),), times=2, nth=4), ["27 10:00", "24 10:00"]),
        (SeriesRule(((0, time(9)), (1, time(10))), times=3, nth=-1), ["24 10:00", "30 09:00", "28 09:00"]),
        (
            SeriesRule(((1, time(10)), (3, time(10))), times=4, interval=2),
            ["24 10:00", "26 10:00", "08 10:00", "10 10:00"],
        ),
        # Christmas Eve and New Year's Eve are Thursdays.
        (
            SeriesRule(((3, time(10)),), until=date(2027, 1, 7), start=date(2026, 12, 20)),
            ["24 10:00", "31 10:00", "07 10:00"],
        ),
        (
            SeriesRule(
                ((3, time(10)),), until=date(2027, 1, 7), start=date(2026, 12, 20), skip_holidays=True
            ),
            ["07 10:00"],
        ),
        # The clocks go forward on 28 March 2027 at two.
        (SeriesRule(((6, time(2, 30)),), times=2, start=date(2027, 3, 22)), ["28 03:30", "04 02:30"]),
    ],
)
def test_what_a_rule_books(rule: SeriesRule, starts: list[str]) -> None:
    assert booked(rule) == starts


def test_every_other_week_begins_with_what_is_left_of_this_one() -> None:
    rule = SeriesRule(((1, time(10)), (3, time(10))), times=3, interval=2)
    assert booked(rule, datetime(2026, 11, 25, 9, tzinfo=ZONE)) == ["26 10:00", "08 10:00", "10 10:00"]
    # Sunday at ten has been, and what begins this very moment too: the first is a week away, and the second three.
    assert booked(SeriesRule(((6, time(10)),), times=2, interval=2)) == ["29 10:00", "13 10:00"]
    assert booked(SeriesRule(((6, time(12)),), times=2, interval=2)) == ["29 12:00", "13 12:00"]
    assert booked(SeriesRule(((6, time(12)),), times=1, nth=4)) == ["27 12:00"]


def test_four_hundred_are_the_most() -> None:
    assert len(booked(SeriesRule(TUE_AT_TEN, times=400))) == 400
    assert make_series(SeriesRule(TUE_AT_TEN, times=401), NOW) == SeriesProblem(SeriesTrouble.TOO_MANY)


def test_a_series_may_end_today_but_not_before_it_begins() -> None:
    assert make_series(SeriesRule(TUE_AT_TEN, until=NOW.date()), NOW) == SeriesTimes((), ())
    ended = SeriesProblem(SeriesTrouble.ENDS_BEFORE_START)
    assert make_series(SeriesRule(TUE_AT_TEN, until=date(2026, 11, 21)), NOW) == ended
    begins = SeriesRule(TUE_AT_TEN, until=date(2026, 12, 1), start=date(2026, 12, 2))
    assert make_series(begins, NOW) == ended


moments = st.integers(0, 2_000_000).map(
    lambda minutes: (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
)
slots = st.dictionaries(
    st.integers(0, 6),
    st.times(time(4), time(22)).map(lambda t: t.replace(second=0, microsecond=0)),
    min_size=1,
).map(lambda chosen: tuple(sorted(chosen.items())))


@given(slots, st.integers(1, 30), st.booleans(), moments)
def test_weeks_hold_every_slot_once_a_week(
    chosen: tuple[tuple[int, time], ...], weeks: int, skip: bool, now: datetime
) -> None:
    made = make_series(SeriesRule(chosen, weeks=weeks, skip_holidays=skip), now)
    assert isinstance(made, SeriesTimes)
    assert len(made.starts) + len(made.skipped) == len(chosen) * weeks
    assert all(moment.astimezone(UTC) > now.astimezone(UTC) for moment in made.starts)
    assert {(moment.weekday(), moment.time()) for moment in made.starts} <= set(chosen)
    assert all(holiday_name(moment.date()) for moment in made.skipped)
    assert list(made.starts) == sorted(made.starts)


@given(st.text(max_size=60), moments)
def test_no_text_breaks_it(text: str, now: datetime) -> None:
    assert isinstance(read_series(text, now), (SeriesRule, SeriesProblem))
