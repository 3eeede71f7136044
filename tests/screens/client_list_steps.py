"""Standing at the list of clients."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from entre_tui.screens.client_list.clients import Clients
from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import Clock, desk, until
from tests.screens.conftest import Office


@asynccontextmanager
async def home(office: Office, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The program on the demonstration caseload, standing at the list."""
    app = desk(office.path, Clock(), places={"clients": PLACES["clients"]}, key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(
            pilot, lambda: isinstance(app.screen, Clients) and app.screen.current is not None, "a client"
        )
        await until(pilot, lambda: app.screen.table.counts.total and app.screen.waiting(), "the counts")
        await pilot.pause()
        yield pilot


def clients(pilot: Pilot[Any]) -> Clients:
    screen = pilot.app.screen
    assert isinstance(screen, Clients)
    return screen
