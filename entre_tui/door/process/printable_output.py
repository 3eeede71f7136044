"""What commands print holds nothing that a terminal obeys: names of files and words of a command line are anybody's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from entre_tui.text import printable


class PrintableStream:
    """A stream that writes what can be seen; `terminal` is the one beneath it, for control sequences of our own."""

    def __init__(self, terminal: TextIO) -> None:
        self.terminal = terminal

    def __getattr__(self, name: str) -> Any:
        return getattr(self.terminal, name)

    def write(self, text: str) -> int:
        """As a stream does it."""
        self.terminal.write(printable(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """As a stream does it."""
        for line in lines:
            self.write(line)


@contextmanager
def printable_output() -> Iterator[None]:
    """All that is printed within, errors too."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (PrintableStream(terminal_of(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def terminal_of(stream: TextIO) -> TextIO:
    """Where control sequences of our own go."""
    terminal: TextIO = getattr(stream, "terminal", stream)
    return terminal
