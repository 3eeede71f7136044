"""Finding clients by the beginnings of words: names, reference and identity numbers, worker, office.

A word that few clients share is answered from the word index; one that many share is answered by walking the
list in its own order, where the next match is never far. Sorting all hits is what would cost.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from peewee import Expression

from entre_tui.models import ClientRow, Office, SearchWord, Worker
from entre_tui.text import fold

FEW = 1000
MANY_WORKERS = 50
_AFTER_ANY_LETTER = "\U0010ffff"
_DASHES = str.maketrans("−—‒", "---")
# An identity number as it is written or half typed: its two halves with a sign or a space between, kept as one.
_HALVES = re.compile(r"\b(\d{6}|\d{8})(?:[-+](?!\S*[^\d\s])|\s+(?=\d{1,4}\b))")
_REFERENCE = re.compile(r"([a-z]{1,3})-?(\d+)")
REFERENCE_DIGITS = 4


class _Token(NamedTuple):
    spellings: tuple[str, ...]
    clients: list[int]
    workers: list[int]
    offices: list[int]

    @property
    def rare(self) -> bool:
        return len(self.clients) <= FEW and not self.workers and not self.offices


class Found(NamedTuple):
    """`clients` names the only ones it can be, where they are few; `conditions` hold for the rest of the words."""

    clients: list[int] | None
    conditions: list[Expression]


def look_up(text: str) -> Found:
    """What a client's row must fulfil to be found by all the words of `text`."""
    typed = _HALVES.sub(r"\1", fold(text).translate(_DASHES))
    tokens = [_looked_up(word) for word in typed.split()]
    rare = min((t for t in tokens if t.rare), key=lambda t: len(t.clients), default=None)
    conditions = [_matches(token) for token in tokens if token is not rare]
    return Found(None if rare is None else rare.clients, conditions)


def both(one: list[int] | None, other: list[int] | None) -> list[int] | None:
    """The clients in both, where nothing means all."""
    if one is None or other is None:
        return other if one is None else one
    return sorted(set(one) & set(other))


def _matches(token: _Token) -> Expression:
    """Escaped by hand: a percent sign in a name is a percent sign."""
    either: list[Any] = [ClientRow.fold.contains(f" {word}") for word in token.spellings]
    if token.workers:
        either.append(ClientRow.worker.in_(token.workers))
    if token.offices:
        either.append(ClientRow.office.in_(token.offices))
    return reduce(or_, either)


def _looked_up(word: str) -> _Token:
    spellings = _spellings(word)
    begins = [(SearchWord.word >= each) & (SearchWord.word < each + _AFTER_ANY_LETTER) for each in spellings]
    words = SearchWord.select(SearchWord.client).where(reduce(or_, begins))
    clients = [row[0] for row in words.limit(FEW + 1).tuples()]
    return _Token(spellings, clients, _named(Worker, word), _named(Office, word))


def _spellings(word: str) -> tuple[str, ...]:
    """A word and, of a reference number, the ways it stands in the index: E141, e-0141 and 0141 are all E-0141."""
    if word.isdecimal() and word.startswith("0") and word.strip("0"):
        return word, word.lstrip("0")
    match = _REFERENCE.fullmatch(word)
    if match is None:
        return (word,)
    letters, digits = match.groups()
    return tuple(dict.fromkeys((word, f"{letters}-{digits}", f"{letters}-{digits.zfill(REFERENCE_DIGITS)}")))


def _named(model: Any, word: str) -> list[int]:
    """Nobody where many share the beginning: it is a client's then, and each more would be asked of every row."""
    found = model.select(model.id).where(model.fold.contains(f" {word}")).limit(MANY_WORKERS + 1)
    ids = [row[0] for row in found.tuples()]
    return ids if len(ids) <= MANY_WORKERS else []
