"""Other programs that show a list, where they are installed: the same clients in a text file."""

from __future__ import annotations

import shutil
from pathlib import Path

from entre_tui.casework import clientlist
from entre_tui.casework.clientlist import ListChoice
from entre_tui.widgets.client_line import line_text
from tests.benchmarks.caseloads import opened
from tests.benchmarks.rounds import Case

AT_ONCE = 2000
LOOK = "@move down*15 up*10 @to-end down*38 @scroll down*20 @page pagedown*15"


def as_text(file: Path, target: Path) -> Path:
    """The client list of a case file as lines of text."""
    store, actor, now = opened(file)
    choice = ListChoice(scope="all", sort="name")
    try:
        with target.open("w", encoding="utf-8") as out:
            window = store.call(clientlist.top, choice, AT_ONCE, actor=actor, now=now)
            while window.lines:
                out.writelines(line_text(line, 119, now) + "\n" for line in window.lines)
                if window.last:
                    break
                window = store.call(clientlist.after, choice, window.lines[-1], AT_ONCE, actor=actor, now=now)
    finally:
        store.close()
    return target


def peers(text: Path, *, bits: float = 0, round_trip: float = 0, script: str = LOOK) -> list[Case]:
    """A case for each peer that is here."""
    commands = {
        "less": ["less", "-S", str(text)],
        "vim": ["vim", "-u", "NONE", "-N", "-R", "-c", "set nowrap", str(text)],
        "visidata": ["vd", "-f", "fixed", str(text)],
    }
    return [
        Case(name, command, r"E-\d", script, bits, round_trip)
        for name, command in commands.items()
        if shutil.which(command[0])
    ]
