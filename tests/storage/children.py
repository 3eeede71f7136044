"""What runs in processes that the tests kill."""

from __future__ import annotations

import resource
import secrets
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from entre_tui.storage.backup.backup import back_up
from entre_tui.storage.backup.restore import restore
from entre_tui.storage.errors import StorageError, plain
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.opening.upgrade import upgrade
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.presence import maintenance
from entre_tui.storage.sqlcipher.rekey import rekey

MARK = "INSERT INTO mark (n, half, filler) VALUES (?, ?, ?)"


def put(database: EncryptedDatabase, number: int, size: int) -> None:
    """One change in two halves over several pages."""
    with database.atomic("IMMEDIATE"):
        for half in ("first", "second"):
            database.execute_sql(MARK, (number, half, secrets.token_bytes(size)))


def write_for_ever(said: Connection, path: Path, key: str, start: int) -> None:
    """Commit numbers from `start` on and say each one after its COMMIT."""
    database = open_database(path, key)
    number = start
    while True:
        put(database, number, 100 + number * 397 % 9000)
        said.send(number)
        number += 1


def write_some(said: Connection, path: Path, key: str, start: int, count: int) -> None:
    """Commit `count` numbers beside other writers."""
    database = open_database(path, key)
    for number in range(start, start + count):
        put(database, number, 300)
    database.close()
    said.send("done")


def hold_lock(said: Connection, path: Path, key: str) -> None:
    """Take the write lock and keep it until killed."""
    database = open_database(path, key)
    database.begin("IMMEDIATE")
    said.send("held")
    said.recv()


def hold_open(said: Connection, path: Path, key: str) -> None:
    """Have the file open until told to leave."""
    database = open_database(path, key)
    said.send("open")
    said.recv()
    database.close()


def hold_maintenance(said: Connection, path: Path) -> None:
    """Hold the file alone until killed."""
    with maintenance(path):
        said.send("alone")
        said.recv()


def write_with_limit(said: Connection, path: Path, key: str, start: int, step: int) -> None:
    """Let every write beyond a growing file size fail; say for each number whether it was saved."""
    database = open_database(path, key)
    wal = path.with_name(path.name + "-wal")
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit, number, saved = wal.stat().st_size if wal.exists() else 0, start, False
    while not saved:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            put(database, number, 9000)
            saved = True
        except Exception as error:
            found = plain(error, path)
            said.send((number, type(found).__name__))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        if saved:
            said.send((number, "saved"))
        limit, number = limit + step, number + 1
    said.send("done")


def note(path: Path, *keys: str) -> str:
    """Write keys down at once or not at all, as the key file is written; gives the first."""
    path.with_name("part").write_text("\n".join(keys))
    path.with_name("part").replace(path.with_name("record"))
    return keys[0]


def rekey_back_and_forth(said: Connection, path: Path, keys: list[str]) -> None:
    """Give the file one key after the other, with both in the record while it happens."""
    while True:
        old, new = keys[0], keys[1]
        keys = [new, old]
        said.send("start")
        rekey(
            path,
            old,
            keep_both=partial(note, path, new, old),
            keep_new=partial(note, path, new),
        )


def rekey_with_limit(said: Connection, path: Path, key: str, new: str, limit: int) -> None:
    """Try to change the key where no file may grow beyond a size; say what came of it."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        rekey(path, key, keep_both=partial(str, new), keep_new=partial(said.send, "new"))
    except StorageError as error:
        said.send(type(error).__name__)


def upgrade_for_ever(said: Connection, path: Path, key: str, folder: Path) -> None:
    """Bring the file up to a version with a table rebuilt, and say so."""
    with maintenance(path):
        database = EncryptedDatabase(path, key, alone=True)
        database.connect()
        said.send("start")
        upgrade(database, folder=folder, version=2)
        said.send("done")
        said.recv()


def restore_for_ever(said: Connection, path: Path, key: str, backup: Path) -> None:
    """Restore the same backup again and again."""
    while True:
        said.send("start")
        restore(backup, path, key, now=datetime.now(UTC))


def back_up_for_ever(said: Connection, path: Path, key: str, folder: Path) -> None:
    """Make backup after backup and name each one that is ready."""
    database = open_database(path, key)
    while True:
        said.send(str(back_up(database, folder)))
