"""Nothing that ends late takes the lock away, and what it opens does not come to lie over the lock."""

from __future__ import annotations

import asyncio
from typing import Any

from entre_tui.screens.lock import Lock
from entre_tui.widgets.choose import Choose
from entre_tui.widgets.fields import TextField
from entre_tui.widgets.form import Form
from tests.screens.at_desk import PASSPHRASE, at, desk, typed, until
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
        await until(pilot, lambda: app.known, "somebody to lock out")
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
