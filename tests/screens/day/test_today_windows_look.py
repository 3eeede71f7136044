"""How the windows over the day's screens look: help, palette, questions and forms, in both sizes and languages."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from tests.screens.at_desk import at, screen_text, typed
from tests.screens.conftest import Office
from tests.screens.daily_steps import KARIM, part, place, program

LOOKS = [(size, language) for size in [(80, 24), (120, 40)] for language in ("en", "sv")]
looks = pytest.mark.parametrize(("size", "language"), LOOKS)


async def seen(pilot: Pilot[Any], key: str, window: str) -> str:
    """What stands there after a key has opened a window; the window is left again."""
    await pilot.press(key)
    await at(pilot, window)
    shown = screen_text(pilot.app)
    await pilot.press("escape")
    return shown


@looks
async def test_over_the_list(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with program(daily_office, size) as pilot:
        for key, window in (("?", "Help"), (":", "Palette"), ("f", "Choose"), ("s", "Choose")):
            assert await seen(pilot, key, window) == snapshot(name=key)
            await at(pilot, "Clients")
        for key, window in (("n", "Form"), ("h", "ConditionalForm")):
            assert await seen(pilot, key, window) == snapshot(name=key)
            await at(pilot, "Clients")


@looks
async def test_nobody_is_found(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with program(daily_office, size) as pilot:
        await typed(pilot, "/nobody")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


@looks
async def test_over_today(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with place(daily_office, "2", "Today", size) as pilot:
        await pilot.press("G")
        assert await seen(pilot, "z", "Form") == snapshot


@looks
async def test_over_the_appointments(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with part(daily_office, "appointments", KARIM, size) as pilot:
        await pilot.press("G")
        for key, window in (
            ("n", "Form"),
            ("e", "Form"),
            ("v", "Form"),
            ("S", "SeriesForm"),
            ("h", "AttendancePattern"),
            ("enter", "Choose"),
            ("d", "Confirm"),
        ):
            assert await seen(pilot, key, window) == snapshot(name=key)
            await at(pilot, "Appointments")
