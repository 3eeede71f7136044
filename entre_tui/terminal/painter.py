"""Keeps what should be shown and what is shown, and tells the difference in bytes."""

from __future__ import annotations

from typing import Final

from entre_tui.terminal import scroll as scrolling
from entre_tui.terminal.canvas import TORN, UNKNOWN, Canvas, WrittenLine, restore_torn
from entre_tui.terminal.capability import TerminalProfile
from entre_tui.terminal.cells import CellRow
from entre_tui.terminal.diff import changes
from entre_tui.terminal.reader import FrameReader
from entre_tui.terminal.styles import DEFAULT
from entre_tui.terminal.writer import OutputWriter

SYNC_START: Final = "\x1b[?2026h"
SYNC_END: Final = "\x1b[?2026l"
# A frame shorter than this arrives in one piece anyway.
_ONE_PIECE: Final = 320
_MOST_SCROLLS: Final = 2


class Painter:
    """Takes frames as Textual writes them and gives the shortest output that shows the last of them."""

    def __init__(self, profile: TerminalProfile, width: int, height: int) -> None:
        self.profile = profile
        self.canvas: Canvas
        self.shown: list[CellRow | None]
        self._reader: FrameReader
        self._writer: OutputWriter
        self._start(Canvas(width, height))

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.canvas.width, self.canvas.height

    def feed(self, data: str) -> None:
        """Take a frame; nothing is put out before `paint`."""
        self._reader.feed(data)

    def resize(self, width: int, height: int) -> None:
        """Go on in another size; does nothing when it is the same."""
        if (width, height) != self.size:
            self._start(self.canvas.resize(width, height))

    def distrust(self) -> None:
        """Someone else may have written on the screen: paint everything the next time."""
        self._distrusted = True
        self._writer.forget()

    def paint(self, *, sync: bool = False) -> str:
        """The output that brings the screen to the last frame, empty if it is there already."""
        writer, canvas = self._writer, self.canvas
        if self._distrusted:
            writer.clear()
            self.shown = [CellRow.blank(canvas.width) for _ in canvas.lines]
            canvas.dirty.update(range(canvas.height))
            for line in canvas.lines:
                line.unsend()
            self._distrusted = False
        scrolled = self._move_blocks()
        for y in sorted(canvas.dirty):
            self._paint_line(y)
        canvas.dirty.clear()
        if canvas.cursor is not None:
            writer.move(*canvas.cursor)
        output = writer.take()
        if sync and (scrolled or len(output) > _ONE_PIECE):
            return f"{SYNC_START}{output}{SYNC_END}"
        return output

    def _start(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.shown = [None] * canvas.height
        self._reader = FrameReader(canvas)
        self._writer = OutputWriter(self.profile, canvas.width, canvas.height)
        self._distrusted = True

    def _move_blocks(self) -> bool:
        """Let the terminal move what moved; whether it was asked to."""
        canvas = self.canvas
        if not self.profile.scrolls or len(canvas.dirty) < 3:
            return False
        new = [None if line.log is not None or line.stale else line.row for line in canvas.lines]
        scrolled = False
        for _ in range(_MOST_SCROLLS):
            scroll = scrolling.find(self.shown, new)
            if scroll is None:
                break
            self._writer.scroll(scroll)
            scrolling.apply(self.shown, scroll)
            canvas.dirty.update(range(scroll.top, scroll.bottom + 1))
            scrolled = True
        return scrolled

    def _paint_line(self, y: int) -> None:
        line = self.canvas.lines[y]
        if line.log is None:
            old = None if line.stale else self.shown[y]
            line.stale = False
            self._paint_row(y, old, line.row, line)
            self.shown[y] = line.row.copy()
            return
        if not line.base_shown:
            self._paint_row(y, self.shown[y], line.base, line)
            line.base_shown = True
        if line.log:
            self._writer.raw(line.send_log())
        self.shown[y] = None

    def _paint_row(self, y: int, old: CellRow | None, new: CellRow, line: WrittenLine) -> None:
        if line.torn:
            old = old or CellRow([UNKNOWN] * self.canvas.width, [DEFAULT] * self.canvas.width)
            for x, wide, style in restore_torn(new, old):
                self._writer.wide(y, x, wide, style)
            line.torn = new is not line.row or any(char[:1] == TORN for char in new.chars)
        ops = changes(old, new, coloured_erase=self.profile.coloured_erase)
        if ops:
            self._writer.row(y, new, ops)
