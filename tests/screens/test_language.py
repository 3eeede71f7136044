"""F8: the other language is on every screen at once, with one's place and letters as they were."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.app import EntreApp
from entre_tui.locale.labels import options
from entre_tui.screens.clients import Clients
from entre_tui.screens.places import PLACES
from entre_tui.widgets.list_bar import ListBar
from entre_tui.widgets.rows import RowList
from tests.screens.at_desk import Clock, desk, screen_text, typed, until
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
async def standing(office: Office, keys: list[str]) -> AsyncIterator[Pilot[Any]]:
    """The program, these keys on."""
    app = desk(office.path, Clock(), places=PLACES, key=office.key)
    async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: getattr(app.screen, "current", None) is not None, "a client")
        for key in keys:
            await pilot.press(key)
            await all_read(pilot)
        yield pilot


async def all_read(pilot: Pilot[Any]) -> None:
    """Until nothing more comes by itself."""
    app = pilot.app
    await until(pilot, lambda: not getattr(app.screen, "is_coming", False), "the screen")
    await app.workers.wait_for_complete([w for w in app.workers if w.group != "door"])
    await pilot.pause()


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
