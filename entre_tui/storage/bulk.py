"""Rows by the thousand, past the query builder: one prepared statement, run many times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from entre_tui.storage.proxy import database


def insert_rows(table: Any, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Inserts rows that all have these fields, inside the caller's transaction; gives how many."""
    defaults = {name: value for name, value in table._meta.get_default_dict().items() if name not in names}
    fields = [table._meta.fields[name] for name in (*names, *defaults)]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join(["?"] * len(fields))
    # The names are the tables' own columns; values only ever go in by placeholders.
    statement = f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608
    pairs = [(name, field.db_value) for name, field in zip(names, fields, strict=False)]
    rest = tuple(
        field.db_value(value) for field, value in zip(fields[len(pairs) :], defaults.values(), strict=True)
    )
    values = [(*(convert(row[name]) for name, convert in pairs), *rest) for row in rows]
    database.connection().cursor().executemany(statement, values)
    return len(values)
