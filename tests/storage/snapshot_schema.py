"""Write the first migration's SQL from the tables: `python -m tests.storage.snapshot_schema`.

Only while no version with this migration has been released; after that, schema changes are new numbered steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from peewee import Model, SqliteDatabase, sort_models
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui import models
from entre_tui.storage.migrations import FOLDER
from entre_tui.storage.sqlcipher.triggers import AUDIT_TABLE, guards

INITIAL = FOLDER / "0001_initial.sql"
ALL_TABLES = tuple(getattr(models, name) for names in models.TABLES.values() for name in names.split())
IMMUTABLE_TABLES: tuple[type[models.Table], ...] = (
    models.Formulation,
    models.FormulationNeed,
    models.FunctionalRow,
    models.FormulationResponsivity,
    models.MapLink,
    models.PhaseChange,
    models.GoalStatusChange,
    models.ChecklistChange,
    models.NoteRevision,
)


class _Memory(SqliteDatabase):
    def _connect(self) -> sqlcipher.Connection:
        return sqlcipher.connect(":memory:", isolation_level=None)


def schema_of(tables: Sequence[type[Model]], guarded: Iterable[str]) -> list[str]:
    """The statements that make these tables, in an order in which they can be run."""
    database = _Memory(":memory:")
    database.connect()
    ordered = sort_models(tables)
    with database.bind_ctx(tables):
        database.create_tables(ordered, safe=False)
    place = {model._meta.table_name: number for number, model in enumerate(ordered)}
    rows = database.execute_sql(
        "SELECT tbl_name, type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    rows.sort(key=lambda row: (place[row[0]], row[1] != "table", row[2]))
    database.close()
    return [readable(row[3]) for row in rows] + guards(guarded)


def guarded_tables() -> list[str]:
    """The names of the tables whose rows are never altered."""
    return [AUDIT_TABLE, *(table._meta.table_name for table in IMMUTABLE_TABLES)]


def readable(statement: str) -> str:
    """One column a line for tables; SQLite keeps the text as it was given."""
    if not statement.startswith("CREATE TABLE"):
        return statement
    parts = re.split(r", (?=\"\w+\" |FOREIGN KEY|PRIMARY KEY|CHECK)(?![^()]*\)[^()]*\()", statement)
    return ",\n    ".join(parts).replace(" (", " (\n    ", 1)


def text() -> str:
    """The whole file."""
    return (
        "".join(f"{statement};\n\n" for statement in schema_of(ALL_TABLES, guarded_tables())).rstrip() + "\n"
    )


if __name__ == "__main__":
    INITIAL.write_text(text(), encoding="utf-8")
    print(f"{INITIAL.name}: {len(ALL_TABLES)} tables")
