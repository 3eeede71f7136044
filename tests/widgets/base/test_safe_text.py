"""Text from people on the screen: neither markup nor control characters get out."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Label, Static

from entre_tui.widgets.base.safe_text import install_guard, one_line, shown
from tests.widgets.kit import HOSTILE, Kit, seen


@pytest.mark.parametrize("text", HOSTILE)
def test_shown_is_plain_and_printable(text):
    content = shown(text)
    assert content.plain.replace("\n", "").isprintable()
    assert not content.spans


def test_markup_is_shown_as_typed():
    assert shown("Bo [/x] [@click=app.exit]Ek").plain == "Bo [/x] [@click=app.exit]Ek"
    assert one_line("a\nb", 5) == "a b  "


@pytest.mark.parametrize("text", HOSTILE)
async def test_shown_in_widgets_it_neither_crashes_nor_acts(text):
    app = Kit(Static(shown(text)), Label(shown(text)))
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        await pilot.click(Static, offset=(12, 0))
        assert app.is_running


@pytest.mark.parametrize("raw", [*HOSTILE, "a\tb", "soft\xadhyphen", "\ue000x"])
def test_the_guard_lets_nothing_out_and_keeps_the_width(raw):
    install_guard()
    install_guard()
    strip = Strip([Segment("│ "), Segment(raw)])
    cells = strip.cell_length
    written = strip.render(Console(color_system=None))
    assert written.isprintable()
    assert Strip([Segment(written)]).cell_length == cells


async def test_with_the_guard_even_a_raw_widget_is_harmless():
    app = Kit(Static("\x1b]52;c;aGVq\x07Bo", markup=False))
    async with app.run_test() as pilot:
        await pilot.pause()
        console = Console(color_system=None)
        written = "".join(strip.render(console) for strip in app.screen._compositor.render_strips())
        assert "\x1b]" not in written
        assert "\x07" not in written
        assert "Bo" in seen(app)
