"""The file opens with everything that keeps it safe, or says plainly why not."""

from __future__ import annotations

import logging
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from peewee import InterfaceError
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage import errors
from entre_tui.storage.opening import opening
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase, connect
from entre_tui.storage.sqlcipher.file_names import lock_file
from entre_tui.storage.sqlcipher.pages import PAGE
from tests.storage import children
from tests.storage.killing import Child

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "busy_timeout": 5000,
    "temp_store": 2,
    "user_version": 1,
    "application_id": 0x456E7432,
}


def fill(database: EncryptedDatabase) -> None:
    with database.connect_thread():
        for number in range(20):
            children.put(database, number, 3000)


def alter(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x40
    path.write_bytes(content)


def test_every_pragma_is_set_on_every_connection(database: EncryptedDatabase) -> None:
    raw = database.extra_connection()
    for name, value in PRAGMAS.items():
        assert database.one(f"PRAGMA {name}") == value, name
        assert raw.execute(f"PRAGMA {name}").fetchone()[0] == value, name
    raw.close()
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)


def test_files_are_private(database: EncryptedDatabase, path: Path) -> None:
    children.put(database, 1, 10)
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file.name
    assert path.parent.stat().st_mode & 0o077 == 0


def test_nothing_of_the_file_can_be_read_without_the_key(closed: EncryptedDatabase, path: Path) -> None:
    assert b"SQLite format" not in path.read_bytes()
    assert b"mark" not in path.read_bytes()


def test_wrong_key(closed: EncryptedDatabase, path: Path) -> None:
    with pytest.raises(errors.WrongKey) as refusal:
        open_database(path, secrets.token_hex(32))
    assert path.name in str(refusal.value)
    assert refusal.value.advice


def test_wrong_key_writes_nothing_on_the_terminal(closed: EncryptedDatabase, path: Path) -> None:
    script = (
        "import pathlib, sys; from entre_tui.storage.opening.opening import open_database\n"
        "from entre_tui.storage.errors import WrongKey\n"
        "try: open_database(pathlib.Path(sys.argv[1]), '5' * 64)\n"
        "except WrongKey: sys.exit(7)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (7, b"", b"")


@pytest.mark.parametrize(
    "bad", ["", "abc", "g" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "x'" + "a" * 64 + "'"]
)
def test_a_malformed_key_is_never_taken_for_a_passphrase(path: Path, bad: str) -> None:
    with pytest.raises(errors.BadKey):
        open_database(path, bad, create=True)
    assert not path.exists()


def test_missing_file_is_not_made(path: Path, key: str) -> None:
    path.parent.mkdir()
    with pytest.raises(errors.MissingFile):
        open_database(path, key)
    assert not path.exists()


def test_an_existing_file_is_not_made_anew(closed: EncryptedDatabase, path: Path, key: str) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.CaseFileExists):
        open_database(path, key, create=True)
    assert path.read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(path: Path, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(database: EncryptedDatabase) -> None:
        raise errors.DiskFull

    monkeypatch.setattr(opening, "upgrade", fails)
    with pytest.raises(errors.DiskFull):
        open_database(path, key, create=True)
    assert list(path.parent.iterdir()) == [lock_file(path)]


@pytest.mark.parametrize("content", [b"", b"Namn;Personnummer\r\n", b"SQLite format 3\x00" + bytes(PAGE * 2)])
def test_another_kind_of_file_is_refused_and_kept(path: Path, key: str, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(errors.NotADatabase):
        open_database(path, key)
    assert path.read_bytes() == content


def test_a_file_of_another_program_is_refused(closed: EncryptedDatabase, path: Path, key: str) -> None:
    with closed.connect_thread():
        closed.execute_sql("PRAGMA application_id = 42")
    with pytest.raises(errors.NotADatabase):
        open_database(path, key)


def test_a_newer_file_is_refused_and_not_touched(closed: EncryptedDatabase, path: Path, key: str) -> None:
    with closed.connect_thread():
        closed.execute_sql("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(errors.NewerSchema, match="99"):
        open_database(path, key)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [100, PAGE - 10])
def test_a_damaged_first_page_is_not_called_a_wrong_key(
    closed: EncryptedDatabase, path: Path, key: str, place: int
) -> None:
    fill(closed)
    alter(path, place)
    with pytest.raises(errors.Damaged):
        open_database(path, key)


def test_damage_further_in_is_told_when_it_is_read(closed: EncryptedDatabase, path: Path, key: str) -> None:
    fill(closed)
    alter(path, path.stat().st_size - PAGE // 2)
    raw = connect(path, key)
    with pytest.raises(sqlcipher.DatabaseError) as trouble:
        raw.execute("SELECT n, half, filler FROM mark").fetchall()
    raw.close()
    assert isinstance(errors.plain(trouble.value, path), errors.Damaged)


def test_a_file_in_maintenance_is_not_opened(closed: EncryptedDatabase, path: Path, key: str) -> None:
    other = Child(children.hold_maintenance, path)
    assert other.hear() == "alone"
    with pytest.raises(errors.InMaintenance):
        open_database(path, key)
    other.kill()
    open_database(path, key).close()


def test_a_write_protected_file(
    closed: EncryptedDatabase, path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom file rights do not stop.
    monkeypatch.setattr(opening.os, "access", lambda _path, mode: False)
    with pytest.raises(errors.ReadOnly):
        open_database(path, key)


def test_an_old_library_is_refused(path: Path, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(errors.OldLibrary, match="SQLCipher"):
        open_database(path, key, create=True)


def test_the_key_is_in_no_log_and_no_representation(
    path: Path, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    database = open_database(path, key, create=True)
    assert key not in caplog.text
    assert key not in repr(database) + str(database) + repr(database.connect_params)
    database.close()
    database.forget_key()
    with pytest.raises(errors.StoreClosed):
        database.connect()


def test_a_thread_without_a_connection_cannot_ask(closed: EncryptedDatabase) -> None:
    with pytest.raises(InterfaceError):
        closed.execute_sql("SELECT 1")
