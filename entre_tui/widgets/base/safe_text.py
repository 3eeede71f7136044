"""Text from people on its way to the screen: never markup, never anything a terminal would obey."""

from __future__ import annotations

import re
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from entre_tui.text import clean, clean_long, fit

# Terminals disagree about the width of what these select, so the plain form is shown.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def shown(text: str) -> Content:
    """Text from people as content: several lines may be, markup and control characters may not."""
    return Content(_SELECTORS.sub("", clean_long(text)))


def one_line(text: str, width: int, right: bool = False) -> str:
    """Text from people in exactly so many cells."""
    text = clean(text)
    return fit(text if text.isascii() else _SELECTORS.sub("", text), width, right)


def install_guard() -> None:
    """See to it that no line reaches the terminal with anything unprintable in it, wherever it came from."""
    original = Strip.render
    if getattr(original, "is_guard", False):
        return

    def render(self: Strip, console: Console) -> str:
        safe = self if self.text.isprintable() else Strip(map(_harmless, self))
        return original(safe, console)

    guarded: Any = render
    guarded.is_guard = True
    Strip.render = guarded  # type: ignore[method-assign]


def _harmless(part: Segment) -> Segment:
    """The part without what cannot be seen, in as many cells as the layout gave it."""
    if part.text.isprintable():
        return part
    safe = "".join(" " if character in "\t\xa0" else character for character in part.text)
    safe = _SELECTORS.sub("", "".join(filter(str.isprintable, safe)))
    return Segment(set_cell_size(safe, cell_len(part.text)), part.style)
