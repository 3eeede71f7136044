"""A cell of a list becomes a value, or a refusal in words that help to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from entre_tui.exchange import programme_words
from entre_tui.exchange.columns import Column, Reads, same_word
from entre_tui.exchange.vocabulary import NO, TICKS, UNKNOWN, YES, allowed, codes_of
from entre_tui.locale import _, language
from entre_tui.rules import identity
from entre_tui.rules.import_dates import ImportDate, parse_import_date
from entre_tui.rules.when_answers import Unreadable
from entre_tui.text import LINE_LIMIT, LONG_LIMIT, clean, clean_long, cut

_PARTS = re.compile(r"[,;/\n|]+|\s+(?:och|and|samt|&)\s+")
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2})(?::\d{2}(?:\.\d+)?)?|)\s*(?:-.*|–.*)?")
_NUMBER = re.compile(r"(-?\d{1,9})(?:[.,]0+)?(?:\s*(?:min|minuter|minutes|st|v|veckor|weeks)\.?)?")
_PERSON = re.compile(r"\s*(?P<agency>[^(]*?)\s*(?:\((?P<person>[^)]*)\))?\s*")
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_DASHES = frozenset("-–—")

Cell = object
"""What a reader gives: text from CSV; numbers, dates, times and truth values from a workbook."""


class Unfit(ValueError):
    """Why a cell cannot be taken, for the person who made the list."""


def text_of(cell: Cell) -> str:
    """The cell as it would be typed; whole numbers without a point. A guard against formulas is taken off."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" and len(cell) > 1 else cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def is_empty(cell: Cell) -> bool:
    """Whether nothing is said: blank, or the dash people put for nothing."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = cell.strip(" \t\r\n\u00a0\ufeff")
    return not text or text in _DASHES


def reader_of(column: Column, today: date) -> Callable[[Cell], Any]:
    """The function that reads cells of this column: a value, None for “not known”, or Unfit."""
    makers: Mapping[Reads, Callable[[], Callable[[Cell], Any]]] = {
        Reads.TEXT: lambda: _line,
        Reads.LONG: lambda: _long,
        Reads.DAY: lambda: _day,
        Reads.BIRTH: lambda: lambda cell: _birth(cell, today),
        Reads.MOMENT: lambda: _moment,
        Reads.CLOCK: lambda: clock,
        Reads.FLAG: lambda: _flag,
        Reads.CODE: lambda: lambda cell: _code(cell, column.vocabulary),
        Reads.CODES: lambda: lambda cell: _codes(cell, column.vocabulary),
        Reads.NUMBER: lambda: lambda cell: _number(cell, column.least, column.most),
        Reads.IDENTITY: lambda: lambda cell: _identity(cell, today),
        Reads.PROGRAMME: lambda: _programme,
        Reads.PHASE: lambda: _line,
        Reads.THEMES: lambda: lambda cell: _several(cell, programme_words.themes(), _("theme")),
        Reads.STRATEGIES: lambda: lambda cell: _several(cell, programme_words.strategies(), _("strategy")),
        Reads.PEOPLE: lambda: lambda cell: _people(cell, column.vocabulary),
    }
    return makers[column.reads]()


def quoted(cell: Cell) -> str:
    """The cell as a refusal repeats it: cleaned, and not more than helps to find it."""
    return cut(clean(text_of(cell), 200), 40)


def _line(cell: Cell) -> str:
    text = text_of(cell)
    if len(text) > LINE_LIMIT:
        raise Unfit(_("is longer than {limit} characters").format(limit=LINE_LIMIT))
    return clean(text)


def _long(cell: Cell) -> str:
    text = text_of(cell)
    if len(text) > LONG_LIMIT:
        raise Unfit(_("is longer than {limit} characters").format(limit=LONG_LIMIT))
    return clean_long(text).strip()


def _known(cell: Cell) -> str | None:
    """The words of a cell that is no free text; None where it says that nothing is known."""
    text = clean(text_of(cell), 400)
    return None if same_word(text) in UNKNOWN and text not in TICKS else text


@lru_cache(maxsize=8192)
def _written_date(text: str, latest: date | None) -> ImportDate:
    if len(text) == 10 and text[4] == "-":
        try:
            return ImportDate(date.fromisoformat(text))
        except ValueError:
            pass
    # Excel's count of days, as a CSV shows it when the cell was no date for Excel.
    value = int(text) if text.isdecimal() and len(text) == 5 else text
    return parse_import_date(value, latest=latest)


def _date(cell: Cell, latest: date | None = None) -> ImportDate | None:
    try:
        if not isinstance(cell, str):
            return parse_import_date(cell, latest=latest)
        text = _known(cell)
        return None if text is None else _written_date(text, latest)
    except Unreadable:
        raise Unfit(_("“{text}” is no date: write it as 2025-02-01").format(text=quoted(cell))) from None


def _day(cell: Cell) -> date | None:
    found = _date(cell)
    return None if found is None else _possible(found.day, cell)


def _possible(day: date, cell: Cell) -> date:
    if not 1900 <= day.year <= 2200:
        raise Unfit(_("“{text}” is no date: write it as 2025-02-01").format(text=quoted(cell)))
    return day


def _birth(cell: Cell, today: date) -> date | None:
    found = _date(cell, today)
    if found is None:
        return None
    if found.day > today:
        raise Unfit(_("“{text}” lies ahead").format(text=quoted(cell)))
    return _possible(found.day, cell)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and the time that may stand beside it."""

    day: date
    time: time | None


def _moment(cell: Cell) -> Moment | None:
    found = _date(cell)
    return None if found is None else Moment(_possible(found.day, cell), found.time)


def clock(cell: Cell) -> time | None:
    """A time of day: 10:00, 10.00, 1000, kl 10, the first of 10-11; Excel's part of a day."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    text = _known(cell)
    if text is None:
        return None
    if text.isdecimal() and len(text) in (3, 4):
        text = f"{text[:-2]}:{text[-2:]}"
    found = _CLOCK.fullmatch(text.lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Unfit(_("“{text}” is no time: write it as 10:30").format(text=quoted(cell)))
    return time(hour, minute)


def _flag(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell).strip()
    word = same_word(text)
    if word in YES or text in TICKS:
        return True
    if word in NO:
        return False
    if word in UNKNOWN:
        return None
    raise Unfit(_("“{text}” is neither yes nor no").format(text=quoted(cell)))


def _code(cell: Cell, vocabulary: str) -> str | None:
    text = clean(text_of(cell), 400)
    code = codes_of(vocabulary).get(same_word(text)) or codes_of(vocabulary).get(text)
    if code is None and same_word(text) not in UNKNOWN:
        raise _not_offered(cell, vocabulary)
    return code


def _not_offered(cell: Cell, vocabulary: str) -> Unfit:
    swedish = language() == "sv"
    offered = ", ".join(both[swedish] for both in allowed(vocabulary))
    return Unfit(_("“{text}” is not one of: {offered}").format(text=quoted(cell), offered=offered))


def _codes(cell: Cell, vocabulary: str) -> list[str] | None:
    text = clean(text_of(cell).replace("\n", ","), 4000)
    whole = codes_of(vocabulary).get(same_word(text))
    if whole is not None:
        return [whole]
    found = [_code(part, vocabulary) for part in _PARTS.split(text) if part.strip()]
    return list(dict.fromkeys(code for code in found if code)) or None


def _people(cell: Cell, vocabulary: str) -> list[list[str]] | None:
    """Agency and person; an agency nobody knows is “other”, with what was written as the person."""
    codes, found = codes_of(vocabulary), []
    for part in _PARTS.split(clean(text_of(cell).replace("\n", ","), 4000)):
        match = _PERSON.fullmatch(part)
        agency, person = (match["agency"], match["person"] or "") if match else (part, "")
        if not agency and not person:
            continue
        code = codes.get(same_word(agency))
        found.append([code, clean(person)] if code else ["other", clean(part)])
    return found or None


def _number(cell: Cell, least: int, most: int) -> int | None:
    text = _known(cell)
    if text is None:
        return None
    found = _NUMBER.fullmatch(text.lower())
    if found is None or not least <= int(found[1]) <= most:
        message = _("“{text}” is no whole number from {least} to {most}")
        raise Unfit(message.format(text=quoted(cell), least=least, most=most))
    return int(found[1])


def _identity(cell: Cell, today: date) -> str | None:
    text = _known(cell)
    if text is None:
        return None
    if _SCIENTIFIC.fullmatch(text):
        raise Unfit(_("Excel has rounded this number: make the column text and write it again"))
    if isinstance(cell, int | float) and len(text) == 9:
        text = text.zfill(10)
    try:
        return identity.parse(text, today).digits
    except identity.IdentityError:
        # The number itself is not repeated: refusals are shown on terminals.
        raise Unfit(_("is not a Swedish identity or coordination number: check the digits")) from None


def _programme(cell: Cell) -> str | None:
    text = _known(cell)
    if text is None:
        return None
    found = programme_words.programmes().get(same_word(text))
    if found is None:
        offered = ", ".join(sorted(set(programme_words.programmes().values())))
        raise Unfit(_("“{text}” is not one of: {offered}").format(text=quoted(cell), offered=offered))
    return found


def _several(cell: Cell, known: Mapping[str, str], what: str) -> list[str] | None:
    text = clean(text_of(cell).replace("\n", ","), 4000)
    whole = known.get(same_word(text))
    if whole is not None:
        return [whole]
    found = []
    for part in re.split(r"[,;/|]+", text):
        if part.strip():
            if same_word(part) not in known:
                raise Unfit(_("“{text}” is not a known {what}").format(text=quoted(part), what=what))
            found.append(known[same_word(part)])
    return list(dict.fromkeys(found)) or None
