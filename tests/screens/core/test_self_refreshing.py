"""What time alone has changed shows at the places that count it, whether or not the list of clients was looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from entre_tui.casework.client_list import refresh_stale
from entre_tui.casework.core.base import Acting, opening
from entre_tui.models import ClientRow
from entre_tui.screens.appointments.missed import Missed
from entre_tui.screens.core.top_screens import PLACES
from entre_tui.screens.day.today import Today
from entre_tui.screens.supervision.caseload import Caseload
from entre_tui.storage.errors import Busy
from tests.screens.at_desk import NOON, Clock, at, desk, until
from tests.screens.conftest import Office


@opening
def overtake(acting: Acting) -> None:
    """Leaves the rows as they were before anything was due."""
    nothing: dict[str, Any] = {"due_kind": None, "due_on": None, "due_kinds": "", "late_from": None}
    nothing |= {"missed_open": 0, "to_log": 0}
    ClientRow.update(**nothing, stale_at=acting.now).execute()


@asynccontextmanager
async def program(office: Office, clock: Clock) -> AsyncIterator[Pilot[Any]]:
    places = {name: PLACES[name] for name in ("clients", "today", "missed", "caseload")}
    app = desk(office.path, clock, places=places, key=office.key)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: getattr(app.screen, "current", None) is not None, "a client")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "stale"])
        yield pilot


@pytest.mark.parametrize(("key", "name"), [("2", "Today"), ("3", "Missed"), ("4", "Caseload")])
async def test_rows_that_time_has_overtaken_are_reckoned_before_they_are_counted(
    daily_office: Office, key: str, name: str
) -> None:
    async with program(daily_office, Clock()) as pilot:
        await pilot.app.work(overtake)
        await pilot.press(key)
        screen = await at(pilot, name)
        await until(pilot, lambda: not screen.is_coming, "the place is read")
        if isinstance(screen, Today):
            assert screen._view is not None
            assert screen._view.due
        elif isinstance(screen, Missed):
            assert screen._lines
        else:
            assert isinstance(screen, Caseload)
            assert sum(load.overdue for load in screen._loads)


async def test_after_midnight_today_is_the_new_day(daily_office: Office) -> None:
    clock = Clock()
    clock.now = NOON.replace(hour=23, minute=58)
    async with program(daily_office, clock) as pilot:
        await pilot.press("2")
        screen = await at(pilot, "Today")
        assert isinstance(screen, Today)
        await until(pilot, lambda: screen._view is not None, "the day")
        await pilot.press("1")
        await at(pilot, "Clients")
        clock.forward(minutes=3)
        await pilot.press("2")
        await at(pilot, "Today")
        await until(
            pilot, lambda: screen._view is not None and screen._view.day == clock.now.date(), "the new day"
        )


async def test_a_place_shows_what_it_can_while_somebody_else_writes(
    daily_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    @opening
    def taken(acting: Acting, scope: str, most: int) -> int:
        raise Busy

    async with program(daily_office, Clock()) as pilot:
        await pilot.app.work(overtake)
        monkeypatch.setattr(refresh_stale, "refresh_stale", taken)
        await pilot.press("2")
        screen = await at(pilot, "Today")
        assert isinstance(screen, Today)
        await until(pilot, lambda: screen._view is not None, "the day")
        assert not screen.is_coming
