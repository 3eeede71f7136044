"""The mentoring agreement by keyboard, from the overview: made, revised, ended, taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from entre_tui.casework.programme import enrolments, facilitator
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.file_steps import in_file


def agreement(pilot: Pilot[Any]) -> Any:
    """The one that counts, of the mentoring programme."""
    seen = pilot.app.screen.last_seen  # type: ignore[attr-defined]
    found = [one for one in seen.open_programmes if one.enrolment.programme == "back-on-track"]
    return found[0].agreement if found else None


async def test_made_revised_ended_and_taken_back(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview", (120, 40)) as pilot:
        app: Any = pilot.app
        client, long_ago = app.screen.client_id, app.now().date() - timedelta(days=120)
        before = len(app.screen.last_seen.open_programmes)
        app.report(await app.work(enrolments.enrol, client, "back-on-track", long_ago))
        await until(pilot, lambda: len(app.screen.last_seen.open_programmes) == before + 1, "the programme")
        await pilot.press("w")
        await at(pilot, "ConditionalForm")
        assert "Ended on" not in screen_text(app)
        await typed(pilot, "Kim [red]Ek")
        await pilot.press("tab")
        await typed(pilot, "Bo Alm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: agreement(pilot) is not None, "the agreement")
        assert "mentor Kim [red]Ek, else Bo Alm" in " ".join(screen_text(app).split())
        first = agreement(pilot).id
        await pilot.press("w")
        await at(pilot, "ConditionalForm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: agreement(pilot).id != first, "the revision")
        await pilot.press("w")
        await at(pilot, "ConditionalForm")
        await pilot.press("2")
        await until(pilot, lambda: "Ended on" in screen_text(app), "when it ended")
        assert "Backup contact" not in screen_text(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: agreement(pilot).ended_on is not None, "the end")
        await pilot.press("u")
        await until(pilot, lambda: agreement(pilot).ended_on is None, "taken back")


async def test_the_stance_stands_in_the_overview_of_a_small_terminal(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview", (80, 24)) as pilot:
        app: Any = pilot.app
        client, today = app.screen.client_id, app.now().date()
        done = await app.work(enrolments.enrol, client, "hii", today)
        await app.work(facilitator.set_stance, done.record_id, "doubting", seen_version=done.version)
        app.tell_changed(client)
        await until(pilot, lambda: " HII " in screen_text(app), "the programme by its letters")
        await until(pilot, lambda: "Doubting" in screen_text(app), "the stance")
