"""The last line: the few keys that matter here. Textual's own footer costs up to 100 ms at the start."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget


class Footer(Widget):
    """One line of keys and words, in the order of use; what does not fit is left out, the last one never."""

    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, items: Sequence[tuple[str, str]] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items = tuple(items)

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Other keys: (key, word) pairs."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.refresh()

    def render(self) -> Content:
        """The line as wide as there is room."""
        items = list(self._items)
        while len(items) > 1 and sum(len(key) + len(word) + 3 for key, word in items) - 2 > self.size.width:
            del items[-2]
        parts: list[Content | str | tuple[str, str]] = []
        for number, (key, word) in enumerate(items):
            parts += ["  " if number else "", (key, "bold $foreground"), f" {word}"]
        return Content.assemble(*parts)
