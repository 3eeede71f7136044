"""What was drawn for a widget goes with it."""

from __future__ import annotations

import gc
from weakref import ref

from textual.screen import Screen
from textual.widgets import Static

from entre_tui.widgets.drawn import let_go_of_lines
from tests.widgets.kit import Kit, seen, until


class File(Screen[None]):
    def compose(self):
        yield Static("Andersson, Karim")


def _cleared(kept: ref) -> bool:
    gc.collect()
    return kept() is None


async def test_a_line_does_not_outlive_the_screen_it_was_on():
    let_go_of_lines()
    app = Kit(Static("the list"))
    async with app.run_test() as pilot:
        await app.push_screen(File())
        await until(pilot, lambda: "Karim" in seen(app))
        drawn = ref(app.screen.query_one(Static)._styles_cache)
        await app.pop_screen()
        await until(pilot, lambda: _cleared(drawn))
