"""Keys, pastes, the wheel and changes of size without a pause: what stands there afterwards is whole and true."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endtoend.at_rest import is_at_rest
from tests.terminal.programs.ptyapp import KEYS, PtyApp
from tests.terminal.programs.test_every_screen import ESC, made

__all__ = ["made"]

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif("not sys.platform.startswith('linux')", reason="asks /proc whether a program rests"),
]
FEW, MANY = 2, 100
TINY = [(10, 4), (5, 2), (80, 3), (1, 1)]
WORDS = ["/an", "/漢", "/e\u0301", "w", "?", "n", "\r", "1", "2", "3", "4", ESC, ESC]
KEEP_NOTHING = "3"
PASTES = ["漢字 🙂 e\u0301", "x\x1bm\x1b[24;80R", "日本" * 30]


@pytest.fixture(params=["lean", "stock"])
def app(made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PtyApp]:
    shutil.copytree(made.parent, tmp_path / "copy")
    file = str(tmp_path / "copy" / made.name)
    app = PtyApp(
        request.param, command=[sys.executable, "-m", "tests.benchmarks.launch", file, request.param]
    )
    assert app.shows("E-00")
    yield app
    app.close()


def rests(app: PtyApp) -> bool:
    """Nothing comes, and nobody in it does anything, for longer than a timer that draws takes."""
    return is_at_rest(app.pid, app.pump)


def storm(app: PtyApp, chance: random.Random) -> None:
    """A dozen things at once, the last of them a size in which a list can be read."""
    for _ in range(12):
        match chance.randrange(6):
            case 0 | 1:
                sizes = [*TINY, *((chance.randrange(40, 160), chance.randrange(12, 50)) for _ in range(9))]
                app.resize(*chance.choice(sizes))
            case 2 | 3:
                app.press(" ".join([chance.choice(list(KEYS))] * chance.choice([1, 2, 12])))
            case 4:
                os.write(app.fd, chance.choice(WORDS).encode())
            case _:
                screen = app.terminal.screen
                wheel = f"\x1b[<{chance.choice([64, 65])};{screen.columns};{screen.lines}M"
                paste = f"\x1b[200~{chance.choice(PASTES)}\x1b[201~"
                os.write(app.fd, chance.choice([wheel * 3, paste]).encode())
        app.pump(0)
    app.resize(chance.randrange(60, 160), chance.randrange(16, 50))
    app.press(chance.choice(["down", "up", "pagedown down", "end up"]))


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_after_a_storm_everything_is_whole_and_the_mark_stands_where_enter_leads(
    app: PtyApp, count: int
) -> None:
    chance = random.Random(count)
    for number in range(count):
        storm(app, chance)
        assert app.until(lambda: rests(app))
        before = app.terminal.cells()
        # All is drawn anew then; if that shows anything else, it was not right before.
        os.kill(app.pid, signal.SIGWINCH)
        assert app.until(lambda: rests(app))
        assert app.terminal.cells() == before, number
        back_to_the_list(app)
        enter_leads_to_the_mark(app)


def back_to_the_list(app: PtyApp) -> None:
    """Out of whatever has been opened, throwing away what was typed."""
    for key in (*[ESC] * 8, "1", ESC):
        os.write(app.fd, (KEEP_NOTHING if "This is not saved" in app.text() else key).encode())
        assert app.until(lambda: rests(app))


def enter_leads_to_the_mark(app: PtyApp) -> None:
    assert "Clients" in app.text().splitlines()[0], app.text()
    marked = re.findall(r"^▌(E-\d+)", app.text(), re.MULTILINE)
    if "E-0" in app.text():
        assert len(marked) == 1, app.text()
        app.press("\r")
        assert app.until(
            lambda: re.search(rf"{marked[0]}\b", "\n".join(app.text().splitlines()[:3])) is not None
        )
        os.write(app.fd, ESC.encode())
        assert app.until(lambda: rests(app))
