"""A program in a pseudo terminal with an emulator at the other end, which answers as a terminal does."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests import pseudo_terminal
from tests.terminal.emulator import Terminal, lines_of

SAMPLE = Path(__file__).with_name("sample_app.py")
_QUERY = re.compile(r"\x1b\[6n|\x1b\[\?2026\$p|\x1b\[\?2048(?:\$p|h)")
KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
}


class PtyApp:
    """The sample program under one driver, or another command."""

    def __init__(
        self,
        driver: str,
        width: int = 80,
        height: int = 24,
        *,
        answers: bool = True,
        in_band: bool = False,
        command: Sequence[str] = (),
    ) -> None:
        self.terminal = Terminal(width, height, wrap=bool(command))
        self.answers = answers
        self.in_band = in_band
        self.output = ""
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        environment = {
            k: v for k, v in os.environ.items() if k not in ("LINES", "COLUMNS", "TMUX", "NO_COLOR")
        }
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        root = str(Path(__file__).parents[3])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [root, environment.get("PYTHONPATH")]))
        self.pid, self.fd = pseudo_terminal.start(
            list(command) or [sys.executable, str(SAMPLE), driver], environment, (width, height)
        )

    def resize(self, width: int, height: int) -> None:
        self.terminal.resize(width, height)
        pseudo_terminal.set_size(self.fd, (width, height))
        if self.in_band:
            os.write(self.fd, self._size_report().encode())

    def _size_report(self) -> str:
        screen = self.terminal.screen
        return f"\x1b[48;{screen.lines};{screen.columns};{screen.lines * 16};{screen.columns * 8}t"

    def _answer(self, query: str) -> str:
        y, x = self.terminal.cursor
        if "2048" in query and not self.in_band:
            return ""
        return {
            "\x1b[6n": f"\x1b[{y + 1};{x + 1}R",
            "\x1b[?2026$p": "\x1b[?2026;2$y",
            "\x1b[?2048$p": "\x1b[?2048;2$y",
            "\x1b[?2048h": self._size_report(),
        }[query]

    def press(self, keys: str) -> None:
        os.write(self.fd, "".join(KEYS.get(key, key) for key in keys.split(" ")).encode())

    def pump(self, seconds: float = 0.05) -> bool:
        """Take in what comes within some time; False when nothing did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = self._decode(os.read(self.fd, 65536))
        except OSError:
            return False
        self.output += data
        place = 0
        for query in _QUERY.finditer(data):
            self.terminal.feed(data[place : query.start()])
            place = query.end()
            if self.answers:
                os.write(self.fd, self._answer(query.group()).encode())
        self.terminal.feed(data[place:])
        return True

    def text(self) -> str:
        return "\n".join(lines_of(self.terminal.screen))

    def until(self, condition: Callable[[], bool], seconds: float = 120, *, pumping: bool = True) -> bool:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            if pumping:
                self.pump()
            else:
                time.sleep(0.01)  # a turn for the program: nothing here tells when it is so
        return True

    def shows(self, text: str) -> bool:
        return self.until(lambda: text in self.text())

    def ended(self, *, reading: bool = True) -> bool:
        """Wait for its end, taking in what it says or not."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if reading:
                self.pump()
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self.pid = 0
                return True
        return False

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)
