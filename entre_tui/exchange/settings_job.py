"""`entre settings`: the figures an office may choose for itself, shown or, by a supervisor, changed for everybody."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from entre_tui.casework.base import CaseworkError
from entre_tui.casework.thresholds import Chosen, choose, thresholds
from entre_tui.door.for_jobs import Desk, open_case_file
from entre_tui.locale import _


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
    """Change what is named, then show every figure as it stands. Raises CaseworkError."""
    values = dict(map(_pair, args.values))
    with open_case_file(args) as desk:
        if values:
            print(desk.store.call(choose, values, actor=desk.actor, now=desk.clock()).message)
        print("\n".join(lines(_standing(desk))))
    return 0


def _standing(desk: Desk) -> Sequence[Chosen]:
    return desk.store.call(thresholds, actor=desk.actor, now=desk.clock())


def lines(chosen: Iterable[Chosen]) -> list[str]:
    """A line each: name, figure, what it is; with the usual figure where another was chosen."""
    told = []
    for one in chosen:
        usual = "" if one.value == one.usual else "  " + _("(usually {usual})").format(usual=one.usual)
        told.append(f"{one.name:<22}{one.value:>4}  {one.words}{usual}")
    return told


def _pair(typed: str) -> tuple[str, int | None]:
    name, sign, value = typed.partition("=")
    if not sign or (value and not value.strip().isdecimal()):
        raise CaseworkError(_("Write NAME=NUMBER, not “{typed}”.").format(typed=typed))
    return name.strip().replace("-", "_"), int(value) if value else None
