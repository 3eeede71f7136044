"""Going on before a screen has been filled: what is still being done for it ends nothing."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import WorkerFailed

from entre_tui.screens.core.base_screen import BaseScreen
from tests.screens.at_desk import PASSPHRASE, at, desk
from tests.screens.conftest import Office


class Slow(BaseScreen):
    """Shows something when it is let, which may be too late."""

    place = "clients"

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()
        self.tried = asyncio.Event()

    def compose_place(self) -> ComposeResult:
        yield Static(id="body", markup=False)

    async def late(self) -> None:
        await self.let.wait()
        self.tried.set()
        self.query_one("#body", Static).update("here")


async def test_a_screen_that_was_left_may_be_late(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "First")
        slow = Slow()
        await app.push_screen(slow)
        slow.run_worker(slow.late(), group="late")
        await slow.query_one("#body").remove()
        slow._pruning = True
        slow.let.set()
        await slow.tried.wait()
        await pilot.pause()
        slow._pruning = False
        app.pop_screen()
        await at(pilot, "First")
    assert app.return_code in (0, None)


async def test_what_is_missing_on_a_screen_that_is_there_is_a_fault(office: Office) -> None:
    with pytest.raises(WorkerFailed, match="NoMatches"):
        await _something_is_missing(office)


async def _something_is_missing(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "First")
        slow = Slow()
        await app.push_screen(slow)
        await slow.query_one("#body").remove()
        slow.let.set()
        slow.run_worker(slow.late(), group="late")
        await slow.tried.wait()
        await pilot.pause()
