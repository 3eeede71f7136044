"""However fast the size changes, what is shown in the end is right for the last one, under either driver."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator

import pytest

from tests.terminal.programs.ptyapp import PtyApp

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif("sys.platform == 'win32'", reason="needs a pseudo terminal"),
]
BURSTS = 40


@pytest.fixture(params=["lean", "stock"])
def app(request: pytest.FixtureRequest) -> Iterator[PtyApp]:
    app = PtyApp(request.param)
    assert app.shows("size 80x24")
    yield app
    app.close()


def test_of_sizes_that_follow_each_other_at_once_the_last_one_counts(app: PtyApp) -> None:
    chance = random.Random(5)
    for _ in range(BURSTS):
        for _change in range(chance.randrange(2, 5)):
            size = chance.randrange(30, 120), chance.randrange(8, 40)
            app.resize(*size)
        assert app.shows(f"size {size[0]}x{size[1]}")


def test_a_picture_that_was_cut_and_has_its_size_again_is_whole_again(app: PtyApp) -> None:
    app.press("pagedown")
    assert app.shows("▌019")
    before = app.terminal.cells()
    app.terminal.resize(60, 12)
    app.terminal.resize(80, 24)
    assert app.terminal.cells() != before
    # What a program that was busy meanwhile hears of it.
    os.kill(app.pid, signal.SIGWINCH)
    assert app.until(lambda: app.terminal.cells() == before)


@pytest.mark.parametrize("driver", ["lean", "stock"])
@pytest.mark.parametrize("attempt", range(4))
def test_a_size_that_changes_while_the_program_starts_is_heard(driver: str, attempt: int) -> None:
    """As where windows are put in their places as soon as they are there."""
    app = PtyApp(driver)
    try:
        assert app.until(lambda: "\x1b[?1049h" in app.output)
        app.resize(100 + attempt, 30)
        assert app.shows(f"size {100 + attempt}x30")
    finally:
        app.close()
