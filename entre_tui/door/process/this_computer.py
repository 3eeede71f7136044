"""This computer and this account: who is signed in to it, where things lie, what time it is in the office."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

OFFICE_ZONE = "Europe/Stockholm"
FILE_NAME = "entre.db"


def account() -> str:
    """The name of the account, from the system and not from variables that anybody can set."""
    if sys.platform == "win32":
        import getpass

        return getpass.getuser()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def host() -> str:
    """This computer's name and, where there is one, the line in front of which the person sits."""
    try:
        line = os.ttyname(0).removeprefix("/dev/")
    except (OSError, AttributeError):
        line = ""
    return " ".join(filter(None, (socket.gethostname(), line)))


def office_clock(zone: str = OFFICE_ZONE) -> Callable[[], datetime]:
    """Gives this moment in the office's zone, wherever the computer believes itself to be."""
    from zoneinfo import ZoneInfo

    there = ZoneInfo(zone)
    return lambda: datetime.now(there)


def state_folder() -> Path:
    """Where small things about this computer are kept; nothing about clients."""
    from platformdirs import user_state_path

    return Path(user_state_path("entre", appauthor=False))


def case_file(chosen: str | None) -> Path:
    """The case file: the one asked for, else the one last opened here without asking for one, else the usual place."""
    if chosen:
        return as_case_file(chosen)
    kept = kept_choice("case-file")
    if kept:
        return Path(kept)
    from platformdirs import user_data_path

    return Path(user_data_path("entre", appauthor=False)) / FILE_NAME


def as_case_file(typed: str) -> Path:
    """The path as a person writes it: ~ for the home, a folder for the file in it, a link for where it leads.

    The key file lies beside the file itself, and everybody must find the same one.
    """
    path = os.path.realpath(os.path.expanduser(typed))
    return Path(path, FILE_NAME) if os.path.isdir(path) else Path(path)


def kept_choice(name: str) -> str:
    """What was chosen here before: case-file, language, theme; empty where nothing was."""
    try:
        return (state_folder() / name).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep_case_file(path: Path) -> None:
    """Remembers where the case file lies, for the next start."""
    if kept_choice("case-file") != str(path):
        keep_choice("case-file", path)


def keep_choice(name: str, value: object) -> None:
    """Remembers a choice of this account on this computer; a folder that cannot be written forgets it."""
    folder = state_folder()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / name).write_text(f"{value}\n", "utf-8")
