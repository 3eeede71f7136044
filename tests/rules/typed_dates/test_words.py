"""The words of days as they are looked for, and the one named that stood in the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.typed_dates.parse import NotUnderstood, ReadingTrouble, understand
from entre_tui.rules.typed_dates.words import MONTHS, NUMBERS, UNITS, WEEKDAYS, fold, number, one_of, plain
from tests.rules.typed_dates.readings import SUNDAY, told

WORDS = st.dictionaries(st.text("ab.", min_size=1, max_size=4), st.integers(), min_size=1)


def test_a_week_has_seven_days_from_monday_and_a_year_twelve_months() -> None:
    assert [WEEKDAYS[day] for day in ("mon", "tis", "wed", "tors", "friday", "lordag", "sondagen")] == [
        *range(7)
    ]
    assert [MONTHS[name] for name in ("jan", "feb", "mars", "apr", "maj", "june")] == [*range(1, 7)]
    assert [MONTHS[name] for name in ("juli", "aug", "sep", "okt", "november", "dec")] == [*range(7, 13)]


def test_numbers_as_digits_and_as_words() -> None:
    assert [number(word) for word in ("en", "two", "tre", "fyra", "femton")] == [1, 2, 3, 4, 15]
    assert number("014") == 14


@given(WORDS)
def test_a_word_is_found_whole_though_a_shorter_one_begins_it(words: dict[str, int]) -> None:
    for word in words:
        found = re.match(one_of(words), word)
        assert found is not None
        assert found[0] == word


@pytest.mark.parametrize("words", [WEEKDAYS, MONTHS, NUMBERS, UNITS])
def test_every_word_is_looked_for_as_it_is_typed_after_folding(
    words: dict[str, int] | dict[str, str],
) -> None:
    for word in words:
        assert plain(word.upper()) == word == fold(word)
        assert re.fullmatch(one_of(words), word)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  LÖRDAG,  kl.  10 ", "lordag kl 10"),
        ("klockan 9", "kl 9"),
        ("2026-12-01T10:30", "2026-12-01 10:30"),
        ("lo\u0308r\u00a010", "lor 10"),
        ("tisdag", "tisdag"),
    ],
)
def test_what_was_typed_is_made_plain(typed: str, words: str) -> None:
    assert plain(typed) == words


@pytest.mark.parametrize(
    ("typed", "reason", "word"),
    [
        ("32:e", ReadingTrouble.NO_SUCH_DAY, "32:e"),
        ("den 32", ReadingTrouble.NO_SUCH_DAY, "den 32"),
        ("3 weeks", ReadingTrouble.UNKNOWN_WORD, "3 weeks"),
        ("31/2", ReadingTrouble.NO_SUCH_DAY, "31/2"),
        ("29/2 26", ReadingTrouble.NO_SUCH_DAY, "26"),
        ("31/2 2027", ReadingTrouble.NO_SUCH_DAY, "31/2 2027"),
        ("31.2 13.30", ReadingTrouble.NO_SUCH_DAY, "31.2"),
        ("13.30 31.2", ReadingTrouble.NO_SUCH_DAY, "31.2"),
        ("31.2 10:00", ReadingTrouble.NO_SUCH_DAY, "31.2"),
        ("31 feb", ReadingTrouble.NO_SUCH_DAY, "31 feb"),
        ("2026-02-29", ReadingTrouble.NO_SUCH_DAY, "2026-02-29"),
        ("29.2.2026", ReadingTrouble.NO_SUCH_DAY, "29.2.2026"),
        ("24-13-40", ReadingTrouble.NO_SUCH_DAY, "24-13-40"),
        ("v 54", ReadingTrouble.NO_SUCH_DAY, "v 54"),
        ("1800-01-01", ReadingTrouble.YEAR_RANGE, "1800-01-01"),
        ("+999y", ReadingTrouble.YEAR_RANGE, "3025"),
        ("+3", ReadingTrouble.UNIT_MISSING, "+3"),
        ("25:00", ReadingTrouble.NO_SUCH_TIME, "25:00"),
        ("fri 970", ReadingTrouble.NO_SUCH_TIME, "970"),
        ("fri 659", ReadingTrouble.GLUED, "659"),
        ("1430", ReadingTrouble.UNKNOWN_WORD, "1430"),
        ("fri 14 15", ReadingTrouble.UNKNOWN_WORD, "15"),
        ("fri 25", ReadingTrouble.NO_SUCH_TIME, "25"),
        ("fri 24.10", ReadingTrouble.NO_SUCH_TIME, "24.10"),
        ("fri 10.60", ReadingTrouble.NO_SUCH_TIME, "10.60"),
        ("13pm", ReadingTrouble.NO_SUCH_TIME, "13pm"),
        ("0am", ReadingTrouble.NO_SUCH_TIME, "0am"),
        ("99", ReadingTrouble.NO_SUCH_DAY, "99"),
        ("tomorrow banana split", ReadingTrouble.UNKNOWN_WORD, "banana"),
    ],
)
def test_the_refusal_names_what_stood_in_the_way(typed: str, reason: ReadingTrouble, word: str) -> None:
    assert understand(typed, SUNDAY) == NotUnderstood(reason, word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31.12 13.30", "2026-12-31 13:30"),
        ("5.1 13.30", "2027-01-05 13:30"),
        ("23.59 24.12", "2026-12-24 23:59"),
        ("1.12 0.00", "2026-12-01 00:00"),
        ("1.12 9.5", "2027-05-09 01:12"),
        ("32.12 13.30", ReadingTrouble.TWO_TIMES),
        ("0.10 13.30", ReadingTrouble.TWO_TIMES),
        ("5.13 14.40", ReadingTrouble.TWO_TIMES),
        ("30.11 24.12", ReadingTrouble.TWO_TIMES),
        ("1.12 13.60", ReadingTrouble.TWO_TIMES),
    ],
)
def test_of_two_numbers_with_a_dot_one_is_the_day_where_only_one_can_be(typed: str, meant: str) -> None:
    assert told(understand(typed, SUNDAY)) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", ReadingTrouble.EMPTY),
        ("on the", ReadingTrouble.EMPTY),
        ("today tomorrow", ReadingTrouble.TWO_DATES),
        ("mon tue", ReadingTrouble.TWO_DATES),
        ("nästa fredag om en vecka", ReadingTrouble.TWO_DATES),
        ("10:00 11:00", ReadingTrouble.TWO_TIMES),
        ("9.10 1.12", ReadingTrouble.TWO_TIMES),
        ("fre 24 dec", ReadingTrouble.WEEKDAY_DISAGREES),
        ("28/3 2027 02:30", ReadingTrouble.CLOCK_FORWARD),
        ("1" * 81, ReadingTrouble.TOO_LONG),
    ],
)
def test_what_is_wrong_with_the_whole_names_no_word(typed: str, reason: ReadingTrouble) -> None:
    assert understand(typed, SUNDAY) == NotUnderstood(reason)
