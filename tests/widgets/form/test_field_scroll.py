"""However much a form has to say, its keys and what is said stay in sight."""

from __future__ import annotations

from typing import Any

import pytest

from entre_tui.widgets.form.fields import LongField
from entre_tui.widgets.form.form import Form
from tests.widgets.kit import Kit, seen

LONG = "Nobody typed this, but it is as long as what somebody did type and wants to be read. "


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
@pytest.mark.parametrize("times", [0, 1, 3])
async def test_the_keys_stay_in_sight(size: tuple[int, int], times: int) -> None:
    async def save(values: dict[str, Any]) -> None:
        raise AssertionError("not saved here")

    fields = [LongField(f"field{number}", f"Field {number}", height=4) for number in range(9)]
    app = Kit()
    async with app.run_test(size=size) as pilot:
        form = Form("Title", fields, save, intro=LONG * times)
        app.push_screen(form)
        await pilot.pause()
        form.say(f"{LONG * times}Last word.")
        await pilot.pause()
        for words in ("ctrl+s save", "word.", "Field 0"):
            assert words in seen(app)
        assert seen(app).rstrip().endswith("╯")


async def test_a_key_that_comes_before_or_after_the_fields_moves_nothing() -> None:
    async def save(values: dict[str, Any]) -> None:
        raise AssertionError("not saved here")

    app = Kit()
    async with app.run_test() as pilot:
        form = Form("Title", [LongField("field", "Field")], save)
        form.action_onward(1)
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        form.action_onward(-1)
