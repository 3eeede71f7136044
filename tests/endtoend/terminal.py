"""The program in a real terminal: a pty with an emulator behind it that keeps what a person would see."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

from tests import pseudo_terminal
from tests.endtoend.at_rest import is_at_rest
from tests.terminal.emulator import lines_of

KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "f10": "\x1b[21~", "ctrl+p": "\x10", "ctrl+q": "\x11"}
ROOT = Path(__file__).parents[2]
NOTHING: Mapping[str, str] = {}


class Terminal:
    """`entre` with these words on a terminal of its own; a context, so that nothing is left running."""

    def __init__(
        self,
        words: Sequence[str],
        home: Path,
        *,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] = NOTHING,
        hang_ups_ignored: bool = False,
        command: Sequence[str] = (sys.executable, "-m", "entre_tui"),
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.code: int | None = None
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "TEXTUAL"))}
        environ |= {
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        self.pid, self.fd = pseudo_terminal.start(
            [*command, *words], environ | dict(environment), size, hang_ups_ignored=hang_ups_ignored
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.ended()
        if self.fd >= 0:
            os.close(self.fd)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what was written, waiting for it at most so long; whether there was anything."""
        if self.fd < 0 or not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        self.take(data)
        return bool(data)

    def take(self, data: bytes) -> None:
        """Keep it, and show it."""
        self.written += data
        self._stream.feed(data)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in lines_of(self.screen))

    def words(self) -> str:
        """What stands on the screen in one line, wherever it was wrapped."""
        return " ".join(self.text().split())

    def until(self, wanted: str, seconds: float = 120) -> str:
        """Until these words stand there, wherever they were wrapped; gives the screen."""
        end = time.monotonic() + seconds
        while "".join(wanted.split()) not in "".join(self.text().split()):
            self.read()
            if time.monotonic() > end or self.is_over():
                raise AssertionError(f"never came: {wanted}\n{self.text()}\n{self.written[-2000:]!r}")
        return self.text()

    def rests(self, seconds: float = 0.4, most: float = 120) -> None:
        """Until nothing more comes: silent for so long, and not because a busy machine does not let it on."""
        end = time.monotonic() + most
        while not (self.is_over() or is_at_rest(self.pid, self.read, seconds)):
            assert time.monotonic() < end, f"never quiet\n{self.text()}"

    def press(self, *keys: str) -> None:
        """Names of keys, or text to type."""
        os.write(self.fd, "".join(KEYS.get(key, key) for key in keys).encode())

    def hang_up(self) -> None:
        """The line is cut: the terminal is gone."""
        os.close(self.fd)
        self.fd = -1

    def is_over(self) -> bool:
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def ended(self, seconds: float = 60) -> int:
        """Until the program has ended; its exit code, negative for a signal."""
        end = time.monotonic() + seconds
        while not self.is_over():
            self.read(0.01)
            if time.monotonic() > end:
                raise AssertionError(f"did not end\n{self.text()}")
            if self.fd < 0:
                time.sleep(0.01)
        assert self.code is not None
        return self.code
