"""`entre settings`: what an office may choose for itself, shown or, by a supervisor, changed for everybody."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence

from entre_tui.casework.core.base import CaseworkError, Done
from entre_tui.casework.supervision.thresholds import (
    OPTIONAL,
    ChosenThreshold,
    choose,
    choose_areas,
    chosen_areas,
    thresholds,
)
from entre_tui.door.jobs.session import JobSession, open_case_file
from entre_tui.locale import _

AREAS = "checklist_areas"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to see them all, NAME=NUMBER to change some, NAME= for what is usual."""
    parser.add_argument(
        "values",
        nargs="*",
        metavar=_("NAME=NUMBER"),
        help=_(
            "for supervisors, for everybody from now on; NAME= goes back to what is usual; nothing shows all"
        ),
    )


def main(args: argparse.Namespace) -> int:
    """Change what is named, then show all as it stands. Raises CaseworkError."""
    typed = dict(map(_pair, args.values))
    areas = typed.pop(AREAS, None)
    figures = {name: _figure(name, value) for name, value in typed.items()}
    with open_case_file(args) as desk:
        if figures:
            print(_change_setting(desk, choose, figures))
        if areas is not None:
            print(_change_setting(desk, choose_areas, tuple(filter(None, areas.replace(",", " ").split()))))
        figures_now = desk.store.call(thresholds, desk.acting())
        areas_now = desk.store.call(chosen_areas, desk.acting())
        print("\n".join([*lines(figures_now), area_line(areas_now)]))
    return 0


def _change_setting(desk: JobSession, change: Callable[..., Done], value: object) -> str:
    return desk.store.call(change, desk.acting(), value).message


def lines(chosen: Iterable[ChosenThreshold]) -> list[str]:
    """A line each: name, figure, what it is; with the usual figure where another was chosen."""
    told = []
    for one in chosen:
        usual = "" if one.value == one.usual else "  " + _("(usually {usual})").format(usual=one.usual)
        told.append(f"{one.name:<22}{one.value:>4}  {one.words}{usual}")
    return told


def area_line(areas: Sequence[str]) -> str:
    """Which of the areas that an office may add it works with, and which there are."""
    words = _("areas of the checklist besides the six; there are {areas}").format(areas=", ".join(OPTIONAL))
    return f"{AREAS:<22}{','.join(areas) or '–':>4}  {words}"


def _pair(typed: str) -> tuple[str, str]:
    name, sign, value = typed.partition("=")
    if not sign:
        raise _unreadable(typed)
    return name.strip().replace("-", "_"), value.strip()


def _figure(name: str, value: str) -> int | None:
    if value and not value.isdecimal():
        raise _unreadable(f"{name}={value}")
    return int(value) if value else None


def _unreadable(typed: str) -> CaseworkError:
    return CaseworkError(_("Write NAME=NUMBER, not “{typed}”.").format(typed=typed))
