"""Dates in an office's spreadsheet, as Swedish Excel writes them; one reading only, told to the person who imports.

ISO (`2024-02-01`, `20240201`), year first with two digits (`24-02-01`, `240201`), day first with slash or
dot (`1/2 2024`, `1/2/2024`, `1.2.2024`, `1/2-24`), a month's name (`1 feb 2024`, `1-feb-24`, `Feb 1, 2024`),
each with or without its weekday before it and a time, or the time from and until, after it; dates of openpyxl as
they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from entre_tui.rules.typed_dates.answers import ReadingTrouble, Unreadable
from entre_tui.rules.typed_dates.words import MONTHS, WEEKDAYS, one_of, plain

_CLOCK = r"(?P<hour{0}>\d{{1,2}})[:.](?P<minute{0}>\d{{2}})(?::(?P<second{0}>\d{{2}})(?:\.\d+)?)?"
_TIME = re.compile(rf"^(?P<rest>.*?)\s+(?:kl ?)?{_CLOCK.format('')}(?: ?- ?{_CLOCK.format('_end')})?$")
_HOUR = re.compile(r"^(?P<rest>.*?)\s+kl ?(?P<hour>\d{1,2})(?: ?- ?(?P<hour_end>\d{1,2}))?$")
_WEEKDAY = re.compile(rf"^(?P<name>{one_of(WEEKDAYS)})\.? (?:den )?(?=\d)")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{1,2}) ?[/.] ?(?P<m>\d{1,2})(?: ?[-/.] ?-?| -?)(?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
        rf"(?:den )?(?P<d>\d{{1,2}})(?::?e|:?a|st|nd|rd|th)?[ -]?"
        rf"(?P<name>{one_of(MONTHS)})\.?(?:-| -?)(?P<y>\d{{4}}|\d{{2}})",
        rf"(?P<name>{one_of(MONTHS)})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<y>\d{{4}})",
    )
)
_EXCEL_EPOCH = date(1899, 12, 30)
TimeOfDay = time


@dataclass(frozen=True, slots=True)
class ImportDate:
    """The day of a cell, and its time and end if it has them (wall time of the office)."""

    day: date
    time: TimeOfDay | None = None
    until: TimeOfDay | None = None


def parse_import_date(value: object, *, latest: date | None = None) -> ImportDate:
    """Read one cell; raises `Unreadable` (EMPTY, UNKNOWN_WORD, NO_SUCH_DAY, NO_SUCH_TIME, YEAR_RANGE).

    Two-digit years up to 49 are 20yy, the rest 19yy; with `latest` (a birth date: today) also the century
    that keeps the date from lying after it. A number is Excel's count of days.
    """
    if isinstance(value, datetime):
        whole = value.time().replace(microsecond=0)
        return ImportDate(value.date(), None if whole == time() else whole)
    if isinstance(value, date):
        return ImportDate(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(value)
    text = plain(str(value).translate(_DASHES)) if value is not None else ""
    if not text:
        raise Unreadable(ReadingTrouble.EMPTY)
    clock, until, rest = _split_time(text)
    weekday = _WEEKDAY.match(rest)
    written = rest[weekday.end() :] if weekday else rest
    for form in _FORMS:
        if found := form.fullmatch(written):
            day = _day(found.groupdict(), text, latest)
            # Somebody who writes Tuesday and means a Wednesday has one of the two wrong.
            if weekday and day.weekday() != WEEKDAYS[weekday["name"]]:
                raise Unreadable(ReadingTrouble.NO_SUCH_DAY, text[:40])
            return ImportDate(day, clock, until)
    raise Unreadable(ReadingTrouble.UNKNOWN_WORD, text[:40])


def _split_time(text: str) -> tuple[time | None, time | None, str]:
    """When it begins and ends, and the words before that."""
    found = _TIME.match(text) or _HOUR.match(text)
    if found is None:
        return None, None, text
    parts = {name: int(part) for name, part in found.groupdict().items() if part and name != "rest"}
    try:
        clock, until = (
            time(parts[f"hour{end}"], parts.get(f"minute{end}", 0), parts.get(f"second{end}", 0))
            if f"hour{end}" in parts
            else None
            for end in ("", "_end")
        )
    except ValueError:
        raise Unreadable(ReadingTrouble.NO_SUCH_TIME, text[:40]) from None
    return clock, until, found["rest"]


def _day(parts: dict[str, str], text: str, latest: date | None) -> date:
    month = MONTHS[parts["name"]] if "name" in parts else int(parts["m"])
    typed = parts["y"]
    year = int(typed)
    if len(typed) == 2:
        year += 2000 if year < 50 else 1900
    try:
        made = date(year, month, int(parts["d"]))
        if len(typed) == 2 and latest is not None and made > latest:
            made = made.replace(year=year - 100)
    except ValueError:
        raise Unreadable(ReadingTrouble.NO_SUCH_DAY, text[:40]) from None
    if not 1900 <= made.year <= 2200:
        raise Unreadable(ReadingTrouble.YEAR_RANGE, text[:40])
    return made


def _serial(value: float) -> ImportDate:
    """Excel's day number; six and eight digits are yymmdd and yyyymmdd."""
    # Not so for what is no number or endless.
    if value == value // 1 and len(str(int(value))) in (6, 8):
        return parse_import_date(str(int(value)))
    if not 61 <= value < 109_575:
        raise Unreadable(ReadingTrouble.UNKNOWN_WORD, str(value)[:40])
    minutes = round((value - int(value)) * 1440)
    moment = datetime.combine(_EXCEL_EPOCH, time()) + timedelta(days=int(value), minutes=minutes)
    return ImportDate(moment.date(), moment.time() if minutes else None)
