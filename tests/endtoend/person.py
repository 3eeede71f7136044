"""A person at the program in a real terminal: what they press, what they type, what they see."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Callable, Iterable

from tests.endtoend.terminal import KEYS, Terminal

# The escape key as newer terminals send it: it cannot be mistaken for the beginning of what follows.
ESCAPE = "\x1b[27u"
NAMED = KEYS | {
    "esc": ESCAPE,
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "delete": "\x1b[3~",
    "backspace": "\x7f",
    "space": " ",
    "shift+tab": "\x1b[Z",
    "f2": "\x1bOQ",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abdefgklnoprstuvwxyz"}  # fmt: skip


class Person(Terminal):
    """Every step waits for what it needs to see; none waits for time to pass."""

    def presses(self, *keys: str) -> Person:
        """Keys by name or as they stand on the keyboard, one after the other."""
        self.sends("".join(NAMED.get(key, key) for key in keys).encode())
        return self

    def types(self, text: str) -> Person:
        """Text, letter by letter."""
        self.sends(text.encode())
        return self

    def pastes(self, text: str) -> Person:
        """Text from elsewhere, in one piece, as a terminal hands it over."""
        self.sends(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        return self

    def sees(self, *wanted: str, seconds: float = 120) -> Person:
        """Until each of these stands on the screen."""
        for each in wanted:
            self.until(each, seconds)
        return self

    def sees_no(self, unwanted: str, seconds: float = 120) -> Person:
        """Until this does not stand on the screen any more."""
        end = time.monotonic() + seconds
        while unwanted in self.words():
            self.read()
            if time.monotonic() > end or self.is_over():
                raise AssertionError(f"is still there: {unwanted}\n{self.text()}")
        return self

    def sends(self, data: bytes) -> None:
        """Bytes to the program, reading what it says meanwhile so that neither waits for the other."""
        view = memoryview(data)
        while view:
            readable, writable, _ = select.select([self.fd], [self.fd], [], 120)
            if readable:
                self.read(0)
            if writable:
                view = view[os.write(self.fd, view[:512]) :]
            if not readable and not writable:
                raise AssertionError(f"the program takes no keys any more\n{self.text()}")
            if self.is_over():
                return

    def waits_for(self, condition: Callable[[], object], seconds: float = 60) -> Person:
        """Until it is so."""
        end = time.monotonic() + seconds
        while not condition():
            self.read(0.005)
            assert time.monotonic() < end, f"never came\n{self.text()}"
        return self

    def is_quiet(self, seconds: float = 0.3) -> Person:
        """Until nothing has been sent for so long."""
        self.rests(seconds)
        return self

    def resizes(self, width: int, height: int) -> Person:
        """The window becomes larger or smaller."""
        self.screen.resize(height, width)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        return self

    def leaves(self) -> int:
        """Leaves from wherever it is; the exit code."""
        self.presses("ctrl+q")
        return self.ended()

    def unlocks(self, passphrase: str, until: Iterable[str] = ()) -> Person:
        """Opens the case file with the passphrase."""
        self.sees("Passphrase").types(passphrase).presses("enter")
        return self.sees(*until)
