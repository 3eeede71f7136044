"""Is the file whole? Every page's seal, every index, every reference, and how many rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from peewee import SQL, Table, fn
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage.errors import plain
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; `rows` counts each table, `problems` is in SQLite's own words and holds no case data."""

    problems: tuple[str, ...]
    rows: dict[str, int] = field(default_factory=dict)
    size: int = 0
    free: int = 0
    schema: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def counts(raw: sqlcipher.Connection) -> dict[str, int]:
    """The number of rows of each table."""
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {name: raw.execute(_count(name)).fetchone()[0] for (name,) in names}


def _count(table: str) -> str:
    return str(Table(table).select(fn.COUNT(SQL("*"))).sql()[0])


def check_connection(raw: sqlcipher.Connection, path: Path) -> CheckReport:
    """All checks over one driver connection; a file too broken to read is a problem, not an exception."""
    problems: list[str] = []
    try:
        problems += [f"page seal: {row[0]}" for row in raw.execute("PRAGMA cipher_integrity_check")]
        problems += [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [
            f"reference from {row[0]} to {row[2]}" for row in raw.execute("PRAGMA foreign_key_check")
        ]
        rows = counts(raw)
        pages, free, page, schema = (
            int(raw.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size", "user_version")
        )
    except sqlcipher.DatabaseError as error:
        return CheckReport((*problems, str(plain(error, path) or error)))
    return CheckReport(tuple(problems), rows, pages * page, free * page, schema)


def check(database: EncryptedDatabase) -> CheckReport:
    """Check the file over a connection of its own, so that work goes on meanwhile. Call it from any thread."""
    raw = database.extra_connection()
    try:
        return check_connection(raw, database.path)
    finally:
        raw.close()
