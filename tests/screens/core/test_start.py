"""The start as a person meets it: since Python 3.12 `App.run` makes tasks eager, and Pilot's `run_test` does not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.pilot import Pilot

from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import Clock, at, desk, screen_text
from tests.screens.conftest import Office
from tests.screens.every_screen import all_read, standing


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_open_file_starts_with_the_picture_that_the_tests_see(
    demo_office: Office, size: tuple[int, int]
) -> None:
    async with standing(demo_office, [], size) as pilot:
        await all_read(pilot)
        expected = screen_text(pilot.app)
    app, seen = desk(demo_office.path, Clock(), places=PLACES, key=demo_office.key), []

    async def look(pilot: Pilot[Any]) -> None:
        await at(pilot, "Clients")
        await all_read(pilot)
        seen.append(screen_text(app))
        app.exit()

    await app.run_async(headless=True, size=size, auto_pilot=look)
    assert seen == [expected]


async def test_a_file_that_asks_for_its_passphrase_starts_at_the_door(office: Office) -> None:
    app, seen = desk(office.path), []

    async def look(pilot: Pilot[Any]) -> None:
        await at(pilot, "Unlock")
        seen.append(screen_text(app))
        app.exit()

    await app.run_async(headless=True, size=(80, 24), auto_pilot=look)
    assert "Passphrase" in seen[0]


async def test_tasks_begin_in_one_order_on_every_python(office: Office) -> None:
    app, factories = desk(office.path), []

    async def look(pilot: Pilot[Any]) -> None:
        factories.append(asyncio.get_running_loop().get_task_factory())
        app.exit()

    await app.run_async(headless=True, size=(80, 24), auto_pilot=look)
    assert factories == [None]
