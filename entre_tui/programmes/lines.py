"""On which line of a TOML file a field stands: `tomllib` tells it only for faults of syntax."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

FieldPath = tuple[str | int, ...]

MOST_DOTS = 50
DEEPEST = 8
"""Parts of a key that are told apart; no field of a definition lies deeper, and a key of thousands costs nothing."""

_HEADER = re.compile(r"\s*(\[{1,2})([^\[\]]+)\]{1,2}")
_KEY = re.compile(
    r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=", re.ASCII
)
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'", re.ASCII)
_DOTTED = re.compile(r"(?P<part>[\w-]+|\"[^\"]*\"|'[^']*')|(?P<dot>\s*\.\s*)|#.*|.", re.ASCII)
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[{]|[\]}]|\n",
    re.DOTALL,
)


def too_deep(text: str) -> int | None:
    """The first line with a dotted key of more than `MOST_DOTS` parts: `tomllib` keeps all beginnings of a key."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") <= MOST_DOTS:
            continue
        dots = 0
        for token in _DOTTED.finditer(line):
            dots = dots + 1 if token["dot"] else dots if token["part"] else 0
            if dots > MOST_DOTS:
                return number
    return None


def _statement_lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines that begin a statement: not inside a list or a text of several lines."""
    lines = text.split("\n")
    number, depth, fresh = 1, 0, True
    yield 1, lines[0]
    for token in _TOKEN.finditer(text):
        found = token.group()
        if found in "[{":
            depth += 1
        elif found in "]}":
            depth -= 1
        number += found.count("\n")
        fresh = found == "\n" and depth == 0
        if fresh and number <= len(lines):
            yield number, lines[number - 1]


def _parts(dotted: str) -> FieldPath:
    found = (part.group() for part in islice(_PART.finditer(dotted), DEEPEST))
    return tuple(part.strip("\"'") for part in found)


def index(text: str) -> dict[FieldPath, int]:
    """Every table and key of a file → its line, counted from 1; members of lists of tables carry their number."""
    found: dict[FieldPath, int] = {}
    table: FieldPath = ()
    members: Counter[FieldPath] = Counter()
    for number, line in _statement_lines(text):
        if header := _HEADER.match(line):
            table = _number_members(_parts(header.group(2)), members, new=header.group(1) == "[[")
            found.setdefault(table[:-1] if isinstance(table[-1], int) else table, number)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            parts = _parts(key.group(1))
            for length in range(1, len(parts) + 1):
                found.setdefault(table + parts[:length], number)
    return found


def _number_members(parts: FieldPath, members: Counter[FieldPath], *, new: bool) -> FieldPath:
    """The path of a header with the number of the list member it opens or goes on in."""
    path: FieldPath = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        last = position == len(parts) - 1
        if last and new:
            members[path] += 1
        if members[path]:
            path = (*path, members[path] - 1)
    return path


def line_of(lines: dict[FieldPath, int], place: FieldPath) -> int:
    """The line of a field, or of the nearest table that should hold it; 1 when nothing of it is there."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


def format_place(place: FieldPath) -> str:
    """A field's path for people, counting from 1: `phases[2].name.sv`."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
