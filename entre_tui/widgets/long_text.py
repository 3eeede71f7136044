"""A place to write: wrapped at the words, as long as it takes, only printable text."""

from __future__ import annotations

from typing import Any
from unicodedata import category

from textual.document._document import EditResult, Location
from textual.widgets import TextArea

from entre_tui.text import clean_long


class LongText(TextArea):
    """Textual's text area without box or blinking; tab goes on to the next field."""

    DEFAULT_CSS = """
    LongText {
        background: transparent;
        max-width: 90;
        padding: 0;
        border: none;
        scrollbar-size: 0 1;
        &:focus { border: none; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(self, text: str = "", **others: Any) -> None:
        others = {"compact": True, "highlight_cursor_line": False, "max_checkpoints": 500} | others
        super().__init__(clean_long(text), soft_wrap=True, tab_behavior="focus", **others)
        self.cursor_blink = False

    def load_text(self, text: str) -> None:
        super().load_text(clean_long(text))

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        """Everything typed or pasted comes by here."""
        start, end = min(start, end), max(start, end)
        if insert and category(insert[0]) in ("Mn", "Me"):
            # An accent typed after its letter belongs to it, and is counted with those already there.
            row, column = start
            before = self.document.get_line(row)[max(0, column - 3) : column]
            start, insert = (row, column - len(before)), before + insert
        return super()._replace_via_keyboard(clean_long(insert), start, end)
