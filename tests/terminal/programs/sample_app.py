"""A small program with much that moves: rows, wide characters, a modal window, an input.

Started by the tests in a terminal of its own: `python sample_app.py lean|stock [FILE KEY...]`; with keys it presses
them itself and then makes the file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

from entre_tui.terminal import driver_class

WORDS = ["Åsa Öberg", "漢字 名前", "e\u0301milie", "한국 사람", "plain words here", "🙂 smile", "│ box ▌"]
HOSTILE = "x\x1b]52;c;QUJD\x07y\x9b31mz\x0e\x1b[2J\x1bc"


class Rows(ScrollView, can_focus=True):
    """Two hundred rows and a mark."""

    current = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(60, 200)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        mark = "▌" if number == self.current else " "
        text = f"{mark}{number:03} {WORDS[number % len(WORDS)]} " + "·" * (number % 11)
        style = self.rich_style + Style(bold=number % 5 == 0, color="red" if number % 7 == 0 else None)
        strip = Strip([Segment(text, style), Segment(f" {number * 37 % 1000}", self.rich_style)])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def on_key(self, event: events.Key) -> None:
        page = self.size.height
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page, "end": 200, "home": -200}
        if event.key not in steps:
            return
        event.stop()
        event.prevent_default()
        self.current = max(0, min(199, self.current + steps[event.key]))
        top = self.scroll_offset.y
        self.scroll_to(
            y=max(min(top, self.current), self.current - page + 1), animate=False, force=True, immediate=True
        )
        self.refresh()


class Window(ModalScreen[None]):
    """Lies over wide characters."""

    CSS = "Window {align: center middle;} Window Static {width: 21; height: 5; border: heavy red;}"
    BINDINGS = [Binding("m", "dismiss", "close")]

    def compose(self) -> ComposeResult:
        yield Static(Content("a window 漢字\nof its own"), markup=False)


class Sample(App[None]):
    """Rows, a word beside them, an input."""

    CSS = "Rows {height: 1fr;} Static {height: 1;}"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("m", "window", "window"),
        Binding("ctrl+t", "hostile", "hostile"),
        Binding("ctrl+r", "flag", "flag"),
        Binding("f4", "leave", "leave", priority=True),
    ]
    keys = 0

    def compose(self) -> ComposeResult:
        yield Static("sample", id="head", markup=False)
        yield Rows()
        yield Static(Content("below 漢字"), id="foot", markup=False)
        yield Input(id="word", select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one("#word", Input).cursor_blink = False
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#head", Static).update(Content(f"size {event.size.width}x{event.size.height}"))

    def on_key(self, event: events.Key) -> None:
        self.keys += 1
        self.query_one("#head", Static).update(Content(f"keys {self.keys} {event.key}"))

    def action_window(self) -> None:
        self.push_screen(Window())

    def action_hostile(self) -> None:
        self.query_one("#foot", Static).update(Content(HOSTILE))

    def action_flag(self) -> None:
        self.query_one("#foot", Static).update(Content("flag 🇸🇪 and family 👩\u200d👩\u200d👧 after"))

    def action_leave(self) -> None:
        self.exit()


async def play(pilot: Pilot[None]) -> None:
    """Press the keys named on the command line, then say so by a file."""
    done, *keys = sys.argv[2:]
    await pilot.press(*keys)
    Path(done).touch()


if __name__ == "__main__":
    Sample(driver_class=driver_class(sys.argv[1])).run(auto_pilot=play if sys.argv[2:] else None)
