"""Every screen of the program under both drivers at once: every cell, its style and the cursor are the same."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from entre_tui.demo.run import make
from entre_tui.door.process.this_computer import office_clock
from tests.benchmarks.caseloads import key
from tests.terminal.emulator import differences
from tests.terminal.programs.ptyapp import PtyApp

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif("sys.platform == 'win32'", reason="needs a pseudo terminal"),
]
ESC = "\x1b[27u"
F = ["\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"]
CTRL_P = "\x10"
# What stands on the screen when a step is done, and the keys that lead there.
EVERY_RUN = (
    ("E-0001", ["w", "w", "s", "3"]),
    ("E-0003", ["down", "down", "pagedown", "end", "home", "down", "down"]),
    ("· everybody · by reference", ["/", "E", "-", "0", "0"]),
    ("Overview", ["\r"]),
    ("Working hypothesis", ["f", "G", "\x1b[A", "\x1b[A", "\x1b[A"]),
    ("Map of the case", ["m"]),
    ("Versions of the", [ESC, "v"]),
    ("All goals together", [ESC, "g"]),
    ("New goal", ["n", "漢", "字", "🙂", "e\u0301", "å"]),
    ("This is not saved", [ESC]),
    ("Sessions", ["3", "s", "down", "down"]),
    ("Appointments", ["a", "down"]),
    ("Book a series", ["S", "t", "u", "e"]),
    ("Reintegration", [ESC, "3", "r", "down", "down"]),
    ("Consent", ["c"]),
    ("Timeline", ["t", "pagedown", "pagedown", "home"]),
    ("Today", [ESC, "2", "down"]),
    ("Missed", ["3"]),
    ("Caseload", ["4", "down"]),
    ("Everywhere", ["?"]),
    ("add", [ESC, "1", CTRL_P, "a", "d", "d"]),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "entre.db"
    make(path, key(), 12, 3, office_clock()())
    return path


@pytest.fixture(params=[(80, 24), pytest.param((120, 40), marks=pytest.mark.soak)], ids=["80x24", "120x40"])
def both(made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[PtyApp, PtyApp]]:
    """Each on a file of its own, so that neither sees what the other writes."""
    apps = []
    for driver in ("lean", "stock"):
        shutil.copytree(made.parent, tmp_path / driver)
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.launch",
            str(tmp_path / driver / made.name),
            driver,
        ]
        apps.append(PtyApp(driver, *request.param, command=command))
    yield apps[0], apps[1]
    for app in apps:
        app.close()


def same(lean: PtyApp, stock: PtyApp, text: str = "") -> None:
    """Wait until both show the text and the same in every cell; fail with the cells that differ."""

    def are() -> bool:
        stock.pump(0)
        return text in " ".join(stock.text().split()) and not differing()

    def differing() -> list[str]:
        # A minute may end between the two drawings of the clock at the right end of the head.
        clock = {f"(0,{stock.terminal.screen.columns - back})" for back in range(1, 6)}
        return [one for one in differences(lean.terminal, stock.terminal) if one.split()[0] not in clock]

    assert lean.until(are, 120), f"{text}\n{differing()[:6]}\n{lean.text()}\n{stock.text()}"


def test_every_screen_cell_by_cell(both: tuple[PtyApp, PtyApp]) -> None:
    lean, stock = both
    same(lean, stock, "E-00")
    for text, keys in EVERY_RUN:
        for each in keys:
            lean.press(each)
            stock.press(each)
        same(lean, stock, text)
    for size in ((60, 18), (101, 33), (80, 24)):
        lean.resize(*size)
        stock.resize(*size)
        same(lean, stock)
    # On the stock driver's side everything was drawn, on this one's only what changed.
    assert len(lean.output) < len(stock.output) / 2


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_random_keys_cell_by_cell(both: tuple[PtyApp, PtyApp], seed: int) -> None:
    chance = random.Random(seed)
    lean, stock = both
    same(lean, stock, "E-00")
    keys = [*"fgsarctownmeivS/jkG12345?\t\r", "down", "up", "pagedown", "end", "home", ESC, ESC, ESC, CTRL_P]
    for _turn in range(100):
        for each in chance.choices(keys, k=6):
            lean.press(each)
            stock.press(each)
        same(lean, stock)
