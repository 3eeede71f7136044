"""Rows that are written once stay as they are, whichever way somebody tries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from peewee import IntegrityError

from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.triggers import guards, guards_lifted
from tests.storage.snapshot_schema import guarded_tables


@pytest.fixture
def guarded(database: EncryptedDatabase) -> Iterator[EncryptedDatabase]:
    database.execute_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT UNIQUE)")
    database.execute_sql("INSERT INTO kept (word) VALUES ('as it was')")
    for statement in guards(["kept"]):
        database.execute_sql(statement)
    yield database
    assert database.one("SELECT count(*) FROM sqlite_master WHERE name LIKE 'kept_no_%'") == 2


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE kept SET word = 'other'",
        "DELETE FROM kept",
        "INSERT OR REPLACE INTO kept (id, word) VALUES (1, 'other')",
        "REPLACE INTO kept (id, word) VALUES (7, 'as it was')",
        "INSERT INTO kept (id, word) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET word = 'other'",
    ],
)
def test_no_way_round(guarded: EncryptedDatabase, attempt: str) -> None:
    with pytest.raises(IntegrityError, match="never altered"):
        guarded.execute_sql(attempt)
    assert guarded.execute_sql("SELECT * FROM kept").fetchall() == [(1, "as it was")]


def test_an_erasure_lifts_the_guards_for_itself_alone(guarded: EncryptedDatabase) -> None:
    with guarded.atomic("IMMEDIATE"), guards_lifted(guarded, ["kept"]):
        guarded.execute_sql("DELETE FROM kept")
    guarded.execute_sql("INSERT INTO kept (word) VALUES ('again')")
    with pytest.raises(IntegrityError):
        guarded.execute_sql("DELETE FROM kept")


def test_guards_are_back_after_a_failed_erasure(guarded: EncryptedDatabase) -> None:
    def erase() -> None:
        with guarded.atomic("IMMEDIATE"), guards_lifted(guarded, ["kept"]):
            guarded.execute_sql("DELETE FROM kept")
            raise LookupError

    with pytest.raises(LookupError):
        erase()
    assert guarded.one("SELECT count(*) FROM kept") == 1


def test_the_audit_is_never_lifted(guarded: EncryptedDatabase) -> None:
    with guarded.atomic(), pytest.raises(ValueError, match="audit"), guards_lifted(guarded, ["audit_entry"]):
        pass
    with pytest.raises(ValueError, match="transaction"), guards_lifted(guarded, ["kept"]):
        pass


def test_every_guarded_table_has_its_guards_in_a_new_file(database: EncryptedDatabase) -> None:
    triggers = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    names = {name for (name,) in triggers}
    assert "audit_entry" in guarded_tables()
    assert names == {f"{table}_no_{act}" for table in guarded_tables() for act in ("update", "delete")}
