"""Reads what Textual writes for a frame into a canvas."""

from __future__ import annotations

import re
from typing import Final

from entre_tui.terminal.canvas import Canvas, WrittenLine
from entre_tui.terminal.cells import cells_of
from entre_tui.terminal.styles import DEFAULT, Style, style_of

_MOVE: Final = "[0-9]{0,5}(?:;[0-9]{0,5})?"
_TOKEN: Final = re.compile(f"\x1b\\[({_MOVE}(?=H)|[0-9;]*(?=m))([mH])([^\x1b]*)")
_FOREIGN: Final = re.compile(f"\x1b(?!\\[(?:{_MOVE}H|[0-9;]*m))")
_LINK: Final = re.compile("\x1b\\]8;[^\x07\x1b]*(?:\x07|\x1b\\\\)")
_FRAME: Final = re.compile("\x1b\\[[0-9]+;[0-9]+H")
# What a program says to its terminal: modes, keyboards, questions; clipboard and pointer shape; the bell. None of
# them moves the cursor or shows anything.
_SWITCHES: Final = re.compile(
    "(?:\x1b\\[[<=>?][0-9;]*(?:[hlnuc]|\\$p)|\x1b\\[[0-9]*[nc]|\x1b\\][0-9]+;[ -~]*?(?:\x07|\x1b\\\\)|\x07)*"
)
_SPLIT: Final = re.compile("(\x1b\\[[0-9;]*[mHJK]|[\r\n])")


def is_switch(data: str) -> bool:
    """Whether data says something to the terminal and shows nothing."""
    return _SWITCHES.fullmatch(data) is not None


def without_foreign(data: str) -> str:
    """Text with moves, styles and erasures, and nothing else a terminal would obey."""
    parts = _SPLIT.split(data)
    parts[::2] = [cells_of(text).safe for text in parts[::2]]
    return "".join(parts)


def is_frame(data: str) -> bool:
    """Whether data is a picture to be drawn, not a switch or a question to the terminal."""
    return _FRAME.match(data) is not None


class FrameReader:
    """Draws the stream of a frame on a canvas.

    Known are moves, SGR and text, all that a compositor's update consists of. Links are dropped; any other escape
    can only come from data and loses its ESC, so that the rest stays where Textual counted it.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._line: WrittenLine | None = None
        self._y = 0
        self._x = 0
        self._adrift = False

    def feed(self, data: str) -> None:
        """Draw a frame."""
        if _FOREIGN.search(data):
            data = _FOREIGN.sub("", _LINK.sub("", data))
        style = DEFAULT
        canvas = self.canvas
        width = canvas.width
        for parameters, final, text in _TOKEN.findall(data):
            if final == "H":
                self._move(parameters)
            else:
                style = style_of(parameters) if parameters != "0" else DEFAULT
            if not text:
                continue
            cells, certain, safe = cells_of(text)
            count = len(cells)
            line = self._line
            if line is None or not (count or safe):
                continue
            canvas.dirty.add(self._y)
            if certain and line.log is None and not self._adrift and self._x + count <= width:
                line.put(self._x, cells, count, style)
                self._x += count
            else:
                self._log(line, safe, style, count if certain else width + 1)

    def _move(self, parameters: str) -> None:
        row, _, column = parameters.partition(";")
        self._y, self._x = max(0, int(row or 1) - 1), max(0, int(column or 1) - 1)
        canvas = self.canvas
        inside = self._y < canvas.height and self._x < canvas.width
        self._line = canvas.lines[self._y] if inside else None
        self._adrift = False
        canvas.cursor = (min(self._y, canvas.height - 1), min(self._x, canvas.width - 1))
        if self._line is not None and self._line.log is not None:
            self._line.log.append(self._position(self._line))

    def _position(self, line: WrittenLine) -> str:
        """How to get where the next write of a line goes."""
        if self._x < len(line.chars):
            return f"\x1b[{self._y + 1};{self._x + 1}H"
        # Behind the last column a cursor can only get by writing there.
        last = self._x - 1 if line.chars[-1] else self._x - 2
        return f"\x1b[{self._y + 1};{last + 1}H{_style_text(line.chars[last], line.styles[last])}"

    def _log(self, line: WrittenLine, safe: str, style: Style, count: int) -> None:
        """Keep a write as it came; a count beyond the line says that the width is not certain."""
        log = line.start_log(self._position(line))
        log.append(_style_text(safe, style))
        if self._adrift or self._x + count > self.canvas.width:
            self._adrift = True
            line.covered = 0
            return
        line.put(self._x, cells_of(safe).cells, count, style)
        line.cover(self._x, count)
        self._x += count


def _style_text(text: str, style: Style) -> str:
    """The text as it came, on its own: what joins it to its neighbours is up to the terminal."""
    return f"\x1b[{style.full}m{text}\x1b[m"
