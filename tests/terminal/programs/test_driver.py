"""The driver in a real pseudo terminal, beside the stock driver."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endtoend.at_rest import is_at_rest
from tests.terminal.emulator import differences
from tests.terminal.programs.ptyapp import SAMPLE, PtyApp

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif("sys.platform == 'win32'", reason="needs a pseudo terminal"),
]


@pytest.fixture
def both() -> Iterator[tuple[PtyApp, PtyApp]]:
    lean, stock = PtyApp("lean"), PtyApp("stock")
    yield lean, stock
    lean.close()
    stock.close()


def settle(*apps: PtyApp) -> None:
    """Wait until all are silent, and not because they are not let on."""
    for app in apps:
        assert app.until(lambda app=app: is_at_rest(app.pid, app.pump, 0.2))


def press(lean: PtyApp, stock: PtyApp, keys: str) -> None:
    """Press keys in both and wait until both have answered and are silent."""
    marks = len(lean.output), len(stock.output)
    lean.press(keys)
    stock.press(keys)
    assert lean.until(lambda: len(lean.output) > marks[0])
    assert stock.until(lambda: len(stock.output) > marks[1])
    settle(lean, stock)


def assert_same(lean: PtyApp, stock: PtyApp) -> None:
    """Wait until both show the same in every cell, and the cursor; fail with the cells that differ."""

    def same() -> bool:
        stock.pump(0)
        return lean.terminal.cursor == stock.terminal.cursor and not differences(
            lean.terminal, stock.terminal
        )

    assert lean.until(same), differences(lean.terminal, stock.terminal)


SCRIPT = [
    "down down down",
    "pagedown",
    "pagedown pagedown up up up",
    "end",
    "pageup",
    "m",
    "m",
    "home",
    "\t",
    "å ä 漢 字 e \x7f 🙂",
    "down",
]


def test_a_session_cell_by_cell_as_with_the_stock_driver(both: tuple[PtyApp, PtyApp]) -> None:
    lean, stock = both
    assert lean.shows("below")
    assert stock.shows("below")
    assert_same(lean, stock)
    for keys in SCRIPT:
        press(lean, stock, keys)
        assert_same(lean, stock)
    for size in ((60, 18), (101, 33), (80, 24)):
        lean.resize(*size)
        stock.resize(*size)
        assert lean.shows(f"{size[0]}x{size[1]}")
        assert stock.shows(f"{size[0]}x{size[1]}")
        settle(lean, stock)
        assert_same(lean, stock)
    for keys in ("\x12", "x", "\x12"):
        press(lean, stock, keys)
        assert_same(lean, stock)
    assert len(lean.output) < len(stock.output) / 3


def test_nothing_from_data_reaches_the_terminal_as_a_command(both: tuple[PtyApp, PtyApp]) -> None:
    lean, _ = both
    assert lean.shows("below")
    before = len(lean.output)
    lean.press("\x14")
    assert lean.shows("]52;c;QUJDy")
    sent = lean.output[before:]
    assert not re.search("[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]", sent)
    assert "\x1b]" not in sent
    assert "\x1bc" not in sent
    assert "\x1b[2J" not in sent


def test_answers_of_the_terminal_are_no_keys(both: tuple[PtyApp, PtyApp]) -> None:
    lean, stock = both
    assert lean.shows("below")
    assert stock.shows("below")
    for keys in ("pagedown", "pagedown", "pagedown"):
        press(lean, stock, keys)
        assert_same(lean, stock)
    assert lean.output.count("\x1b[6n") > 1
    assert "f3" not in lean.text()


def test_nothing_is_sent_when_nothing_changes(both: tuple[PtyApp, PtyApp]) -> None:
    lean, stock = both
    assert lean.shows("below")
    assert stock.shows("below")
    assert_same(lean, stock)
    settle(lean)
    before = len(lean.output)
    assert not lean.pump(2.0)
    assert len(lean.output) == before


def test_a_terminal_that_never_answers_is_not_waited_for() -> None:
    mute = PtyApp("lean", answers=False)
    try:
        assert mute.shows("below")
        for _ in range(4):
            mute.press("pagedown")
        assert mute.shows("▌076")
        mute.press("home")
        assert mute.shows("▌000")
    finally:
        mute.close()


def test_leaving_gives_the_terminal_back(both: tuple[PtyApp, PtyApp]) -> None:
    lean, _ = both
    assert lean.shows("below")
    lean.press("pagedown")
    assert lean.shows("▌019")
    before = len(lean.output)
    lean.press("\x1bOS")
    assert lean.ended()
    farewell = lean.output[before:]
    assert "\x1b[m\x1b[?1049l" in farewell
    assert farewell.rindex("\x1b[?25h") > farewell.rindex("\x1b[?1049l")
    assert "\x1b[?7h" in farewell


def test_a_terminal_that_takes_nothing_holds_up_neither_the_program_nor_its_end(tmp_path: Path) -> None:
    done = tmp_path / "done"
    keys = ["pagedown", "pagedown", "m", "m", "home"] * 30
    deaf = PtyApp("lean", command=[sys.executable, str(SAMPLE), "lean", str(done), *keys])
    try:
        # Nothing is read meanwhile.
        assert deaf.until(done.exists, pumping=False)
        deaf.press("\x1bOS")
        assert deaf.ended(reading=False)
        while deaf.pump(0.5):
            pass
        assert len(deaf.output) < 20_000
        farewell = deaf.output[deaf.output.index("\x18") :]
        for sequence in ("\x1b[r", "\x1b[?2026l", "\x1b[?1000l", "\x1b[?7h", "\x1b[?1049l", "\x1b[?25h"):
            assert sequence in farewell
    finally:
        deaf.close()


def test_what_is_no_text_ends_nothing(both: tuple[PtyApp, PtyApp]) -> None:
    for app in both:
        assert app.shows("below")
        os.write(app.fd, b"\xe5\xff\xc3\x00")
        app.press("x")
        assert app.until(lambda app=app: bool(re.search(r"keys \d x", app.text())))


def test_nothing_in_a_paste_is_a_key(both: tuple[PtyApp, PtyApp]) -> None:
    for app in both:
        assert app.shows("below")
        app.press("\x1b[200~one\x1bm\x1b[24;80Rtwo\x1b[B\x1b\x1bOS\x1b[201~")
        app.press("x")
        assert app.shows("keys 1 x")
        assert app.shows("▌000")


def test_answers_in_pieces_and_between_keys_are_no_keys(both: tuple[PtyApp, PtyApp]) -> None:
    lean, _ = both
    assert lean.shows("below")
    for part in ("\x1b[2", "4;8", "0R", "\x1b[B\x1b[1;2R", "\x1b[B\x1b[24;", "80R\x1b[B"):
        lean.press(part)
        lean.pump(0.15)
    lean.press("x")
    assert lean.shows("keys 1 x")
    assert lean.shows("▌003")


def test_size_told_in_band_late_and_twice() -> None:
    lean, stock = PtyApp("lean", in_band=True), PtyApp("stock", in_band=True)
    try:
        assert lean.shows("below")
        assert stock.shows("below")
        for size in ((60, 18), (60, 18), (90, 30)):
            lean.resize(*size)
            stock.resize(*size)
            assert lean.shows(f"{size[0]}x{size[1]}")
            assert stock.shows(f"{size[0]}x{size[1]}")
            settle(lean, stock)
            press(lean, stock, "down")
            assert_same(lean, stock)
    finally:
        lean.close()
        stock.close()


def test_stopped_and_continued_it_paints_everything_again(both: tuple[PtyApp, PtyApp]) -> None:
    lean, _ = both
    assert lean.shows("below")
    lean.press("pagedown")
    assert lean.shows("▌019")
    settle(lean)
    before = lean.terminal.cells()
    os.kill(lean.pid, signal.SIGTSTP)
    assert lean.until(lambda: "\x1b[?1049l" in lean.output)
    assert os.WIFSTOPPED(os.waitpid(lean.pid, os.WUNTRACED)[1])
    lean.terminal.feed("\x1b[m\x1b[2J\x1b[Hthe shell wrote this")
    os.kill(lean.pid, signal.SIGCONT)
    assert lean.until(lambda: lean.terminal.cells() == before)
    lean.press("down")
    assert lean.shows("▌020")


@pytest.mark.parametrize("driver", ["lean", "stock"])
def test_stopped_without_being_asked_it_takes_the_terminal_once_and_leaves_it_as_it_was(driver: str) -> None:
    app = PtyApp(driver)
    try:
        assert app.shows("below")
        app.press("pagedown")
        assert app.shows("▌019")
        settle(app)
        before, said = app.terminal.cells(), len(app.output)
        os.kill(app.pid, signal.SIGSTOP)
        assert os.WIFSTOPPED(os.waitpid(app.pid, os.WUNTRACED)[1])
        app.terminal.feed("\x1b[m\x1b[2J\x1b[Hthe shell wrote this")
        os.kill(app.pid, signal.SIGCONT)
        assert app.until(lambda: app.terminal.cells() == before)
        assert app.output[said:].count("\x1b[>") == app.output[said:].count("\x1b[<u") == 1
        for number in range(20, 26):
            app.press("down")
            assert app.shows(f"▌0{number}")
        app.press("\x1bOS")
        assert app.ended()
        lines = termios.ECHO | termios.ICANON
        assert termios.tcgetattr(app.fd)[3] & lines == lines
    finally:
        app.close()


def test_a_move_a_line_and_a_page_are_cheap() -> None:
    lean = PtyApp("lean", 120, 40)
    try:
        assert lean.shows("below")
        settle(lean)
        costs = []
        for keys, text in (
            ("down", "▌001"),
            ("down", "▌002"),
            ("end", "▌199"),
            ("pageup", "▌164"),
            ("up", "▌163"),
            ("pageup", "▌128"),
        ):
            before = len(lean.output.encode())
            lean.press(keys)
            assert lean.shows(text)
            settle(lean)
            costs.append(len(lean.output.encode()) - before)
        _, move, _, _, line, page = costs
        assert move <= 30
        assert line <= 350
        assert page <= 2500
    finally:
        lean.close()
