"""Finds blocks of rows that moved up or down, which a terminal can move by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from entre_tui.terminal.cells import CellRow

# Cells that must be saved before moving pays for the sequences it takes.
_WORTH: Final = 24
_CANDIDATES: Final = 2
# A move is looked at if this share of the changed rows suggests it.
_SHARE: Final = 6
# What an erasure takes, and the moves and styles of a row written from nothing.
_ERASING: Final = 8
_FRESH_ROW: Final = 12


class Scroll(NamedTuple):
    """Move rows `top` to `bottom` (inclusive) up by `by` lines, or down when negative; what comes in is blank."""

    top: int
    bottom: int
    by: int


def apply(rows: list[CellRow | None], scroll: Scroll) -> None:
    """Do to rows what the terminal does to lines."""
    top, bottom, by = scroll
    width = next((len(row.chars) for row in rows if row is not None), 0)
    block = rows[top : bottom + 1]
    blanks: list[CellRow | None] = [CellRow.blank(width) for _ in range(abs(by))]
    rows[top : bottom + 1] = block[by:] + blanks if by > 0 else blanks + block[:by]


def find(old: Sequence[CellRow | None], new: Sequence[CellRow | None]) -> Scroll | None:
    """The move that saves most, if any is worth its bytes.

    A row that is None has content nobody knows; it never moves and is never moved over.
    """
    changed = [y for y, (a, b) in enumerate(zip(old, new, strict=True)) if a and b and a != b]
    shifts = _shifts(old, new, changed) if len(changed) > 1 else []
    if not shifts:
        return None
    still = [_distance(a, b) for a, b in zip(old, new, strict=True)]
    best: Scroll | None = None
    best_saving = _WORTH
    for by in shifts:
        scroll, saving = _block(old, new, still, by)
        if scroll is not None and saving > best_saving:
            best, best_saving = scroll, saving
    return best


def _distance(old: CellRow | None, new: CellRow | None) -> int:
    """Cells to write so that one row becomes the other, roughly."""
    if old is None or new is None:
        return 0
    if old.chars == new.chars and old.styles == new.styles:
        return 0
    cells = zip(old.chars, new.chars, old.styles, new.styles, strict=True)
    return _cost([char for was, char, had, has in cells if was != char or had is not has])


def _cost_from_blank(new: CellRow | None) -> int:
    return 0 if new is None else _cost(new.chars) + _FRESH_ROW


def _cost(written: list[str]) -> int:
    """Cells as they are written; blanks are mostly erased together."""
    blanks = written.count(" ")
    return len(written) - blanks + min(blanks, _ERASING)


def _halves(row: CellRow | None) -> tuple[str, str]:
    """The text left and right: a list beside something that stays is recognised by its half."""
    if row is None:
        return "", ""
    middle = len(row.chars) // 2
    return "".join(row.chars[:middle]), "".join(row.chars[middle:])


def _shifts(old: Sequence[CellRow | None], new: Sequence[CellRow | None], changed: list[int]) -> list[int]:
    """The moves that most changed rows suggest."""
    places: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for y in range(changed[0], changed[-1] + 1):
        for half, text in enumerate(_halves(old[y])):
            # A text that stands in several rows says nothing about where they went.
            places[half][text] = -1 if text in places[half] else y
    votes: Counter[int] = Counter()
    for y in changed:
        for half, text in enumerate(_halves(new[y])):
            origin = places[half].get(text, -1)
            if origin not in (-1, y) and text.strip():
                votes[origin - y] += 1
    enough = max(2, len(changed) // _SHARE)
    return [by for by, count in votes.most_common(_CANDIDATES) if count >= enough]


def _block(
    old: Sequence[CellRow | None], new: Sequence[CellRow | None], still: list[int], by: int
) -> tuple[Scroll | None, int]:
    """The block of rows for which moving by `by` saves most, and how many cells it saves."""
    best: Scroll | None = None
    best_saving = 0
    top, saving = -1, 0
    height = len(new)
    for y in range(max(0, -by), min(height, height - by)):
        source = y + by
        if old[y] is None or new[y] is None or old[source] is None or new[source] is None:
            top, saving = -1, 0
            continue
        if saving <= 0:
            top, saving = y, 0
        saving += still[y] - _distance(old[source], new[y])
        if saving <= best_saving:
            continue
        first, last = (top, y + by) if by > 0 else (top + by, y)
        bare = range(y + 1, last + 1) if by > 0 else range(first, top)
        if any(old[row] is None or new[row] is None for row in range(first, last + 1)):
            continue
        net = saving - sum(_cost_from_blank(new[row]) - still[row] for row in bare)
        if net > best_saving:
            best, best_saving = Scroll(first, last, by), net
    return best, best_saving
