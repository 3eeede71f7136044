"""F8: the other language is on every screen at once, with one's place and letters as they were."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.app import EntreApp
from entre_tui.locale.labels import options
from entre_tui.screens.clients import Clients
from entre_tui.widgets.list_bar import ListBar
from entre_tui.widgets.rows import RowList
from tests.screens.at_desk import screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.everywhere import WAYS, all_read, standing


def said(pilot: Pilot[Any]) -> list[str]:
    """What is on the screen, without the line that tells what was done."""
    lines = screen_text(pilot.app).splitlines()
    return [*lines[:-2], lines[-1]]


@pytest.mark.parametrize("way", WAYS)
async def test_the_screen_is_the_one_that_a_start_in_that_language_shows(
    demo_office: Office, way: str
) -> None:
    locale.install("sv")
    async with standing(demo_office, WAYS[way]) as pilot:
        swedish = said(pilot)
    locale.install("en")
    async with standing(demo_office, WAYS[way]) as pilot:
        english = said(pilot)
        await pilot.press("f8")
        await all_read(pilot)
        assert said(pilot) == swedish
        assert "Språk: Svenska" in screen_text(pilot.app)
        await pilot.press("f8")
        await all_read(pilot)
        assert said(pilot) == english


async def test_what_lies_beneath_speaks_it_too_and_letters_stay(demo_office: Office) -> None:
    async with standing(demo_office, ["slash"]) as pilot:
        app = pilot.app
        assert isinstance(app, EntreApp)
        await typed(pilot, "a")
        await all_read(pilot)
        await pilot.press("enter")
        await all_read(pilot)
        await pilot.press("f8", "escape")
        await until(pilot, lambda: isinstance(app.screen, Clients), "back at the list")
        await all_read(pilot)
        assert app.screen.query_one(ListBar).search.value == "a"
        assert "Namn" in screen_text(app)
        assert "Name" not in screen_text(app)


async def test_a_due_area_of_the_checklist_is_said_in_it(demo_office: Office) -> None:
    locale.install("sv")
    async with standing(demo_office, ["2"]) as pilot:
        rows = pilot.app.screen.query_one(RowList).rows
        due = [row.cells.get("what", "") for row in rows]
        areas = [what.removeprefix("checklista: ") for what in due if what.startswith("checklista: ")]
        assert areas
        assert set(areas) <= {words.lower() for _code, words in options("checklist_area")}
