"""Closing what the process leaves open by default: core dumps, other processes' eyes, log and screenshot switches."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002
# Each makes Textual write, show or run something that nobody in the program asked for.
_SWITCHES = frozenset(
    ["TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_DEBUG", "TEXTUAL_SHOW_RETURN", "TEXTUAL_DRIVER"]
)
_SWITCH_BEGINNINGS = ("TEXTUAL_SCREENSHOT", "TEXTUAL_DEVTOOLS")


def harden(environ: MutableMapping[str, str] | None = None) -> tuple[str, ...]:
    """Call first of all, before textual is imported. Returns the measures that took hold, for ``entre check``."""
    os.umask(0o077)
    clear_switches(os.environ if environ is None else environ)
    done = ["umask"]
    if no_core_dumps():
        done.append("core")
    if not_dumpable():
        done.append("dumpable")
    return tuple(done)


def clear_switches(environ: MutableMapping[str, str]) -> None:
    """Take out of the environment what would make Textual log, take screenshots, press keys or open its console."""
    for name in list(environ):
        if name.upper() in _SWITCHES or name.upper().startswith(_SWITCH_BEGINNINGS):
            del environ[name]


def no_core_dumps() -> bool:
    """No core file at a crash; on Windows, no error report with the memory in it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return True
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    return True


def not_dumpable() -> bool:
    """Keep other processes of the same account from reading the memory; only Linux has this."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
    except (OSError, AttributeError):
        return False
    return bool(prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
