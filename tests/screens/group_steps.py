"""Standing at one part of a client's file in the small office of `group_office`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual.pilot import Pilot

from entre_tui.casework.collaboration.collaboration import CollaborationView, collaboration
from entre_tui.screens.client.client_parts import open_client
from entre_tui.storage.thread.store import Store
from entre_tui.widgets.lists.row_list import RowList
from tests.screens.at_desk import Clock, at, desk, screen_text, until
from tests.screens.conftest import KEY, Office
from tests.screens.doubles import PLACES
from tests.screens.group_office import RAGNAR


@asynccontextmanager
async def part(
    office: Office, name: str, client_id: int = RAGNAR, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    """One part of one client's file, read."""
    app = desk(office.path, Clock(), places={"clients": PLACES["clients"]}, key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Anna Berg" in screen_text(app), "the file")
        open_client(app, client_id, name)
        screen = await at(pilot, name.capitalize())
        await until(pilot, lambda: screen.query_one(RowList).rows, "the rows")
        await pilot.pause()
        yield pilot


async def shows(pilot: Pilot[Any], words: str) -> None:
    """Until these words are on the screen."""
    await until(pilot, lambda: words in screen_text(pilot.app), words)


async def go(pilot: Pilot[Any], key: Hashable) -> None:
    """Put the mark on the row of this key."""
    assert pilot.app.screen.query_one(RowList).go_to(key), key
    await pilot.pause()


def from_disk(office: Office, function: Callable[..., Any], *args: Any) -> Any:
    """What a program started anew would read."""
    from entre_tui.casework.core.base import Acting, Actor, Role
    from tests.screens.at_desk import NOON

    store = Store.open(office.path, KEY.hex())
    try:
        actor = Actor(1, "Anna Berg", Role.SUPERVISOR, 1, "Göteborg", "test")
        return store.call(function, Acting(actor, NOON), *args)
    finally:
        store.close()


def consent_and_meetings(office: Office, client: int = RAGNAR, on: date | None = None) -> CollaborationView:
    """Consent and meetings as they are kept."""
    view: CollaborationView = from_disk(office, collaboration, client, on)
    return view


def may_be_told(view: CollaborationView) -> set[str]:
    """The agencies that may be told."""
    return {str(line.agency) for line in view.consent.agencies if line.allowed}


def meeting_row(pilot: Pilot[Any]) -> Hashable:
    """The latest meeting's."""
    keys = [row.key for row in pilot.app.screen.query_one(RowList).rows]
    return next(key for key in keys if isinstance(key, tuple) and key[0] == "meeting")
