"""A terminal to compare screens in: pyte, cell by cell, and frames as Textual would write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pyte
from pyte.screens import Char

# pyte prints what it does not know of these: private modes with $, keyboard protocols, two-digit queries.
_UNKNOWN = re.compile(
    r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1b\][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)"
)


class Screen(pyte.Screen):
    """pyte puts a mark in the first column onto the end of the line above; terminals have nothing to put it on."""

    def draw(self, data: str) -> None:
        while data and self.cursor.x == 0 and unicodedata.combining(data[0]):
            data = data[1:]
        super().draw(data)


def lines_of(screen: pyte.Screen) -> list[str]:
    """What stands on the screen, in the middle of a frame too: pyte's own display fails at half a wide character."""
    return ["".join(screen.buffer[y][x].data for x in range(screen.columns)) for y in range(screen.lines)]


class Terminal:
    """An emulated terminal, without automatic wrap as Textual sets it."""

    def __init__(self, width: int, height: int, *, wrap: bool = False) -> None:
        self.screen = Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        if not wrap:
            self.stream.feed("\x1b[?7l")

    def feed(self, text: str) -> None:
        self.stream.feed(_UNKNOWN.sub("", text))

    def resize(self, width: int, height: int) -> None:
        self.screen.resize(height, width)

    def cells(self) -> list[list[Char]]:
        screen = self.screen
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.y, min(self.screen.cursor.x, self.screen.columns - 1)


Run = tuple[str, str]


def update(writes: Sequence[tuple[int, int, Sequence[Run]]], cursor: tuple[int, int] = (0, 0)) -> str:
    """What Textual writes for runs of (SGR, text) at (row, column), with the cursor's move at the end."""
    parts = []
    for y, x, runs in writes:
        parts.append(f"\x1b[{y + 1};{x + 1}H")
        parts += [f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text for sgr, text in runs]
    parts.append(f"\x1b[{cursor[0] + 1};{cursor[1] + 1}H")
    return "".join(parts)


def differences(one: Terminal, other: Terminal) -> list[str]:
    """The cells that differ, for a message."""
    return [
        f"({y},{x}) {a!r} != {b!r}"
        for y, (row, other_row) in enumerate(zip(one.cells(), other.cells(), strict=True))
        for x, (a, b) in enumerate(zip(row, other_row, strict=True))
        if a != b
    ][:8]
