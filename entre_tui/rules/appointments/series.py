"""A series of appointments by rule: `tue thu 10:00 x 25 w, not holidays`, `tis tor 10:00 i 25 veckor, inte helgdagar`.

Weeks and months are counted from the first appointment, so that 25 weeks of two days are 50, whatever day the series
begins; a holiday left out is not made up for in weeks, but a series of 25 times has 25. The wall time stays when the
clocks change. How a rule is read from what a person types: `series_reader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from dateutil import tz
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from entre_tui.rules.moments import utc, zone_of
from entre_tui.rules.workdays import holiday_name

MOST = 400


class SeriesTrouble(StrEnum):
    """Why a series could not be read or made."""

    EMPTY = "empty"
    UNKNOWN_WORD = "unknown_word"
    NO_WEEKDAY = "no_weekday"
    NO_TIME = "no_time"
    NO_SUCH_TIME = "no_such_time"
    NO_LENGTH = "no_length"
    TWO_LENGTHS = "two_lengths"
    DATE_UNCLEAR = "date_unclear"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class SeriesProblem:
    reason: SeriesTrouble
    word: str = ""


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """Weekday (Monday 0) and time of each appointment of a week; exactly one of weeks, months, times, until is set.

    `interval` is every so many weeks; with `nth` it is only that weekday of each month, −1 the last.
    """

    slots: tuple[tuple[int, time], ...]
    weeks: int | None = None
    months: int | None = None
    times: int | None = None
    until: date | None = None
    start: date | None = None
    interval: int = 1
    nth: int | None = None
    skip_holidays: bool = False


@dataclass(frozen=True, slots=True)
class SeriesTimes:
    """The appointments' starts (aware), and those left out because of a holiday."""

    starts: tuple[datetime, ...]
    skipped: tuple[datetime, ...]


def make_series(rule: SeriesRule, now: datetime) -> SeriesTimes | SeriesProblem:
    """The appointments of a rule, the first of them after `now` and not before its start."""
    first_day = max(rule.start or now.date(), now.date())
    if rule.until is not None and rule.until < first_day:
        return SeriesProblem(SeriesTrouble.ENDS_BEFORE_START)
    starts: list[datetime] = []
    skipped: list[datetime] = []
    last = rule.until
    for moment in _moments(rule, first_day, now):
        if last is None:
            last = _last_day(rule, moment.date())
        if (last is not None and moment.date() > last) or len(starts) == rule.times:
            break
        off = rule.skip_holidays and holiday_name(moment.date()) is not None
        (skipped if off else starts).append(moment)
        if len(starts) > MOST:
            return SeriesProblem(SeriesTrouble.TOO_MANY)
    return SeriesTimes(tuple(starts), tuple(skipped))


def _last_day(rule: SeriesRule, first: date) -> date | None:
    """The last day of a length counted from the first appointment; None where that says nothing."""
    if rule.weeks is None and rule.months is None:
        return None
    return first + relativedelta(weeks=rule.weeks or 0, months=rule.months or 0, days=-1)


def _moments(rule: SeriesRule, first_day: date, now: datetime) -> Iterator[datetime]:
    """Without end; every other week counts from the week of the first appointment still to come."""
    zone = zone_of(now)
    for day in _days(rule, first_day, now):
        for wanted, clock in rule.slots:
            moment = _on_clock(day, clock, zone)
            if wanted == day.weekday() and utc(moment) > utc(now):
                yield moment


def _days(rule: SeriesRule, first_day: date, now: datetime) -> Iterator[date]:
    zone = zone_of(now)
    days = sorted({day for day, _ in rule.slots})
    if rule.nth is not None:
        begin, nth = datetime.combine(first_day, time()), rule.nth
        for naive in rrule(MONTHLY, dtstart=begin, byweekday=[weekday(day)(nth) for day in days]):
            yield naive.date()
        return
    coming = (
        _on_clock(first_day + timedelta(days=ahead), clock, zone)
        for ahead in range(8)
        for day, clock in rule.slots
        if (first_day + timedelta(days=ahead)).weekday() == day
    )
    anchor = next(moment for moment in coming if utc(moment) > utc(now)).date()
    dates = rrule(
        WEEKLY,
        interval=rule.interval,
        dtstart=datetime.combine(anchor, time()),
        byweekday=[weekday(day) for day in days],
    )
    for naive in dates:
        yield naive.date()


def _on_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """That wall time; an hour that spring skips is moved on by the hour."""
    return tz.resolve_imaginary(datetime.combine(day, clock, zone))
