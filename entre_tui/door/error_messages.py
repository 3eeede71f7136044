"""What went wrong, in plain words; everything else is a fault of the program and is not dressed up."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from pathlib import Path

from entre_tui import __version__
from entre_tui.locale import _


def plain(error: BaseException) -> str | None:
    """What to tell the person about a refusal or about trouble with the file; None for a fault."""
    # Both rooms are loaded by the time anything can be refused; at the start they would cost time.
    from entre_tui.casework.core.base import CaseworkError
    from entre_tui.door.states import CannotOpen, SecretRefused
    from entre_tui.security.errors import SecurityError
    from entre_tui.storage.errors import StorageError

    error = within(error)
    if isinstance(error, CaseworkError | SecurityError | CannotOpen | SecretRefused):
        return str(error)
    if isinstance(error, StorageError):
        return f"{error} {error.advice}"
    if isinstance(error, OSError) and error.filename:
        return os_words(error)
    return None


def os_words(error: OSError) -> str:
    """What the operating system will not let us do, with which file."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else "–"
    said = _("{name} cannot be used: {reason}. Check the name, and the rights on the file and its folder.")
    return said.format(name=name, reason=error.strerror or type(error).__name__)


def crash_words(error: BaseException) -> str:
    """What is said when the program has to stop: where the fault is, and not one word of anybody's data."""
    last = within(error)
    while last.__cause__ is not None:
        last = last.__cause__
    frames = traceback.extract_tb(last.__traceback__)
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in frames
        if "entre_tui" in frame.filename or frame is frames[-1]
    ]
    return "\n".join(
        [
            _("Entré had to stop because of a fault in the program."),
            _("What was saved is safe, and text that was being written was kept as a draft."),
            _("Whoever looks after the program needs these lines; they hold nothing about any client:"),
            f"  Entré {__version__}, Python {platform.python_version()}, {sys.platform}: {type(last).__name__}",
            *places[-8:],
        ]
    )


def within(error: BaseException) -> BaseException:
    """What failed inside a failed worker of the interface."""
    cause = getattr(error, "error", None)
    return cause if isinstance(cause, BaseException) else error
