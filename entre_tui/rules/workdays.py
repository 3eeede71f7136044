"""Working days in Sweden: Monday to Friday, less public holidays and the three eves nobody works.

Midsummer Eve, Christmas Eve and New Year's Eve are no public holidays in law but are kept as such by
Swedish authorities; days with shortened hours (Maundy Thursday, Walpurgis Night) are working days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from dateutil.easter import easter

_EVES = {
    "sv": ("Midsommarafton", "Julafton", "Nyårsafton"),
    "en": ("Midsummer Eve", "Christmas Eve", "New Year's Eve"),
}
# Between these no day off can fall on a weekday: Good Friday is 20 March at the earliest, Midsummer Eve 25 June at the
# latest.
_QUIET = (((1, 7), (3, 19)), ((6, 26), (12, 23)))
_LANGUAGES = {"sv": "sv", "en": "en_US"}


@lru_cache(maxsize=256)
def holidays_in(year: int, language: str = "sv") -> Mapping[date, str]:
    """The named days off of a year (`sv` or `en`); Sundays as such are not among them."""
    # The package loads every country (about 0.15 s): only names need it, which no list shows.
    from holidays.countries.sweden import Sweden

    days = dict(Sweden(years=year, include_sundays=False, language=_LANGUAGES[language]).items())
    midsummer_day = next(
        day for day in (date(year, 6, 20) + timedelta(n) for n in range(7)) if day.weekday() == 5
    )
    eves = (midsummer_day - timedelta(1), date(year, 12, 24), date(year, 12, 31))
    days.update(zip(eves, _EVES[language], strict=True))
    return MappingProxyType(dict(sorted(days.items())))


def holiday_name(day: date, language: str = "sv") -> str | None:
    """What the calendar calls a day off, or None for an ordinary day (an ordinary Sunday too)."""
    return holidays_in(day.year, language).get(day)


@lru_cache(maxsize=256)
def _weekdays_off(year: int) -> tuple[date, ...]:
    """Reckoned here, as the calendar package has them since 1990; loading that would hold up the first screen."""
    if year < 1990:
        return tuple(day for day in holidays_in(year) if day.weekday() < 5)
    sunday = easter(year)
    moving = [sunday + timedelta(days) for days in (-2, 1, 39)]
    # Whit Monday gave way to the National Day.
    moving.append(date(year, 6, 6) if year >= 2005 else sunday + timedelta(50))
    midsummer_eve = next(
        day for day in (date(year, 6, 19) + timedelta(n) for n in range(7)) if day.weekday() == 4
    )
    fixed = [date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31))]
    return tuple(sorted(day for day in {*moving, midsummer_eve, *fixed} if day.weekday() < 5))


def is_workday(day: date) -> bool:
    """Whether the probation office is open that day."""
    return day.weekday() < 5 and (_quiet(day, day) or day not in _weekdays_off(day.year))


def next_workday(day: date) -> date:
    """The first working day after `day`."""
    return add_workdays(day, 1)


def add_workdays(day: date, count: int) -> date:
    """`count` working days after `day` (before it if negative); 0 gives the day itself, working or not."""
    step = timedelta(1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_workday(day):
            day += step
    return day


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; negative when `end` comes first.

    With a duty's date as start and today as end: days over when positive, days left when negative.
    """
    if end < start:
        return -workdays_between(end, start)
    return _weekdays_through(end) - _weekdays_through(start) - _off_within(start, end)


def _weekdays_through(day: date) -> int:
    weeks, weekday = divmod(day.toordinal() - 1, 7)
    return weeks * 5 + min(weekday + 1, 5)


def _quiet(first: date, last: date) -> bool:
    """Whether no weekday from `first` to `last` can be a day off."""
    days = (first.month, first.day), (last.month, last.day)
    return first.year == last.year and any(low <= days[0] and days[1] <= high for low, high in _QUIET)


def _off_within(start: date, end: date) -> int:
    if end <= start or _quiet(start + timedelta(1), end):
        return 0
    total = 0
    for year in range(start.year, end.year + 1):
        days = _weekdays_off(year)
        total += bisect_right(days, end) - bisect_left(days, start + timedelta(1))
    return total
