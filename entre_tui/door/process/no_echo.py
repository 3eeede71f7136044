"""What is typed while the program is still starting, a passphrase perhaps, does not show on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

try:
    import termios
except ImportError:
    # On Windows the console shows what is typed when it is read, which is only the program's own affair.
    termios = None  # type: ignore[assignment]

from entre_tui.door.process.shutdown import before_the_end

_FLAGS = 3


@contextmanager
def without_echo(terminal: TextIO) -> Iterator[None]:
    """No echo until the end of the block, and then the terminal as it was, also where the process is ended hard."""
    if termios is None:
        yield
        return
    before = termios.tcgetattr(terminal)
    silent = list(before)
    silent[_FLAGS] = before[_FLAGS] & ~termios.ECHO

    def as_it_was() -> None:
        with suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(terminal, termios.TCSANOW, before)

    with suppress(termios.error):
        termios.tcsetattr(terminal, termios.TCSANOW, silent)
    before_the_end(as_it_was)
    try:
        yield
    finally:
        as_it_was()
