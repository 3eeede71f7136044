"""Sessions by keyboard: planned, evaluated, taken back, who leads."""

from __future__ import annotations

import asyncio
import gc
import warnings

from entre_tui.screens.appointments.appointments import Appointments
from entre_tui.screens.sessions.sessions import Sessions
from entre_tui.widgets.lists.row_list import RowList
from tests.screens.at_desk import NOON, at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import part


async def test_a_session_is_planned_and_the_next_begins_with_it(daily_office: Office) -> None:
    async with part(daily_office, "sessions") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Sessions)
        before = len(screen.table.rows)
        await pilot.press("n")
        await at(pilot, "Form")
        assert "Homework from session" in screen_text(pilot.app)
        await pilot.press("shift+tab", *["backspace"] * 20)
        await typed(pilot, "2025-12-24 09:00")
        await pilot.press("tab")
        await typed(pilot, "what the letter says")
        await pilot.press("tab", "1", "ctrl+s")
        await until(pilot, lambda: len(screen.table.rows) == before + 1, "the plan")
        assert "is planned" in screen_text(pilot.app)
        await until(pilot, lambda: "what the letter says" in screen_text(pilot.app), "its text")


async def test_a_booked_session_is_planned_in_six_keys_and_its_words(daily_office: Office) -> None:
    async with part(daily_office, "sessions", size=(80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Sessions)
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, "the aim")
        await pilot.press("tab", "2", "tab", "1")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is planned" in screen_text(pilot.app), "the plan")
        one = await screen._one()
        assert (one.aim, len(one.themes), len(one.strategies)) == ("the aim", 1, 1)


async def test_a_session_is_evaluated_and_taken_back(daily_office: Office) -> None:
    async with part(daily_office, "sessions") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Sessions)
        held = next(row for row in screen.table.rows if row.cells["state"][0] in "●◐")
        screen.table.go_to(held.key)
        await pilot.press("v")
        await at(pilot, "Form")
        await typed(pilot, "Went through the week. ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is evaluated" in screen_text(pilot.app), "the report")
        await until(pilot, lambda: "Went through the week." in screen_text(pilot.app), "the text")
        await pilot.press("u")
        await until(pilot, lambda: "Went through the week." not in screen_text(pilot.app), "taken back")


async def test_what_cannot_be_done_says_why(daily_office: Office) -> None:
    async with part(daily_office, "appointments") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Appointments)
        logged = next(one for one in screen._all.values() if one.outcome is not None)
        screen.table.go_to(logged.id)
        await pilot.press("v")
        await until(pilot, lambda: "logged already" in screen_text(pilot.app), "the reason")


async def test_who_leads_the_programme(daily_office: Office) -> None:
    async with part(daily_office, "sessions") as pilot:
        await pilot.press("i")
        await at(pilot, "Choose")
        await pilot.press("1")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Anna Berg leads from 27 Nov 2025" in screen_text(pilot.app), "the report")
        await pilot.press("i")
        await at(pilot, "Choose")
        assert "Anna Berg leads since Thu 27 Nov" in screen_text(pilot.app)


async def test_a_session_to_come_is_not_evaluated_and_says_so_before_anything_is_written(
    daily_office: Office,
) -> None:
    async with part(daily_office, "sessions") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Sessions)
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, "the aim")
        await pilot.press("shift+tab", *["backspace"] * 20)
        await typed(pilot, "2025-12-24 09:00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: screen.current is not None and screen.current.starts_at > NOON, "to come")
        await pilot.press("v")
        await until(pilot, lambda: "still to come" in screen_text(pilot.app), "the reason")
        assert pilot.app.screen is screen


async def test_a_mark_that_moves_on_at_once_leaves_nothing_unawaited(daily_office: Office) -> None:
    for name in ("appointments", "sessions"):
        async with part(daily_office, name) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, Appointments | Sessions)
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                moved = RowList.Moved(screen.table, screen.table.rows[0])
                await asyncio.gather(screen.on_row_list_moved(moved), screen.on_row_list_moved(moved))
                await pilot.pause()
                gc.collect()
            assert not [each for each in caught if "never awaited" in str(each.message)]
