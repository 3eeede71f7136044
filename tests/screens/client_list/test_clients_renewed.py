"""The home screen while others save, and what it reads ahead: the mark stays on its client."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC

import pytest

from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.widgets.lists import client_table
from tests.screens.at_desk import NOON, screen_text, until
from tests.screens.client_list_steps import clients, home
from tests.screens.conftest import KEY, Office

SIZES = [(80, 24), (120, 40)]
HOSTILE = "Bo [/x] [@click=app.exit]Ek"


async def test_the_next_pages_are_read_while_this_one_is_looked_at(
    demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, lines in (("FIRST", 12), ("CHUNK", 9), ("PAGES_AHEAD", 1)):
        monkeypatch.setattr(client_table, name, lines)
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        everybody = ListChoice(scope="all", sort="name")
        whole = (await pilot.app.work(list_windows.top, everybody, 200)).lines
        await table.choose(everybody)
        height = table.buffer.height
        await until(
            pilot, lambda: len(table.buffer.lines) > height, "a page that is full, though few were read first"
        )
        seen = [table.current]
        while len(seen) < len(whole):
            await pilot.press("down")
            assert table.buffer.top + height <= len(table.buffer.lines)
            seen.append(table.current)
        assert seen == list(whole)
        for key, last in (("home", whole[0]), ("end", whole[-1]), ("pageup", None), ("home", whole[0])):
            await pilot.press(key)
            assert last is None or table.current == last


@pytest.mark.parametrize("keys", [(), ("down",) * 3, ("pagedown",), ("end",), ("end", "up", "pageup")])
async def test_what_somebody_else_saves_appears_and_the_mark_stays_on_its_client(
    keys: tuple[str, ...], demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, lines in (("FIRST", 24), ("CHUNK", 9), ("PAGES_AHEAD", 1)):
        monkeypatch.setattr(client_table, name, lines)
    async with home(demo_office) as pilot:
        table, app = clients(pilot).table, pilot.app
        everybody = ListChoice(scope="all", sort="name")
        await clients(pilot).show(everybody)
        await pilot.press(*keys)
        marked, row = table.current, table.buffer.cursor - table.buffer.top
        for name in ("Aaberg", "Zzberg"):
            await app.work(add_client, ClientDetails(family_name=name, office="Göteborg"))
        # As when another process has saved it: nobody here has said so.
        app.tell_changed(None)
        await until(pilot, lambda: "31 · everybody" in screen_text(app), "the number")
        assert table.current is not None
        assert marked is not None
        assert table.current.client_id == marked.client_id
        assert abs(table.buffer.cursor - table.buffer.top - row) <= 1
        await pilot.press("end")
        assert any(line.name == "Zzberg" for line in table.buffer.lines)
        await pilot.press("home")
        assert table.current.name == "Aaberg"


async def test_what_was_read_ahead_of_another_list_is_let_go(
    demo_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_table, "FIRST", 5)
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        everybody, mine = ListChoice(scope="all", sort="name"), ListChoice(scope="mine", sort="ref")
        await asyncio.gather(table.choose(everybody), table.choose(mine), table.choose(everybody))
        whole = (await pilot.app.work(list_windows.top, everybody, 200)).lines
        await until(pilot, lambda: table.buffer.last, "all of them")
        assert tuple(table.buffer.lines) == whole


ANOTHER_PROCESS = """
import sys
from datetime import datetime
from pathlib import Path
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor, Role
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.storage.thread.store import Store
path, key, number, now = sys.argv[1:]
audit.use_key(bytes(32))
store = Store.open(Path(path), key)
actor = Actor(int(number), "Alex Berg", Role.SUPERVISOR, 1, "Göteborg", "other")
details = ClientDetails(family_name="Aaltonen", given_name="Aino", office="Göteborg")
store.call(add_client, Acting(actor, datetime.fromisoformat(now)), details)
store.close()
"""


async def test_what_another_process_saves_appears_and_the_mark_stays(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        await pilot.press("s", "2")
        await until(pilot, lambda: table.choice.sort == "name", "by name")
        await pilot.press("j", "j", "j")
        stood, above = clients(pilot).current, table.buffer.cursor
        number = str(pilot.app.actor.worker_id)
        args = (str(demo_office.path), KEY.hex(), number, NOON.astimezone(UTC).isoformat())
        child = await asyncio.create_subprocess_exec(sys.executable, "-c", ANOTHER_PROCESS, *args)
        assert await child.wait() == 0
        await until(pilot, lambda: "Aaltonen, Aino" in screen_text(pilot.app), "the new client")
        assert clients(pilot).current == stood
        assert table.buffer.cursor == above + 1
        await until(pilot, lambda: "13 · mine" in screen_text(pilot.app), "how many")


async def test_the_numbers_of_other_people_are_not_taken_for_these(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        letters, others = table.choice._replace(text="x"), table.choice._replace(scope="office")
        assert table.counts_of(letters) == table.counts
        assert table.counts_of(others) is None
