"""The mark of the list stands before the client that enter opens, whatever size the terminal takes."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from tests.screens.at_desk import Clock, desk, screen_text, until
from tests.screens.client_list_steps import clients, home
from tests.screens.conftest import Office
from tests.screens.supervision.test_caseload import SHOWN, at_caseload, at_clients


def marked(pilot: Pilot[None]) -> str:
    """What the screen says who is marked."""
    (line,) = [line for line in screen_text(pilot.app).splitlines() if line.startswith("▌")]
    return line[1:].split()[0]


@pytest.mark.parametrize("narrow", [30, 50, 70])
async def test_the_mark_stands_where_the_client_does(demo_office: Office, narrow: int) -> None:
    async with home(demo_office, (narrow, 16)) as pilot:
        table = clients(pilot).table
        await pilot.press("w", "w")
        await until(pilot, lambda: table.choice.scope == "all", "everybody")
        for size in ((125, 16), (narrow, 16), (125, 20), (narrow, 30), (125, 16)):
            await pilot.press("end")
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("up")
            await pilot.pause()
            assert table.current is not None
            assert marked(pilot) == table.current.ref


async def test_the_list_left_for_a_moment_comes_back_in_the_size_of_now(demo_office: Office) -> None:
    app = desk(demo_office.path, Clock(), places=SHOWN, key=demo_office.key)
    async with app.run_test(size=(100, 30)) as pilot:
        table = (await at_clients(pilot)).table
        await pilot.press("w", "w")
        await until(pilot, lambda: table.choice.scope == "all", "everybody")
        await pilot.press("end")
        caseload = await at_caseload(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: table.choice.scope == "worker", "a worker's clients")
        await pilot.resize_terminal(100, 14)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is caseload, "the caseload again")
        await pilot.press("1")
        await at_clients(pilot)
        await until(pilot, lambda: table.choice.scope == "all", "everybody again")
        await pilot.pause()
        assert table.current is not None
        assert table.buffer.height == table.size.height - 1
        assert marked(pilot) == table.current.ref


async def test_a_pointer_beside_the_picture_takes_no_key_away(demo_office: Office) -> None:
    """The terminal has grown, and the wheel is turned where nothing has been drawn yet."""
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        for kind in (events.MouseMove, events.MouseScrollDown):
            pilot.app.post_message(
                kind(None, x=200, y=60, delta_x=0, delta_y=0, button=0, shift=False, meta=False, ctrl=False)
            )
        await pilot.press("j")
        assert pilot.app.focused is table
        assert table.buffer.cursor == 1
