"""Guards only SQLite knows: tables whose rows are written once and never altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from peewee import SqliteDatabase

AUDIT_TABLE = "audit_entry"


def guards(tables: Iterable[str]) -> list[str]:
    """The statements that forbid UPDATE and DELETE on the named tables."""
    return [
        f'CREATE TRIGGER "{table}_no_{act.lower()}" BEFORE {act} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is never altered'); END"
        for table in tables
        for act in ("UPDATE", "DELETE")
    ]


@contextmanager
def guards_lifted(database: SqliteDatabase, tables: Iterable[str]) -> Iterator[None]:
    """Let rows of guarded tables go inside the running transaction, for an erasure the law demands.

    The guards are back before the transaction ends, whatever happens. Never for the audit table.
    """
    tables = list(tables)
    if AUDIT_TABLE in tables:
        raise ValueError("the audit is never lifted")
    if not database.in_transaction():
        raise ValueError("guards are lifted only inside a transaction")
    with database.atomic():
        for table in tables:
            for act in ("update", "delete"):
                database.execute_sql(f'DROP TRIGGER "{table}_no_{act}"')
        yield
        for statement in guards(tables):
            database.execute_sql(statement)
