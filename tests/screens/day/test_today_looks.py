"""How the day's screens look, at both sizes and in both languages."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from entre_tui import locale
from entre_tui.screens.day.today import Today
from tests.screens.at_desk import at, screen_text, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import part, place

SIZES = [(80, 24), (120, 40)]
LOOKS = [(size, language) for size in SIZES for language in ("en", "sv")]


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_today_looks(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with place(daily_office, "2", "Today", size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_the_office_and_the_week_look(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with place(daily_office, "2", "Today", size) as pilot:
        today = pilot.app.screen
        assert isinstance(today, Today)
        for name, key, scope in (
            ("office", "w", "office"),
            ("office week", "v", "office"),
            ("my week", "w", "mine"),
        ):
            before = today._week, today._scope
            await pilot.press(key)
            await until(pilot, lambda before=before: (today._week, today._scope) != before, name)
            await until(pilot, lambda: today._up_to_date.is_set() and today.table.rows, "what was read")
            assert today._scope == scope
            await pilot.pause()
            assert screen_text(pilot.app) == snapshot(name=name)


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_missed_looks(
    daily_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with place(daily_office, "3", "Missed", size) as pilot:
        assert screen_text(pilot.app) == snapshot
        await pilot.press("enter")
        await at(pilot, "MissedForm")
        assert screen_text(pilot.app) == snapshot(name="form")


@pytest.mark.parametrize("name", ["sessions", "appointments"])
@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_parts_look(
    daily_office: Office, name: str, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with part(daily_office, name, size=size) as pilot:
        assert screen_text(pilot.app) == snapshot
