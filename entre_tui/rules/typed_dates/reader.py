"""Cuts what a person typed into its pieces: day expressions, weekdays, times, and numbers that may be either."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta

from entre_tui.rules.typed_dates.answers import DateDirection, ReadingTrouble, Unreadable
from entre_tui.rules.typed_dates.days import (
    DayReadings,
    day_of,
    day_of_month,
    edge_of_month,
    full_year,
    month_edge,
    nearest,
    numbered_week,
    shift_day,
    two_digit_triple,
    week_days,
    without_year,
)
from entre_tui.rules.typed_dates.sentence import LAST, NEXT, Sentence
from entre_tui.rules.typed_dates.words import DAYS, MONTHS, NUMBERS, UNITS, WEEKDAYS, number, one_of

Match = re.Match[str]

FIRST_GLUED = 7
"""`930` is an hour and its minutes; `111` before working hours is more likely a slip than the middle of the night."""


def _ymd(said: Sentence, found: Match) -> None:
    said.days.append(DayReadings((day_of(int(found[1]), int(found[2]), int(found[3]), found[0]),)))


def _dmy(said: Sentence, found: Match) -> None:
    year = full_year(found[3], said.today)
    said.days.append(DayReadings((day_of(year, int(found[2]), int(found[1]), found[0]),)))


def _triple(said: Sentence, found: Match) -> None:
    said.days.append(two_digit_triple(found[1], found[2], found[3], said.today, found[0]))


def _day_month(said: Sentence, found: Match) -> None:
    _with_month(said, int(found["day"]), int(found["month"]), found, found["year"] or found["late"])


def _day_month_name(said: Sentence, found: Match) -> None:
    _with_month(said, int(found["day"]), MONTHS[found["month"]], found, found["year"])


def _with_month(said: Sentence, day: int, month: int, found: Match, year: str | None) -> None:
    if year is None:
        said.days.append(without_year(month, day, said.today, said.toward, found[0]))
    else:
        said.days.append(DayReadings((day_of(full_year(year, said.today), month, day, found[0]),)))


def _edge(said: Sentence, found: Match) -> None:
    """`first of december`, `sista i månaden`: of a month that is named, of this one or of the next."""
    last = found["edge"] in ("last", "sista")
    if found["month"] is None:
        said.days.append(
            DayReadings((month_edge(said.today, said.toward, found["which"] in NEXT, last=last),))
        )
        return
    month = MONTHS[found["month"]]
    if found["year"]:
        said.days.append(DayReadings((edge_of_month(int(found["year"]), month, last=last),)))
        return
    years = range(said.today.year - 2, said.today.year + 3)
    said.days.append(
        nearest([edge_of_month(year, month, last=last) for year in years], said.today, said.toward)
    )


def _day_number(said: Sentence, found: Match) -> None:
    typed = found[1] or found[2]
    day = day_of_month(int(typed) if typed.isdecimal() else 1, said.today, said.toward)
    if day is None:
        raise Unreadable(ReadingTrouble.NO_SUCH_DAY, found[0])
    said.days.append(DayReadings((day,)))


def _weekday(said: Sentence, found: Match) -> None:
    said.weekdays.append((WEEKDAYS[found["weekday"]], found["prefix"] or ""))


def _weekday_gone(said: Sentence, found: Match) -> None:
    said.weekdays.append((WEEKDAYS[found[1]], "i -s"))


def _week(said: Sentence, found: Match) -> None:
    weeks = 1 if found[1] in NEXT else -1 if found[1] in LAST else 0
    said.days.append(DayReadings(week_days(said.today, weeks)))


def _week_number(said: Sentence, found: Match) -> None:
    said.days.append(numbered_week(int(found[1]), said.today, said.toward, found[0]))


def _named_day(said: Sentence, found: Match) -> None:
    said.days.append(DayReadings((said.today + timedelta(days=DAYS[found[1]]),)))


def _now(said: Sentence, found: Match) -> None:
    said.moment = timedelta(0)


def _ahead(said: Sentence, found: Match) -> None:
    _shift(said, number(found[1]), UNITS[found[2]])


def _ago(said: Sentence, found: Match) -> None:
    _shift(said, -number(found[1]), UNITS[found[2]])


def _read_signed(said: Sentence, found: Match) -> None:
    if found[3] is None:
        raise Unreadable(ReadingTrouble.UNIT_MISSING, found[0])
    _shift(said, int(found[1] + found[2]), UNITS[found[3]])


def _half_hour(said: Sentence, found: Match) -> None:
    _shift(said, 1, "half hours")


def _noon(said: Sentence, found: Match) -> None:
    said.times.append(time(12))


_MINUTES = {"hours": 60, "half hours": 30, "quarters": 15, "minutes": 1}
_WEEKS = {"weeks": 1, "fortnights": 2}


def _shift(said: Sentence, count: int, unit: str) -> None:
    if unit in _MINUTES:
        said.moment = timedelta(minutes=count * _MINUTES[unit])
        return
    said.days.append(DayReadings((shift_day(said.today, unit, count),)))
    said.weeks = count * _WEEKS[unit] if unit in _WEEKS else None


def _clock(said: Sentence, found: Match) -> None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > (12 if half else 23) or minute > 59 or (half and hour == 0):
        raise Unreadable(ReadingTrouble.NO_SUCH_TIME, found[0])
    if (
        hour < FIRST_GLUED
        and not half
        and found.start("minute") == found.end("hour") == found.start("hour") + 1
    ):
        raise Unreadable(ReadingTrouble.GLUED, found["hour"] + found["minute"])
    said.times.append(time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute))


def _read_packed(said: Sentence, found: Match) -> None:
    """`1430` is a time only once a day has been said."""
    if not said.has_day:
        raise Unreadable(ReadingTrouble.UNKNOWN_WORD, found[0])
    _clock(said, found)


def _read_dotted(said: Sentence, found: Match) -> None:
    """Kept until all is read; of two, one may be a date and the other only a time."""
    here = (int(found[1]), int(found[2]), len(found[2]) == 2)
    before, said.dotted = said.dotted, here
    if before is None:
        return
    ways = [(date_of, clock) for date_of, clock in ((before, here), (here, before)) if _dates(date_of, clock)]
    if len(ways) != 1:
        raise Unreadable(ReadingTrouble.TWO_TIMES)
    (day, month, _two), (hour, minute, _) = ways[0]
    said.days.append(without_year(month, day, said.today, said.toward, f"{day}.{month}"))
    said.times.append(time(hour, minute))
    said.dotted = None


def _dates(date_of: tuple[int, int, bool], clock: tuple[int, int, bool]) -> bool:
    day, month, _ = date_of
    hour, minute, two_digits = clock
    return 1 <= day <= 31 and 1 <= month <= 12 and two_digits and hour < 24 and minute < 60


def _number(said: Sentence, found: Match) -> None:
    if said.number is not None:
        raise Unreadable(ReadingTrouble.UNKNOWN_WORD, found[0])
    said.number = found[1]


def _no_direction(said: Sentence, found: Match) -> None:
    """`3 mån` is neither an hour on a Monday nor three months from now."""
    raise Unreadable(ReadingTrouble.UNKNOWN_WORD, found[0])


def _filler(said: Sentence, found: Match) -> None:
    """`on`, `den` and the like say nothing by themselves."""


_YEAR = r"(?:19|20|21)\d\d"
_MONTH = rf"(?P<month>{one_of(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})"
_HALF = r"(?:\s?(?P<half>am|pm))"
_COUNT = rf"(\d{{1,4}}|{one_of(NUMBERS)})\s*({one_of(UNITS)})"
_WEEKDAY = rf"{one_of(WEEKDAYS)}"

_BEFORE = "next|nasta|kommande|coming|last|forra|this|denna|on|nu pa|nu|pa|den har|i"
_NTH = "st|nd|rd|th"
_EDGE = r"(?:(?:den|the) )?(?:(?P<edge>first|forsta|sista|last(?= (?:day )?of\b))(?: day| dagen)?)"
_OF_MONTH = r"(?: (?:of|i))?(?: the)?(?: (?P<which>next|nasta))? (?:month|manaden|manad)"

ReadingRule = tuple[str, Callable[[Sentence, Match], None]]

# In order: the first that matches up to a space takes its piece.
_TABLE: tuple[ReadingRule, ...] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _ymd),
    (r"(\d{4})(\d{2})(\d{2})", _ymd),
    (r"(\d{2})-?(\d{2})-?(\d{2})", _triple),
    (r"(\d{1,2})-(\d{1,2})-(\d{4})", _dmy),
    (r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})", _dmy),
    (
        rf"{_DAY} ?/ ?(?P<month>\d{{1,2}})(?: ?[-/] ?(?P<year>\d{{4}}|\d{{2}})| (?P<late>{_YEAR}))?",
        _day_month,
    ),
    (
        rf"(?:(?:den|the) )?{_DAY}(?::?[ae]|{_NTH})? ?(?:of )?{_MONTH}(?: (?P<year>{_YEAR}))?",
        _day_month_name,
    ),
    (rf"{_MONTH} {_DAY}(?:{_NTH})?(?: (?P<year>{_YEAR}))?", _day_month_name),
    (rf"{_EDGE}(?:{_OF_MONTH}| (?:of )?{_MONTH}(?: (?P<year>{_YEAR}))?)", _edge),
    (rf"(?:den|the) (\d{{1,2}}|forsta|first)(?::?[ae]|{_NTH})?|(\d{{1,2}})(?::[ae]|{_NTH})", _day_number),
    (rf"(?:i )?({one_of(DAYS)})", _named_day),
    (rf"i ({_WEEKDAY})s", _weekday_gone),
    (rf"(?:(?P<prefix>{_BEFORE}) )?(?P<weekday>{_WEEKDAY})\.?", _weekday),
    (r"now|nu", _now),
    (r"(?:i |in )?(next|nasta|this|denna|den har|last|forra) (?:week|veckan|vecka)", _week),
    (r"(?:i )?(?:veckan|vecka|week|wk|v)\.? ?(\d{1,2})", _week_number),
    (rf"(?:in|om) {_COUNT}", _ahead),
    (rf"{_COUNT} (?:from|fran) (?:now|today|nu|i ?dag)", _ahead),
    (r"in half an hour", _half_hour),
    (rf"(?:for )?{_COUNT} (?:ago|sedan|sen)", _ago),
    (rf"([+-]) ?(\d{{1,4}}) ?({one_of(UNITS)})?", _read_signed),
    (rf"(?:kl|at|@) ?(?P<hour>\d{{1,2}})(?:[:.]?(?P<minute>\d{{2}}))?{_HALF}?", _clock),
    (rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?{_HALF}?", _clock),
    (rf"(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d{{2}}))?{_HALF}", _clock),
    (r"(?:at )?(?:noon|midday)", _noon),
    (r"(\d{1,2})\.(\d{1,2})\.?", _read_dotted),
    (_COUNT, _no_direction),
    (r"(\d{1,2})", _number),
    (r"(?P<hour>\d{1,2})(?P<minute>\d{2})(?P<half>)", _read_packed),
    (r"on|pa|den|the|at|i", _filler),
)
_PIECES = tuple((re.compile(rf"(?:{pattern})(?=\s|$)"), reader) for pattern, reader in _TABLE)


def read(words: str, today: date, toward: DateDirection) -> Sentence:
    """The pieces of `words` (see `words.plain`); refuses at the first word it does not know."""
    said = Sentence(today, toward)
    rest = words
    while rest:
        for pattern, reader in _PIECES:
            found = pattern.match(rest)
            if found is not None:
                reader(said, found)
                rest = rest[found.end() :].lstrip()
                break
        else:
            raise Unreadable(ReadingTrouble.UNKNOWN_WORD, rest.split()[0])
    return said
