"""A line to type in: no box, no blinking, and only printable text gets in."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from entre_tui.text import LINE_LIMIT, clean_typing
from entre_tui.widgets.base.ordered_keys import OrderedKeys


class LineInput(OrderedKeys, Input):
    """Textual's Input on one row; pasted line breaks become blanks."""

    DEFAULT_CSS = """
    LineInput {
        background: transparent;
        &:focus { background-tint: $foreground 0%; }
        &:ansi > .input--cursor { text-style: reverse; background: ansi_default; color: ansi_default; }
    }
    """

    # Textual would lay the whole screen out anew for every letter typed on a line whose place never changes.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", *, placeholder: str = "", **others: Any) -> None:
        others = {"compact": True, "select_on_focus": False} | others
        super().__init__(value, placeholder=clean_typing(placeholder), **others)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        return clean_typing(value, max(LINE_LIMIT, len(value)))

    def on_paste(self, event: events.Paste) -> None:
        # Textual would take the first line only; a pasted address has several.
        if event.text:
            self.replace(clean_typing(event.text), *self.selection)
        event.stop()
        event.prevent_default()
