"""The rows that did not come in, in a file of the same shape with the reason in its last column."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from entre_tui.exchange.files.cell import text_of
from entre_tui.exchange.files.textfile import TextFile
from entre_tui.exchange.importing.run import ListImport
from entre_tui.exchange.lists.columns import REASON_TITLE, is_reason
from entre_tui.exchange.outgoing.formula_guard import defuse, defused_cell
from entre_tui.exchange.reading.tables import OfficeTable
from entre_tui.locale import _
from entre_tui.security.errors import UnsafeFile
from entre_tui.security.files.private_file import creating

MARK = "-not-imported"
_MARKED = re.compile(rf"{MARK}(-\d+)?$")
LONGEST_CELL = 32_000
"""What Excel takes in one cell."""


def is_leftover(path: Path) -> bool:
    """Whether a file is one that an import wrote."""
    return _MARKED.search(path.stem) is not None


def write_leftovers(works: Sequence[ListImport]) -> Path | None:
    """The rows of one file that did not come in; None if all did. Never overwrites anything.

    If the file of an earlier import says the same already, it stays the only one.
    """
    left = [(work.table, work.not_imported()) for work in works if work.not_imported()]
    if not left:
        return None
    source = left[0][0].path
    stem = _MARKED.sub("", source.stem)
    earlier: Path | None = None
    for count in range(1, 1000):
        path = source.with_name(f"{stem}{MARK}{f'-{count}' if count > 1 else ''}{_ending(source)}")
        try:
            with creating(path) as out:
                _write(left, out)
        except UnsafeFile:
            if path.exists():
                earlier = path
                continue
            raise
        if earlier is not None and _content(earlier) == _content(path):
            path.unlink()
            return earlier
        return path
    raise UnsafeFile(_("There are too many files of refused rows here already."))


def _content(path: Path) -> object:
    """What a file says: of a workbook its sheets, since the hour of its making stands in it too."""
    if not path.is_file() or path.is_symlink():
        return None
    if path.suffix.lower() != ".xlsx":
        return sha256(path.read_bytes()).digest()
    try:
        with zipfile.ZipFile(path) as book:
            return [(part.filename, part.CRC) for part in book.infolist() if part.filename.startswith("xl/")]
    except zipfile.BadZipFile:
        return None


def _ending(source: Path) -> str:
    return ".xlsx" if source.suffix.lower() == ".xlsm" else source.suffix


def _write(left: Sequence[tuple[OfficeTable, Mapping[int, str]]], out: BinaryIO) -> None:
    first = left[0][0].source
    if isinstance(first, TextFile):
        _write_text(first, *left[0], out)
    else:
        _write_book(left, out)


def _shape(table: OfficeTable, reasons: Mapping[int, str]) -> Iterator[list[Any]]:
    """Header and rows, each with the reason last, an older reason left out."""
    old = [place for place, head in enumerate(table.header) if is_reason(head)]
    width = len(table.header)

    def shape_row(cells: Sequence[Any], last: str) -> list[Any]:
        padded = [*cells, *[None] * (width - len(cells))]
        over = [text_of(cell) for cell in padded[width:] if text_of(cell).strip()]
        kept = [cell for place, cell in enumerate(padded[:width]) if place not in old]
        return [*kept, last, *over]

    yield shape_row(table.header, _(REASON_TITLE))
    for row in table.rows():
        if row.number in reasons:
            yield shape_row(row.cells, reasons[row.number])


def _write_text(source: TextFile, table: OfficeTable, reasons: Mapping[int, str], out: BinaryIO) -> None:
    # With the mark that spreadsheets know it by, which the list itself may have been without.
    encoding = "utf-16" if source.encoding.startswith("utf-16") else source.encoding
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    text = io.TextIOWrapper(out, encoding=encoding, errors="replace", newline="", write_through=True)
    try:
        if source.announced:
            text.write(f"sep={source.delimiter}\r\n")
        writer = csv.writer(text, delimiter=source.delimiter, lineterminator="\r\n")
        for cells in _shape(table, reasons):
            writer.writerow([defuse(text_of(cell))[:LONGEST_CELL] for cell in cells])
    finally:
        text.flush()
        text.detach()


def _write_book(left: Sequence[tuple[OfficeTable, Mapping[int, str]]], out: BinaryIO) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    from entre_tui.text import clean_long

    book = Workbook(write_only=True)
    for table, reasons in left:
        sheet = book.create_sheet(getattr(table.source, "name", table.kind.key)[:31])
        for cells in _shape(table, reasons):
            made = []
            for value in cells:
                plain = defused_cell(value)
                try:
                    cell = WriteOnlyCell(sheet, plain)
                except (IllegalCharacterError, ValueError):
                    plain = clean_long(text_of(value))
                    cell = WriteOnlyCell(sheet, plain)
                if isinstance(plain, str):
                    cell.value, cell.data_type = plain[:LONGEST_CELL], "s"
                made.append(cell)
            sheet.append(made)
    book.save(out)
