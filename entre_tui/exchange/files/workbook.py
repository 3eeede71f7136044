"""Reading workbooks (XLSX) row by row, with limits against files made to exhaust the machine."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from entre_tui.casework.core.base import CaseworkError
from entre_tui.exchange.files.cell import UNWORKED, Cell
from entre_tui.exchange.files.textfile import FileRow
from entre_tui.locale import _

MOST_BYTES = 400_000_000
"""Unpacked size of a workbook; 50,000 rows of clients take about 60 MB."""
MOST_SHARED = 100_000_000
"""Unpacked size of its table of texts, the one part that has to lie in memory."""
MOST_COLUMNS = 120
MOST_SHEETS = 100


_UNWORKED = re.compile(rb"<f(?: [^>]*/>|(?: [^>]*)?>[^<]*</f>)\s*(?:<v\s*/>|<v></v>|</c>)")


class NotReadable(CaseworkError):
    """The whole file cannot be read; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    path: Path
    name: str
    columns: int = MOST_COLUMNS
    height: int = 0
    worked_out: bool = True
    """Whether every formula has its value beside it, as spreadsheets save them and other programs do not."""

    def estimate(self) -> int:
        """What the sheet says of its own height, which may be wrong."""
        return min(self.height, 1 << 20)

    def rows(self) -> Iterator[FileRow]:
        """Every row, blank ones too, without empty cells at its end. Raises NotReadable."""
        try:
            yield from self._rows()
        except GeneratorExit:
            raise
        except Exception as error:
            # openpyxl answers a broken sheet with whatever its parser stumbled on.
            message = _("The sheet {name} is damaged. Save the workbook again as XLSX.")
            raise NotReadable(message.format(name=self.name)) from error

    def _rows(self) -> Iterator[FileRow]:
        with self._open_rows(values=True) as rows:
            for number, cells in enumerate(rows if self.worked_out else self._with_formulas(rows), 1):
                end = len(cells)
                while end and cells[end - 1] is None:
                    end -= 1
                yield FileRow(number, cells[:end])

    def _with_formulas(self, rows: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
        """The rows with a mark where a formula stands whose value no program has worked out."""
        with self._open_rows(values=False) as written:
            for cells, formulas in zip(rows, written, strict=False):
                pairs = zip(cells, formulas, strict=False)
                yield tuple(
                    UNWORKED if cell is None and formula is not None else cell for cell, formula in pairs
                )

    @contextmanager
    def _open_rows(self, *, values: bool) -> Iterator[Iterator[tuple[Cell, ...]]]:
        from openpyxl import load_workbook

        book = load_workbook(self.path, read_only=True, data_only=values, keep_links=False)
        try:
            sheet = book[self.name]
            # What a sheet says of its own size is often wrong, and may be made to be a million columns.
            sheet.reset_dimensions()
            yield sheet.iter_rows(max_col=self.columns, values_only=True)
        finally:
            book.close()


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets that people see. Raises NotReadable."""
    from openpyxl import load_workbook

    check_size(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # openpyxl answers a broken file with whatever its parser stumbled on.
        raise NotReadable(_("This is not a workbook that can be read. Save it again as XLSX.")) from error
    worked_out = _worked_out(path)
    try:
        return [
            Sheet(path, sheet.title, height=sheet.max_row or 0, worked_out=worked_out)
            for sheet in book.worksheets[:MOST_SHEETS]
            if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()


def _worked_out(path: Path) -> bool:
    """Whether no sheet has a formula without its value."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            before = b""
            with archive.open(name) as part:
                while piece := part.read(1 << 20):
                    if _UNWORKED.search(before + piece):
                        return False
                    before = piece[-200:]
    return True


def check_size(path: Path) -> None:
    """Refuse what would not fit into memory or time once it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise NotReadable(_("This is not a workbook that can be read. Save it again as XLSX.")) from error
    shared = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    if sum(part.file_size for part in parts) > MOST_BYTES or shared > MOST_SHARED or len(parts) > 5000:
        raise NotReadable(_("This workbook is too large once it is unpacked. Save the list as CSV."))
