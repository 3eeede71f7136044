"""Dates as people say them, in English and Swedish: `tomorrow 14`, `+2w`, `fre 10.30`, `24/12`, `nästa fredag`.

`understand` gives the one reading there is, or all of them, or why there is none; it never chooses for the
person. Day comes before month, always. What is asked and not guessed:

- a weekday that is today, and "next"/"last" weekday where it may be this week's or next week's; -
`24-02-01` where both year first and year last are days; - a day and month that went by some weeks ago and
is far ahead otherwise: which year; - `24/12 14`: hour or year; `14` alone: hour or day; `12.10` alone: time
or date (unless the field itself says whether it takes a time); - a time alone that has passed today; an
hour that comes twice when the clocks go back; a week without its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import product

from dateutil import tz

from entre_tui.rules.moments import utc, zone_of
from entre_tui.rules.typed_dates.answers import (
    Ambiguous,
    DateAnswer,
    DateDirection,
    DateReading,
    Doubt,
    NotUnderstood,
    ReadingTrouble,
    Unreadable,
)
from entre_tui.rules.typed_dates.days import DayReadings, day_of, day_of_month, full_year, without_year
from entre_tui.rules.typed_dates.import_dates import parse_import_date as parse_import_date
from entre_tui.rules.typed_dates.reader import read
from entre_tui.rules.typed_dates.sentence import Sentence
from entre_tui.rules.typed_dates.words import plain

__all__ = [
    "Ambiguous",
    "DateAnswer",
    "DateDirection",
    "DateReading",
    "Doubt",
    "NotUnderstood",
    "ReadingTrouble",
    "parse_import_date",
    "understand",
]

_LONGEST = 80
_MIDNIGHT = time()

DayAndTime = tuple[date, time | None]


def understand(
    text: str, now: datetime, *, wants_time: bool | None = None, toward: DateDirection = DateDirection.FUTURE
) -> DateAnswer:
    """What a person means by `text` at `now` (aware, the office's zone).

    `wants_time`: True for a field that takes date and time, False for one that takes a date only, None if
    unknown; it settles only what the field itself settles (`24/12 14`). `toward` PAST is for fields about
    what has been.
    """
    if len(text) > _LONGEST:
        return NotUnderstood(ReadingTrouble.TOO_LONG)
    words = plain(text)
    if not words:
        return NotUnderstood(ReadingTrouble.EMPTY)
    try:
        return _Reading(read(words, now.date(), toward), now, wants_time, toward).answer()
    except Unreadable as unreadable:
        return NotUnderstood(unreadable.reason, unreadable.word)


class _Reading:
    """From the pieces of a sentence to its answer."""

    def __init__(self, said: Sentence, now: datetime, wants_time: bool | None, toward: DateDirection) -> None:
        self.said = said
        self.now = now
        self.zone = zone_of(now)
        self.today = now.date()
        self.wants_time = wants_time
        self.toward = toward

    def answer(self) -> DateAnswer:
        if self.said.moment is not None:
            return self._moment(self.said.moment)
        self._settle_dotted()
        if len(self.said.times) > 1:
            raise Unreadable(ReadingTrouble.TWO_TIMES)
        if self.said.number is not None:
            return self._with_number(self.said.number)
        if not self.said.has_day:
            return self._time_alone(self.said.times)
        days = self._days()
        return self._answer(product(days.readings, self._times()), days.doubt)

    def _moment(self, span: timedelta) -> DateAnswer:
        if not self.said.only_moment:
            raise Unreadable(ReadingTrouble.TWO_TIMES)
        value = (utc(self.now) + span).astimezone(self.zone).replace(second=0, microsecond=0)
        return DateReading(value, True, span < timedelta(0))

    def _settle_dotted(self) -> None:
        """`12.10` is a time beside a day, a day beside a time, and either when it stands alone."""
        if self.said.dotted is None:
            return
        first, second, may_be_time = self.said.dotted
        typed = f"{first}.{second}"
        is_time = may_be_time and first < 24 and second < 60
        if self.said.has_day:
            if not is_time:
                raise Unreadable(ReadingTrouble.NO_SUCH_TIME, typed)
            self.said.times.append(time(first, second))
        elif self.said.times or self.wants_time is False or not is_time:
            self.said.days.append(without_year(second, first, self.today, self.toward, typed))
        elif 1 <= second <= 12 and first >= 1:
            self.said.either = (
                without_year(second, first, self.today, self.toward, typed),
                time(first, second),
            )
        else:
            self.said.times.append(time(first, second))

    def _times(self) -> list[time | None]:
        return list(self.said.times) or [None]

    def _days(self, year: date | None = None) -> DayReadings:
        """The readings on which everything said about the day agrees; none are left beside a `year` that does."""
        said = self.said
        if len(said.days) > 1:
            raise Unreadable(ReadingTrouble.TWO_DATES)
        if not said.days or (said.weeks is not None and said.weekdays):
            return said.weekday_alone()
        if not said.weekdays:
            return said.days[0]
        left = tuple(day for day in said.days[0].readings if self._agrees(day))
        if not left and year is None:
            raise Unreadable(ReadingTrouble.WEEKDAY_DISAGREES)
        return DayReadings(left, said.days[0].doubt)

    def _agrees(self, day: date) -> bool:
        """Whether it is each weekday that was said."""
        return all(day.weekday() == number for number, _ in self.said.weekdays)

    def _in_year(self, digits: str, *, or_hour: bool) -> date | None:
        """The day without a year in that of two digits; None where they can only be its hour, or are no year."""
        yearless = self.said.days[0].yearless if self.said.days else None
        if yearless is None or len(digits) != 2:
            return None
        try:
            day = day_of(full_year(digits, self.today), *yearless, digits)
            if not self._agrees(day):
                raise Unreadable(ReadingTrouble.WEEKDAY_DISAGREES)
        except Unreadable:
            if or_hour:
                return None
            raise
        return day

    def _with_number(self, digits: str) -> DateAnswer:
        hour = time(int(digits)) if int(digits) < 24 else None
        if not self.said.has_day:
            return self._number_alone(digits, hour)
        if self.said.times:
            hour = None
        year = self._in_year(digits, or_hour=hour is not None)
        days = self._days(year)
        if hour is not None and (year is None or (self.wants_time and days.readings)):
            return self._answer(product(days.readings, [hour]), days.doubt)
        if year is None:
            raise Unreadable(ReadingTrouble.NO_SUCH_TIME, digits)
        if hour is None or self.wants_time is False:
            return self._answer([(year, self._times()[0])], days.doubt)
        return self._answer([*product(days.readings, [hour]), (year, None)], Doubt.HOUR_OR_YEAR)

    def _number_alone(self, digits: str, hour: time | None) -> DateAnswer:
        """`14`: that hour, or that day of the month; beside a time only the day is left."""
        day = day_of_month(int(digits), self.today, self.toward)
        dated: list[DayAndTime] = [] if day is None else [(day, self._times()[0])]
        if hour is not None and not self.said.times and not (dated and self.wants_time is False):
            return self._answer([*self._beside(hour), *dated], Doubt.HOUR_OR_DAY)
        if not dated:
            raise Unreadable(ReadingTrouble.NO_SUCH_DAY, digits)
        return self._answer(dated, Doubt.HOUR_OR_DAY)

    def _time_alone(self, times: list[time]) -> DateAnswer:
        if self.said.either is not None:
            days, clock = self.said.either
            dated = [(day, None) for day in days.readings]
            return self._answer([*self._beside(clock), *dated], Doubt.TIME_OR_DATE)
        if not times:
            raise Unreadable(ReadingTrouble.EMPTY)
        return self._answer(self._beside(times[0]), Doubt.NOT_TODAY)

    def _beside(self, clock: time) -> list[DayAndTime]:
        """Today at that time; when that lies the wrong way, the day beside it too."""
        step = timedelta(days=1 if self.toward is DateDirection.FUTURE else -1)
        ahead = clock > self.now.time()
        days = (
            [self.today]
            if ahead == (self.toward is DateDirection.FUTURE)
            else [self.today, self.today + step]
        )
        return [(day, clock) for day in days]

    def _answer(self, readings: Iterable[DayAndTime], doubt: Doubt) -> DateAnswer:
        made = [self._options(day, clock) for day, clock in readings]
        unique = {(utc(one.value), one.has_time): one for options in made for one in options}
        if not unique:
            raise Unreadable(ReadingTrouble.CLOCK_FORWARD)
        if len(unique) == 1:
            return next(iter(unique.values()))
        ordered = tuple(unique[key] for key in sorted(unique))
        return Ambiguous(ordered, Doubt.CLOCK_BACK if len(made) == 1 else doubt)

    def _options(self, day: date, clock: time | None) -> list[DateReading]:
        """None in the hour that spring skips, two in the hour that autumn repeats."""
        value = datetime.combine(day, clock or _MIDNIGHT, self.zone)
        if clock is None:
            return [DateReading(value, False, day < self.today)]
        if not tz.datetime_exists(value):
            return []
        values = [value, value.replace(fold=1)] if tz.datetime_ambiguous(value) else [value]
        return [DateReading(one, True, utc(one) < utc(self.now)) for one in values]
