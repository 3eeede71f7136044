"""F8: the other language is on every screen at once, with one's place and letters as they were."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen

from entre_tui import locale
from entre_tui.app import EntreApp
from entre_tui.locale.labels import options
from entre_tui.screens.client_list.clients import Clients
from entre_tui.widgets.lists.list_bar import ListBar
from entre_tui.widgets.lists.row_list import RowList
from tests.screens.at_desk import screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.every_screen import WAYS, all_read, standing


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
        await until(pilot, lambda: said(pilot) == swedish, "the screen in Swedish")
        assert "Språk: Svenska" in screen_text(pilot.app)
        await pilot.press("f8")
        await all_read(pilot)
        await until(pilot, lambda: said(pilot) == english, "the screen in English")


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


ASKED = {
    "a new client": ["n"],
    "an absence": ["m"],
    "details": ["e"],
    "a handover": ["h"],
    "the order": ["s"],
    "a filter": ["f"],
    "a kind of filter": ["f", "4"],
    "a removal": ["d"],
    "help": ["question_mark"],
    "every command": ["colon", "a"],
    "whose numbers": ["4", "f"],
    "many handed over": ["4", "h"],
    "a calendar": ["2", "x"],
    "another phase": ["enter", "p"],
    "a change of phase": ["enter", "p", "enter"],
    "an enrolment": ["enter", "i"],
    "an end": ["enter", "x"],
    "a theme": ["enter", "T"],
    "who leads": ["enter", "y", "1"],
    "a note": ["enter", "N"],
    "a flag": ["enter", "exclamation_mark", "1"],
    "a section": ["enter", "f", "e"],
    "needs": ["enter", "f", "j", "e"],
    "a line on the map": ["enter", "f", "m", "n"],
    "a goal": ["enter", "g", "n"],
    "a step": ["enter", "g", "i"],
    "a rating": ["enter", "g", "p"],
    "how a goal went": ["enter", "g", "x"],
    "levels": ["enter", "g", "l"],
    "staff's words": ["enter", "g", "w"],
    "a plan": ["enter", "s", "n"],
    "an evaluation": ["enter", "s", "v"],
    "a booking": ["enter", "a", "n"],
    "a series": ["enter", "a", "S"],
    "an outcome": ["enter", "a", "enter"],
    "a pattern": ["enter", "a", "h"],
    "an area": ["enter", "r", "e"],
    "a need": ["enter", "r", "y"],
    "areas": ["enter", "r", "z"],
    "a consent": ["enter", "c", "y"],
    "a meeting": ["enter", "c", "n"],
    "a day gone by": ["enter", "c", "v"],
    "what is shown": ["enter", "t", "x"],
}


@pytest.mark.parametrize("question", ASKED)
async def test_a_question_is_the_one_that_is_asked_in_that_language(
    demo_office: Office, question: str
) -> None:
    locale.install("sv")
    async with standing(demo_office, ASKED[question]) as pilot:
        assert isinstance(pilot.app.screen, ModalScreen)
        swedish = screen_text(pilot.app).splitlines()
    locale.install("en")
    async with standing(demo_office, ASKED[question]) as pilot:
        asked = pilot.app.screen
        await pilot.press("f8")
        await all_read(pilot)
        assert pilot.app.screen is asked, "nothing else has come up"
        assert screen_text(pilot.app).splitlines() == swedish


async def test_what_is_typed_stays_and_is_saved(demo_office: Office) -> None:
    async with standing(demo_office, ["enter", "N"]) as pilot:
        app = pilot.app
        form = app.screen
        await typed(pilot, "Met her twice.")
        await pilot.press("left", "left", "f8")
        await all_read(pilot)
        assert "Anteckning" in screen_text(app)
        await typed(pilot, "!")
        assert "Met her twic!e." in screen_text(app)
        await pilot.press("tab", "2", "f8")
        await all_read(pilot)
        assert app.screen is form
        assert "● A change seen" in screen_text(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is not form, "saved")
        await until(pilot, lambda: "Met her twic!e." in screen_text(app), "the note")


async def test_what_was_answered_on_the_way_is_not_done_twice(demo_office: Office) -> None:
    async with standing(demo_office, ["enter", "exclamation_mark", "1"]) as pilot:
        app = pilot.app
        assert isinstance(app, EntreApp)
        await pilot.press("1", "f8", "ctrl+s")
        await until(pilot, lambda: "! Hot" in screen_text(app), "the flag")
        assert screen_text(app).count("! Hot") == 1


async def test_a_question_about_a_form_is_left_as_by_esc(demo_office: Office) -> None:
    async with standing(demo_office, ["n"]) as pilot:
        form = pilot.app.screen
        await typed(pilot, "Ek")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not form, "the question")
        await pilot.press("f8")
        await until(pilot, lambda: pilot.app.screen is form, "the form")
        await until(pilot, lambda: "Efternamn           Ek" in screen_text(pilot.app), "its words")
