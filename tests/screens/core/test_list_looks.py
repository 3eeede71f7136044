"""Who looked through a list of people is in the log: whose list it was, once in a while, and no word searched for."""

from __future__ import annotations

from entre_tui.models.record import AuditEntry
from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import PASSPHRASE, SIZE, Clock, desk, typed, until
from tests.screens.conftest import Office


async def test_lists_and_searches_are_logged_once_in_a_while(office: Office) -> None:
    clock = Clock()
    places = {name: PLACES[name] for name in ("clients", "today")}
    app = desk(office.path, clock, places=places, passphrase=PASSPHRASE)

    def looked() -> list[str]:
        found: list[str] = app.opening.store.call(
            lambda: [
                row.record
                for row in AuditEntry.select()
                .where(AuditEntry.action == "read", AuditEntry.purpose == "list")
                .order_by(AuditEntry.sequence)
            ]
        )
        return found

    expected = ["list clients mine"]
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in and looked() == expected, "the list of the start")
        app.action_go("today")
        expected.append("list today mine")
        await until(pilot, lambda: looked() == expected, "today")
        app.action_go("clients")
        await pilot.press("/")
        await typed(pilot, "karim")
        expected.append("search in the list")
        await until(pilot, lambda: looked() == expected, "a search, without its words")
        await pilot.press("escape", "w")
        expected.append("list clients office")
        await until(pilot, lambda: looked() == expected, "another's list")
        clock.forward(minutes=4)
        app.tell_changed(None)
        await pilot.pause()
        assert looked() == expected
