"""What stands by a list follows its mark: in one picture with it, or when a held key lets the mark rest."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from entre_tui.casework.sessions import views as session_views
from tests.screens import treatment_steps
from tests.screens.at_desk import screen_text, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import part, place
from tests.widgets.kit import painted

MARK = "▌"


def pictures(pilot: Pilot[Any]) -> list[list[str]]:
    """Every picture that is drawn from now on."""
    app, drawn = pilot.app, []
    display = app._display

    def look(screen: Any, picture: Any) -> None:
        drawn.append(painted(app))
        display(screen, picture)

    app._display = look
    return drawn


def marked(picture: list[str]) -> str:
    return next(line for line in picture if line.startswith(MARK))


def text_by(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#text").render())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
@pytest.mark.parametrize("name", ["sessions", "appointments", "timeline"])
async def test_mark_and_text_come_in_one_picture(
    daily_office: Office, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entre_tui.screens.core.base_screen.TOGETHER", 60)
    monkeypatch.setattr("entre_tui.widgets.lists.row_list.HELD_WITHIN", 0)
    async with part(daily_office, name, size=size) as pilot:
        await pilot.press("home")
        await pilot.pause()
        before, old = marked(painted(pilot.app)), text_by(pilot).split("\n")[0]
        drawn = pictures(pilot)
        await pilot.press("down")
        await until(pilot, lambda: drawn and marked(drawn[-1]) != before, "the mark")
        first = next(picture for picture in drawn if marked(picture) != before)
        new = text_by(pilot).split("\n")[0]
        assert new != old
        assert new[:40] in "\n".join(first)


async def test_a_goal_comes_in_one_picture_and_its_bar_changes_no_width(
    treated: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entre_tui.screens.core.base_screen.TOGETHER", 60)
    async with treatment_steps.part(treated, "goals", (80, 24)) as pilot:
        screen = pilot.app.screen
        drawn = pictures(pilot)
        for key in ("end", "home"):
            before, width = marked(painted(pilot.app)), screen.query_one("#words").size.width
            await pilot.press(key)
            await until(pilot, lambda before=before: marked(painted(pilot.app)) != before, "the mark")
            words = str(screen.query_one("#words", Static).render()).split("\n")[0]
            first = next(picture for picture in drawn if marked(picture) != before)
            assert words[:20] in "\n".join(first)
            assert screen.query_one("#words").size.width == width
            drawn.clear()


async def test_a_text_that_is_slow_lets_the_mark_go_ahead(
    daily_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entre_tui.screens.core.base_screen.TOGETHER", 0)
    async with part(daily_office, "sessions") as pilot:
        before = marked(painted(pilot.app))
        await pilot.press("down")
        await until(pilot, lambda: marked(painted(pilot.app)) != before, "the mark")
        number = pilot.app.screen.current.number
        await until(pilot, lambda: f"Session {number}" in screen_text(pilot.app), "its text")


async def test_while_a_key_is_held_nothing_is_read(
    daily_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entre_tui.widgets.lists.row_list.HELD_WITHIN", 60)
    async with part(daily_office, "sessions") as pilot:
        await pilot.press("home")
        screen, read = pilot.app.screen, []
        work_latest = pilot.app.work_latest

        async def counted(channel: str, function: Any, *args: Any) -> Any:
            read.append((function, *args))
            return await work_latest(channel, function, *args)

        monkeypatch.setattr(pilot.app, "work_latest", counted)
        for _ in range(3):
            screen.table.action_move(1)
        assert screen.table.rests_in > 0
        await until(pilot, lambda: f"Session {screen.current.number}" in text_by(pilot), "its text")
        assert read == [(session_views.session, screen.current.id)]


async def test_the_words_beneath_follow_as_well(
    daily_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entre_tui.widgets.lists.row_list.HELD_WITHIN", 60)
    async with place(daily_office, "3", "Missed") as pilot:
        screen = pilot.app.screen
        screen.table.action_move(1)
        screen.table.action_move(1)
        client = screen.current.appointment.client
        await until(pilot, lambda: client in str(screen.query_one("#text", Static).render()), "the words")
