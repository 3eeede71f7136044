"""F8: the other language is on every screen at once, one's place and letters as they were; what asks keeps its own."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.app import EntreApp
from entre_tui.locale.labels import options
from entre_tui.screens.client_list.clients import Clients
from entre_tui.widgets.dialogs.modal import Modal
from entre_tui.widgets.form.form import Form
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
    "a form": ["n"],
    "a form with a long text": ["enter", "N"],
    "a form with conditions": ["enter", "r", "e"],
    "a choice": ["f"],
    "a second choice": ["f", "4"],
    "a form after a choice": ["enter", "exclamation_mark", "1"],
    "yes or no": ["enter", "a", "d"],
    "a table": ["enter", "a", "h"],
}


@pytest.mark.parametrize("question", ASKED)
async def test_what_asks_answers_that_it_has_to_be_left_first(demo_office: Office, question: str) -> None:
    async with standing(demo_office, ASKED[question]) as pilot:
        asked = pilot.app.screen
        assert isinstance(asked, Modal)
        before = asked.typed_values() if isinstance(asked, Form) else None
        await pilot.press("f8")
        await until(pilot, lambda: "Leave this first (esc)" in screen_text(pilot.app), "the answer")
        assert pilot.app.screen is asked
        assert locale.language() == "en"
        assert not isinstance(asked, Form) or asked.typed_values() == before


@pytest.mark.parametrize("page", [["question_mark"], ["colon", "a"]])
async def test_help_and_the_list_of_commands_are_said_in_it(demo_office: Office, page: list[str]) -> None:
    locale.install("sv")
    async with standing(demo_office, page) as pilot:
        swedish = screen_text(pilot.app).splitlines()
    locale.install("en")
    async with standing(demo_office, page) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: screen_text(pilot.app).splitlines() == swedish, "the page in Swedish")


async def test_what_is_typed_stays_and_is_saved(demo_office: Office) -> None:
    async with standing(demo_office, ["enter", "N"]) as pilot:
        app = pilot.app
        form = app.screen
        await typed(pilot, "Met her twice.")
        await pilot.press("left", "left", "f8")
        await until(pilot, lambda: "Leave this first (esc)" in screen_text(app), "the answer")
        await typed(pilot, "!")
        assert "Met her twic!e." in screen_text(app)
        assert "Leave this first" not in screen_text(app)
        await pilot.press("f8", "ctrl+s")
        await until(pilot, lambda: app.screen is not form, "saved")
        await until(pilot, lambda: "Met her twic!e." in screen_text(app), "the note")
        await pilot.press("f8")
        await until(pilot, lambda: "Anteckning" in screen_text(app), "the screen in Swedish")


async def test_a_question_about_a_form_answers_too(demo_office: Office) -> None:
    async with standing(demo_office, ["n"]) as pilot:
        form = pilot.app.screen
        await typed(pilot, "Ek")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not form, "the question")
        await pilot.press("f8")
        await until(pilot, lambda: "Leave this first (esc)" in screen_text(pilot.app), "the answer")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is form, "the form")
        await until(pilot, lambda: "Family name         Ek" in screen_text(pilot.app), "what was typed")
