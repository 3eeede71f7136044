"""A real encrypted file in a folder of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.thread.store import Store

MARKS = "CREATE TABLE mark (n INTEGER NOT NULL, half TEXT NOT NULL, filler BLOB NOT NULL)"


@pytest.fixture
def key() -> str:
    return secrets.token_hex(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office" / "case.entre"


@pytest.fixture
def database(path: Path, key: str) -> Iterator[EncryptedDatabase]:
    """A new file with a table for marks, open on this thread."""
    database = open_database(path, key, create=True)
    database.execute_sql(MARKS)
    yield database
    database.close()


@pytest.fixture
def closed(database: EncryptedDatabase) -> EncryptedDatabase:
    """The same, with nobody having it open."""
    database.close()
    return database


@pytest.fixture
def store(database: EncryptedDatabase) -> Iterator[Store]:
    store = Store(database)
    yield store
    store.close()
