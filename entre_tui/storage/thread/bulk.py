"""Rows by the thousand, past the query builder: one prepared statement, run many times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from peewee import AutoField, CharField, IntegerField, Model, TextField

from entre_tui.storage.proxy import database
from entre_tui.storage.thread.jobs import bare

# The driver takes the values of these as they are.
_PLAIN = (AutoField, CharField, IntegerField, TextField)
ROOMY, USUAL = 32_000, 2_000


@bare
def roomy_cache(wanted: bool = True) -> None:
    """Room for the pages of every index while thousands of rows go in (32 MB), or the usual 2 MB again."""
    database.execute_sql(f"PRAGMA cache_size = -{ROOMY if wanted else USUAL}")


def insert_rows(
    table: type[Model],
    names: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    shared: Mapping[str, object] | None = None,
) -> int:
    """Inserts rows that all have these fields, inside the caller's transaction; gives how many.

    `shared` are fields that are the same in every row; they are converted once.
    """
    others = table._meta.get_default_dict() | dict(shared or {})
    rest = {name: value for name, value in others.items() if name not in names}
    fields = [table._meta.fields[name] for name in (*names, *rest)]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join(["?"] * len(fields))
    # The names are the tables' own columns; values only ever go in by placeholders.
    statement = f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608
    tail = [table._meta.fields[name].db_value(value) for name, value in rest.items()]
    values = _values(fields[: len(names)], names, rows, tail)
    database.connection().cursor().executemany(statement, values)
    return len(values)


def _values(
    fields: Sequence[Any],
    names: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    tail: list[object],
) -> list[list[object]]:
    convert = [(place, field.db_value) for place, field in enumerate(fields) if type(field) not in _PLAIN]
    take = itemgetter(*names)
    found = []
    for row in rows:
        values = list(take(row)) if len(names) > 1 else [take(row)]
        for place, to_column in convert:
            if values[place] is not None:
                values[place] = to_column(values[place])
        found.append(values + tail)
    return found
