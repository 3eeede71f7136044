"""A text by a list: its lines, where it goes on, and that another text draws no more than what differs."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from entre_tui.widgets.base.text_pane import ABOVE, BELOW, TextPane
from tests.widgets.kit import HOSTILE, Kit, painted, seen

LONG = "\n".join(f"line {number}" for number in range(30))


async def test_it_goes_on_below_and_above_says_an_arrow():
    text = TextPane()
    async with Kit(text).run_test(size=(40, 10)) as pilot:
        text.show(LONG)
        await pilot.pause()
        assert [line[-1] for line in painted(pilot.app)] == [" "] * 9 + [BELOW]
        text.focus()
        await pilot.press("down", "j", "k")
        await pilot.pause()
        assert painted(pilot.app)[0].split() == ["line", "1", ABOVE]
        await pilot.press("G")
        await pilot.pause()
        assert [line[-1] for line in painted(pilot.app)] == [ABOVE] + [" "] * 9
        await pilot.press("pageup", "home")
        await pilot.pause()
        assert painted(pilot.app)[0].split() == ["line", "0"]


async def test_another_text_begins_at_its_top_and_the_same_stays_where_it_was_read():
    text = TextPane()
    async with Kit(text).run_test(size=(40, 10)) as pilot:
        text.show(LONG)
        text.scroll_to(y=7, animate=False)
        text.show(Content(LONG))
        assert text.scroll_offset.y == 7
        text.show(LONG + " and more")
        assert text.scroll_offset.y == 0
        text.scroll_to(y=7, animate=False)
        text.show("short")
        await pilot.pause()
        assert text.scroll_offset.y == 0
        assert seen(pilot.app).split() == ["short"]


async def test_only_lines_that_differ_are_drawn_and_nothing_is_laid_out(monkeypatch: pytest.MonkeyPatch):
    text = TextPane()
    async with Kit(text).run_test(size=(40, 10)) as pilot:
        text.show(LONG)
        await pilot.pause()
        drawn, laid_out = [], []
        render_line, refresh_layout = TextPane.render_line, Screen._refresh_layout
        monkeypatch.setattr(
            Screen, "_refresh_layout", lambda *a, **k: laid_out.append(refresh_layout(*a, **k))
        )
        text.show(LONG.replace("line 3", "row 3"))
        monkeypatch.setattr(TextPane, "render_line", lambda self, y: drawn.append(y) or render_line(self, y))
        await pilot.pause()
        assert drawn == [3]
        text.show("short")
        await pilot.pause()
        assert not laid_out
        assert seen(pilot.app).split() == ["short"]


@pytest.mark.parametrize("width", [20, 80, 120])
async def test_every_line_is_as_wide_as_the_widget_and_the_text_no_wider_than_may_be_read(width: int):
    text = TextPane(most=60)
    async with Kit(text).run_test(size=(width, 24)) as pilot:
        text.show("\n".join(HOSTILE))
        await pilot.pause()
        lines = [text.render_line(y) for y in range(24)]
        assert {line.cell_length for line in lines} == {width}
        assert all(not line.text[min(60, width - 2) : width - 1].strip() for line in lines)


async def test_another_width_and_another_theme_lay_it_out_anew():
    text = TextPane()
    async with Kit(text).run_test(size=(40, 10)) as pilot:
        text.show(Content.styled("word " * 20, "$accent"))
        await pilot.pause()
        before = text.render_line(0)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert text.render_line(0) != before
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert all(len(line.rstrip()) < 20 for line in painted(pilot.app))
        assert seen(pilot.app).split() == ["word"] * 20


async def test_what_is_marked_with_the_mouse_can_be_copied():
    text = TextPane()
    async with Kit(text).run_test(size=(40, 10)) as pilot:
        text.show("first line\nsecond line")
        await pilot.pause()
        await pilot.mouse_down(text, offset=(0, 0))
        await pilot.hover(text, offset=(5, 1))
        await pilot.mouse_up(text, offset=(5, 1))
        assert pilot.app.screen.get_selected_text() == "first line\nsecond"


async def test_while_it_is_read_its_screen_makes_room():
    class Two(Vertical):
        def compose(self) -> ComposeResult:
            yield TextPane(id="one")
            yield TextPane(id="two", can_focus=False)

    async with Kit(Two()).run_test(size=(40, 10)) as pilot:
        await pilot.press("tab")
        assert pilot.app.screen.has_class("-reading")
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        assert not pilot.app.screen.has_class("-reading")
