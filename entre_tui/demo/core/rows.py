"""Collects rows for many tables, with their numbers given beforehand so that they can point at each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from entre_tui.demo.core.days import Diary
from entre_tui.models.base import Record, Table


class DemoRows:
    """`stamp` is when and by whom records are said to be made, unless they say it themselves."""

    def __init__(self, stamp: datetime) -> None:
        self.stamp = stamp
        self.tables: dict[type[Table], list[dict[str, Any]]] = defaultdict(list)
        self.identity_numbers: set[str | None] = set()
        self.diary = Diary()
        self._last: dict[type[Table], int] = defaultdict(int)

    def add(
        self, table: type[Table], made: datetime | None = None, maker: int | None = None, /, **values: object
    ) -> int:
        """A row made at a time by a worker; gives the number it has."""
        self._last[table] += 1
        row: dict[str, Any] = {"id": self._last[table], **values}
        if issubclass(table, Record):
            made = made or self.stamp
            row |= {
                "version": 1,
                "created_at": made,
                "created_by": maker,
                "changed_at": made,
                "changed_by": maker,
            }
        self.tables[table].append(row)
        return self._last[table]

    def take_rows(self) -> dict[type[Table], list[dict[str, Any]]]:
        """What was collected since the last time, to be written."""
        taken, self.tables = self.tables, defaultdict(list)
        return taken

    def count(self) -> int:
        return sum(len(rows) for rows in self.tables.values())
