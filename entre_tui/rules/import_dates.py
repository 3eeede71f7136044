"""Dates in an office's spreadsheet, as Swedish Excel writes them; one reading only, told to the person who imports.

ISO (`2024-02-01`, `20240201`), year first with two digits (`24-02-01`, `240201`), day first with slash or
dot (`1/2 2024`, `1/2/2024`, `1.2.2024`, `1/2-24`), a month's name (`1 feb 2024`), each with or without a
time; dates of openpyxl as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from entre_tui.rules.when_answers import Trouble, Unreadable
from entre_tui.rules.when_words import MONTHS, one_of, plain

_TIME = re.compile(
    r"^(?P<rest>.*?)\s+(?:kl ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?$"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{1,2}) ?[/.] ?(?P<m>\d{1,2})(?: ?[-/.] ?| )(?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
        rf"(?:den )?(?P<d>\d{{1,2}})(?::?e|:?a)? ?(?P<name>{one_of(MONTHS)})\.? (?P<y>\d{{4}}|\d{{2}})",
    )
)
_EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class ImportDate:
    """The day of a cell, and its time if it has one (wall time of the office)."""

    day: date
    time: time | None = None


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
    text = plain(str(value)) if value is not None else ""
    if not text:
        raise Unreadable(Trouble.EMPTY)
    clock, rest = _split_time(text)
    for form in _FORMS:
        if found := form.fullmatch(rest):
            return ImportDate(_day(found.groupdict(), text, latest), clock)
    raise Unreadable(Trouble.UNKNOWN_WORD, text[:40])


def _split_time(text: str) -> tuple[time | None, str]:
    found = _TIME.match(text)
    if found is None:
        return None, text
    try:
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise Unreadable(Trouble.NO_SUCH_TIME, text[:40]) from None
    return clock, found["rest"]


def _day(parts: dict[str, str | None], text: str, latest: date | None) -> date:
    name = parts.get("name")
    month = MONTHS[name] if name else int(parts["m"] or 0)
    typed = parts["y"] or ""
    year = int(typed)
    if len(typed) == 2:
        year += 2000 if year < 50 else 1900
    try:
        made = date(year, month, int(parts["d"] or 0))
        if len(typed) == 2 and latest is not None and made > latest:
            made = made.replace(year=year - 100)
    except ValueError:
        raise Unreadable(Trouble.NO_SUCH_DAY, text[:40]) from None
    if not 1900 <= made.year <= 2200:
        raise Unreadable(Trouble.YEAR_RANGE, text[:40])
    return made


def _serial(value: float) -> ImportDate:
    """Excel's day number; six and eight digits are yymmdd and yyyymmdd."""
    if not 0 < value < 100_000_000:
        raise Unreadable(Trouble.UNKNOWN_WORD, str(value)[:40])
    if value == int(value) and len(str(int(value))) in (6, 8):
        return parse_import_date(str(int(value)))
    if not 61 <= value < 109_575:
        raise Unreadable(Trouble.UNKNOWN_WORD, str(value))
    minutes = round((value - int(value)) * 1440)
    moment = datetime.combine(_EXCEL_EPOCH, time()) + timedelta(days=int(value), minutes=minutes)
    return ImportDate(moment.date(), moment.time() if minutes else None)
