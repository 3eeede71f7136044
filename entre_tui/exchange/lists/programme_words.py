"""Which programme, phase, theme or strategy a word in a cell means: ids and names in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from entre_tui.casework.core.programmes import catalogue
from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.data import synonyms
from entre_tui.programmes.model import BothLanguages, Programme

_BRACKET = re.compile(r"\(([^)]*)\)")

SHORTEST = 4
"""Letters of a word that may stand for a whole name."""


class NamedItem(Protocol):
    """Anything of a definition that has an id and a name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> BothLanguages: ...


@cache
def programmes() -> Mapping[str, str]:
    """Word → id of the programme."""
    found: dict[str, str] = {}
    for plan in catalogue().choices():
        for word in _words(plan):
            found.setdefault(word, plan.id)
    for programme, names in synonyms("programme_words", "programmes").items():
        if catalogue().latest(programme) is not None:
            for name in names:
                found.setdefault(same_word(name), programme)
    return found


def phase_of(plan: Programme, text: str) -> str | None:
    """The phase of this programme a word means: its name, “behandlingsfasen”, or the how manieth it is."""
    wanted = same_word(text)
    if numbered := re.fullmatch(r"(?:fas|steg|phase)? ?(\d)", wanted):
        return plan.phases[int(numbered[1]) - 1].id if 0 < int(numbered[1]) <= len(plan.phases) else None
    words = {word: phase.id for phase in plan.phases for word in _words(phase)}
    for bare in (wanted, re.sub(r"s?fas(?:en)?$|^fas(?:en)? ", "", wanted).strip()):
        if found := words.get(bare) or by_words(words, bare):
            return found
    return None


def by_words(known: Mapping[str, str], text: str) -> str | None:
    """What the words of a text mean if they stand in the name of one thing only: “Relationer”."""
    wanted = set(same_word(text).split())
    if not wanted or max(map(len, wanted)) < SHORTEST:
        return None
    found = {one for name, one in known.items() if wanted <= set(name.split())}
    return found.pop() if len(found) == 1 else None


@cache
def themes() -> Mapping[str, str]:
    """Word → id, over all programmes."""
    return _all(theme for plan in catalogue().programmes for theme in plan.themes)


@cache
def strategies() -> Mapping[str, str]:
    """Word → id, over all programmes."""
    return _all(strategy for plan in catalogue().programmes for strategy in plan.strategies)


def _all(things: Iterable[NamedItem]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for thing in things:
        for word in _words(thing):
            found.setdefault(word, thing.id)
    return found


def _words(thing: NamedItem) -> list[str]:
    """The id, both names, and both without or only with what stands in brackets."""
    found = [thing.id]
    for name in (thing.name.en, thing.name.sv):
        found += [name, _BRACKET.sub(" ", name), *_BRACKET.findall(name)]
    found += synonyms("programme_words", "parts").get(thing.id, ())
    return [word for text in found if (word := same_word(text))]
