"""Nothing that ends late takes the lock away, and what it opens does not come to lie over the lock."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Any

import pytest
from textual import events

from entre_tui.door.opening.opening import Opening
from entre_tui.door.states import Door
from entre_tui.screens.door.lock import Lock
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.fields import TextField
from entre_tui.widgets.form.form import Form
from tests.screens.at_desk import PASSPHRASE, at, desk, screen_text, typed, until
from tests.screens.conftest import Office


async def test_a_form_saved_late_goes_only_from_under_the_lock(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    late = asyncio.Event()
    answers: list[Any] = []

    async def save(_values: dict[str, Any]) -> None:
        await late.wait()

    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "First")
        app.push_screen(Form("New", [TextField("name", "Name")], save), answers.append)
        await at(pilot, "Form")
        await typed(pilot, "Bo")
        await pilot.press("ctrl+s", "f10")
        await at(pilot, "Lock")
        late.set()
        await pilot.pause()
        assert isinstance(app.screen, Lock)
        assert answers == []
        await typed(pilot, PASSPHRASE + "\n")
        await at(pilot, "First")
        await until(pilot, lambda: answers == [True], "the form's answer")


async def test_a_question_asked_late_waits_until_the_lock_is_gone(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    answers: list[Any] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "First")
        await until(pilot, lambda: app.is_signed_in, "somebody to lock out")
        await pilot.press("f10")
        await at(pilot, "Lock")
        app.push_screen(Choose("Which?", [("a", "A"), ("b", "B")]), answers.append)
        app.switch_mode("today")
        await pilot.pause()
        assert isinstance(app.screen, Lock)
        await typed(pilot, PASSPHRASE + "\n")
        await until(pilot, lambda: type(app.screen).__name__ == "Second", "where it wanted to go")
        app.action_go("clients")
        await at(pilot, "Choose")
        await pilot.press("2")
        await until(pilot, lambda: answers == ["b"], "the answer")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Nobody is in before this is set."""
    opened, sign_in = asyncio.Event(), Opening.sign_in

    async def late(self: Opening, *args: Any) -> Any:
        await opened.wait()
        return await sign_in(self, *args)

    monkeypatch.setattr(Opening, "sign_in", late)
    return opened


def hit(app: Any, *keys: str) -> None:
    """Keys in a hurry: nothing is waited for."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_f10_pressed_before_anybody_is_in_locks_whoever_comes_in(
    office: Office, gate: asyncio.Event
) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "First")
        # What stood in line before it was not meant for the lock; what follows is.
        hit(app, "2", "f10", *"fel")
        await until(pilot, lambda: app.lock_wanted, "that it was heard")
        gate.set()
        await at(pilot, "Lock")
        assert "Anna" not in screen_text(app)
        await until(pilot, lambda: app.screen.query_one("#secret").value == "fel", "what was typed behind it")
        await pilot.press(*["backspace"] * 3)
        await typed(pilot, PASSPHRASE + "\n")
        first = await at(pilot, "First")
        await until(pilot, lambda: "Anna Berg" in screen_text(app), "the list")
        assert app.screen is first


async def test_f10_pressed_before_the_passphrase_is_asked_for_asks_for_it_once(office: Office) -> None:
    app = desk(office.path)
    await app.opening.wait_until_settled()
    app.opening._begun = Future()
    app.opening.door = Door.WAITING
    async with app.run_test(size=(80, 24)) as pilot:
        hit(app, "f10")
        await until(pilot, lambda: app.lock_wanted, "that it was heard")
        app.opening.door = Door.ASK
        app.opening._begun.set_result(None)
        await at(pilot, "Unlock")
        await typed(pilot, PASSPHRASE + "\n")
        await at(pilot, "First")
        await until(pilot, lambda: "Anna Berg" in screen_text(app), "the list")
