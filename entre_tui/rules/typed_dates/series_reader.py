"""Reads the rule of a series as a person types it, piece by piece; what it does not know it names.

Weekdays and a time (each group of weekdays may have its own), then how long: so many weeks, months or times, or until
a day; optionally how often (`every other week`, `varannan tisdag`, `första tisdagen i månaden`), from when, and
`not holidays`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from entre_tui.rules.appointments.series import SeriesProblem, SeriesRule, SeriesTrouble
from entre_tui.rules.typed_dates.parse import Ambiguous, DateReading, Doubt, understand
from entre_tui.rules.typed_dates.words import MONTHS, NUMBERS, WEEKDAYS, number, one_of, plain

_LONGEST_TEXT = 160
_LONGEST_DATE = 6
"""Words: `the last day of february 2028`."""


class _Refused(Exception):
    def __init__(self, reason: SeriesTrouble, word: str = "") -> None:
        super().__init__(reason)
        self.problem = SeriesProblem(reason, word)


_END = r"(?=$|\s)"
_N = rf"(\d{{1,4}}|{one_of(NUMBERS)})"
_DAY = rf"(?:{one_of(WEEKDAYS)})(?:ar|s)?\.?"
_OFTEN = {"other": 2, "second": 2, "annan": 2, "andra": 2, "third": 3, "tredje": 3, "fourth": 4, "fjarde": 4}
_NTH = {"first": 1, "forsta": 1, "second": 2, "andra": 2, "third": 3, "tredje": 3, "fourth": 4, "fjarde": 4}
_NTH |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1, "sista": -1}
_WEEKDAY = re.compile(rf"({one_of(WEEKDAYS)})(?:ar|s)?\.?(?=$|[\s+&/-])")
_RANGE = re.compile(rf"({one_of(WEEKDAYS)}) ?(?:[-–]|to|till|t\.?o\.?m\.?) ?({one_of(WEEKDAYS)}){_END}")
_ALL_DAYS = re.compile(
    rf"(?:(?P<work>weekdays|every weekday|vardagar|varje vardag)|daily|every day|varje dag|dagligen){_END}"
)
_TIME = re.compile(rf"(?:kl ?|at ?|@ ?)?(\d{{1,2}})(?:[:.](\d{{2}}))?(?: ?(am|pm))?{_END}")
_JOIN = re.compile(r"(?:and|och|samt|[+&/])(?=\s|$)|[+&/]")
_WEEKS = re.compile(rf"(?:x|i|for|in|under)? ?{_N} ?(?:weeks|week|wks|wk|w|veckor|vecka|v){_END}")
_MONTHS_LONG = re.compile(
    rf"(?:x|i|for|in|under)? ?{_N} ?(?:months|month|manader|manad){_END}"
    rf"|(?:for|i|under)? ?(?:half a year|ett halvar){_END}"
)
_TIMES = re.compile(
    rf"(?:x|i|for)? ?{_N} ?(?:times|time|sessions|appointments|ganger|gang|ggr|st|tillfallen|samtal|traffar){_END}"
    rf"|x ?(\d{{1,4}}){_END}|(\d{{1,4}})x{_END}"
)
_EVERY = re.compile(
    rf"(?:(?:every|each|var) ({one_of(_OFTEN)}|\d{{1,2}}(?::?e|nd|rd|th)?)|varannan)"
    rf"(?: (?:weeks|week|vecka){_END}|(?= {_DAY}{_END}))|(?:fortnightly|every fortnight){_END}"
)
_NTH_DAY = re.compile(rf"(?:(?:den|the) )?({one_of(_NTH)})(?= {_DAY}{_END})")
_OF_MONTH = re.compile(
    rf"(?:(?:of|in|i) )?(?:(?:the|each|every|varje) )?(?:month|manaden|manad|months){_END}"
)
_NO_HOLIDAYS = re.compile(
    r"(?:not|no|except|skip|without|inte|ej|utom|forutom|utan) (?:on |pa )?(?:public )?"
    rf"(?:holidays|holiday|helgdagar|helgdag|helger|roda dagar){_END}"
)
_FILLER = re.compile(rf"(?:every week|varje vecka|every|each|varje|on|pa){_END}")
_DATE = re.compile(
    r"(from|fran|starting|med start|start|until|till och med|till|t\.?o\.?m\.?|to)(?: och med)? "
)
_FROM = ("from", "fran", "starting", "med start", "start")
_BEFORE_NUMBER = {*MONTHS, "v", "vecka", "week", "den", "the"}


class _SeriesReader:
    """Takes the text piece by piece."""

    def __init__(self, text: str, now: datetime) -> None:
        self.rest = text
        self.now = now
        self.open: list[int] = []
        self.slots: list[tuple[int, time]] = []
        self.lengths: list[tuple[str, int]] = []
        self.interval = 1
        self.nth: tuple[int, str] | None = None
        self.monthly = False
        self.skip_holidays = False
        self.dates: dict[str, date] = {}

    def read(self) -> SeriesRule:
        steps = (
            (_NO_HOLIDAYS, self._no_holidays),
            (_EVERY, self._every),
            (_ALL_DAYS, self._all_days),
            (_NTH_DAY, self._nth_day),
            (_RANGE, self._range),
            (_WEEKDAY, self._weekday),
            (_DATE, self._date),
            (_WEEKS, self._weeks),
            (_MONTHS_LONG, self._months),
            (_TIMES, self._times),
            (_TIME, self._time),
            (_OF_MONTH, self._of_month),
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

    def _every(self, found: re.Match[str]) -> None:
        typed = found[1] or "other"
        self.interval = _OFTEN.get(typed) or int(re.sub(r"\D", "", typed))
        if self.interval == 0:
            raise _Refused(SeriesTrouble.UNKNOWN_WORD, typed)

    def _all_days(self, found: re.Match[str]) -> None:
        self.open += range(5 if found["work"] else 7)

    def _nth_day(self, found: re.Match[str]) -> None:
        self.nth = _NTH[found[1]], found[1]

    def _of_month(self, found: re.Match[str]) -> None:
        if self.nth is None:
            raise _Refused(SeriesTrouble.UNKNOWN_WORD, found[0])
        self.monthly = True

    def _range(self, found: re.Match[str]) -> None:
        first, last = WEEKDAYS[found[1]], WEEKDAYS[found[2]]
        self.open += [(first + away) % 7 for away in range((last - first) % 7 + 1)]

    def _weekday(self, found: re.Match[str]) -> None:
        self.open.append(WEEKDAYS[found[1]])

    def _time(self, found: re.Match[str]) -> None:
        if not self.open:
            raise _Refused(SeriesTrouble.NO_WEEKDAY, found[0])
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if minute > 59 or (hour > 23 if half is None else not 1 <= hour <= 12):
            raise _Refused(SeriesTrouble.NO_SUCH_TIME, found[0])
        if half is not None:
            hour = hour % 12 + (12 if half == "pm" else 0)
        self.slots += [(day, time(hour, minute)) for day in self.open]
        self.open = []

    def _weeks(self, found: re.Match[str]) -> None:
        self.lengths.append(("weeks", number(found[1])))

    def _months(self, found: re.Match[str]) -> None:
        self.lengths.append(("months", number(found[1]) if found[1] else 6))

    def _times(self, found: re.Match[str]) -> None:
        self.lengths.append(("times", number(found[1] or found[2] or found[3])))

    def _date(self, found: re.Match[str]) -> None:
        """The longest run of words from here that is one date; of a whole week its first or its last day."""
        words, starts = self.rest.split(), found[1] in _FROM
        for size in _sizes(words):
            answer = understand(" ".join(words[:size]), self.now, wants_time=False)
            if isinstance(answer, Ambiguous) and answer.doubt is Doubt.WHICH_DAY:
                answer = answer.options[0 if starts else -1]
            if isinstance(answer, DateReading) and not answer.has_time:
                self.dates["start" if starts else "until"] = answer.day
                self.rest = " ".join(words[size:])
                return
        raise _Refused(SeriesTrouble.DATE_UNCLEAR, " ".join(words[:2]))

    def _rule(self) -> SeriesRule:
        if not self.slots and not self.open:
            raise _Refused(SeriesTrouble.NO_WEEKDAY)
        if self.open:
            raise _Refused(SeriesTrouble.NO_TIME)
        if self.nth is not None and (not self.monthly or self.interval > 1):
            raise _Refused(SeriesTrouble.UNKNOWN_WORD, self.nth[1])
        lengths = dict(self.lengths)
        until = self.dates.get("until")
        if len(self.lengths) + (until is not None) != 1:
            raise _Refused(SeriesTrouble.TWO_LENGTHS if self.lengths else SeriesTrouble.NO_LENGTH)
        if 0 in lengths.values():
            raise _Refused(SeriesTrouble.NO_LENGTH)
        return SeriesRule(
            tuple(sorted(set(self.slots))),
            weeks=lengths.get("weeks"),
            months=lengths.get("months"),
            times=lengths.get("times"),
            until=until,
            start=self.dates.get("start"),
            interval=self.interval,
            nth=self.nth[0] if self.nth else None,
            skip_holidays=self.skip_holidays,
        )


def _sizes(words: list[str]) -> Iterable[int]:
    """How many words may be the date, longest first: a weekday or a bare number after it begins something else."""
    for size in range(min(_LONGEST_DATE, len(words)), 0, -1):
        last = words[size - 1]
        number_of_it = size == 2 and words[0] in _BEFORE_NUMBER
        begins_anew = last in WEEKDAYS or (last.isdecimal() and len(last) < 3 and not number_of_it)
        if size == 1 or not begins_anew:
            yield size


def read_series(text: str, now: datetime) -> SeriesRule | SeriesProblem:
    """The rule a person typed; dates in it are read as `parse.understand` reads them."""
    if len(text) > _LONGEST_TEXT:
        return SeriesProblem(SeriesTrouble.TOO_LONG)
    words = plain(re.sub(r"[();]", " ", text))
    if not words:
        return SeriesProblem(SeriesTrouble.EMPTY)
    try:
        return _SeriesReader(words, now).read()
    except _Refused as refused:
        return refused.problem
