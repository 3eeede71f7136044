"""One client's formulation and goals at the screen, and what is read back from the file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from entre_tui.casework.formulation import views as formulation_views
from entre_tui.casework.formulation.views import FormulationView
from entre_tui.casework.goals import views as goal_views
from entre_tui.casework.goals.views import GoalsView, GoalView
from entre_tui.screens.client.client_parts import open_client
from tests.screens.at_desk import Clock, at, desk, screen_text, until
from tests.screens.conftest import Office

CLIENT = 1


@asynccontextmanager
async def part(office: Office, name: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
    """One part of the client's file, read and shown."""
    app = desk(office.path, Clock(), key=office.key)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.is_signed_in, "a person")
        open_client(app, CLIENT, name)
        screen = await at(pilot, name.capitalize())
        await until(pilot, lambda: getattr(screen, "_map", None) or screen._view, "the file")
        await settled(pilot)
        yield pilot
        await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Until nothing is read or saved any more, and the last of it is drawn."""
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers), "quiet")
    await pilot.pause()
    await pilot.pause()


def flat(pilot: Pilot[Any]) -> str:
    """What the person reads, whatever the line breaks and the frame."""
    return " ".join(screen_text(pilot.app).replace("│", " ").split())


async def formulated(pilot: Pilot[Any]) -> FormulationView:
    view = await pilot.app.work(formulation_views.formulation, CLIENT)
    assert view is not None
    return view


async def aims(pilot: Pilot[Any]) -> GoalsView:
    return await pilot.app.work(goal_views.goals, CLIENT)


async def aim(pilot: Pilot[Any], number: int = 1) -> GoalView:
    view = (await aims(pilot)).goal(number)
    assert view is not None
    return view


async def saved(pilot: Pilot[Any], name: str) -> str:
    """ctrl+s, and back at the screen of this name; gives what is reported."""
    await pilot.press("ctrl+s")
    await at(pilot, name)
    await settled(pilot)
    return screen_text(pilot.app)
