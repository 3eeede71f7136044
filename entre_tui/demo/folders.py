"""The temporary folder of a demonstration: gone at exit, and gone at the next one if its process was killed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

PREFIX = "entre-demo-"
MARK = "in-use"
"""The file that a living process holds."""


def mark_in_use(folder: Path) -> None:
    """Show that the folder is in use, for as long as this process lives; Windows has no such lock."""
    if sys.platform == "win32":
        return
    import fcntl

    # Closed by the end of the process, however it comes.
    fcntl.flock(os.open(folder / MARK, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), fcntl.LOCK_EX)


def forget_the_dead(where: Path) -> None:
    """Remove one's own folders that nobody holds any more; their keys are gone with their processes."""
    if sys.platform == "win32":
        return
    for folder in where.glob(f"{PREFIX}*"):
        if _nobodys(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _nobodys(folder: Path) -> bool:
    import fcntl

    try:
        if folder.is_symlink() or folder.lstat().st_uid != os.getuid():
            return False
        # A folder without the mark is only just being made, or is none of ours.
        descriptor = os.open(folder / MARK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def give_way() -> None:
    """Until the interface listens itself: a signal to end takes the half-made caseload away too."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
