"""Other programs that show a list, where they are installed: the same clients, each in the form it reads."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.core.actor import Acting
from entre_tui.widgets.lists.client_line import line_text
from tests.benchmarks.caseloads import opened
from tests.benchmarks.rounds import Case

AT_ONCE = 2000
LOOK = "@move down*15 up*10 @to-end down*38 @scroll down*20 @page pagedown*15"
# It shows what was asked for, so it is asked first.
ASK = "wait:1500 text:select_*_from_list ctrl+j wait:3000"
LETTER = "From a@b Thu Jan  1 00:00:00 2026\nFrom: a@b\nMessage-ID: <{number}@b>\nSubject: {line}\n\n\n"


def as_text(file: Path, target: Path) -> Path:
    """The client list of a case file as lines of text."""
    store, actor, now = opened(file)
    choice = ListChoice(scope="all", sort="name")
    try:
        with target.open("w", encoding="utf-8") as out:
            window = store.call(list_windows.top, Acting(actor, now), choice, AT_ONCE)
            while window.lines:
                out.writelines(line_text(line, 119, now) + "\n" for line in window.lines)
                if window.last:
                    break
                window = store.call(list_windows.after, Acting(actor, now), choice, window.lines[-1], AT_ONCE)
    finally:
        store.close()
    return target


def _as_letters(text: Path) -> Path:
    target = text.with_suffix(".mbox")
    with target.open("w", encoding="utf-8") as out:
        for number, line in enumerate(text.read_text("utf-8").splitlines()):
            out.write(LETTER.format(number=number, line=line.strip()))
    return target


def _as_table(text: Path) -> Path:
    target = text.with_suffix(".sqlite")
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as table:
        table.execute("CREATE TABLE list (line TEXT)")
        lines = text.read_text("utf-8").splitlines()
        table.executemany("INSERT INTO list VALUES (?)", ((line,) for line in lines))
    table.close()
    return target


def peers(text: Path, *, bits: float = 0, round_trip: float = 0, script: str = LOOK) -> list[Case]:
    """A case for each peer that is here."""
    folder, letters = f'set folder="{text.parent}"', 'set index_format="%s" sort=mailbox-order'
    commands: dict[str, Sequence[str]] = {
        "less": ["less", "-S", str(text)],
        "vim": ["vim", "-u", "NONE", "-N", "-R", "-c", "set nowrap", str(text)],
        "neomutt": ["neomutt", "-n", "-F", "/dev/null", "-R", "-e", folder, "-e", letters, "-f"],
        "visidata": ["vd", "-f", "fixed", str(text)],
        "harlequin": ["harlequin", "-a", "sqlite"],
    }
    here = {name: command for name, command in commands.items() if shutil.which(command[0])}
    if "neomutt" in here:
        here["neomutt"] = [*here["neomutt"], str(_as_letters(text))]
    if "harlequin" in here:
        here["harlequin"] = [*here["harlequin"], str(_as_table(text))]
    return [
        Case(
            name,
            command,
            "Query Editor" if name == "harlequin" else r"E-\d",
            f"@asking {ASK} {script}" if script and name == "harlequin" else script,
            bits,
            round_trip,
        )
        for name, command in here.items()
    ]
