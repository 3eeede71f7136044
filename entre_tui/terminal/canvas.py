"""What should be on the screen: lines of cells, and the text whose width no one can be sure of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entre_tui.terminal.cells import CellRow
from entre_tui.terminal.styles import Style

# Neither can come from a text, nor would a terminal obey them: Unicode has no such characters.
TORN = "\ufdd0"
"""Mark before a wide character in the column of its first half when the second was overwritten; twice, in that of
its second half when the first was."""
UNKNOWN = "\ufdd1"
"""What stands where the screen's content is not known."""

# Writes of a line that are kept to be sent again, in characters.
_MEMORY: Final = 4096


class WrittenLine:
    """One line as written so far.

    Text of uncertain width (joined emoji, flags) moves what follows it by an amount that only the terminal knows.
    From then on the line is kept as the writes themselves, to be sent as they came, until all columns have been
    written again by text of certain width.
    """

    __slots__ = ("base", "base_shown", "chars", "covered", "log", "row", "sent", "stale", "styles", "torn")

    def __init__(self, row: CellRow) -> None:
        self.row = row
        self.chars, self.styles = row
        self.log: list[str] | None = None
        self.sent: list[str] = []
        self.base = row
        self.base_shown = False
        self.covered = 0
        self.torn = False
        self.stale = False

    def put(self, x: int, cells: Sequence[str], count: int, style: Style) -> None:
        """Write cells that fit into the line."""
        chars = self.chars
        end = x + count
        if end < len(chars) and not chars[end]:
            chars[end] = TORN + TORN + chars[end - 1]
            self.torn = True
        if not chars[x]:
            chars[x - 1] = TORN + chars[x - 1]
            self.torn = True
        chars[x:end] = cells
        self.styles[x:end] = [style] * count

    def start_log(self, position: str) -> list[str]:
        """From here on the line is kept as writes, the first one at `position`."""
        return self._begin([position]) if self.log is None else self.log

    def send_log(self) -> str:
        """The writes that have not been sent; they are kept in case all has to be sent again."""
        log = self.log or []
        text = "".join(log)
        self.sent += log
        log.clear()
        if sum(map(len, self.sent)) > _MEMORY:
            # From here on the line is taken for what it would be if all widths were as counted.
            covered = self.covered
            self._begin([])
            self.base_shown, self.covered = True, covered
        return text

    def unsend(self) -> None:
        """Nothing of the line stands on the screen any more."""
        if self.log is not None:
            self.base_shown = False
            self.log[:0] = self.sent
            self.sent.clear()

    def _begin(self, log: list[str]) -> list[str]:
        self.base = self.row.copy()
        self.base_shown = False
        self.log = log
        self.sent = []
        self.covered = 0
        return log

    def cover(self, x: int, count: int) -> None:
        """Note that certain text stands in these columns; when it does in all, the log is over."""
        self.covered |= ((1 << count) - 1) << x
        if self.covered == (1 << len(self.chars)) - 1:
            self.log = None
            self.stale = True


def restore_torn(row: CellRow, shown: CellRow) -> list[tuple[int, str, Style]]:
    """Prepare `shown` so that writing what differs tears wide characters as the writes so far did.

    What half a wide character looks like is up to the terminal. So the other half is not written: where the whole
    character is on the screen, writing its neighbour does the same again; where it is not, it has to be written
    first: column, character, style of each such.
    """
    missing = []
    torn = [
        x
        for x, char in enumerate(row.chars)
        if char[:1] == TORN and (shown.chars[x] != char or shown.styles[x] is not row.styles[x])
    ]
    # Where such characters overlap, each must be written before the one that tears it.
    second = [x for x in torn if row.chars[x][1] == TORN]
    for x in [x for x in torn if row.chars[x][1] != TORN] + second[::-1]:
        char = row.chars[x]
        wide = char.lstrip(TORN)
        start, other = (x - 1, x - 1) if char[1] == TORN else (x, x + 1)
        style = row.styles[x]
        whole = shown.chars[start] == wide and not shown.chars[start + 1] and shown.styles[start] is style
        if not whole:
            missing.append((start, wide, style))
            shown.chars[other] = UNKNOWN
            if not row.chars[other]:
                # What tears it is wide as well and is written whole.
                shown.chars[other - 1] = UNKNOWN
        shown.chars[x], shown.styles[x] = char, style
    return missing


class Canvas:
    """The lines that should be shown, which of them changed, and where the cursor should be."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.lines = [WrittenLine(CellRow.blank(width)) for _ in range(height)]
        self.dirty: set[int] = set()
        self.cursor: tuple[int, int] | None = None

    def resize(self, width: int, height: int) -> Canvas:
        """The same picture in another size: cut, or filled up with blanks."""
        new = Canvas(width, height)
        for line, old in zip(new.lines, self.lines, strict=False):
            count = min(width, self.width)
            line.chars[:count] = old.chars[:count]
            line.styles[:count] = old.styles[:count]
            if old.torn:
                line.chars[:count] = [" " if char[:1] == TORN else char for char in old.chars[:count]]
            if count < self.width and not old.chars[count]:
                line.chars[count - 1] = " "
        return new
