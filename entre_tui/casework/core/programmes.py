"""The programme definitions as casework uses them: loaded once, named in the language in use."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.locale import language
from entre_tui.programmes.phase_names import phase_names

if TYPE_CHECKING:
    from entre_tui.programmes.catalogue import Catalogue
    from entre_tui.programmes.model import Programme, Theme


class _Folders:
    """Where an office keeps definitions of its own; set when the program starts."""

    extra: tuple[Path, ...] = ()


def use_folder(folder: Path) -> None:
    """Also reads an office's own definitions, where the folder is there."""
    _Folders.extra = (folder,) if folder.is_dir() else ()
    catalogue.cache_clear()


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Every definition that can be read, and the problems of those that cannot."""
    # The first screen does without: it shows names of phases only.
    from entre_tui.programmes.reader import load

    return load(_Folders.extra)


def own_problems() -> tuple[str, ...]:
    """What is wrong in an office's own definitions, each with file, line and field."""
    return tuple(str(problem) for problem in catalogue().problems) if _Folders.extra else ()


def plan_of(programme: str, version: str | None = None) -> Programme | None:
    """The definition of this version, or the newest one where none is named."""
    return catalogue().latest(programme) if version is None else catalogue().get(programme, version)


def is_treatment(programme: str) -> bool:
    """Whether a programme is conversations, as one is taken to be whose definition is gone, not a checklist."""
    plan = plan_of(programme)
    return plan is None or plan.content != "checklist"


def programme_name(programme: str, version: str | None = None) -> str:
    """In words; the bare id where the definition is gone."""
    plan = plan_of(programme, version)
    return plan.name.word(language()) if plan else programme


def phase_name(programme: str, phase: str, version: str | None = None) -> str:
    """In words; the bare id where the definition is gone."""
    if version is None and not _Folders.extra and (names := phase_names().get((programme, phase))):
        return names[language() == "sv"]
    plan = plan_of(programme, version)
    found = plan.phase(phase) if plan else None
    return found.name.word(language()) if found else phase


def phase_anywhere(phase: str) -> str:
    """A phase of whichever programme has it, in words."""
    plans = catalogue().programmes
    return next((phase_name(plan.id, phase) for plan in plans if plan.phase(phase) is not None), phase)


def theme_name(theme: str) -> str:
    """A theme of whichever programme has it, in words."""
    found = theme_of(theme)
    return found.name.word(language()) if found else theme


def strategy_name(strategy: str) -> str:
    """A strategy of whichever programme has it, in words."""
    for plan in catalogue().programmes:
        found = plan.strategy(strategy)
        if found:
            return found.name.word(language())
    return strategy


def theme_of(theme: str) -> Theme | None:
    """The theme of whichever programme has it."""
    return next((found for plan in catalogue().programmes if (found := plan.theme(theme))), None)
