"""Every row of a list is checked before anything is saved: its cells, and what they say together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.exchange.files.cell import (
    Cell,
    CellValues,
    UnfitCell,
    is_broken,
    is_empty,
    quote_cell,
    text_of,
)
from entre_tui.exchange.files.textfile import FileRow
from entre_tui.exchange.files.workbook import Sheet
from entre_tui.exchange.lists.columns import ImportColumn, ListKind
from entre_tui.exchange.lists.kinds import programme_keys
from entre_tui.exchange.reading.cells import reader_of
from entre_tui.exchange.reading.checklist_columns import AreaColumn, reader_in
from entre_tui.exchange.reading.client_checks import (
    TOTAL,
    name_of,
)
from entre_tui.exchange.reading.record_checks import FINISHERS, add_words
from entre_tui.exchange.reading.tables import NAME_KEYS, OfficeTable
from entre_tui.locale import _
from entre_tui.text import clean_long


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What a row says, and why it cannot be taken; `partly` is why a part of it (the programme) cannot.

    A `total` below the rows says nothing of anybody.
    """

    number: int
    values: CellValues
    reasons: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    total: bool = False


class Checker:
    """Checks the rows of one table."""

    def __init__(self, table: OfficeTable, now: datetime) -> None:
        self.table = table
        self.kind = table.kind
        self.today = now.date()
        self.zone = now.tzinfo
        self._readers: list[tuple[int, ImportColumn, Callable[[Cell], object]]] = [
            (place, column, self._reader(column))
            for place, column in enumerate(table.columns)
            if column is not None
        ]
        has_areas = any(isinstance(column, AreaColumn) for column in table.columns)
        self._required = [
            column
            for column in self.kind.columns
            if column.required and not (has_areas and column.key == "area")
        ]
        self._finish = FINISHERS[self.kind.key]
        self._nameless = [
            place for place, head in enumerate(table.header) if not head and table.columns[place] is None
        ]
        self.nameless: set[int] = set()
        """Places of columns without a header that said something, and were left out."""

    def _reader(self, column: ImportColumn) -> Callable[[Cell], object]:
        return (
            reader_in(column, self.today) if isinstance(column, AreaColumn) else reader_of(column, self.today)
        )

    def check(self, row: FileRow) -> CheckedRow:
        """The values of a row, or the reasons against it."""
        if row.fault:
            return CheckedRow(row.number, {}, (row.fault,))
        values: CellValues = {}
        wrong: dict[str, str] = {}
        cells, width = row.cells, len(row.cells)
        for place, column, read in self._readers:
            cell = cells[place] if place < width else None
            if cell is None or cell == "" or is_empty(cell):
                continue
            try:
                if isinstance(cell, str) and cell[0] in "#E" and is_broken(cell):
                    raise UnfitCell(
                        _("“{text}” is an error of the spreadsheet").format(text=quote_cell(cell))
                    )
                value = read(cell)
            except UnfitCell as unfit:
                if column.otherwise:
                    add_words(values, column.otherwise, clean_long(text_of(cell), 4000))
                else:
                    wrong[column.key] = f"{_(column.title)}: {unfit}."
                continue
            if value is not None and value != "" and not (value is False and values.get(column.key)):
                values[column.key] = value
        if _is_total(cells, values):
            return CheckedRow(row.number, {}, total=True)
        self._look_aside(cells, wrong)
        return self._judge_row(row.number, values, wrong)

    def _look_aside(self, cells: Sequence[Cell], wrong: dict[str, str]) -> None:
        """Cells under no header: in a workbook a remark beside the list, in text perhaps a cell split in two."""
        width = len(self.table.columns)
        self.nameless.update(
            place for place in self._nameless if place < len(cells) and not is_empty(cells[place])
        )
        over = [place for place in range(width, len(cells)) if not is_empty(cells[place])]
        if over and isinstance(self.table.source, Sheet):
            self.nameless.update(over)
        elif over:
            wrong["_over"] = _("There are more cells than the header has columns: is a cell split in two?")

    def _judge_row(self, number: int, values: CellValues, wrong: dict[str, str]) -> CheckedRow:
        for column in self._required:
            if column.key == "ref" and NAME_KEYS & values.keys():
                continue
            if column.key not in values and column.key not in wrong:
                wrong[column.key] = _("{column} is missing.").format(column=_(column.title))
        partly = (
            [wrong.pop(key) for key in programme_keys() if key in wrong] if self.kind.key == "clients" else []
        )
        if partly:
            for key in programme_keys():
                values.pop(key, None)
        try:
            if not wrong:
                partly += self._finish(values, self.today, self.zone)
                if self.kind.key != "clients":
                    self._whose(values)
        except UnfitCell as unfit:
            wrong["_whole"] = str(unfit)
        if partly:
            values.pop("enrolment", None)
        return CheckedRow(number, values, tuple(wrong.values()), tuple(partly))

    def _whose(self, values: CellValues) -> None:
        """The name in a list that hangs on clients is only kept to find the client, or to be compared with theirs."""
        name_of(values)
        said = [values.pop(part, "") for part in ("given_name", "family_name")]
        hidden, _protected = values.pop("masked", False), values.pop("protected", False)
        if any(said) and not hidden:
            values["said_name"] = " ".join(filter(None, said))
        elif "ref" not in values:
            raise UnfitCell(_("{column} is missing.").format(column=_(self.kind.column("ref").title)))


def _is_total(cells: Sequence[Cell], values: CellValues) -> bool:
    """Whether this is a line below the rows that only counts them."""
    first = next((cell for cell in cells if not is_empty(cell)), None)
    if not isinstance(first, str) or not TOTAL.match(first.strip()):
        return False
    return not {"given_name", "identity_number", "birth_date", "on"} & set(values)


def decoders(kind: ListKind) -> dict[str, Callable[[str], object]]:
    """How the dates of a kind come back from the pile, where they lie as text."""
    from entre_tui.exchange.lists.columns import Reads

    days = {column.key for column in kind.columns if column.reads in (Reads.DAY, Reads.DUE, Reads.BIRTH)}
    found: dict[str, Callable[[str], object]] = dict.fromkeys(days, date.fromisoformat)
    return found | {"starts_at": datetime.fromisoformat}
