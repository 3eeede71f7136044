"""The figures as a page of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.benchmarks.lists import HELD, MOVES, PARTS, PLACES
from tests.benchmarks.rounds import Figures

Table = Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was measured."""

    sizes: Sequence[int]
    middle: int
    rounds: int
    start: Table
    keys: Table
    slow: Table
    long: Table
    lists: Table
    slow_lists: Figures
    imports: Mapping[str, tuple[Sequence[tuple[str, float]], float]]
    stalls: Sequence[Mapping[str, object]]


def page(found: Found) -> str:
    """The whole of docs/performance.md."""
    parts = [
        _head(found),
        _start(found.start),
        _keys(found.keys),
        _slow(found.slow, found.middle),
        _long(found.long),
        *(_lists(figures, size) for size, figures in found.lists.items()),
        _slow_lists(found.slow_lists),
        _imports(found.imports),
        _stalls(found.stalls),
    ]
    return "\n".join(parts)


def _head(found: Found) -> str:
    sizes = ",".join(str(size) for size in found.sizes)
    return f"""# How fast it is

Measured on {datetime.now(UTC):%Y-%m-%d} in a pseudo-terminal of 120×40 with 2 cores, all programs of a table in
the same rounds ({found.rounds} for the start): absolute times drift with what else the machine does, so compare within
a table. Times are medians in milliseconds (after the stroke: what 95 of 100 stay below), from the key to the last byte
of its answer; bytes are what was sent to the terminal for one key. Everybody in the case files is made up. Repeat with

    make bench                                                      # or, with a choice of sizes:
    python -m tests.benchmarks --sizes {sizes} --rounds {found.rounds} --folder ~/.cache/entre-bench
"""


def _start(table: Table) -> str:
    floor = next(iter(table.values()))
    rows = []
    for name, figures in table.items():
        cells = [f"entre, {name} clients" if name[0].isdigit() else name]
        for measure in ("visible", "settled", "start cpu"):
            cells += [_number(figures.mid(measure)), _ratio(figures.mid(measure), floor.mid(measure))]
        rows.append([*cells, _number(figures.mid("memory"))])
    titles = ("program", "visible", "×", "settled", "×", "processor", "×", "MB")
    return _table("From the command to the client list", titles, rows) + (
        "\nVisible: the first client is on the screen. Settled: nothing more is written. Processor: time spent by\n"
        "then. The key is in hand, as when the keyring has given it. Peers open the same lines from a file of the\n"
        "middle size; harlequin has asked for nothing yet.\n"
    )


def _keys(table: Table) -> str:
    rows = []
    for name, figures in table.items():
        cells = [f"entre, {name} clients" if name[0].isdigit() else name]
        for label in ("move", "scroll", "page", "end", "home", "search"):
            cells.append(_key(figures, label))
        rows.append([*cells, _number(figures.mid("idle bytes")), _number(figures.mid("memory"))])
    titles = ("program", "move", "scroll", "page", "end", "home", "search, a letter", "idle, 3 s", "MB")
    note = (
        "\nEach cell: ms / 95 % ms · bytes. Peers show the same lines from a text file of the middle size.\n"
    )
    return _table("A key in the list", titles, rows) + note


def _key(figures: Figures, label: str) -> str:
    middle, high = figures.mid(f"{label} ms"), figures.high(f"{label} ms")
    if middle is None:
        return ""
    return f"{middle:.1f} / {high:.1f} · {_number(figures.mid(f'{label} bytes'))}"


def _slow(table: Table, clients: int) -> str:
    rows = []
    for name, figures in table.items():
        cells = [name]
        for label in ("one-down", "held-down", "one-page", "held-page"):
            cells += [_number(figures.mid(f"{label} ms")), _number(figures.mid(f"{label} bytes"))]
        rows.append(cells)
    titles = ("program", "one down", "bytes", "down held", "bytes", "one page", "bytes", "page held", "bytes")
    note = (
        f"\n{clients:,} clients. Milliseconds from the last press until the last byte has arrived; held is 30 presses\n"
        "a second; bytes are for one press.\n"
    )
    return _table("On a slow line: 64 kbit/s, 100 ms there and back", titles, rows) + note


def _long(table: Table) -> str:
    rows = []
    for name, figures in table.items():
        cells = [name, *(_key(figures, label) for label in ("open", "close", "parts", "move", "typing"))]
        rows.append([*cells, _number(figures.mid("memory"))])
    titles = ("client's file", "open", "close", "another part", "move", "a letter", "MB")
    note = "\nEach cell: ms / 95 % ms · bytes. 50 of a close are the wait for what may follow an escape.\n"
    return _table("A long file", titles, rows) + note


def _lists(figures: Figures, size: str) -> str:
    rows = [
        [place.name, *(_key(figures, f"{place.name}.{label}") for label in MOVES)]
        for place in (*PLACES, *PARTS)
    ]
    note = (
        "\nEach cell: ms / 95 % ms · bytes, with the text that stands by the list and tells of its row. Empty: there\n"
        "was nothing further to go to. The first four on the caseload of the middle size, everybody's; the others on\n"
        "the long file.\n"
    )
    return _table(f"Every other list, {size}", ("list", *MOVES), rows) + note


def _slow_lists(figures: Figures) -> str:
    rows = []
    for place in (*PLACES, *PARTS):
        cells = [place.name]
        for label in HELD:
            name = f"{place.name}.{label}"
            cells += [_number(figures.mid(f"{name} ms")), _number(figures.mid(f"{name} bytes"))]
        if cells[1] or cells[3]:
            rows.append(cells)
    titles = ("list", "down held", "bytes", "page held", "bytes")
    note = "\nMilliseconds from the last press until the last byte has arrived; bytes are for one press.\n"
    return _table("Every other list on the slow line, 120×40", titles, rows) + note


def _imports(found: Mapping[str, tuple[Sequence[tuple[str, float]], float]]) -> str:
    loaded = {"picture": "for the first picture", "file": "ahead, for the file"}
    rows = [
        [f"`{name}`", loaded[what], f"{spent:.1f}"]
        for what, (ranked, _total) in found.items()
        for name, spent in ranked
    ]
    picture, file = (found[what][1] for what in loaded)
    note = (
        f"\nAll of them together: {picture:.0f} ms for the picture, {file:.0f} ms ahead, with the import timer on.\n"
        "What goes ahead is loaded by a process of its own; here it follows the picture.\n"
    )
    return _table("The dearest imports besides Textual", ("module", "loaded", "ms"), rows) + note


def _stalls(found: Sequence[Mapping[str, object]]) -> str:
    by_deed: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for stall in found:
        by_deed[str(stall["doing"])].append(stall)
    rows = []
    for doing, stalls in by_deed.items():
        longest = max(stalls, key=lambda stall: float(str(stall["ms"])))
        rows.append([doing, str(len(stalls)), f"{float(str(longest['ms'])):.0f}", f"`{longest['where']}`"])
    title = "What holds the interface for more than 8 ms"
    note = (
        "\nProcessor time of one turn of the event loop, on the long file, everything visited once before;\n"
        "with a watch that costs time itself.\n"
    )
    return _table(title, ("while", "times", "longest, ms", "seen in"), rows) + note


def _table(title: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"## {title}", "", _row(titles), _row(["---"] + ["--:"] * (len(titles) - 1))]
    return "\n".join([*lines, *(_row(row) for row in rows), ""])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 20 else f"{value:.1f}".removesuffix(".0")


def _ratio(value: float | None, floor: float | None) -> str:
    return f"{value / floor:.2f}" if value and floor else ""
