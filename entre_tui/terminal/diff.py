"""What has to be written so that one row of cells becomes another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import is_not, ne, or_
from typing import Final, NamedTuple

from entre_tui.terminal.canvas import TORN
from entre_tui.terminal.cells import CellRow

# Cells that are equal but cheaper written again than jumped over.
_GAP: Final = 4
# Blanks from which on erasing is shorter than writing them: to the end of the line, and within it.
_TAIL: Final = 4
_HOLE: Final = 14


class WriteCells(NamedTuple):
    """Write the row's cells from `start` up to `end`."""

    start: int
    end: int


class EraseCells(NamedTuple):
    """Make the cells from `start` up to `end` blank in the row's style there."""

    start: int
    end: int


Op = WriteCells | EraseCells


def differing(old: CellRow, new: CellRow) -> list[int]:
    """The columns in which two rows of one width differ."""
    texts = map(ne, old.chars, new.chars)
    styles = map(is_not, old.styles, new.styles)
    return list(compress(count(), map(or_, texts, styles)))


def changes(old: CellRow | None, new: CellRow, *, coloured_erase: bool = True) -> list[Op]:
    """Operations in order of columns that turn `old` (None: not known) into `new`."""
    if old is None:
        columns = list(range(len(new.chars)))
    elif old == new:
        return []
    else:
        columns = differing(old, new)
    if not columns:
        return []
    width = len(new.chars)
    tail = _blank_tail(new, coloured_erase)
    erased = next((x for x in columns if x >= tail), width)
    if columns[-1] - erased < _TAIL:
        erased = width
    ops: list[Op] = []
    for start, end in _spans(new, columns, erased):
        ops += _holes(new, start, end, coloured_erase)
    if erased < width:
        ops.append(EraseCells(erased, width))
    return ops


def erasable(row: CellRow, x: int, coloured_erase: bool) -> bool:
    """Whether erasing column `x` looks like the blank that is there."""
    style = row.styles[x]
    return row.chars[x] == " " and style.erasable and (coloured_erase or not style.background)


def _blank_tail(row: CellRow, coloured_erase: bool) -> int:
    """Where the blanks of one style begin that reach to the end of the row."""
    x = len(row.chars)
    if not erasable(row, x - 1, coloured_erase):
        return x
    style = row.styles[-1]
    while x and row.chars[x - 1] == " " and row.styles[x - 1] is style:
        x -= 1
    return x


def _spans(row: CellRow, columns: list[int], limit: int) -> Iterator[tuple[int, int]]:
    """Join columns before `limit` into spans, across gaps not worth a move."""
    start = end = -1
    chars = row.chars
    for x in columns:
        if x >= limit:
            break
        if x != end:
            if x < end:
                continue
            if x - end > _GAP or start < 0 or not _writable(row, end, x):
                if start >= 0:
                    yield start, end
                start = x
        end = x + 1
        if end < limit and not chars[end]:
            end += 1
    if start >= 0:
        yield start, end


def _writable(row: CellRow, start: int, end: int) -> bool:
    """Whether the gap may be written again without another change of style."""
    style = row.styles[end]
    return all(row.styles[x] is style and row.chars[x] and row.chars[x][0] != TORN for x in range(start, end))


def _holes(row: CellRow, start: int, end: int, coloured_erase: bool) -> Iterator[Op]:
    """Split a span where long blanks within it are better erased."""
    if end - start < _HOLE or row.chars[start:end].count(" ") < _HOLE:
        yield WriteCells(start, end)
        return
    begin = x = start
    while x < end:
        stop = x
        style = row.styles[x]
        while stop < end and row.chars[stop] == " " and row.styles[stop] is style:
            stop += 1
        if stop - x >= _HOLE and erasable(row, x, coloured_erase):
            if begin < x:
                yield WriteCells(begin, x)
            yield EraseCells(x, stop)
            begin = stop
        x = max(stop, x + 1)
    if begin < end:
        yield WriteCells(begin, end)
