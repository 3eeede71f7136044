"""Every screen of the program, by the keys that lead to it from the start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from entre_tui.screens.client_list.clients import Clients
from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import Clock, desk, until
from tests.screens.conftest import Office

DOWN = ["j", "j"]
WAYS = {
    "clients": DOWN,
    "today": ["2", *DOWN],
    "the week": ["2", "v"],
    "missed": ["3", *DOWN],
    "caseload": ["4", "j", "right"],
    "overview": ["enter"],
    "formulation": ["enter", "f", *DOWN],
    "map": ["enter", "f", "m"],
    "versions": ["enter", "f", "v"],
    "goals": ["enter", "g", "j", "tab"],
    "sessions": ["enter", "s", *DOWN],
    "appointments": ["enter", "a", "k"],
    "reintegration": ["enter", "r", *DOWN],
    "consent": ["enter", "c"],
    "timeline": ["enter", "t", *DOWN],
    "notes": ["enter", "l"],
}


@asynccontextmanager
async def standing(
    office: Office, keys: list[str], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[Any]]:
    """The program, these keys on."""
    app = desk(office.path, Clock(), places=PLACES, key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: getattr(app.screen, "current", None) is not None, "a client")
        for key in keys:
            await pilot.press(key)
            await all_read(pilot)
        yield pilot


async def all_read(pilot: Pilot[Any]) -> None:
    """Until nothing more comes by itself."""
    app = pilot.app
    await until(pilot, lambda: not getattr(app.screen, "is_coming", False), "the screen")
    if isinstance(app.screen, Clients):
        # How many there are is counted only once the first of them stand there.
        await until(pilot, lambda: app.screen.waiting() and app.screen.table.counts.total, "the counts")
    await app.workers.wait_for_complete([w for w in app.workers if w.group != "door"])
    await pilot.pause()
