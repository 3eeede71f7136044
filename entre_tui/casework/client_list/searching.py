"""Finding clients by the beginnings of words: names, reference and identity numbers, worker, office.

A word that few clients share is answered from the word index; one that many share is answered by walking the
list in its own order, where the next match is never far. Sorting all hits is what would cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from peewee import Expression, ModelSelect

from entre_tui.models import ClientRow, Office, SearchWord, Worker
from entre_tui.storage.proxy import database
from entre_tui.text import fold

FEW = 1000
MANY = 30_000
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


class SearchMatch(NamedTuple):
    """`clients` names the only ones it can be, where they are few; `conditions` hold for the rest of the words."""

    clients: list[int] | None
    conditions: list[Expression]


def look_up(text: str) -> SearchMatch:
    """What a client's row must fulfil to be found by all the words of `text`."""
    typed = _HALVES.sub(r"\1", fold(text).translate(_DASHES))
    tokens = [_looked_up(word) for word in typed.split()]
    rare = min((t for t in tokens if t.rare), key=lambda t: len(t.clients), default=None)
    if rare is not None:
        return SearchMatch(rare.clients, [_matches(token) for token in tokens if token is not rare])
    together, rest = _together(tokens)
    return SearchMatch(together, [_matches(token) for token in rest])


def both(one: list[int] | None, other: list[int] | None) -> list[int] | None:
    """The clients in both, where nothing means all."""
    if one is None or other is None:
        return other if one is None else one
    return sorted(set(one) & set(other))


def _together(tokens: Sequence[_Token]) -> tuple[list[int] | None, list[_Token]]:
    """The clients that some of these words have in common, each of which many share, and the other words.

    In the list's own order such clients may be far apart; nothing where they are many still.
    """
    named = [token for token in tokens if _can_be_named(token)] if len(tokens) > 1 else []
    if len(named) < 2:
        return None, list(tokens)
    common = set.intersection(*map(_named_clients, named))
    if len(common) > FEW:
        return None, list(tokens)
    return sorted(common), [token for token in tokens if token not in named]


def _can_be_named(token: _Token) -> bool:
    """Whether all the clients of a word can be looked up: those of an office are too many."""
    return not token.offices and sum(rows.limit(MANY + 1).count() for rows in _sources(token)) <= MANY


def _named_clients(token: _Token) -> set[int]:
    # Past the query builder, which takes longer over a row than reading it does.
    return {row[0] for rows in _sources(token) for row in database.execute(rows).fetchall()}


def _sources(token: _Token) -> list[ModelSelect[SearchWord] | ModelSelect[ClientRow]]:
    """Where the clients of a word stand: among the words, and among the cases of workers of that name."""
    by_word = SearchWord.select(SearchWord.client).where(_begins(SearchWord, token))
    if not token.workers:
        return [by_word]
    return [by_word, ClientRow.select(ClientRow.client).where(ClientRow.worker.in_(token.workers))]


def _matches(token: _Token) -> Expression:
    """Escaped by hand: a percent sign in a name is a percent sign."""
    either = [ClientRow.fold.contains(f" {word}") for word in token.spellings]
    if token.workers:
        either.append(ClientRow.worker.in_(token.workers))
    if token.offices:
        either.append(ClientRow.office.in_(token.offices))
    return _any_of(either)


def _any_of(conditions: Sequence[Expression]) -> Expression:
    first, *others = conditions
    return reduce(or_, others, first)


def _looked_up(word: str) -> _Token:
    token = _Token(_spellings(word), [], _ids_named(Worker, word), _ids_named(Office, word))
    words = SearchWord.select(SearchWord.client).where(_begins(SearchWord, token))
    return token._replace(clients=[row[0] for row in words.limit(FEW + 1).tuples()])


def _begins(words: type[SearchWord], token: _Token) -> Expression:
    either = [(words.word >= each) & (words.word < each + _AFTER_ANY_LETTER) for each in token.spellings]
    return _any_of(either)


def _spellings(word: str) -> tuple[str, ...]:
    """A word and, of a reference number, the ways it stands in the index: E141, e-0141 and 0141 are all E-0141."""
    if word.isdecimal() and word.startswith("0") and word.strip("0"):
        return word, word.lstrip("0")
    match = _REFERENCE.fullmatch(word)
    if match is None:
        return (word,)
    letters, digits = match.groups()
    return tuple(dict.fromkeys((word, f"{letters}-{digits}", f"{letters}-{digits.zfill(REFERENCE_DIGITS)}")))


def _ids_named(model: type[Worker | Office], word: str) -> list[int]:
    """Nobody where many share the beginning: it is a client's then, and each more would be asked of every row."""
    found = model.select(model.id).where(model.fold.contains(f" {word}")).limit(MANY_WORKERS + 1)
    ids = [row[0] for row in found.tuples()]
    return ids if len(ids) <= MANY_WORKERS else []
