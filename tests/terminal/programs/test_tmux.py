"""In a real tmux both drivers leave the same picture, colours and all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.programs.ptyapp import SAMPLE, PtyApp

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]
WIDTH, HEIGHT = 78, 22
DRIVERS = ("lean", "stock")


class Tmux:
    """A tmux server of its own with a window for each driver, and a terminal attached to each."""

    def __init__(self, folder: Path, term: str) -> None:
        self.socket = str(folder / "socket")
        configuration = folder / "tmux.conf"
        configuration.write_text(
            f"set -g default-terminal {term}\nset -g status off\nset -sg escape-time 0\n"
        )
        environment = ["-e", f"PYTHONPATH={Path(__file__).parents[3]}"]
        for driver in DRIVERS:
            command = f"exec {sys.executable} {SAMPLE} {driver}"
            session = ["new-session", "-d", "-s", driver, "-x", str(WIDTH), "-y", str(HEIGHT), *environment]
            self.run("-f", str(configuration), *session, command)
        attach = ["tmux", "-u", "-S", self.socket, "attach", "-t"]
        self.screens = {
            driver: PtyApp(driver, WIDTH, HEIGHT, command=[*attach, driver]) for driver in DRIVERS
        }

    def run(self, *arguments: str) -> None:
        environment = {k: v for k, v in os.environ.items() if k not in ("TMUX", "LINES", "COLUMNS")}
        subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], env=environment, check=True)

    def press(self, keys: list[str]) -> None:
        for driver in DRIVERS:
            self.run("send-keys", "-t", driver, *keys)

    def resize(self, width: int, height: int) -> None:
        for screen in self.screens.values():
            screen.resize(width, height)

    def picture(self, driver: str) -> list[list[tuple[object, ...]]]:
        """Cells as text and what can be seen of the style."""
        return [
            [(*cell,) if cell.data != " " or cell.reverse else (" ", cell.bg) for cell in row]
            for row in self.screens[driver].terminal.cells()
        ]

    def same(self, text: str, gone: str = "", unlike: object = None) -> bool:
        """Wait until both show the text and the same picture, another one than before; what is to be gone is."""
        lean, stock = self.screens.values()

        def equal() -> bool:
            stock.pump(0)
            there = text in stock.text() and not (gone and gone in stock.text())
            return there and unlike != self.picture("lean") == self.picture("stock")

        return lean.until(equal)

    def close(self) -> None:
        self.run("kill-server")
        for screen in self.screens.values():
            screen.close()


@pytest.fixture(params=["tmux-256color", "screen-256color"])
def tmux(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path, request.param)
    yield server
    server.close()


def test_the_same_pictures_in_tmux(tmux: Tmux) -> None:
    assert tmux.same("size 78x22")
    for keys, text, *gone in (
        (["Down"] * 3, "▌003"),
        (["PageDown"] * 2, "▌037"),
        (["Up"] * 16, "▌021"),
        (["End"], "▌199"),
        (["m"], "a window"),
        # The line stands under the window too: the next key is for the list only once the window is gone.
        (["m"], "▌199", "a window"),
        (["Home"], "▌000"),
    ):
        tmux.press(keys)
        assert tmux.same(text, *gone), keys
    before = tmux.picture("stock")
    tmux.press(["Tab"])
    # Only the look of the line shows that the letters are for it from now on.
    assert tmux.same("▌000", unlike=before)
    tmux.press(["åäö", "漢字"])
    assert tmux.same("åäö漢字")
    tmux.resize(60, 20)
    assert tmux.same("size 60x20")
    tmux.resize(WIDTH, HEIGHT)
    assert tmux.same("size 78x22")
    tmux.press(["x"])
    assert tmux.same("åäö漢字x")
