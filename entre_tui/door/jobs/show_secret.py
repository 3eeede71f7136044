"""A secret that is shown on the terminal and does not stay in what can be scrolled back to."""

from __future__ import annotations

import sys

from entre_tui.door.process.printable_output import terminal_of
from entre_tui.door.states import CannotOpen
from entre_tui.locale import _

_OTHER_SCREEN, _BACK = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[2J\x1b[?1049l"


def show_once(recovery: str) -> None:
    """Show the new recovery key until its last group was typed, which proves that it is on paper."""
    last = recovery.rpartition("-")[2]
    print(_OTHER_SCREEN, end="", file=terminal_of(sys.stdout))
    try:
        print(_("Write this down on paper now, in place of the old one. It is shown only this once."))
        print(f"\n    {recovery}\n", flush=True)
        while input(_("Type the last group, to show that it is on the paper: ")).strip() != last:
            print(_("That is not the last group. Compare it with your paper."))
    except (EOFError, KeyboardInterrupt) as error:
        raise CannotOpen(
            _("It is not sure that the new recovery key is on paper. Make another: entre key recovery.")
        ) from error
    finally:
        print(_BACK, end="", file=terminal_of(sys.stdout), flush=True)
