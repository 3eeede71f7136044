"""A header as people write it, and what may be taken out of it until a column is found."""

from __future__ import annotations

import re
from functools import lru_cache

from entre_tui.exchange.lists.data import words_for
from entre_tui.text import clean, fold

_APART = re.compile(r"[^0-9a-z]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# How to write a date or an identity number: ÅÅMMDD-XXXX, yyyy-mm-dd, dd/mm-åå.
_FORMATS = re.compile(
    r"\b(?:[åay]{2,4}[-/. ]?mm[-/. ]?dd|dd?[-/. ]mm?[-/. ][åay]{2,4})(?:[-+ ]?[xn]{4})?\b|\b[xn]{3,4}\b",
    re.IGNORECASE,
)


def same_header(text: str) -> str:
    """A header with all that people vary taken out: case, dots and rings, blanks, signs."""
    return _APART.sub("", fold(clean(text, 200)))


def without_asides(text: str) -> str:
    """The header without what stands in brackets: “(valfritt)”, “[min]”."""
    return _BRACKETS.sub(" ", text)


@lru_cache(maxsize=4096)
def readings(header: str) -> tuple[str, ...]:
    """The header as written, then with ever more left out: brackets, formats, words that say nothing of the column."""
    line = clean(header, 200)
    bare = without_asides(line)
    plain = _FORMATS.sub(" ", bare)
    words = _APART.sub(" ", fold(plain)).split()
    told = "".join(word for word in words if word not in words_for("fillers"))
    found = (same_header(line), same_header(bare), same_header(plain), told)
    return tuple(dict.fromkeys(reading for reading in found if reading))


def parts_of(header: str) -> list[str]:
    """What a header with a stroke offers: “Telefon/mobil”."""
    return [part for part in re.split(r"[/,&]|\b(?:och|and|eller|or)\b", clean(header, 200)) if part.strip()]


def family_first(header: str) -> bool:
    """Whether a header says that the family name comes first: “Namn (efternamn förnamn)”."""
    words = _APART.sub(" ", fold(clean(header, 200)))
    family = re.search(r"efternamn|family|surname|last", words)
    given = re.search(r"fornamn|given|first|tilltalsnamn|\bfor\b", words)
    return bool(family and given and family.start() < given.start())
