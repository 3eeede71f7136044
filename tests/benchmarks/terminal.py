"""One program in a terminal of its own that answers its questions and, if asked to, is a slow line."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pyte

from tests.terminal.emulator import lines_of

SIZE, SMALL = (120, 40), (80, 24)
QUIET = 0.08
GRACE = 0.5
LEFT_OUT = ("LINES", "COLUMNS", "TMUX", "STY", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "NO_COLOR")
_ASKED = re.compile(rb"\x1b\[(?:(>?)c|(\?)u|(\?)(\d+)\$p|(6)n|(5)n)")
_SCROLL = re.compile(rb"\x1b\[(\d*)([ST])")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[\?\d+\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
clock = time.perf_counter


class Line:
    """How fast bytes come over: bits a second (0: at once) and seconds for the way there and back."""

    def __init__(self, bits: float = 0, round_trip: float = 0) -> None:
        self.bytes_a_second = bits / 8
        self.one_way = round_trip / 2
        self._free = 0.0

    def arrival(self, size: int, sent: float) -> float:
        """When the last of so many bytes has come over."""
        self._free = max(sent, self._free) + (size / self.bytes_a_second if self.bytes_a_second else 0)
        return self._free + self.one_way

    @property
    def busy_until(self) -> float:
        """When all that was sent so far is over."""
        return self._free


class Program:
    """A running program; a context, so that nothing is left running."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        line: Line | None = None,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.line = line or Line()
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.taken: list[tuple[float, int]] = []
        """Arrival and size of every read since the last key."""
        self._unseen: list[tuple[float, bytes]] = []
        self._answers: list[tuple[float, bytes]] = []
        self.application_keys = self.over = False
        self.peak = 0.0
        self.started = clock()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            _become(command, folder, size)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_error: object) -> None:
        self.usage()
        for number, seconds in ((signal.SIGHUP, 0.5), (signal.SIGTERM, 0.5), (signal.SIGKILL, 5.0)):
            with suppress(ProcessLookupError, ChildProcessError):
                os.killpg(self.pid, number)
                end = clock() + seconds
                while clock() < end and not os.waitpid(self.pid, os.WNOHANG)[0]:
                    self._read(0.01)
        os.close(self.fd)

    def send(self, text: str) -> float:
        """Press a key; gives when."""
        self.taken.clear()
        pressed = clock()
        self.listen(self.line.one_way)
        os.write(self.fd, text.encode())
        return pressed

    def listen(self, seconds: float) -> None:
        """Take in what comes for so long."""
        end = clock() + seconds
        while clock() < end and not self.over:
            self._read(end - clock())

    def until_quiet(self, limit: float = 120.0) -> None:
        """Take in what comes until nothing more does."""
        wait = max(GRACE, QUIET) + 4 * self.line.one_way
        last, end = clock(), clock() + limit
        while not self.over and clock() < min(end, max(last, self.line.busy_until) + wait):
            if self._read(0.02):
                last, wait = clock(), QUIET + 4 * self.line.one_way * bool(self.line.one_way)

    def until(self, wanted: re.Pattern[str], limit: float = 120.0) -> float:
        """Until this is on the screen; gives when it had arrived."""
        end, last = clock() + limit, clock()
        while clock() < end and not (self.over and not self._unseen):
            if not self.over and self._read(0.02):
                last = clock()
            # Drawn only in silence: it takes longer than the program writes, and what comes would be stamped late.
            while self._unseen and (self.over or clock() - last > QUIET):
                arrival, data = self._unseen.pop(0)
                self._stream.feed(data)
                if wanted.search("\n".join(lines_of(self.screen))):
                    return arrival
        raise LookupError(f"never came: {wanted.pattern}\n" + "\n".join(lines_of(self.screen)))

    def look(self) -> str:
        """What stands on the screen."""
        for _arrival, data in self._unseen:
            self._stream.feed(data)
        self._unseen.clear()
        return "\n".join(lines_of(self.screen))

    def usage(self) -> tuple[float, float]:
        """Peak memory in MB and processor time in milliseconds, of the program and what it started."""
        peak, spent, todo = 0, 0, [self.pid]
        for pid in todo:
            with suppress(OSError, ValueError):
                status = Path(f"/proc/{pid}/status").read_text()
                peak += int((re.search(r"VmHWM:\s+(\d+)", status) or [0, 0])[1])
                for task in os.listdir(f"/proc/{pid}/task"):
                    spent += int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0])
                    todo += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
        self.peak = max(self.peak, peak / 1024)
        return self.peak, spent / 1e6

    def _read(self, seconds: float) -> bool:
        now = clock()
        while self._answers and self._answers[0][0] <= now:
            os.write(self.fd, self._answers.pop(0)[1])
        due = [max(0.0, at - now) for at, _answer in self._answers[:1]]
        if not select.select([self.fd], [], [], max(0.0, min([seconds, *due])))[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        self.over = not data
        if data:
            arrival = self.line.arrival(len(data), clock())
            self.taken.append((arrival, len(data)))
            self._answer(data, arrival)
            self._unseen.append((arrival, _NOT_FOR_PYTE.sub(b"", _SCROLL.sub(_as_lines, data))))
        return bool(data)

    def _answer(self, data: bytes, arrival: float) -> None:
        if b"\x1b[?1h" in data or b"\x1b[?1l" in data:
            self.application_keys = data.rfind(b"\x1b[?1h") > data.rfind(b"\x1b[?1l")
        for match in _ASKED.finditer(data):
            if match[5]:
                answer = b"\x1b[1;1R"
            elif match[6]:
                answer = b"\x1b[0n"
            elif match[3]:
                answer = b"\x1b[?%s;%d$y" % (match[4], 2 if match[4] in (b"2026", b"2004") else 0)
            elif match[2]:
                continue
            else:
                answer = b"\x1b[>41;388;0c" if match[1] else b"\x1b[?62;22c"
            self._answers.append((arrival + self.line.one_way, answer))


def _become(command: Sequence[str], folder: Path, size: tuple[int, int]) -> None:
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.chdir(folder)
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.execvpe(command[0], list(command), kept)
    finally:
        os._exit(127)


def _as_lines(match: re.Match[bytes]) -> bytes:
    """Scrolling as deleted or inserted lines, which pyte knows."""
    return b"\x1b7\x1b[H\x1b[%s%s\x1b8" % (match[1], b"M" if match[2] == b"S" else b"L")
