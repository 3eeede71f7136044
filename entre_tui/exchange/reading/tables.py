"""A list found in a file: which kind it is, where its header stands, which column means what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from entre_tui.exchange.files.cell import Cell, is_empty, text_of
from entre_tui.exchange.files.textfile import SAMPLE, FileRow, TextFile, open_text
from entre_tui.exchange.files.workbook import NotReadable, Sheet, sheets_of
from entre_tui.exchange.lists.columns import (
    EXPLANATION,
    ImportColumn,
    ListKind,
    Reads,
    in_swedish,
    is_reason,
    same_word,
)
from entre_tui.exchange.lists.headers import family_first, same_header, without_asides
from entre_tui.exchange.lists.kinds import kind_of, kinds
from entre_tui.exchange.reading.checklist_columns import areas_among, column_in
from entre_tui.locale import _
from entre_tui.text import clean

TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".skv")
BOOK_ENDINGS = (".xlsx", ".xlsm")
ENDINGS = TEXT_ENDINGS + BOOK_ENDINGS
OTHER_BOOKS = (".xls", ".xlsb", ".xlt", ".ods", ".fods", ".numbers")
"""Workbooks that people have and that cannot be read."""
LARGEST = 500_000_000
NAME_KEYS = frozenset(("name", "family_name", "given_name"))


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """`columns` says for each cell of a row what it means, None for a column nobody knows."""

    source: TextFile | Sheet
    kind: ListKind
    header_row: int
    header: tuple[str, ...]
    columns: tuple[ImportColumn | None, ...]

    @property
    def path(self) -> Path:
        return self.source.path

    @property
    def name(self) -> str:
        """The file, and the sheet in it."""
        return f"{self.path.name}: {self.source.name}" if isinstance(self.source, Sheet) else self.path.name

    @property
    def unknown_headers(self) -> tuple[str, ...]:
        """Headers that mean nothing to the program, or a second time what another column means."""
        pairs = zip(self.header, self.columns, strict=True)
        return tuple(head for head, column in pairs if column is None and head and not is_reason(head))

    @property
    def estimate(self) -> int:
        """About how many rows there are, to show how far one has come."""
        return self.source.estimate()

    def rows(self) -> Iterator[FileRow]:
        """The rows below the header that say something in an understood column; the header said again is none."""
        first = [same_header(head) for head in self.header]
        places = [place for place, column in enumerate(self.columns) if column is not None]
        for row in self.source.rows():
            if row.number <= self.header_row:
                continue
            cells, width = row.cells, len(row.cells)
            if not row.fault and all(place >= width or is_empty(cells[place]) for place in places):
                continue
            if not _said_again(cells, first):
                yield row


def _said_again(cells: Sequence[Cell], header: Sequence[str]) -> bool:
    """Whether a row is the header once more; its first cell tells that of most that are not."""
    if len(header) < 2 or not cells or same_header(text_of(cells[0])) != header[0]:
        return False
    return [same_header(text_of(cell)) for cell in cells[:3]] == list(header[:3])


def tables_in(path: Path) -> tuple[list[OfficeTable], list[str]]:
    """The lists in a file, and the sheets or the file that are none, in words. Raises NotReadable."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NotReadable(_("Only CSV and XLSX can be read. Save it as one of these."))
    if path.stat().st_size > LARGEST:
        raise NotReadable(_("The file is too large."))
    _refuse_other_files(path)
    found: list[OfficeTable] = []
    others: list[str] = []
    sources: list[TextFile | Sheet] = (
        [open_text(path, _best_score)] if ending in TEXT_ENDINGS else list(sheets_of(path))
    )
    for source in sources:
        table = _table(source)
        if table is not None:
            found.append(table)
        elif not _blank(source) and not _explains(source):
            others.append(_why_none(source))
    return found, others


def _refuse_other_files(path: Path) -> None:
    """Say what a file is that only has the name of a list."""
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadable(
            _(
                "This is a workbook with a password, or of the old kind (XLS). Open it in Excel and save it as XLSX "
                "without a password."
            )
        )
    if head.startswith(b"PK") and path.suffix.lower() in TEXT_ENDINGS:
        raise NotReadable(_("This is a workbook, not a text file. Give its name the ending .xlsx."))


def _blank(source: TextFile | Sheet) -> bool:
    return all(all(map(is_empty, row.cells)) for row in islice(source.rows(), 200))


def _explains(source: TextFile | Sheet) -> bool:
    """Whether this is the sheet of a template that explains the columns."""
    return isinstance(source, Sheet) and source.name in (EXPLANATION, in_swedish(EXPLANATION))


def _table(source: TextFile | Sheet) -> OfficeTable | None:
    sample = list(islice(source.rows(), SAMPLE))
    name = source.name if isinstance(source, Sheet) else source.path.stem
    best: tuple[int, int, FileRow, ListKind] | None = None
    for row in sample:
        for order, kind in enumerate(kinds()):
            score = _score(kind, row.cells, name)
            if score and (best is None or (score, -order) > best[:2]):
                best = (score, -order, row, kind)
    if best is None:
        return None
    head, kind = best[2:]
    below = [row for row in sample if row.number > head.number]
    table = _made(source, kind, head, below)
    if kind.key == "enrolments" and _names_clients(table):
        # Programmes beside names are a list of clients with their programmes.
        return _made(source, kind_of("clients"), head, below)
    return table


def _names_clients(table: OfficeTable) -> bool:
    known = [column for column in table.columns if column is not None]
    return any(not column.offered for column in known) and not any(
        column.key == "programme_version" for column in known
    )


def _made(source: TextFile | Sheet, kind: ListKind, head: FileRow, below: Sequence[FileRow]) -> OfficeTable:
    header = [clean(text_of(cell), 200) for cell in head.cells]
    while header and not header[-1]:
        header.pop()
    if areas_among(kind, header):
        found = [column_in(title, header) for title in header]
    else:
        found = [_column(kind, place, title, below) for place, title in enumerate(header)]
    columns = [_if_surest(kind, place, found, header) for place in range(len(header))]
    if kind.key == "clients" and kind.column("ref") not in columns:
        _number_the_clients(kind, header, columns, below)
    if isinstance(source, Sheet):
        source = replace(source, columns=len(header) + 20)
    return OfficeTable(source, kind, head.number, tuple(header), tuple(columns))


def _column(kind: ListKind, place: int, title: str, below: Sequence[FileRow]) -> ImportColumn | None:
    """What a header means: “Klient” is a name where the cells below it hold names."""
    column = kind.column_of(title)
    if column is None:
        return None
    bare = same_header(without_asides(title))
    if column.key == "ref" and bare in ("klient", "client") and _holds_names(place, below):
        column = kind.column("name")
    if column.key == "name" and family_first(title):
        column = replace(column, reads=Reads.FAMILY_FIRST)
    return column


def _if_surest(
    kind: ListKind, place: int, found: Sequence[ImportColumn | None], header: Sequence[str]
) -> ImportColumn | None:
    """Of several headers for one column the surest counts; what protects somebody counts each time."""
    column = found[place]
    if column is None or column.key == "protected":
        return column
    rivals = [other for other, each in enumerate(found) if each is not None and each.key == column.key]
    return column if place == min(rivals, key=lambda other: kind.sureness(column, header[other])) else None


def _number_the_clients(
    kind: ListKind, header: Sequence[str], columns: list[ImportColumn | None], below: Sequence[FileRow]
) -> None:
    """“Nr” is the client's number where nothing else is, unless it only counts the rows."""
    for place, title in enumerate(header):
        if columns[place] is None and (same_header(title) in ("nr", "no", "nummer") or title == "#"):
            cells = [text_of(row.cells[place]).strip() for row in below if place < len(row.cells)]
            said = [cell.rstrip(".") for cell in cells if cell.rstrip(".").isdecimal()]
            if said and said != [str(number) for number in range(1, len(said) + 1)]:
                columns[place] = kind.column("ref")
            return


def _holds_names(place: int, below: Sequence[FileRow]) -> bool:
    """Whether most of the cells below a header hold people's names and no numbers."""
    cells = [text_of(row.cells[place]) for row in below if place < len(row.cells)]
    said = [text for text in cells if text.strip()]
    names = [text for text in said if not any(map(str.isdigit, text))]
    return len(names) * 2 > len(said)


def _score(kind: ListKind, cells: Sequence[Cell], name: str) -> int:
    """How surely a row is the header of a list of this kind; 0 if it is not."""
    columns = _columns(kind, cells)
    known = {column.key for column in columns if column.offered}
    needed = {column.key for column in kind.columns if column.required}
    # A list of clients may be without names only if it says more of clients it knows by their number.
    nameless = kind.key == "clients" and not known & NAME_KEYS
    if kind.key not in ("clients", "enrolments") and {column.key for column in columns} & NAME_KEYS:
        # The client may be known by name alone.
        known.add("ref")
    if areas := areas_among(kind, cells):
        known |= {"area", *areas}
    if len(known) < 2 or not needed <= known or (nameless and "ref" not in known):
        return 0
    words_for = set(same_word(name).split())
    wanted = {word for words in kind.names for word in [same_word(words)]}
    by_name = bool(words_for & wanted) or same_word(name) in wanted
    return len(known) * 2 + (5 if by_name else 0) + len(needed) - (3 if nameless else 0)


def _columns(kind: ListKind, cells: Sequence[Cell]) -> set[ImportColumn]:
    return {column for cell in cells if isinstance(cell, str) and (column := kind.column_of(cell))}


def _why_none(source: TextFile | Sheet) -> str:
    """What a file or sheet lacks to be a list."""
    name = clean(source.name if isinstance(source, Sheet) else source.path.name)
    found = ((kind, _columns(kind, row.cells)) for row in islice(source.rows(), SAMPLE) for kind in kinds())
    kind, columns = max(found, key=lambda each: len(each[1]))
    missing = [_(column.title) for column in kind.columns if column.required and column not in columns]
    if len(columns) < 3 or not missing:
        return _("{name}: no row of headers was found that is understood.").format(name=name)
    words = _("{name}: for a list of this kind ({kind}) a column is missing: {columns}.")
    return words.format(name=name, kind=_(kind.title), columns=", ".join(missing))


def _best_score(rows: Sequence[Sequence[Cell]]) -> int:
    return max((_score(kind, cells, "") for cells in rows for kind in kinds()), default=0)
