"""A series of appointments by rule: `tue thu 10:00 x 25 w, not holidays`, `tis tor 10:00 i 25 veckor, inte helgdagar`.

Weekdays and a time (each group of weekdays may have its own), then how long: so many weeks, so many times,
or until a day; optionally `every other week`, `from <date>`, `not holidays`. Weeks are counted from the
first appointment, so that 25 weeks of two days are 50, whatever day the series begins; a holiday left out
is not made up for in weeks, but a series of 25 times has 25. The wall time stays when the clocks change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from dateutil import tz
from dateutil.rrule import WEEKLY, rrule, weekday

from entre_tui.rules.moments import utc, zone_of
from entre_tui.rules.when import Understood, understand
from entre_tui.rules.when_words import NUMBERS, WEEKDAYS, number, one_of, plain
from entre_tui.rules.workdays import holiday_name

MOST = 400
_LONGEST_TEXT = 160


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
    """Weekday (Monday 0) and time of each appointment of a week; exactly one of weeks, times and until is set."""

    slots: tuple[tuple[int, time], ...]
    weeks: int | None = None
    times: int | None = None
    until: date | None = None
    start: date | None = None
    interval: int = 1
    skip_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The appointments' starts (aware), and those left out because of a holiday."""

    starts: tuple[datetime, ...]
    skipped: tuple[datetime, ...]


class _Refused(Exception):
    def __init__(self, reason: SeriesTrouble, word: str = "") -> None:
        super().__init__(reason)
        self.problem = SeriesProblem(reason, word)


_N = rf"(\d{{1,3}}|{one_of(NUMBERS)})"
_WEEKDAY = re.compile(rf"({one_of(WEEKDAYS)})(?:ar|s)?\.?(?=$|[\s+&/-])")
_TIME = re.compile(r"(?:kl ?|at ?|@ ?)?(\d{1,2})(?:[:.](\d{2}))?(?=$|\s)")
_JOIN = re.compile(r"(?:and|och|samt|[+&/])(?=\s|$)|[+&/]")
_WEEKS = re.compile(rf"(?:x|i|for|in|under)? ?{_N} ?(?:weeks|week|wks|wk|w|veckor|vecka|v)(?=$|\s)")
_TIMES = re.compile(rf"(?:x|i|for)? ?{_N} ?(?:times|time|ganger|gang|ggr|st)(?=$|\s)|x ?(\d{{1,3}})(?=$|\s)")
_EVERY_OTHER = re.compile(r"(?:every other week|every second week|every 2 weeks|varannan vecka)(?=$|\s)")
_NO_HOLIDAYS = re.compile(
    r"(?:not|no|except|skip|without|inte|ej|utom|forutom|utan) (?:on |pa )?(?:public )?"
    r"(?:holidays|holiday|helgdagar|helgdag|helger|roda dagar)(?=$|\s)"
)
_FILLER = re.compile(r"(?:every week|varje vecka|every|each|varje|on|pa)(?=$|\s)")
_DATE = re.compile(
    r"(from|fran|starting|med start|start|until|till och med|till|t\.?o\.?m\.?|to)(?: och med)? "
)
_FROM = ("from", "fran", "starting", "med start", "start")


class _Reader:
    """Takes the text piece by piece."""

    def __init__(self, text: str, now: datetime) -> None:
        self.rest = text
        self.now = now
        self.open: list[int] = []
        self.slots: list[tuple[int, time]] = []
        self.lengths: list[tuple[str, int]] = []
        self.interval = 1
        self.skip_holidays = False
        self.dates: dict[str, date] = {}

    def read(self) -> SeriesRule:
        steps = (
            (_NO_HOLIDAYS, self._no_holidays),
            (_EVERY_OTHER, self._every_other),
            (_WEEKDAY, self._weekday),
            (_DATE, self._date),
            (_WEEKS, self._weeks),
            (_TIMES, self._times),
            (_TIME, self._time),
            (_JOIN, self._nothing),
            (_FILLER, self._nothing),
        )
        while self.rest:
            for pattern, step in steps:
                if found := pattern.match(self.rest):
                    self.rest = self.rest[found.end() :].lstrip(" -")
                    step(found)
                    break
            else:
                raise _Refused(SeriesTrouble.UNKNOWN_WORD, self.rest.split()[0])
        return self._rule()

    def _nothing(self, found: re.Match[str]) -> None:
        """A word that only joins."""

    def _no_holidays(self, found: re.Match[str]) -> None:
        self.skip_holidays = True

    def _every_other(self, found: re.Match[str]) -> None:
        self.interval = 2

    def _weekday(self, found: re.Match[str]) -> None:
        self.open.append(WEEKDAYS[found[1]])

    def _time(self, found: re.Match[str]) -> None:
        if not self.open:
            raise _Refused(SeriesTrouble.NO_WEEKDAY, found[0])
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour > 23 or minute > 59:
            raise _Refused(SeriesTrouble.NO_SUCH_TIME, found[0])
        self.slots += [(day, time(hour, minute)) for day in self.open]
        self.open = []

    def _weeks(self, found: re.Match[str]) -> None:
        self.lengths.append(("weeks", number(found[1])))

    def _times(self, found: re.Match[str]) -> None:
        self.lengths.append(("times", number(found[1] or found[2])))

    def _date(self, found: re.Match[str]) -> None:
        """The longest run of words from here that is one date."""
        words = self.rest.split(" ")
        for size in range(min(4, len(words)), 0, -1):
            answer = understand(" ".join(words[:size]), self.now, wants_time=False)
            if isinstance(answer, Understood) and not answer.has_time:
                self.dates["start" if found[1] in _FROM else "until"] = answer.day
                self.rest = " ".join(words[size:])
                return
        raise _Refused(SeriesTrouble.DATE_UNCLEAR, " ".join(words[:2]))

    def _rule(self) -> SeriesRule:
        if not self.slots and not self.open:
            raise _Refused(SeriesTrouble.NO_WEEKDAY)
        if self.open:
            raise _Refused(SeriesTrouble.NO_TIME)
        lengths = dict(self.lengths)
        until = self.dates.get("until")
        if len(self.lengths) + (until is not None) != 1:
            raise _Refused(SeriesTrouble.TWO_LENGTHS if self.lengths else SeriesTrouble.NO_LENGTH)
        if 0 in lengths.values():
            raise _Refused(SeriesTrouble.NO_LENGTH)
        return SeriesRule(
            tuple(sorted(set(self.slots))),
            lengths.get("weeks"),
            lengths.get("times"),
            until,
            self.dates.get("start"),
            self.interval,
            self.skip_holidays,
        )


def read_series(text: str, now: datetime) -> SeriesRule | SeriesProblem:
    """The rule a person typed; dates in it are read as `when.understand` reads them."""
    if len(text) > _LONGEST_TEXT:
        return SeriesProblem(SeriesTrouble.TOO_LONG)
    words = plain(text)
    if not words:
        return SeriesProblem(SeriesTrouble.EMPTY)
    try:
        return _Reader(words, now).read()
    except _Refused as refused:
        return refused.problem


def make_series(rule: SeriesRule, now: datetime) -> Series | SeriesProblem:
    """The appointments of a rule, the first of them after `now` and not before its start."""
    first_day = max(rule.start or now.date(), now.date())
    if rule.until is not None and rule.until < first_day:
        return SeriesProblem(SeriesTrouble.ENDS_BEFORE_START)
    starts: list[datetime] = []
    skipped: list[datetime] = []
    last = rule.until
    for moment in _moments(rule, first_day, now):
        if rule.weeks is not None and last is None:
            last = moment.date() + timedelta(weeks=rule.weeks) - timedelta(days=1)
        if (last is not None and moment.date() > last) or len(starts) == rule.times:
            break
        off = rule.skip_holidays and holiday_name(moment.date()) is not None
        (skipped if off else starts).append(moment)
        if len(starts) > MOST:
            return SeriesProblem(SeriesTrouble.TOO_MANY)
    return Series(tuple(starts), tuple(skipped))


def _moments(rule: SeriesRule, first_day: date, now: datetime) -> Iterator[datetime]:
    """Without end; every other week counts from the week of the first appointment still to come."""
    zone = zone_of(now)
    days = sorted({day for day, _ in rule.slots})
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
        for day, clock in rule.slots:
            moment = _on_clock(naive.date(), clock, zone)
            if day == naive.weekday() and utc(moment) > utc(now):
                yield moment


def _on_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """That wall time; an hour that spring skips is moved on by the hour."""
    return tz.resolve_imaginary(datetime.combine(day, clock, zone))
