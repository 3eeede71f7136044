"""A program at the head of a pseudo-terminal of its own.

Not `pty.fork`: the tests' own process has several threads, and after a fork the child may wait for ever for what
another of them held. The program is started anew, and makes the terminal its own before it becomes what was asked for.
"""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence

_LEAD = """\
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
if sys.argv[1] == "ignored":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execvp(sys.argv[2], sys.argv[2:])
"""


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    size: tuple[int, int] = (80, 24),
    *,
    hang_ups_ignored: bool = False,
) -> tuple[int, int]:
    """Its process number, and the descriptor of the terminal's other side."""
    ours, theirs = pty.openpty()
    set_size(theirs, size)
    hang_ups = "ignored" if hang_ups_ignored else "heard"
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _LEAD, hang_ups, *command],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    # Whoever asked waits for it by its number.
    process.returncode = 0
    return process.pid, ours


def set_size(descriptor: int, size: tuple[int, int]) -> None:
    """As a terminal says it: so many cells a line, so many lines."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
