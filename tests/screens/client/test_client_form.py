"""A client is added by keyboard: what is missing is said, and the mark goes to who is new."""

from __future__ import annotations

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.screens.client_list.clients import Clients
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.client_list_steps import clients, home
from tests.screens.conftest import Office


async def test_the_mark_goes_to_who_was_added(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, "Nystad")
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, Clients) and clients(pilot).current.name.startswith("Nystad")
            ),
            "the mark at the new client",
        )
        await pilot.press("enter")
        await at(pilot, "Overview")
        await until(pilot, lambda: "Nystad" in screen_text(pilot.app), "the new client's file")


async def test_the_mark_reaches_a_client_far_down_the_list(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        await table.choose(ListChoice(scope="all"))
        await pilot.press("G")
        last = table.current
        await pilot.press("g")
        assert last is not None
        assert table.current != last
        await table.go_to(last.client_id)
        assert table.current == last
        await table.go_to(10**9)
        assert table.current == last


async def test_a_form_says_what_is_missing_and_keeps_the_rest(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        await pilot.press("n")
        await at(pilot, "Form")
        await pilot.press("tab", "tab")
        await typed(pilot, "20000101-2385")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Write the name" in screen_text(pilot.app), "the missing name")
        await typed(pilot, "Nord")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "check the digits" in screen_text(pilot.app), "the wrong digits")
        assert "20000101-2385" in screen_text(pilot.app)
        assert "Nord" in screen_text(pilot.app)
