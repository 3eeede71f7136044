"""A client's file opened from the list, for the tests of its parts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from entre_tui.screens.client.client_parts import open_client
from entre_tui.screens.client_list.clients import Clients
from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import Clock, at, desk, until
from tests.screens.conftest import Office


@asynccontextmanager
async def at_list(office: Office, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The program on the demonstration caseload, standing at the list."""
    app = desk(office.path, Clock(), places={"clients": PLACES["clients"]}, key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Clients) and app.screen.current, "a client")
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def in_file(
    office: Office, part: str, name: str, size: tuple[int, int] = (80, 24), index: int = 0
) -> AsyncIterator[Pilot[Any]]:
    """One part of the file of the client at this place in the list; `name` is the class of its screen."""
    async with at_list(office, size) as pilot:
        app = pilot.app
        assert isinstance(app.screen, Clients)
        open_client(app, app.screen.table.buffer.lines[index].client_id, part)
        screen: Any = await at(pilot, name)
        await until(pilot, lambda: screen.head is not None and screen.table.rows, "what is in the file")
        await pilot.pause()
        yield pilot
