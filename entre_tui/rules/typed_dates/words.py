"""The words people use for days, in English and Swedish, with and without the dots over å, ä and ö."""

from __future__ import annotations

import re
import unicodedata

_WEEKDAYS = (
    "monday mon måndag måndagen mån",
    "tuesday tues tue tisdag tisdagen tis",
    "wednesday wed onsdag onsdagen ons",
    "thursday thurs thur thu torsdag torsdagen tors tor",
    "friday fri fredag fredagen fre",
    "saturday sat lördag lördagen lör",
    "sunday sun söndag söndagen sön",
)
_MONTHS = (
    "january januari jan",
    "february februari feb",
    "march mars mar",
    "april apr",
    "may maj",
    "june juni jun",
    "july juli jul",
    "august augusti aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december dec",
)
_NUMBERS = (
    "",
    "a an one en ett",
    "two två",
    "three tre",
    "four fyra",
    "five fem",
    "six sex",
    "seven sju",
    "eight åtta",
    "nine nio",
    "ten tio",
    "eleven elva",
    "twelve tolv",
    "thirteen tretton",
    "fourteen fjorton",
    "fifteen femton",
)
_UNITS = {
    "days": "days day d dagar dag",
    "weeks": "weeks week wks wk w veckor vecka v",
    "fortnights": "fortnights fortnight",
    "months": "months month m månader månad mån",
    "years": "years year y år",
    "hours": "hours hour h timmar timme tim t",
    "half hours": "halvtimme halvtimmar",
    "quarters": "kvart kvartar",
    "minutes": "minutes minute mins min minuter minut",
}
_DAYS = {
    0: ("today", "idag", "i dag"),
    1: ("tomorrow", "tmrw", "imorgon", "i morgon", "imorgen", "i morgen", "imorn", "i morn"),
    2: ("day after tomorrow", "the day after tomorrow", "övermorgon", "i övermorgon"),
    -1: ("yesterday", "igår", "i går"),
    -2: ("day before yesterday", "the day before yesterday", "förrgår", "i förrgår"),
}
_FOLD = str.maketrans("åäöéü", "aaoeu")
_SPACES = re.compile(r"[\s,]+")
_CLOCK_WORD = re.compile(r"\b(kl|klockan)\b\.?")
_ISO_T = re.compile(r"(?<=\d)t(?=\d{1,2}[:.]\d)")


def fold(word: str) -> str:
    """Small letters without dots and rings: `Lördag` and `lordag` are the same word."""
    return unicodedata.normalize("NFC", word).casefold().translate(_FOLD)


def plain(text: str) -> str:
    """What was typed, ready to be read: folded, single spaces, `kl.` without its dot, ISO's T as a space."""
    return _SPACES.sub(" ", _CLOCK_WORD.sub("kl", _ISO_T.sub(" ", fold(text)))).strip()


def _number_words(lines: tuple[str, ...], start: int) -> dict[str, int]:
    return {fold(word): at for at, line in enumerate(lines, start) for word in line.split()}


WEEKDAYS = _number_words(_WEEKDAYS, 0)
MONTHS = _number_words(_MONTHS, 1)
NUMBERS = _number_words(_NUMBERS, 0)
UNITS = {fold(word): unit for unit, line in _UNITS.items() for word in line.split()}
DAYS = {fold(word): shift for shift, words in _DAYS.items() for word in words}


def one_of(words: dict[str, int] | dict[str, str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def number(word: str) -> int:
    """The value of digits or of a number word that `one_of(NUMBERS)` found."""
    return int(word) if word.isdecimal() else NUMBERS[word]
