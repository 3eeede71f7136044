"""Checklists with a column for each area: “Boende”, “Boende klart senast”, “Ansvarig skuldrådgivning”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from entre_tui.exchange.files.cell import (
    Cell,
    CellValues,
    UnfitCell,
    is_empty,
    known_text,
    quote_cell,
    text_of,
)
from entre_tui.exchange.files.textfile import FileRow
from entre_tui.exchange.lists.columns import ImportColumn, ListKind, known_headers, same_word
from entre_tui.exchange.lists.data import words_for
from entre_tui.exchange.lists.headers import parts_of, same_header, without_asides
from entre_tui.exchange.lists.kinds import kind_of
from entre_tui.exchange.lists.vocabulary import codes_of
from entre_tui.exchange.reading import free_words, relative_due
from entre_tui.exchange.reading.cells import reader_of
from entre_tui.locale import _
from entre_tui.text import LONG_LIMIT, clean, clean_long, fold

FEWEST = 2
"""Columns of different areas that make a list such a checklist."""
LONGEST = 8
"""Words of a header that may name an area and a field."""
AREA = "area."
_WHOSE = ("ref", "name", "family_name", "given_name")
_UNTIL = re.compile(
    r"(?:ska vara |to be )?(?:klart?|ordna[td]|done|ready)? ?(?:senast|till|by|fore|innan)(?= )"
)
_WORD = re.compile(r"[^\s:/–—,-]+")


@dataclass(frozen=True, slots=True, eq=False)
class AreaColumn(ImportColumn):
    """A column of one area; `says` is the field it is about, empty where the cells have to tell it."""

    area: str = ""
    says: str = ""


def area_column(header: str) -> AreaColumn | None:
    """The area that a header names, and the field if it names one, whichever stands first."""
    bare = clean(without_asides(header), 200)
    codes = codes_of("checklist_area")
    parts = {codes.get(same_word(part)) for part in parts_of(bare)}
    if area := codes.get(same_word(bare)) or (parts.pop() if len(parts) == 1 else None):
        return _made(header, area, "")
    words = _WORD.findall(bare)
    if len(words) > LONGEST:
        return None
    for at in range(1, len(words)):
        for area_words, field_words in ((words[:at], words[at:]), (words[at:], words[:at])):
            area = codes.get(same_word(" ".join(area_words)))
            field = known_headers(kind_of("checklist")).get(same_header("".join(field_words)))
            if area and field is not None and field.key not in (*_WHOSE, "area"):
                return _made(header, area, field.key)
    return None


def _made(header: str, area: str, says: str) -> AreaColumn:
    return AreaColumn(
        f"{AREA}{area}" + (f".{says}" if says else ""),
        clean(header, 200),
        offered=False,
        area=area,
        says=says,
    )


def areas_among(kind: ListKind, headers: Sequence[Cell]) -> set[str]:
    """The areas that have a column of their own, if there are enough of them and none for the area itself."""
    if kind.key != "checklist":
        return set()
    titles = [header for header in headers if isinstance(header, str) and header.strip()]
    found = {column.area for column in map(area_column, titles) if column is not None}
    rows_have_it = any(column.key == "area" for column in map(kind.column_of, titles) if column is not None)
    return found if len(found) >= FEWEST and not rows_have_it else set()


def column_in(title: str, headers: Sequence[str]) -> ImportColumn | None:
    """What a header of such a list means: whose row it is, or an area; “Id” is the number where no other is."""
    whose = kind_of("checklist").column_of(title)
    area = area_column(title)
    if whose is None or whose.key not in _WHOSE:
        return area
    others = (kind_of("checklist").column_of(each) for each in headers if each != title)
    return area if area and any(other is not None and other.key == "ref" for other in others) else whose


def split_by_area(rows: Iterable[FileRow], columns: Sequence[ImportColumn | None]) -> Iterator[FileRow]:
    """Each row once for each area that it says something of, with the cells of that area alone."""
    areas = dict.fromkeys(column.area for column in columns if isinstance(column, AreaColumn))
    for row in rows:
        if not areas or row.fault:
            yield row
            continue
        for area in areas:
            mine = list(row.cells)
            said = False
            for place, column in enumerate(columns[: len(mine)]):
                if isinstance(column, AreaColumn) and column.area != area:
                    mine[place] = None
                elif isinstance(column, AreaColumn):
                    said = said or not is_empty(mine[place])
            if said:
                yield replace(row, cells=mine)


def reader_in(column: AreaColumn, today: date) -> Callable[[Cell], CellValues | None]:
    """How a cell of the column becomes fields of the checklist."""
    if not column.says:
        return _read_area_cell
    read = reader_of(kind_of("checklist").column(column.says), today)

    def one(cell: Cell) -> CellValues | None:
        value = read(cell)
        return None if value is None or value == "" else {column.says: value}

    return one


def _read_area_cell(cell: Cell) -> CellValues | None:
    """A status, that there is no need, a due day, an agency; whatever else is said is a note."""
    text = known_text(cell)
    if text is None:
        return None
    word = same_word(text)
    if text in words_for("ticks") or word in words_for("yes_or_no"):
        raise UnfitCell(
            _(
                "“{text}” may be about the need or about what was done: write “no need”, “has a need”, “arranged” …"
            ).format(text=quote_cell(cell))
        )
    for key in ("status", "need"):
        if code := codes_of(f"checklist_{key}").get(word):
            return {key: code}
    words = clean_long(text_of(cell), LONG_LIMIT).strip()
    day = _day(text if isinstance(cell, str) else cell)
    if day is not None:
        return {"due_on": day}
    if word in codes_of("agency"):
        return {"responsible": words}
    status = None if _UNTIL.match(word) else free_words.beginning(text, codes_of("checklist_status"))
    return {"notes": words} | ({"status": status} if status else {})


def _day(cell: Cell) -> date | int | None:
    """The due day a cell tells; a text that is none may still be a note."""
    if isinstance(cell, str) and (until := _UNTIL.match(fold(cell))):
        cell = cell[until.end() :].strip()
    try:
        return relative_due.due(cell)
    except UnfitCell:
        return None


def gather_area_fields(values: CellValues) -> None:
    """The fields of the one area of a row, in the place where a list with a row for each area has them."""
    for key in [key for key in values if key.startswith(AREA)]:
        values["area"] = key.removeprefix(AREA).partition(".")[0]
        for field, value in values.pop(key).items():
            values.setdefault(field, value)
