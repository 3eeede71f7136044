"""A full disk: the reserve is given back once, then said plainly; nothing is half saved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from peewee import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage import errors
from entre_tui.storage.backup.check import check
from entre_tui.storage.opening import opening
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.disk_reserve import DiskReserve
from entre_tui.storage.thread.jobs import bare
from entre_tui.storage.thread.store import Store
from tests.storage import children


class FullDisk(DiskReserve):
    """A reserve whose room is the only room there is: the file may not grow before it is given back."""

    def __init__(self, path: Path, database: EncryptedDatabase, room: int) -> None:
        super().__init__(path, size=4096)
        self.database, self.room, self.given = database, room, 0

    def give_back(self) -> bool:
        if not super().give_back():
            return False
        self.given += 1
        limit(self.database, self.room)
        return True


def limit(database: EncryptedDatabase, room: int) -> None:
    pages = database.one("PRAGMA page_count")
    database.execute_sql(f"PRAGMA max_page_count = {pages + room}")


def saving(database: EncryptedDatabase) -> Callable[..., Any]:
    def save(number: int) -> int:
        children.put(database, number, 20_000)
        return number

    save.__entre_mode__ = "change"  # type: ignore[attr-defined]
    return save


def test_the_reserve_saves_what_is_being_saved(database: EncryptedDatabase, path: Path) -> None:
    reserve = FullDisk(path, database, room=16)
    store, save = Store(database, reserve=reserve), saving(database)
    store.call(bare(lambda: limit(database, 0)))
    assert not store.reserve_spent
    assert store.call(save, 1) == 1
    assert store.reserve_spent
    assert not reserve.is_whole()
    with pytest.raises(errors.DiskFull) as told:
        store.call(save, 2)
    assert "nothing was saved" in str(told.value)
    assert store.call(lambda: database.one("SELECT count(*) FROM mark")) == 2
    assert reserve.given == 1
    store.close()
    assert check(database).whole


def test_without_a_reserve_it_is_said_at_once(database: EncryptedDatabase) -> None:
    store, save = Store(database), saving(database)
    store.call(bare(lambda: limit(database, 0)))
    with pytest.raises(errors.DiskFull):
        store.call(save, 1)
    assert store.call(lambda: database.one("SELECT count(*) FROM mark")) == 0
    store.close()


def test_nothing_is_saved_by_a_function_that_goes_on_after_a_full_disk(database: EncryptedDatabase) -> None:
    def stubborn() -> None:
        children.put(database, 1, 10)
        with contextlib.suppress(DatabaseError):
            children.put(database, 2, 20_000)
        with contextlib.suppress(DatabaseError):
            children.put(database, 3, 10)

    stubborn.__entre_mode__ = "change"  # type: ignore[attr-defined]
    store = Store(database)
    store.call(bare(lambda: limit(database, 0)))
    with pytest.raises(errors.DiskFull):
        store.call(stubborn)
    assert store.call(lambda: database.one("SELECT count(*) FROM mark")) == 0
    store.close()


def test_an_error_on_a_full_disk_is_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlcipher.SQLITE_IOERR
    assert type(errors.plain(error, path)) is errors.DiskTrouble
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 4096})())
    assert type(errors.plain(error, path)) is errors.DiskFull


def test_a_file_that_does_not_open_for_want_of_room_gets_the_reserve(
    closed: EncryptedDatabase, path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    DiskReserve(path, size=4096).ensure()
    tried: list[bool] = []
    really = opening.open_database

    def open_database(path: Path, key_hex: str, *, create: bool = False) -> EncryptedDatabase:
        tried.append(DiskReserve(path).file.exists())
        if tried[-1]:
            raise errors.DiskFull
        return really(path, key_hex, create=create)

    monkeypatch.setattr("entre_tui.storage.thread.store.open_database", open_database)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 4096})())
    store = Store.open(path, key)
    assert tried == [True, False]
    assert store.call(lambda: 1) == 1
    assert store.reserve_spent
    store.close()


def test_the_reserve_takes_real_room(path: Path) -> None:
    path.parent.mkdir()
    reserve = DiskReserve(path, size=2 * 1024 * 1024)
    assert reserve.ensure()
    assert reserve.ensure()
    assert reserve.file.stat().st_blocks * 512 >= reserve.size
    assert reserve.give_back()
    assert not reserve.give_back()


def test_no_reserve_on_a_disk_that_is_nearly_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    reserve = DiskReserve(path)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": reserve.size})())
    assert not reserve.ensure()
    assert not reserve.file.exists()
