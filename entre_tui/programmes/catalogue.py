"""The programmes an office can choose from, and what went wrong while reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from entre_tui.programmes.model import Programme, Theme
from entre_tui.programmes.problems import DefinitionProblem

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Catalogue:
    """Every version of every programme, in the order of their names, and the faults of the files left out."""

    programmes: tuple[Programme, ...]
    problems: tuple[DefinitionProblem, ...] = ()
    _by_key: Mapping[tuple[str, str], Programme] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = MappingProxyType({programme.key: programme for programme in self.programmes})
        object.__setattr__(self, "_by_key", by_key)

    def __iter__(self) -> Iterator[Programme]:
        return iter(self.programmes)

    def get(self, programme_id: str, version: str) -> Programme | None:
        """The version an enrolment is pinned to; None when its file is gone or broken."""
        return self._by_key.get((programme_id, version))

    def versions(self, programme_id: str) -> tuple[Programme, ...]:
        """All versions of one programme, newest last; version 10 comes after 9."""
        found = [programme for programme in self.programmes if programme.id == programme_id]
        return tuple(sorted(found, key=lambda programme: _in_order(programme.version)))

    def latest(self, programme_id: str) -> Programme | None:
        """The version that a new enrolment takes."""
        versions = self.versions(programme_id)
        return versions[-1] if versions else None

    def choices(self) -> tuple[Programme, ...]:
        """The latest version of each programme: Entré first, stubs last, each group by its English name."""
        latest = [self.versions(programme_id)[-1] for programme_id in {each.id for each in self.programmes}]
        return tuple(sorted(latest, key=_for_choosing))

    def find(self, text: str) -> Programme | None:
        """The latest version of the one programme with that id or name in either language; None when unsure."""
        wanted = _fold_name(text)
        found = [
            each
            for each in self.choices()
            if wanted in {_fold_name(each.id), _fold_name(each.name.en), _fold_name(each.name.sv)}
        ]
        return found[0] if len(found) == 1 else None

    def borrowed_themes(self, programme: Programme) -> tuple[tuple[Programme, Theme], ...]:
        """Themes of the other members of its family that it lacks: they may be added to a client on it."""
        if programme.family is None:
            return ()
        seen = {theme.id for theme in programme.themes}
        found = []
        for other in self.choices():
            if other.family == programme.family and other.id != programme.id:
                for theme in other.themes:
                    if theme.id not in seen:
                        seen.add(theme.id)
                        found.append((other, theme))
        return tuple(found)

    def theme(self, programme: Programme, theme_id: str) -> Theme | None:
        """A theme of the programme, or one it may borrow from its family."""
        borrowed = (theme for _, theme in self.borrowed_themes(programme) if theme.id == theme_id)
        return programme.theme(theme_id) or next(borrowed, None)


def _for_choosing(programme: Programme) -> tuple[bool, bool, str]:
    return programme.stub, programme.family != "entre", programme.name.en.casefold()


def _in_order(version: str) -> list[tuple[bool, int, str]]:
    parts = _DIGITS.split(version)
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part]


def _fold_name(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
