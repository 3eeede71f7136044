"""The picture of the rooms, made from the imports: `python -m tests.docs.rooms` writes docs/rooms.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from grimp import ImportGraph, build_graph

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "rooms.md"
HOUSE = "entre_tui"
LEAVES = "Leaves hang from nothing"
"""The contract in pyproject.toml that names the rooms every floor may know."""

Rooms = Mapping[str, frozenset[str]]


def rooms_in(graph: ImportGraph, place: str) -> Rooms:
    """Room → the rooms beside it that it imports, also late or for type checking only."""
    depth = place.count(".") + 1
    known: dict[str, set[str]] = {}
    for module in graph.find_descendants(place):
        room = module.split(".")[depth]
        imported = graph.find_modules_directly_imported_by(module)
        beside = {name.split(".")[depth] for name in imported if name.startswith(f"{place}.")}
        known.setdefault(room, set()).update(beside - {room})
    return {room: frozenset(beside) for room, beside in sorted(known.items()) if not room.startswith("_")}


def without(rooms: Rooms, left_out: Iterable[str]) -> Rooms:
    """The rooms without some of them."""
    gone = frozenset(left_out)
    return {room: beside - gone for room, beside in rooms.items() if room not in gone}


def needed(rooms: Rooms) -> list[tuple[str, str]]:
    """The arrows that do not follow from others."""
    return [
        (room, other)
        for room, beside in rooms.items()
        for other in sorted(beside)
        if not any(other in reached(rooms, step) for step in beside - {other})
    ]


def reached(rooms: Rooms, room: str) -> set[str]:
    """Every room that can be come to from this one."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        new = rooms.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return found


def drawn(rooms: Rooms) -> str:
    """As a Mermaid diagram."""
    arrows = "\n".join(f"    {room} --> {other}" for room, other in needed(rooms))
    return f"```mermaid\nflowchart TD\n{arrows}\n```"


def leaves() -> list[str]:
    """The rooms that the contract of leaves names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = next(each["source_modules"] for each in contracts if each["name"] == LEAVES)
    return sorted(name.removeprefix(f"{HOUSE}.") for name in named)


PAGE = """\
# The rooms and what they import

Made from the imports by `make picture`; a test says when it is out of date. An arrow means “imports”. An arrow that
follows from others is left out: `app` imports `casework` too, which lies on the way from `screens` down. What the rooms
are for: [architecture.md](architecture.md).

Not seen here is what is loaded by its name: the screens (`screens/core/top_screens.py`,
`screens/client/client_parts.py`) and the jobs of the `entre` command (`command_line.py`).

## The floors

{floors}

Rooms that any floor may import, and that import none of the rooms above:

| room | imported by |
|---|---|
{leaves}

## The parts of casework

{casework}

## The parts of screens

{screens}
"""


def page() -> str:
    """The whole of docs/rooms.md."""
    graph = build_graph(HOUSE, exclude_type_checking_imports=False, cache_dir=None)
    house, leaf_rooms = rooms_in(graph, HOUSE), leaves()
    known_by = [
        f"| `{leaf}` | {', '.join(room for room, beside in house.items() if leaf in beside)} |"
        for leaf in leaf_rooms
    ]
    return PAGE.format(
        floors=drawn(without(house, leaf_rooms)),
        leaves="\n".join(known_by),
        casework=drawn(rooms_in(graph, f"{HOUSE}.casework")),
        screens=drawn(rooms_in(graph, f"{HOUSE}.screens")),
    )


if __name__ == "__main__":
    PICTURE.write_text(page(), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")
