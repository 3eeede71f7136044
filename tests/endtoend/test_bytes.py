"""What a key costs on the line, in bytes: a figure without noise, held to its goal at 120×40."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.endtoend.terminal import Terminal

pytestmark = pytest.mark.endtoend

DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"
MOVE, SCROLL, PAGE = 30, 250, 4_000
MARK = "▌"


def lines(terminal: Terminal) -> list[str]:
    return terminal.text().splitlines()


def marked(terminal: Terminal) -> int:
    """The row with the cursor."""
    return next(number for number, line in enumerate(lines(terminal)) if line.startswith(MARK))


def client_under_mark(terminal: Terminal) -> str:
    return lines(terminal)[marked(terminal)].split()[0]


def cost(terminal: Terminal, key: str, done: Callable[[], bool]) -> int:
    """Bytes written from this key until the screen is as it should be and nothing more comes."""
    before = len(terminal.written)
    terminal.press(key)
    for _look in range(2400):
        terminal.read()
        if done():
            break
    else:
        raise AssertionError(terminal.text())
    while terminal.read(0.3):
        pass
    return len(terminal.written) - before


def moved_from(terminal: Terminal, client: str) -> Callable[[], bool]:
    return lambda: client_under_mark(terminal) != client


def test_moving_scrolling_and_paging_stay_within_their_bytes(tmp_path: Path) -> None:
    with Terminal(["--language", "en", "demo"], tmp_path, size=(120, 40)) as terminal:
        terminal.until("mine")
        terminal.press("w")
        terminal.until("my office")
        terminal.press("w")
        terminal.until("everybody")
        while terminal.read(0.5):
            pass
        top = marked(terminal)
        moves = [cost(terminal, DOWN, moved_from(terminal, client_under_mark(terminal))) for _ in range(5)]
        assert sorted(moves)[len(moves) // 2] <= MOVE, moves
        terminal.press(DOWN * 45)
        while terminal.read(1):
            pass
        last = marked(terminal)
        assert top < last
        scrolls = [cost(terminal, DOWN, moved_from(terminal, client_under_mark(terminal))) for _ in range(5)]
        assert marked(terminal) == last
        assert max(scrolls) <= SCROLL, scrolls
        page = cost(terminal, PAGE_DOWN, moved_from(terminal, client_under_mark(terminal)))
        assert 0 < page <= PAGE
