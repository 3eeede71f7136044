"""The calendar file from Today: asked for, written, refused where there is one already."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import place


async def test_a_file_is_written_once(
    daily_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with place(daily_office, "2", "Today") as pilot:
        await pilot.press("x")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await at(pilot, "Today")
        await until(pilot, lambda: "written to" in screen_text(pilot.app), "the message")
        (path,) = tmp_path.glob("*.ics")
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert f"{len(events)} appointments written" in screen_text(pilot.app)
        assert events
        assert b"Karim" not in path.read_bytes()
        await pilot.press("x")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "already a file" in screen_text(pilot.app), "the refusal")
        await pilot.press("ctrl+a", "ctrl+k")
        await typed(pilot, "~/again")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: (tmp_path / "again.ics").exists(), "the second file")
