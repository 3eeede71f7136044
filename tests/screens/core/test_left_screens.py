"""What is left is let go of: a walk through the parts of a file keeps no trail of screens behind it."""

from __future__ import annotations

import gc
from typing import Any
from weakref import ref

import pytest

from tests.screens.at_desk import until
from tests.screens.conftest import Office
from tests.screens.daily_steps import part


async def test_a_walk_through_a_file_leaves_no_trail_of_screens(
    daily_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Once a second after the start what is there is taken for lasting: on a slow machine that would be in mid-walk.
    monkeypatch.setattr("entre_tui.app.SETTLED_AFTER_SECONDS", 999)
    async with part(daily_office, "overview") as pilot:
        left: list[ref[Any]] = []
        for key in "fgsarcto":
            left.append(ref(pilot.app.screen))
            await pilot.press(key)
            await until(pilot, lambda: pilot.app.screen is not left[-1](), "the next part")
            await pilot.app.screen.has_come()
            await pilot.pause()

        def are_gone() -> bool:
            gc.collect()
            # The first and the last may be known yet to a key or a clock that is under way.
            return sum(kept() is not None for kept in left) <= 2

        await until(pilot, are_gone, "letting go")
