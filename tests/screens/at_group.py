"""Standing at one part of a client's file in the small office of `group_office`."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from entre_tui.screens.client_parts import open_client
from entre_tui.security.datakey import DataKey
from entre_tui.storage.store import Store
from entre_tui.widgets.rows import RowList
from tests.screens.at_desk import Clock, at, desk, screen_text, until
from tests.screens.conftest import KEY, Office
from tests.screens.doubles import PLACES
from tests.screens.group_office import RAGNAR, make_group_office


def office_copy(folder: Path, original: Path) -> Office:
    """A copy of the office for one test; made once, in `original`."""
    if not original.exists():
        make_group_office(original, KEY.hex())
    path = folder / "group.db"
    shutil.copy(original, path)
    return Office(path, key=DataKey(KEY, 1))


@asynccontextmanager
async def part(
    office: Office, name: str, client_id: int = RAGNAR, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    """One part of one client's file, read."""
    app = desk(office.path, Clock(), places={"clients": PLACES["clients"]}, key=office.key)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
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
    from entre_tui.casework.base import Actor, Role
    from tests.screens.at_desk import NOON

    store = Store.open(office.path, KEY.hex())
    try:
        actor = Actor(1, "Anna Berg", Role.SUPERVISOR, 1, "Göteborg", "test")
        return store.call(function, *args, actor=actor, now=NOON)
    finally:
        store.close()
