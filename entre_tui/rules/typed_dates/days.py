"""Which days a piece of text can mean, seen from today: every reading, never a choice between them.

Year left out: the next such day (the last one for a field about the past), and both when the nearer of the
two lies the other way within 90 days. Two-digit years: the century that puts the year within the last 80 or
the next 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from entre_tui.rules.typed_dates.answers import DateDirection, Doubt, ReadingTrouble, Unreadable

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_NEAR = timedelta(days=90)
_SPANS = {
    "days": relativedelta(days=1),
    "weeks": relativedelta(weeks=1),
    "fortnights": relativedelta(weeks=2),
    "months": relativedelta(months=1),
    "years": relativedelta(years=1),
}


@dataclass(frozen=True, slots=True)
class DayReadings:
    """The readings of one expression; `yearless` when a following number may be its year."""

    readings: tuple[date, ...]
    doubt: Doubt = Doubt.WHICH_DAY
    yearless: tuple[int, int] | None = None


def full_year(digits: str, today: date) -> int:
    """1998 for 98 and 2026 for 26; four digits as they are."""
    year = int(digits)
    if len(digits) > 2:
        return year
    century = today.year // 100 * 100
    year += century
    return year - 100 if year > today.year + 20 else year


def day_of(year: int, month: int, day: int, typed: str = "") -> date:
    """The date, or a refusal that says whether the year or the day is at fault."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unreadable(ReadingTrouble.YEAR_RANGE, typed or str(year))
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(ReadingTrouble.NO_SUCH_DAY, typed) from None


def without_year(month: int, day: int, today: date, toward: DateDirection, typed: str) -> DayReadings:
    """`24/12`: see the module's rule for the year."""
    near = [made for year in range(today.year - 8, today.year + 9) if (made := _maybe(year, month, day))]
    if not near:
        raise Unreadable(ReadingTrouble.NO_SUCH_DAY, typed)
    found = nearest(near, today, toward)
    return DayReadings(found.readings, found.doubt, (month, day))


def nearest(days: Sequence[date], today: date, toward: DateDirection) -> DayReadings:
    """Of days a year apart, with some on either side of today, the one that is meant by the module's rule."""
    coming = min(each for each in days if each >= today)
    gone = max(each for each in days if each <= today)
    if toward is DateDirection.PAST:
        return DayReadings((gone,))
    return DayReadings((gone, coming) if gone < today <= gone + _NEAR else (coming,), Doubt.YEAR)


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def two_digit_triple(first: str, second: str, third: str, today: date, typed: str) -> DayReadings:
    """`24-02-01`: 2024-02-01 as Swedes write it, or 24 February 2001; both readings when both are days."""
    orders = ((first, second, third), (third, second, first))
    found = [_maybe(full_year(year, today), int(month), int(day)) for year, month, day in orders]
    readings = tuple(dict.fromkeys(made for made in found if made))
    if not readings:
        raise Unreadable(ReadingTrouble.NO_SUCH_DAY, typed)
    return DayReadings(readings, Doubt.YEAR_FIRST_OR_LAST)


def day_of_month(day: int, today: date, toward: DateDirection) -> date | None:
    """The next (or last) day of that number, skipping months that are too short."""
    step = 1 if toward is DateDirection.FUTURE else -1
    for months in range(4):
        month = today + relativedelta(months=step * months)
        made = _maybe(month.year, month.month, day)
        if made and (made - today).days * step >= 0:
            return made
    return None


def weekday(number: int, today: date, toward: DateDirection) -> DayReadings:
    """`fri`: the coming one (or the last); said on a Friday it is that day or a week away."""
    if today.weekday() == number:
        beside = today + timedelta(days=7 if toward is DateDirection.FUTURE else -7)
        return DayReadings((today, beside), Doubt.WEEKDAY_TODAY)
    ahead = (number - today.weekday()) % 7
    return DayReadings((today + timedelta(days=ahead if toward is DateDirection.FUTURE else ahead - 7),))


def next_weekday(number: int, today: date) -> DayReadings:
    """`next friday`, `nästa fredag`: the coming one or the one in next week, where those differ."""
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return DayReadings(tuple(dict.fromkeys((coming, week_days(today, 1)[number]))), Doubt.NEXT_WEEKDAY)


def last_weekday(number: int, today: date) -> DayReadings:
    """`last friday`, `förra fredagen`: the latest one or the one in last week, where those differ."""
    latest = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return DayReadings(tuple(dict.fromkeys((latest, week_days(today, -1)[number]))), Doubt.NEXT_WEEKDAY)


def weekday_in_weeks(number: int, weeks: int, today: date) -> DayReadings:
    """`fredag om två veckor`: so many weeks from the coming one, or the one of that week, where those differ."""
    away = (number - today.weekday()) % 7 if weeks >= 0 else -((today.weekday() - number) % 7)
    counted = today + timedelta(days=away, weeks=weeks)
    return DayReadings(tuple(dict.fromkeys((counted, week_days(today, weeks)[number]))), Doubt.NEXT_WEEKDAY)


def edge_of_month(year: int, month: int, *, last: bool) -> date:
    """The first day of a month, or its last."""
    first = day_of(year, month, 1)
    return first + relativedelta(months=1, days=-1) if last else first


def month_edge(today: date, toward: DateDirection, coming: bool, *, last: bool) -> date:
    """The first or last day of the month that is meant: the next one by name, else the nearest the right way."""
    months = [1] if coming else [0, 1] if toward is DateDirection.FUTURE else [0, -1]
    meant = [today + relativedelta(months=each) for each in months]
    edges = [edge_of_month(each.year, each.month, last=last) for each in meant]
    right_way = edges[0] >= today if toward is DateDirection.FUTURE else edges[0] <= today
    return edges[0] if coming or right_way else edges[-1]


def week_days(today: date, weeks: int) -> tuple[date, ...]:
    """Monday to Sunday of the week so many weeks from this one."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return tuple(monday + timedelta(days=at) for at in range(7))


def numbered_week(week: int, today: date, toward: DateDirection, typed: str) -> DayReadings:
    """`v 49`: that ISO week, of this year unless it is over (or has not begun, for the past).

    A week 53 may be seven years away; in the first days of January the week of today is one of the year before.
    """
    years = range(-1, 8) if toward is DateDirection.FUTURE else range(1, -8, -1)
    for year in (today.year + each for each in years):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        sunday = monday + timedelta(days=6)
        if (toward is DateDirection.FUTURE and sunday >= today) or (
            toward is DateDirection.PAST and monday <= today
        ):
            return DayReadings(tuple(monday + timedelta(days=at) for at in range(7)))
    raise Unreadable(ReadingTrouble.NO_SUCH_DAY, typed)


def shift_day(today: date, unit: str, count: int) -> date:
    """Today and so many days, weeks, months or years; a month that is too short gives its last day."""
    try:
        made = today + count * _SPANS[unit]
    except (ValueError, OverflowError):
        raise Unreadable(ReadingTrouble.YEAR_RANGE) from None
    return day_of(made.year, made.month, made.day)
