"""Hostile strings on every screen: nothing crashes, nothing is obeyed, what can be printed is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from textual.pilot import Pilot

from entre_tui.app import EntreApp
from entre_tui.screens.client.client_parts import PARTS, part_screen
from entre_tui.screens.core.top_screens import PLACES
from tests.hostile.office import make_hostile
from tests.hostile.strings import words_in
from tests.screens.at_desk import NOON, PASSPHRASE, desk, until

CLIENTS = 24
# What Rich itself writes for styles; no attack is a plain change of style.
STYLES = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = Console(color_system=None)
FORBIDDEN = set("\u202e\u2066\u200e\u200f\u061c\u200d\ufeff")
SIZES = ((80, 24), (120, 40))
RAW = (False, True)
# Each size and each kind of file once in every run; all four together in the long one.
EVERY_RUN = (((80, 24), True), ((120, 40), False))


@pytest.fixture(scope="module")
def hostile_file(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("hostile")
    return make_hostile(folder, CLIENTS, NOON, "anna", raw=request.param)


@pytest.mark.parametrize(
    ("size", "hostile_file"),
    [
        pytest.param(size, raw, marks=() if (size, raw) in EVERY_RUN else pytest.mark.soak)
        for size in SIZES
        for raw in RAW
    ],
    indirect=["hostile_file"],
    ids=[f"{width}x{height}-{kind}" for width, height in SIZES for kind in ("as typed", "raw")],
)
async def test_every_screen_and_form(hostile_file: tuple[Path, Any], size: tuple[int, int]) -> None:
    path, hostile = hostile_file
    assert len(set(hostile.given)) >= 2_000
    app = desk(path, passphrase=PASSPHRASE, places=PLACES)
    seen: set[str] = set()
    leaks: list[str] = []
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.is_signed_in, "the file")
        for place in PLACES:
            app.action_go(place)
            seen |= await looked_through(app, pilot, leaks)
        app.action_go("clients")
        for client_id in (1, 2) if size == SIZES[0] else (3,):
            for part in PARTS:
                app.push_screen(part_screen(part, client_id))
                await pilot.pause()
                seen |= await looked_through(app, pilot, leaks)
                app.pop_screen()
                await pilot.pause()
        assert app.is_running
        assert app.return_code is None
    assert leaks == []
    assert len(seen) > 60


async def looked_through(app: EntreApp, pilot: Pilot[Any], leaks: list[str]) -> set[str]:
    """Reads the screen on top, then opens everything that its commands open, and closes it again."""
    screen: Any = app.screen
    await until(
        pilot, lambda: all(worker.is_finished for worker in app.workers if worker.group == "load"), "reading"
    )
    await pilot.pause()
    seen = read(app, leaks)
    for row in screen.commands():
        if (
            row.anywhere
            or row.place in ("general", "client")
            or row.action.startswith("app.")
            or not row.action
        ):
            continue
        if app.screen is not screen:
            break
        app.run_worker(screen.action_do(row.id), group="asked")
        await until(
            pilot,
            lambda: (
                all(worker.is_finished for worker in app.workers if worker.group in ("asked", "load"))
                or app.screen is not screen
            ),
            row.id,
        )
        await pilot.pause()
        seen |= read(app, leaks)
        while app.screen is not screen and screen in app.screen_stack:
            app.pop_screen()
            await pilot.pause()
    return seen


def read(app: EntreApp, leaks: list[str]) -> set[str]:
    """The words that can be read there; `leaks` gets what would reach the terminal and should not."""
    text = ""
    for strip in app.screen._compositor.render_strips():
        written = STYLES.sub("", strip.render(PLAIN))
        if not written.isprintable() or set(written) & FORBIDDEN:
            leaks.append(f"{type(app.screen).__name__}: {written!r}")
        text += strip.text
    return words_in(text)
