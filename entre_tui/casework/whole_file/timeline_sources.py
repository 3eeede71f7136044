"""How the lines of a timeline are read: for each kind of record one narrow query.

A source is read newest first from where it was left, so that a page costs the same however long the file is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from peewee import JOIN, ColumnBase, Field, fn

from entre_tui.models.base import Table
from entre_tui.storage.proxy import database

EXCERPT = 400


class TimelineKind(StrEnum):
    """What the timeline can be narrowed to."""

    APPOINTMENT = "appointment"
    SESSION = "session"
    FORMULATION = "formulation"
    GOAL = "goal"
    CHECKLIST = "checklist"
    CONSENT = "consent"
    NOTE = "note"
    PROGRAMME = "programme"
    CLIENT = "client"


LinePlace = tuple[datetime | date, int]
Raw = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSource:
    """One kind of record: `columns` go to `words`, which says what happened; `texts` are what people wrote.

    `path` leads from the record to the one that has the client; `record` is what opens, the record itself if None.
    """

    name: str
    kind: TimelineKind
    on: Field[Any]
    by: ColumnBase
    words: Callable[..., str]
    columns: tuple[ColumnBase, ...] = ()
    texts: tuple[ColumnBase, ...] = ()
    path: tuple[type[Table], ...] = ()
    where: tuple[ColumnBase, ...] = ()
    beside: tuple[Any, Any] | None = None
    record: ColumnBase | None = None
    is_day: bool = False

    def place(self, row: Raw) -> LinePlace:
        """Where a row stands among those of its source."""
        when: datetime | date = self.on.python_value(row[0])
        return when, row[1]


def rows_of(
    source: TimelineSource,
    client_id: int,
    until: datetime,
    *,
    after: LinePlace | None = None,
    limit: int | None = None,
    whole: bool = False,
    where: tuple[ColumnBase, ...] = (),
) -> Iterator[Raw]:
    """Raw cells, newest first: moment, id, what opens, who, the columns, and the texts in full or how they begin.

    Straight from the cursor: a cell that is not shown need not be converted.
    """
    on, table = source.on, source.on.model
    texts = source.texts if whole else tuple(fn.SUBSTR(text, 1, EXCERPT) for text in source.texts)
    record = table.id if source.record is None else source.record
    query, owner = table.select(on, table.id, record, source.by, *source.columns, *texts), table
    for step in source.path:
        query, owner = query.join(step), step
    if source.beside is not None:
        query = query.switch(table).join(source.beside[0], JOIN.LEFT_OUTER, on=source.beside[1])
    there = [each.removed_at.is_null() for each in (table, *source.path) if hasattr(each, "removed_at")]
    before = on <= (until.date() if source.is_day else until)
    if after is not None:
        before = (on < after[0]) | ((on == after[0]) & (table.id < after[1]))
    query = query.where(owner.client == client_id, before, *there, *source.where, *where)
    rows: Iterator[Raw] = database.execute(query.order_by(on.desc(), table.id.desc()).limit(limit))
    return rows
