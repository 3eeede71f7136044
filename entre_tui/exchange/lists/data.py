"""The data files beside this one: headers and words as offices write them, read when they are first wanted."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class UnfitData(ValueError):
    """Something in a data file that is not as it should be, and where."""


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """The tables of one file."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def texts(value: object, place: str) -> tuple[str, ...]:
    """A list of texts. Raises UnfitData."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnfitData(f"{place} is not a list of texts")
    return tuple(value)


def synonyms(file: str, table: str, allowed: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
    """Code → what else is written for it; nothing where the file has no such table. Raises UnfitData."""
    found = {
        code: texts(words, f"{file}.toml, {table}.{code}")
        for code, words in read_data(file).get(table, {}).items()
    }
    if allowed is not None and (odd := found.keys() - set(allowed)):
        raise UnfitData(f"{file}.toml, {table}: not among the codes: {', '.join(sorted(odd))}")
    return found


@cache
def words_for(name: str) -> frozenset[str]:
    """One group of the words that stand for no code, as cells and headers are compared: “yes”, “unknown” …"""
    return frozenset(texts(read_data("words")["words_for"][name], f"words.toml, words_for.{name}"))
