"""The program standing at one of the day's screens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.screens.client.client_parts import open_client
from entre_tui.screens.core.top_screens import PLACES
from tests.screens.at_desk import Clock, at, desk, until
from tests.screens.conftest import Office

KARIM, OLOF, SIV = 1, 2, 3


@asynccontextmanager
async def program(office: Office, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
    """The program on the demonstration caseload."""
    places = {name: PLACES[name] for name in ("clients", "today", "missed")}
    app = desk(office.path, Clock(), places=places, key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: getattr(app.screen, "current", None) is not None, "a client")
        yield pilot


@asynccontextmanager
async def place(
    office: Office, key: str, name: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[Any]]:
    """The program at one of the top places, with its list read."""
    async with program(office, size) as pilot:
        await pilot.press(key)
        screen = await at(pilot, name)
        await until(pilot, lambda: screen.table.rows, "the rows")
        await pilot.pause()
        yield pilot


async def booked(pilot: Pilot[Any], client_id: int) -> tuple[AppointmentView, ...]:
    return await pilot.app.work(appointment_views.appointments, client_id)


@asynccontextmanager
async def part(
    office: Office, name: str, client_id: int = KARIM, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[Any]]:
    """One part of a client's file."""
    async with program(office, size) as pilot:
        open_client(pilot.app, client_id, name)
        screen = await at(pilot, name.capitalize())
        await until(pilot, lambda: screen.table.rows, "the rows")
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "text"])
        await pilot.pause()
        yield pilot
