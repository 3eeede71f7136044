"""The first line: which place this is, whose, and what is waiting."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from entre_tui.text import clean


class Head(Widget):
    """Left what this is, right what is waiting and the time; where it is narrow the office gives way, then what waits.

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
        right = "   ".join(filter(None, (self._waiting, self._clock)))
        # Who it is stands last; the office before it gives way to what is waiting.
        for whose, beside in (
            (self._whose, right),
            (self._whose.rpartition(" · ")[2], right),
            (self._whose, self._clock),
        ):
            left = self._left(whose)
            gap = self.size.width - left.cell_length - Content(beside).cell_length
            if gap >= 2:
                return Content.assemble(left, " " * gap, beside)
        return self._left(self._whose)

    def _left(self, whose: str) -> Content:
        return Content.assemble(
            ("Entré", "bold $primary"), "  ", (self._place, "bold"), "  ", (whose, "$text-muted")
        )
