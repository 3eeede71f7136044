"""What a column of a list is: its title, the other names offices give it, how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from entre_tui.exchange.lists.headers import parts_of, readings, same_header
from entre_tui.locale import DOMAIN, FOLDER, N_
from entre_tui.text import fold

_APART = re.compile(r"[^0-9a-z]+")


class Reads(StrEnum):
    """How a cell becomes a value."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    DUE = "due"
    BIRTH = "birth"
    MOMENT = "moment"
    CLOCK = "clock"
    FLAG = "flag"
    CODE = "code"
    CODES = "codes"
    NUMBER = "number"
    MINUTES = "minutes"
    IDENTITY = "identity"
    PROGRAMME = "programme"
    PHASE = "phase"
    THEMES = "themes"
    STRATEGIES = "strategies"
    PEOPLE = "people"
    FAMILY_FIRST = "family first"
    WORKERS = "workers"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """`names` are other headers, the surest first; `vocabulary` a name of `locale.words`.

    `example` fills the template; a column that is not `offered` is understood but stands in none. What is none of
    the words of the vocabulary goes to the value called `otherwise`, if there is one.
    """

    key: str
    title: str
    names: tuple[str, ...] = ()
    reads: Reads = Reads.TEXT
    vocabulary: str = ""
    required: bool = False
    least: int = 0
    most: int = 0
    example: str = ""
    about: str = ""
    offered: bool = True
    otherwise: str = ""

    def titles(self) -> tuple[str, ...]:
        """What templates and the program itself call it."""
        return self.key, in_swedish(self.title), self.title


@dataclass(frozen=True, slots=True, eq=False)
class ListKind:
    """One kind of list; `names` are words in names of files and sheets that speak for it."""

    key: str
    title: str
    names: tuple[str, ...]
    columns: tuple[ImportColumn, ...]

    def column_of(self, header: str) -> ImportColumn | None:
        """The column a header means; None if nobody knows."""
        known = known_headers(self)
        found = next((known[reading] for reading in readings(header) if reading in known), None)
        if found is not None:
            return found
        parts = {known.get(same_header(part)) for part in parts_of(header)}
        return parts.pop() if len(parts) == 1 else None

    def sureness(self, column: ImportColumn, header: str) -> int:
        """How surely a header means its column, the smaller the surer: its own title, or the place among its names."""
        names = [same_header(name) for name in (*column.titles(), *column.names)]
        return next((names.index(reading) for reading in readings(header) if reading in names), len(names))

    def template_columns(self) -> list[ImportColumn]:
        """The columns that stand in a template."""
        return [column for column in self.columns if column.offered]

    def column(self, key: str) -> ImportColumn:
        """The column of this key."""
        return next(column for column in self.columns if column.key == key)


@cache
def known_headers(kind: ListKind) -> Mapping[str, ImportColumn]:
    """Header → column; a column's own title goes before another's other names."""
    own = {same_header(name): column for column in kind.columns for name in column.titles()}
    others = {same_header(name): column for column in reversed(kind.columns) for name in column.names}
    return {header: column for header, column in (others | own).items() if header}


REASON_TITLE = N_("Why not imported")
EXPLANATION = N_("Explanation")
"""The sheet of a template that says what each column is."""


def is_reason(header: str) -> bool:
    """Whether this is the column that says why a row did not come in the last time."""
    return same_header(header) in {same_header(REASON_TITLE), same_header(in_swedish(REASON_TITLE))}


def same_word(text: str) -> str:
    """A word in a cell as vocabularies compare it: folded, signs as single blanks."""
    return _APART.sub(" ", fold(text)).strip()


def in_swedish(message: str) -> str:
    """The Swedish words of a message, whatever language is in use: files come in both."""
    from gettext import translation

    return translation(DOMAIN, str(FOLDER), ["sv"], fallback=True).gettext(message) if message else ""
