"""A list found in a file: which kind it is, where its header stands, which column means what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from entre_tui.exchange.cells import Cell, is_empty, text_of
from entre_tui.exchange.columns import (
    EXPLANATION,
    Column,
    Kind,
    in_swedish,
    is_reason,
    same_header,
    same_word,
)
from entre_tui.exchange.kinds import KINDS
from entre_tui.exchange.textfile import SAMPLE, Row, TextFile, open_text
from entre_tui.exchange.workbook import NotReadable, Sheet, sheets_of
from entre_tui.locale import _
from entre_tui.text import clean

TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".skv")
BOOK_ENDINGS = (".xlsx", ".xlsm")
ENDINGS = TEXT_ENDINGS + BOOK_ENDINGS
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` says for each cell of a row what it means, None for a column nobody knows."""

    source: TextFile | Sheet
    kind: Kind
    header_row: int
    header: tuple[str, ...]
    columns: tuple[Column | None, ...]

    @property
    def path(self) -> Path:
        return self.source.path

    @property
    def name(self) -> str:
        """The file, and the sheet in it."""
        return f"{self.path.name}: {self.source.name}" if isinstance(self.source, Sheet) else self.path.name

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers that mean nothing to the program, or a second time what another column means."""
        pairs = zip(self.header, self.columns, strict=True)
        return tuple(head for head, column in pairs if column is None and head and not is_reason(head))

    @property
    def estimate(self) -> int:
        """About how many rows there are, to show how far one has come."""
        return self.source.estimate()

    def rows(self) -> Iterator[Row]:
        """The rows below the header, without blank ones and without the header said again."""
        first = [same_header(head) for head in self.header]
        for row in self.source.rows():
            if row.number <= self.header_row or (not row.fault and all(map(is_empty, row.cells))):
                continue
            if [same_header(text_of(cell)) for cell in row.cells[:3]] == first[:3] and len(first) > 1:
                continue
            yield row


def tables_in(path: Path) -> tuple[list[Table], list[str]]:
    """The lists in a file, and the sheets or the file that are none, in words. Raises NotReadable."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NotReadable(_("Only CSV and XLSX can be read. Save it as one of these."))
    if path.stat().st_size > LARGEST:
        raise NotReadable(_("The file is too large."))
    found: list[Table] = []
    others: list[str] = []
    sources: list[TextFile | Sheet] = (
        [open_text(path, _best_score)] if ending in TEXT_ENDINGS else list(sheets_of(path))
    )
    for source in sources:
        table = _table(source)
        if table is not None:
            found.append(table)
        elif not _blank(source) and not _explains(source):
            others.append(source.name if isinstance(source, Sheet) else path.name)
    return found, others


def _blank(source: TextFile | Sheet) -> bool:
    return all(all(map(is_empty, row.cells)) for row in islice(source.rows(), 200))


def _explains(source: TextFile | Sheet) -> bool:
    """Whether this is the sheet of a template that explains the columns."""
    return isinstance(source, Sheet) and source.name in (EXPLANATION, in_swedish(EXPLANATION))


def _table(source: TextFile | Sheet) -> Table | None:
    sample = list(islice(source.rows(), SAMPLE))
    name = source.name if isinstance(source, Sheet) else source.path.stem
    best: tuple[int, int, Row, Kind] | None = None
    for row in sample:
        for order, kind in enumerate(KINDS):
            score = _score(kind, row.cells, name)
            if score and (best is None or (score, -order) > best[:2]):
                best = (score, -order, row, kind)
    if best is None:
        return None
    return _made(source, best[3], best[2], [row for row in sample if row.number > best[2].number])


def _made(source: TextFile | Sheet, kind: Kind, head: Row, below: Sequence[Row]) -> Table:
    header = [clean(text_of(cell), 200) for cell in head.cells]
    while header and not header[-1]:
        header.pop()
    columns: list[Column | None] = []
    for place, title in enumerate(header):
        column = kind.column_of(title)
        if column is not None and _holds_names(kind, column, title, place, below):
            column = kind.column("name")
        columns.append(column if column not in columns else None)
    if isinstance(source, Sheet):
        source = replace(source, columns=len(header) + 20)
    return Table(source, kind, head.number, tuple(header), tuple(columns))


def _holds_names(kind: Kind, column: Column, title: str, place: int, below: Sequence[Row]) -> bool:
    """Whether a column called “Client” holds people's names instead of reference numbers."""
    if kind.key != "clients" or column.key != "ref" or same_header(title) not in ("klient", "client"):
        return False
    cells = [text_of(row.cells[place]) for row in below if place < len(row.cells)]
    said = [text for text in cells if text.strip()]
    names = [text for text in said if not any(map(str.isdigit, text))]
    return len(names) * 2 > len(said)


def _score(kind: Kind, cells: Sequence[Cell], name: str) -> int:
    """How surely a row is the header of a list of this kind; 0 if it is not."""
    known = {column.key for cell in cells if isinstance(cell, str) and (column := kind.column_of(cell))}
    needed = {column.key for column in kind.columns if column.required}
    # A list of clients may be without names only if it says more of clients it knows by their number.
    nameless = kind.key == "clients" and not known & {"name", "family_name", "given_name"}
    if len(known) < 2 or not needed <= known or (nameless and "ref" not in known):
        return 0
    spoken = set(same_word(name).split())
    wanted = {word for words in kind.names.split("|") for word in [same_word(words)]}
    by_name = bool(spoken & wanted) or same_word(name) in wanted
    return len(known) * 2 + (5 if by_name else 0) + len(needed) - (3 if nameless else 0)


def _best_score(rows: Sequence[Sequence[Cell]]) -> int:
    return max((_score(kind, cells, "") for cells in rows for kind in KINDS), default=0)
