"""The three answers to a date as a person typed it: understood, ambiguous, or not understood and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class DateDirection(StrEnum):
    """Which way a date without a year, or a bare weekday, points."""

    FUTURE = "future"
    PAST = "past"


class Doubt(StrEnum):
    """Why there are several readings."""

    WEEKDAY_TODAY = "weekday_is_today"
    NEXT_WEEKDAY = "coming_one_or_next_week"
    YEAR_FIRST_OR_LAST = "year_first_or_last"
    YEAR = "which_year"
    HOUR_OR_YEAR = "hour_or_year"
    HOUR_OR_DAY = "hour_or_day"
    TIME_OR_DATE = "time_or_date"
    NOT_TODAY = "today_or_the_day_beside"
    CLOCK_BACK = "hour_comes_twice"
    WHICH_DAY = "which_day_of_the_week"


class ReadingTrouble(StrEnum):
    """Why there is no reading."""

    EMPTY = "empty"
    UNKNOWN_WORD = "unknown_word"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    GLUED = "hour_and_minute_unclear"
    CLOCK_FORWARD = "hour_skipped"
    WEEKDAY_DISAGREES = "weekday_disagrees"
    TWO_DATES = "two_dates"
    TWO_TIMES = "two_times"
    YEAR_RANGE = "year_out_of_range"
    UNIT_MISSING = "unit_missing"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One reading; `value` is aware, at midnight when no time was said; `past` against now, or today without a time."""

    value: datetime
    has_time: bool
    past: bool

    @property
    def day(self) -> date:
        return self.value.date()

    @property
    def time(self) -> time | None:
        return self.value.time() if self.has_time else None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more readings, earliest first, for the person to choose from."""

    options: tuple[DateReading, ...]
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No reading; `word` is the piece that stood in the way, as typed but in small letters."""

    reason: ReadingTrouble
    word: str = ""


DateAnswer = DateReading | Ambiguous | NotUnderstood


class Unreadable(Exception):
    """Raised while reading; becomes NotUnderstood."""

    def __init__(self, reason: ReadingTrouble, word: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.word = word
