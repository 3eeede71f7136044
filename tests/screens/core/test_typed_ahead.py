"""Keys pressed before what they are for is there: none is lost, and the ways out never wait."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from entre_tui.screens.formulation.formulation import Formulation
from tests.screens.at_desk import screen_text, until
from tests.screens.client_list_steps import clients, home
from tests.screens.conftest import Office
from tests.screens.treatment_steps import part


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """The list of sections is read only once this is set."""
    opened, read = asyncio.Event(), Formulation.load

    async def late(self: Formulation) -> None:
        await opened.wait()
        await read(self)

    monkeypatch.setattr(Formulation, "load", late)
    return opened


async def test_a_move_waits_for_the_list_it_moves_in(treated: Office, gate: asyncio.Event) -> None:
    async with part(treated, "goals") as pilot:
        for key in ("f", "down"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(pilot.app.screen, Formulation))
        gate.set()
        await until(pilot, lambda: pilot.app.screen.table.cursor == 1)


async def test_leaving_waits_for_nothing(treated: Office, gate: asyncio.Event) -> None:
    async with part(treated, "goals") as pilot:
        below = pilot.app.screen_stack[-2]
        for key in ("f", "escape"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: pilot.app.screen is below)
        assert not gate.is_set()


async def test_locking_does_not_wait_for_a_slow_command(
    treated: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = asyncio.Event()
    monkeypatch.setattr(Formulation, "action_versions", lambda self: stuck.wait())
    async with part(treated, "formulation") as pilot:
        monkeypatch.setattr("entre_tui.widgets.app.key_queue.SLOW", 0.0)
        for key in ("v", "x", "f10"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "Lock")
        stuck.set()


async def test_locking_does_not_wait_for_a_screen_that_is_slow_to_come(
    treated: Office, gate: asyncio.Event
) -> None:
    async with part(treated, "goals") as pilot:
        for key in ("f", "down", "f10"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "Lock")
        assert not gate.is_set()
        gate.set()


async def test_a_command_for_what_is_not_read_yet_is_not_done_and_says_so(
    treated: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with part(treated, "goals") as pilot:
        monkeypatch.setattr("entre_tui.screens.core.command_screen.READ_WITHIN", 0.0)
        pilot.app.screen._up_to_date.clear()
        await pilot.press("n")
        await until(pilot, lambda: "Press the key once more" in screen_text(pilot.app))
        pilot.app.screen._up_to_date.set()
        await pilot.press("n")
        await until(pilot, lambda: "New goal" in screen_text(pilot.app))


def held_up(pilot: Pilot[Any], monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """What letters ask is answered from when this is set."""
    read, gate = pilot.app.work_latest, asyncio.Event()

    async def slow(*args: Any) -> Any:
        await gate.wait()
        return await read(*args)

    monkeypatch.setattr(pilot.app, "work_latest", slow)
    return gate


async def test_letters_taken_back_at_once_narrow_nothing_later(
    demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home(demo_office) as pilot:
        table, gate = clients(pilot).table, held_up(pilot, monkeypatch)
        before = table.buffer.lines
        for key, letter in (("slash", "/"), ("q", "q"), ("escape", None)):
            pilot.app.post_message(events.Key(key, letter))
        await until(pilot, lambda: pilot.app.focused is table and gate.set() is None)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert (table.choice.text, table.buffer.lines) == ("", before)


async def test_a_list_read_again_does_not_come_back_over_the_letters_typed_meanwhile(
    demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home(demo_office) as pilot:
        table, gate = clients(pilot).table, asyncio.Event()
        read = table.read

        async def slow(*args: Any) -> Any:
            window = await read(*args)
            await gate.wait()
            return window

        monkeypatch.setattr(table, "read", slow)
        again = asyncio.create_task(table.renew())
        await pilot.press("slash", "q")
        await until(pilot, lambda: table.choice.text == "q")
        found = table.buffer.lines
        gate.set()
        await again
        assert table.buffer.lines == found


async def test_a_move_behind_the_letters_moves_in_what_they_find(
    demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home(demo_office) as pilot:
        table, gate = clients(pilot).table, held_up(pilot, monkeypatch)
        for key, letter in (("slash", "/"), ("e", "e"), ("down", None)):
            pilot.app.post_message(events.Key(key, letter))
        await until(pilot, lambda: bool(pilot.app.screen.query_one("#search", Input).value))
        gate.set()
        await until(pilot, lambda: table.choice.text == "e" and pilot.app.focused is table)
        await pilot.pause()
        assert table.buffer.cursor == 1
