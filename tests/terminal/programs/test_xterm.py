"""In a real xterm both drivers leave the same pixels; needs xterm and a virtual X server."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from operator import ne
from pathlib import Path

import pytest

from tests.terminal.programs.ptyapp import SAMPLE

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif(not (shutil.which("xterm") and shutil.which("Xvfb")), reason="needs xterm and Xvfb"),
]
PIXELS = 600 * 400 * 4
# A line drawn in one row may leave a pixel in the next, depending on which was painted last; a cell has dozens.
OVERHANG = 8 * 4
KEYS = [
    *["down"] * 40,
    "pagedown",
    "pagedown",
    *["up"] * 30,
    "pageup",
    "end",
    "m",
    "m",
    "home",
    "tab",
    *"åäö漢字",
]


class Xterm:
    """An xterm on an X server of its own, which keeps its picture in a file, running the sample program."""

    def __init__(self, driver: str, folder: Path, keys: list[str]) -> None:
        self.folder = folder / driver
        self.folder.mkdir()
        self.done = self.folder / "done"
        self.log = (self.folder / "log").open("w")
        read, write = os.pipe()
        picture = ["-screen", "0", "600x400x24", "-fbdir", str(self.folder)]
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *picture], pass_fds=[write], stderr=self.log
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        environment = {
            k: v for k, v in os.environ.items() if k not in ("TMUX", "LINES", "COLUMNS", "COLORTERM")
        }
        environment |= {"DISPLAY": display, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parents[3])}
        options = ["-u8", "-tn", "xterm-256color", "-geometry", "78x22+0+0", "-b", "0"]
        program = [sys.executable, str(SAMPLE), driver, str(self.done), *keys]
        self.process = subprocess.Popen(["xterm", *options, "-e", *program], env=environment, stderr=self.log)

    def pixels(self) -> bytes:
        """What is on the screen now; the file begins with a header."""
        return (self.folder / "Xvfb_screen0").read_bytes()[-PIXELS:]

    def close(self) -> None:
        for process in (self.process, self.server):
            process.terminate()
            process.wait()
        self.log.close()


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        select.select([], [], [], 0.05)
    return True


@pytest.mark.parametrize("count", [3, 42, 72, 74, len(KEYS)])
def test_the_same_picture_in_xterm(count: int, tmp_path: Path) -> None:
    lean, stock = (Xterm(driver, tmp_path, KEYS[:count]) for driver in ("lean", "stock"))
    try:
        assert wait_for(lambda: lean.done.exists() and stock.done.exists())

        def equal() -> bool:
            picture, other = stock.pixels(), lean.pixels()
            if len(picture) - picture.count(0) < len(picture) // 8:
                return False
            return sum(map(ne, picture, other)) <= OVERHANG

        assert wait_for(equal)
    finally:
        lean.close()
        stock.close()
