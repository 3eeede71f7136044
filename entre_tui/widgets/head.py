"""The first line: which place this is, whose, and what is waiting."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from entre_tui.text import clean


class Head(Widget):
    """Left what this is, right what is waiting and the time; the right side gives way on a narrow terminal.

    The clock is only drawn anew together with something else: a screen left alone sends nothing.
    """

    DEFAULT_CSS = """
    Head { dock: top; height: 1; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._place = self._whose = self._waiting = self._clock = ""

    def show(self, *, place: str, whose: str, waiting: str, clock: str) -> None:
        """All four parts; draws only if one differs."""
        new = (clean(place), clean(whose), clean(waiting), clock)
        if new != (self._place, self._whose, self._waiting, self._clock):
            self._place, self._whose, self._waiting, self._clock = new
            self.refresh()

    def render(self) -> Content:
        """`Entré  Clients  Gothenburg · A. Berg      3 today · 2 to log   14:02`"""
        left = Content.assemble(
            ("Entré", "bold $primary"), "  ", (self._place, "bold"), "  ", (self._whose, "$text-muted")
        )
        for right in ("   ".join(filter(None, (self._waiting, self._clock))), self._clock):
            gap = self.size.width - left.cell_length - Content(right).cell_length
            if gap >= 2:
                return Content.assemble(left, " " * gap, right)
        return left
