"""A screen that comes as one picture."""

from __future__ import annotations

import asyncio

from textual.screen import Screen
from textual.widgets import Static

from entre_tui.textual_private import HeldPicture
from entre_tui.widgets.app.single_paint import SinglePaint
from tests.widgets.kit import Kit, until


async def test_nothing_is_drawn_until_it_ends():
    app = Kit(Static("before", id="said"))
    async with app.run_test(size=(40, 10)) as pilot:
        drawn: list[Screen] = []
        app._display = lambda screen, picture: None if app._batch_count else drawn.append(screen)
        coming = SinglePaint(app.screen)
        app.query_one("#said", Static).update("after")
        await pilot.pause()
        assert drawn == []
        coming.end()
        coming.end()
        await until(pilot, lambda: app.screen in drawn)


async def test_what_takes_longer_than_a_person_waits_is_drawn_unfinished(monkeypatch):
    monkeypatch.setattr("entre_tui.widgets.app.single_paint.LONGEST", 0.001)
    app = Kit(Static("before", id="said"))
    async with app.run_test(size=(40, 10)):
        SinglePaint(app.screen)
        while app._batch_count:
            await asyncio.sleep(0)
        assert app.is_running


async def test_the_screen_that_is_there_by_then_is_drawn():
    app = Kit(Static("beneath"))
    async with app.run_test(size=(40, 10)) as pilot:
        beneath = app.screen
        await app.push_screen(Screen())
        coming = SinglePaint(app.screen)
        await app.pop_screen()
        drawn: list[Screen] = []
        app._display = lambda screen, picture: None if app._batch_count else drawn.append(screen)
        coming.end()
        await until(pilot, lambda: beneath in drawn)


async def test_nothing_is_drawn_until_then():
    """Unless a screen asks, Textual draws at every layout; one that does shows its picture when it is whole."""
    drawn: list[int] = []

    class Coming(HeldPicture, Screen):
        coming: SinglePaint | None = None

        def compose(self):
            yield Static("nothing yet", id="said")

        def on_mount(self) -> None:
            self.coming = SinglePaint(self)

        def is_held_back(self) -> bool:
            return self.coming is not None and not self.coming.is_over

    app = Kit(Static("before"))
    async with app.run_test(size=(40, 10)) as pilot:
        screen = Coming()
        app._display = lambda shown, picture: drawn.append(shown.query_one("#said", Static).size.height)
        await app.push_screen(screen)
        drawn.clear()
        screen.query_one("#said", Static).update("two\nlines")
        assert drawn == []
        screen.coming.end()
        await until(pilot, lambda: drawn)
        assert set(drawn) == {2}


async def test_a_screen_that_takes_too_long_is_seen_unfinished(monkeypatch):
    monkeypatch.setattr("entre_tui.widgets.app.single_paint.LONGEST", 0.001)
    app = Kit(Static("before"))
    async with app.run_test(size=(40, 10)) as pilot:
        coming = SinglePaint(app.screen)
        await until(pilot, lambda: coming.is_over)
