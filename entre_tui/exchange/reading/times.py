"""Times in a list: a day with its time, a time of day, how long something took."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from entre_tui.exchange.files.cell import Cell, UnfitCell, known_text, quote_cell
from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.data import words_for
from entre_tui.locale import _
from entre_tui.rules.typed_dates.answers import Unreadable
from entre_tui.rules.typed_dates.import_dates import ImportDate, parse_import_date

_HOURS = r"(\d{1,2})(?:[:.](\d{2})(?::\d{2}(?:\.\d+)?)?|)"
_CLOCK = re.compile(rf"(?:kl(?:ockan)?\.?\s*)?{_HOURS}\s*(?:[-–—]\s*{_HOURS})?")
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?\s*(?:min|minuter|minutes|m)?\.?")
_HALVES = re.compile(
    r"(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:h|t|tim|timme|timmar|hours?)\.?(?:\s*(\d{1,2})\s*(?:min|m)\w*\.?)?"
)
_LENGTH = re.compile(r"0?(\d):(\d{2})(?::00)?")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class DayAndTime:
    """A day, and the time that may stand beside it, from and until."""

    day: date
    start: time | None
    until: time | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something began, and when it ended if that is said."""

    start: time
    until: time | None = None


@lru_cache(maxsize=8192)
def _written_date(text: str, latest: date | None) -> ImportDate:
    if len(text) == 10 and text[4] == "-":
        try:
            return ImportDate(date.fromisoformat(text))
        except ValueError:
            pass
    # Excel's count of days, as a CSV shows it when the cell was no date for Excel.
    value = float(text.replace(",", ".")) if _SERIAL.fullmatch(text) else text
    return parse_import_date(value, latest=latest)


def day_of(cell: Cell, latest: date | None = None) -> DayAndTime | None:
    """The day of a cell, and its time if there is one; with `latest` it lies in the century before that."""
    try:
        if not isinstance(cell, str):
            found = parse_import_date(cell, latest=latest)
        else:
            text = known_text(cell)
            if text is None or (not text[:1].isdecimal() and same_word(text) in words_for("undecided")):
                return None
            found = _written_date(text, latest)
        if not 1900 <= found.day.year <= 2200:
            raise ValueError
    except (Unreadable, ValueError):
        raise UnfitCell(
            _("“{text}” is no date: write it as 2025-02-01").format(text=quote_cell(cell))
        ) from None
    return DayAndTime(found.day, found.time, found.until)


def day(cell: Cell) -> date | None:
    """A day alone."""
    found = day_of(cell)
    return None if found is None else found.day


def birth(cell: Cell, today: date) -> date | None:
    """A birth date, which does not lie ahead."""
    found = day_of(cell, today)
    if found is not None and found.day > today:
        raise UnfitCell(_("“{text}” lies ahead").format(text=quote_cell(cell)))
    return None if found is None else found.day


def clock(cell: Cell) -> TimeSpan | None:
    """A time of day: 10:00, 10.00, 1000, kl 10, 10-11; Excel's part of a day."""
    if isinstance(cell, datetime):
        return TimeSpan(cell.time().replace(second=0, microsecond=0))
    if isinstance(cell, time):
        return TimeSpan(cell.replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440)
        return TimeSpan(time(minutes // 60 % 24, minutes % 60))
    text = known_text(cell)
    if text is None:
        return None
    if text.isdecimal() and len(text) in (3, 4):
        text = f"{text[:-2]}:{text[-2:]}"
    found = _CLOCK.fullmatch(text.lower())
    try:
        if found is None:
            raise ValueError
        until = time(int(found[3]), int(found[4] or 0)) if found[3] else None
        return TimeSpan(time(int(found[1]), int(found[2] or 0)), until)
    except ValueError:
        raise UnfitCell(_("“{text}” is no time: write it as 10:30").format(text=quote_cell(cell))) from None


def minutes(cell: Cell, least: int, most: int) -> int | None:
    """How long: 60, 60 min, 1 h, 1,5 tim, 1 h 15 min, 1:15."""
    if isinstance(cell, time):
        cell = f"{cell:%H:%M}"
    if isinstance(cell, float) and 0 < cell < 1:
        return round(cell * 1440)
    text = known_text(cell)
    if text is None:
        return None
    lower, length = text.lower(), -1
    if found := _WHOLE.fullmatch(lower):
        length = int(found[1])
    elif found := _HALVES.fullmatch(lower):
        length = round(float(f"{found[1]}.{found[2] or 0}") * 60) + int(found[3] or 0)
    elif found := _LENGTH.fullmatch(lower):
        length = int(found[1]) * 60 + int(found[2])
    if not least <= length <= most:
        raise UnfitCell(_("“{text}” is no length in minutes: write it as 60").format(text=quote_cell(cell)))
    return length


def minutes_between(start: time | None, until: time | None) -> int | None:
    """The minutes from one time to a later one of the same day."""
    if start is None or until is None or until <= start:
        return None
    return (until.hour - start.hour) * 60 + until.minute - start.minute
