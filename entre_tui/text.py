"""The one door for text from people: what may be kept, how it is found, how it is sorted, how wide it is.

`clean` and `clean_long` let through what can be seen and nothing else. Format characters go, the joiner of
emoji sequences among them: terminals disagree about how wide a joined family is, so it is kept as its
members, each of which is two cells everywhere. Variation selectors are marks and stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from unicodedata import category, combining, east_asian_width, normalize

LINE_LIMIT = 1_000
LONG_LIMIT = 200_000
MARKS_LIMIT = 2
ELLIPSIS = "…"
UNSEEN = "?"

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\n\t]+")
# One cell wide everywhere: Latin, Greek and Cyrillic letters, dashes, quotes, dots, money, arrows, lines, ticks.
NARROW = (
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u21ff\u2212\u2500-\u25fc\u2713-\u2718]"
)
_NOT_ASCII = re.compile("[^\0-\x7f]")
_is_narrow = re.compile(f"{NARROW}*").fullmatch


def clean(text: str, limit: int = LINE_LIMIT) -> str:
    """One line of printable text, without blanks at its ends; line breaks and tabs become a space."""
    line = clean_typing(text, limit).strip()
    # A mark that stood on a blank has nothing to stand on once the blank is gone.
    return line if line == text or _is_plain(line) else clean(line, limit)


def clean_typing(text: str, limit: int = LINE_LIMIT) -> str:
    """As `clean`, but with the blanks at its ends: a line that is still being typed."""
    if not _is_plain(text):
        text = _BLANKS.sub(" ", clean_long(text, max(limit, len(text))))
    return text if len(text) <= limit else _shorten(text, limit)


def clean_long(text: str, limit: int = LONG_LIMIT) -> str:
    """Printable text that keeps its line breaks (as \\n) and its tabs."""
    text = _BREAKS.sub("\n", text)
    if not _is_plain(text.replace("\n", "").replace("\t", "")):
        text = _drop_and_compose(text)
    return text if len(text) <= limit else _shorten(text, limit)


def printable(text: str) -> str:
    """The text with a mark for each character that cannot be seen; line breaks, tabs and its spelling stay."""
    if text.isprintable():
        return text
    return "".join(
        UNSEEN if character not in "\n\t" and category(character) in _DROPPED else character
        for character in text
    )


def _is_plain(text: str) -> bool:
    """Printable and below the first combining mark, where every character is already composed."""
    return text.isprintable() and (text.isascii() or max(text) < "\u0300")


def _drop_and_compose(text: str) -> str:
    """Drop and compose until nothing changes: a dropped character can bring two others together."""
    while (once := normalize("NFC", _visible(text))) != text:
        text = once
    return text


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = MARKS_LIMIT  # a mark with no letter before it would sit on whatever stands to its left
    for character in text:
        kind = "L" if character.isalnum() else category(character)
        if kind in _MARKS:
            if marks >= MARKS_LIMIT:
                continue
            marks += 1
        elif character in "\n\t":
            marks = MARKS_LIMIT
        elif kind in _DROPPED:
            continue
        else:
            marks = 0
            if kind == "Zs":
                character = " "
        kept.append(character)
    return "".join(kept)


def _shorten(text: str, limit: int) -> str:
    return _drop_and_compose(text[:limit])


_UNMARKED = {
    "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ŀ": "l", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-",
}  # fmt: skip
_UNMARK = str.maketrans(_UNMARKED)
# { | } are the three characters after z, so that plain byte order is Swedish order; ü goes with y there.
_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "œ": "|", "ö": "}", "ø": "}", "ő": "}", "ü": "y", "ű": "y"}
_SAFE = str.maketrans("{|}", "   ")


def fold(text: str) -> str:
    """The text as it is searched: no case, no accents, å ä ö as a a o, Weiß as weiss."""
    if text.isascii():
        return text.lower()
    # Other than by a table for the whole text, what is ASCII, and nearly all is, costs next to nothing.
    return _NOT_ASCII.sub(lambda found: _fold_character(found[0]), text).lower()


def sort_key(text: str) -> str:
    """The text as it is sorted in Swedish by plain byte order: å ä ö after z, é with e."""
    if text.isascii():
        return text.lower().translate(_SAFE) if "{" in text or "|" in text or "}" in text else text.lower()
    return "".join(map(_sorted_character, normalize("NFC", text)))


def words(text: str) -> list[str]:
    """The folded words of a text, each once and in order: "Al-Amin, Åsa" has al, amin and asa."""
    return list(dict.fromkeys(re.findall(r"[^\W_]+", fold(text))))


@lru_cache(maxsize=1024)
def _fold_character(text: str) -> str:
    while True:
        spread = normalize("NFKD", text).casefold()
        bare = "".join(c for c in spread if not combining(c) and category(c) not in _MARKS).translate(_UNMARK)
        if bare == text:
            return bare
        text = bare


@lru_cache(maxsize=1024)
def _sorted_character(character: str) -> str:
    lower = character.casefold()
    return _AFTER_Z.get(lower) or _fold_character(character).translate(_SAFE)


def _cells(character: str) -> int:
    if category(character) in _MARKS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """How many terminal cells a clean line takes."""
    if text.isascii() or _is_narrow(text):
        return len(text)
    return sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """The line, or as much of it as fits with an ellipsis after it."""
    if len(text) * 2 <= cells or width(text) <= cells:
        return text
    if cells < 1:
        return ""
    if text.isascii() or _is_narrow(text):
        return text[: cells - 1] + ELLIPSIS
    return "".join(islice(text, _fitting(text, cells - 1))) + ELLIPSIS


def fit(text: str, cells: int, right: bool = False) -> str:
    """The line cut or padded to exactly so many cells."""
    text = cut(text, cells)
    blank = " " * (cells - width(text))
    return blank + text if right else text + blank


def _fitting(text: str, cells: int) -> int:
    for index, character in enumerate(text):
        cells -= _cells(character)
        if cells < 0:
            return index
    return len(text)
