"""Which programme, phase, theme or strategy a word in a cell means: ids and names in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from entre_tui.casework.programme_book import catalogue
from entre_tui.exchange.columns import same_word
from entre_tui.programmes.model import Programme, Words

_BRACKET = re.compile(r"\(([^)]*)\)")

# What offices write for the programme they mean today; the definition's own names go first.
ALSO = {
    "entre-2016": "entre|entreprogrammet|entre programmet|entre manual 2016|entre 2016",
    "entre-pilot": "entre pilot|piloten|entre piloten|entre pilotversion",
    "back-on-track": "bot|back on track",
    "hii": "hii|healthy identity|healthy identity interventions",
    "reintegration-group": "inslussningsgrupp|inslussning|inslussningsgruppen|reintegration|reintegration group",
}


class Named(Protocol):
    """Anything of a definition that has an id and a name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> Words: ...


@cache
def programmes() -> Mapping[str, str]:
    """Word → id of the programme."""
    found: dict[str, str] = {}
    for plan in catalogue().choices():
        for word in _words(plan):
            found.setdefault(word, plan.id)
    for programme, names in ALSO.items():
        if catalogue().latest(programme) is not None:
            for name in names.split("|"):
                found.setdefault(same_word(name), programme)
    return found


def phase_of(plan: Programme, text: str) -> str | None:
    """The phase of this programme a word means."""
    return _one(plan.phases, text)


@cache
def themes() -> Mapping[str, str]:
    """Word → id, over all programmes."""
    return _all(theme for plan in catalogue().programmes for theme in plan.themes)


@cache
def strategies() -> Mapping[str, str]:
    """Word → id, over all programmes."""
    return _all(strategy for plan in catalogue().programmes for strategy in plan.strategies)


def _all(things: Iterable[Named]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for thing in things:
        for word in _words(thing):
            found.setdefault(word, thing.id)
    return found


def _one(things: Iterable[Named], text: str) -> str | None:
    wanted = same_word(text)
    return next((thing.id for thing in things if wanted in _words(thing)), None)


def _words(thing: Named) -> list[str]:
    """The id, both names, and both without or only with what stands in brackets."""
    found = [thing.id]
    for name in (thing.name.en, thing.name.sv):
        found += [name, _BRACKET.sub(" ", name), *_BRACKET.findall(name)]
    return [word for text in found if (word := same_word(text))]
