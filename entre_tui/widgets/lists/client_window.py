"""The stretch of the client list that is in memory: a window around the cursor.

No drawing and no waiting here: `ClientTable` asks what is missing, reads it, and hands it in.
"""

from __future__ import annotations

from entre_tui.casework.client_list.lines import ClientLine, ListWindow

KEPT = 1200


class ClientWindow:
    """`cursor` and `top`, the first line that is drawn, are indexes into `lines`."""

    def __init__(self, height: int = 20) -> None:
        self.height = height
        self.lines: list[ClientLine] = []
        self.first = self.last = True
        self.cursor = self.top = 0

    @property
    def current(self) -> ClientLine | None:
        return self.lines[self.cursor] if self.lines else None

    def visible(self, row: int) -> ClientLine | None:
        """The line drawn in a row of the widget."""
        index = self.top + row
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def edge(self, side: str) -> ClientLine:
        """The line beyond which lines "after" or "before" lie."""
        return self.lines[-1 if side == "after" else 0]

    def wants(self, by: int) -> str | None:
        """Which side has to be read before the cursor can move so far: "after", "before" or neither."""
        target = self.cursor + by
        if by > 0 and not self.last and target + self.height >= len(self.lines):
            return "after"
        if by < 0 and not self.first and target - self.height < 0:
            return "before"
        return None

    def move(self, by: int) -> None:
        """Moves the cursor as far as there are lines, scrolling no more than needed."""
        self.cursor = max(0, min(len(self.lines) - 1, self.cursor + by)) if self.lines else 0
        self._follow()

    def page(self, direction: int) -> None:
        """A page with one line kept in view, the cursor staying in its row."""
        by = direction * max(1, self.height - 1)
        self.top = max(0, min(self.top + by, max(0, len(self.lines) - self.height)))
        self.move(by)

    def resize(self, height: int) -> None:
        self.height = max(1, height)
        self._follow()

    def take(self, window: ListWindow, *, at_end: bool = False) -> None:
        """A window read afresh, the cursor on its first or last line."""
        self.lines, self.first, self.last = list(window.lines), window.first, window.last
        self.cursor = len(self.lines) - 1 if at_end and self.lines else 0
        self.top = 0
        self._follow()

    def add_after(self, window: ListWindow) -> None:
        """Lines that follow; far ones above are let go."""
        self.lines += window.lines
        self.last = window.last
        surplus = min(len(self.lines) - KEPT, self.top - self.height)
        if surplus > 0:
            del self.lines[:surplus]
            self.first = False
            self.top, self.cursor = self.top - surplus, self.cursor - surplus

    def add_before(self, window: ListWindow) -> None:
        """Lines that come before; far ones below are let go."""
        count = len(window.lines)
        self.lines[:0] = window.lines
        self.first = window.first
        self.top, self.cursor = self.top + count, self.cursor + count
        surplus = min(len(self.lines) - KEPT, len(self.lines) - self.top - 2 * self.height)
        if surplus > 0:
            del self.lines[-surplus:]
            self.last = False

    def renew(self, window: ListWindow, client_id: int | None) -> None:
        """The same stretch read again after a change: the cursor stays on its client, else in its row.

        `window` was read around the first visible line, or from the top where that was near.
        """
        row, anchor = self.cursor - self.top, self.visible(0)
        self.lines, self.first, self.last = list(window.lines), window.first, window.last
        known = {line.client_id: index for index, line in enumerate(self.lines)}
        if window.above or not window.first:
            self.top = window.above
        elif self.top and anchor is not None:
            self.top = known.get(anchor.client_id, self.top)
        self.cursor = self.top + row
        found = known.get(client_id) if client_id is not None else None
        # Who has gone far is not followed: the next one is at hand.
        if found is not None and abs(found - self.cursor) < self.height:
            self.cursor = found
        self.move(0)

    def _follow(self) -> None:
        lowest = max(0, len(self.lines) - self.height)
        self.top = max(0, min(self.top, self.cursor, lowest))
        if self.cursor >= self.top + self.height:
            self.top = self.cursor - self.height + 1
