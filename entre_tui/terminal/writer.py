"""Turns operations into the fewest bytes, knowing where the terminal's cursor is and what style it writes in."""

from __future__ import annotations

from typing import Final

from entre_tui.terminal.capability import TerminalProfile
from entre_tui.terminal.cells import CellRow
from entre_tui.terminal.diff import EraseCells, Op, WriteCells
from entre_tui.terminal.scroll import Scroll
from entre_tui.terminal.styles import DEFAULT, Style, transition

# Up to here feeding lines is as short as asking for their deletion, and older terminals know it too.
_FEEDS: Final = 8


class OutputWriter:
    """Collects output; the state lasts from frame to frame."""

    def __init__(self, profile: TerminalProfile, width: int, height: int) -> None:
        self.profile = profile
        self.width = width
        self.height = height
        self._parts: list[str] = []
        self._style: Style | None = None
        self._place: tuple[int, int] | None = None

    def take(self) -> str:
        """What was collected since the last time."""
        text = "".join(self._parts)
        self._parts.clear()
        return text

    def clear(self) -> None:
        """Make the whole screen blank, whatever was known before."""
        self._style = DEFAULT
        self._place = None
        # Whoever wrote here before may have left a scroll region, at whose lower edge a line feed scrolls.
        self._parts.append("\x1b[m\x1b[r\x1b[2J")

    def forget(self) -> None:
        """Nothing is known of the terminal's cursor and style any more."""
        self._style = None
        self._place = None

    def scroll(self, scroll: Scroll) -> None:
        """Let the terminal move lines."""
        top, bottom, by = scroll
        region = top > 0 or bottom < self.height - 1
        self._set_style(DEFAULT)
        if region:
            self._parts.append(f"\x1b[{top + 1};{bottom + 1}r")
            self._place = (0, 0)
        lines = abs(by)
        feed = lines <= _FEEDS or not self.profile.edits_lines
        self.move(bottom if by > 0 and feed else top, 0)
        if feed:
            self._parts.append(("\n" if by > 0 else "\x1bM") * lines)
        else:
            self._parts.append(f"\x1b[{lines}{'M' if by > 0 else 'L'}")
        self._place = None
        if region:
            # Most terminals go home then, not all.
            self._parts.append("\x1b[r")

    def row(self, y: int, row: CellRow, ops: list[Op]) -> None:
        """Carry out operations on a row."""
        for op in ops:
            self.move(y, op.start, writing=isinstance(op, WriteCells))
            if isinstance(op, WriteCells):
                self._put(y, row, op)
            else:
                self._erase(y, row, op)

    def wide(self, y: int, x: int, char: str, style: Style) -> None:
        """Write one wide character."""
        self.move(y, x)
        self._set_style(style)
        self._parts.append(char)
        self._place = (y, x + 2)

    def raw(self, text: str) -> None:
        """Send a sequence as it is; it leaves the style reset and the cursor anywhere."""
        self._set_style(DEFAULT)
        self._parts.append(text)
        self._place = None

    def move(self, y: int, x: int, *, writing: bool = False) -> None:
        """Bring the cursor to a cell the shortest way; `writing` says that text is all that follows."""
        if self._place == (y, x):
            return
        ways = [_absolute(y, x)]
        if self._place is not None:
            from_y, from_x = self._place
            if writing and from_x == x + 1 == self.width and y > from_y:
                # Behind the last column or in it, the next character goes there.
                ways += ["\x1bD" * (y - from_y), _step("B", y - from_y)]
            else:
                ways += self._relative(y, x, from_y, from_x)
        self._parts.append(min(ways, key=len))
        self._place = (y, x)

    def _relative(self, y: int, x: int, from_y: int, from_x: int) -> list[str]:
        if x == 0 and 0 <= y - from_y <= 2:
            return ["\r" + "\n" * (y - from_y)]
        if from_x >= self.width:
            # After the last column terminals differ in where they say the cursor is.
            return []
        if y == from_y:
            return [_step("C", x - from_x)] if x > from_x else [_step("D", from_x - x), "\b" * (from_x - x)]
        if x == from_x:
            return [_step("B", y - from_y) if y > from_y else _step("A", from_y - y)]
        return []

    def _put(self, y: int, row: CellRow, op: WriteCells) -> None:
        parts = self._parts
        styles = row.styles
        start, end = op
        while start < end:
            style = styles[start]
            stop = start + 1
            while stop < end and styles[stop] is style:
                stop += 1
            self._set_style(style)
            parts.append("".join(row.chars[start:stop]))
            start = stop
        self._place = (y, end)

    def _erase(self, y: int, row: CellRow, op: EraseCells) -> None:
        self._set_style(row.styles[op.start])
        if op.end == self.width:
            self._parts.append("\x1b[K")
        elif self.profile.erases_characters:
            self._parts.append(f"\x1b[{op.end - op.start}X")
        else:
            self._parts.append(" " * (op.end - op.start))
            self._place = (y, op.end)

    def _set_style(self, style: Style) -> None:
        if style is not self._style:
            self._parts.append(transition(self._style, style, stepwise=self.profile.stepwise_styles))
            self._style = style


def _absolute(y: int, x: int) -> str:
    if x:
        return f"\x1b[{y + 1 if y else ''};{x + 1}H"
    return f"\x1b[{y + 1}H" if y else "\x1b[H"


def _step(final: str, count: int) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"
