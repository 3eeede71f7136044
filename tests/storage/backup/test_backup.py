"""Backups that were proved before they got their name, and the drill of putting one back."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from entre_tui.storage import errors
from entre_tui.storage.backup import backup as backup_module
from entre_tui.storage.backup import restore as restore_module
from entre_tui.storage.backup.backup import back_up
from entre_tui.storage.backup.check import CheckReport, check
from entre_tui.storage.backup.restore import restore, settle
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.file_names import key_file, restore_note
from entre_tui.storage.sqlcipher.pages import PAGE
from tests.storage import children
from tests.storage.killing import Child, spin

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


def content(path: Path, key: str) -> list[tuple[object, ...]]:
    database = EncryptedDatabase(path, key)
    with database.connect_thread():
        rows: list[tuple[object, ...]] = database.execute_sql("SELECT * FROM mark ORDER BY rowid").fetchall()
    return rows


@pytest.fixture
def filled(closed: EncryptedDatabase, path: Path) -> EncryptedDatabase:
    with closed.connect_thread():
        for number in range(20):
            children.put(closed, number, 3000)
    key_file(path).write_text("slots of today")
    return closed


def test_a_backup_is_one_checked_private_file_with_its_keys(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    copy = back_up(filled, folder, NOW)
    assert copy.name == "case-20260304-123000.entre"
    assert sorted(file.name for file in folder.iterdir()) == [copy.name, key_file(copy).name]
    assert copy.stat().st_mode & 0o077 == 0
    assert key_file(copy).read_text() == "slots of today"
    assert content(copy, key) == content(path, key)
    assert back_up(filled, folder, NOW).name == "case-20260304-123000-2.entre"


def test_a_backup_under_a_constant_writer(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    writer = Child(children.write_for_ever, path, key, 1000)
    acknowledged = writer.hear()
    copy = back_up(filled, tmp_path / "copies", NOW)
    writer.kill()
    numbers = [row[0] for row in content(copy, key)]
    assert acknowledged in numbers
    assert len(numbers) == 2 * len(set(numbers))


def test_a_copy_that_fails_its_checks_is_thrown_away(
    filled: EncryptedDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_module, "check_connection", lambda *_: CheckReport(("page seal: 3",)))
    with pytest.raises(errors.CheckFailed, match="page seal"):
        back_up(filled, tmp_path / "copies", NOW)
    assert list((tmp_path / "copies").iterdir()) == []


def test_restore_drill(filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path) -> None:
    before = content(path, key)
    copy = back_up(filled, tmp_path / "copies", NOW)
    with filled.connect_thread():
        filled.execute_sql("DELETE FROM mark WHERE n < 10")
        key_file(path).write_text("slots of tomorrow")
    kept = restore(copy, path, key, now=NOW)
    assert content(path, key) == before
    assert key_file(path).read_text() == "slots of today"
    assert kept is not None
    assert len(content(kept, key)) == 20
    assert key_file(kept).read_text() == "slots of tomorrow"
    assert not restore_note(path).exists()
    database = open_database(path, key)
    assert check(database).whole
    database.close()


def test_restore_where_there_is_nothing(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    before = content(path, key)
    copy = back_up(filled, tmp_path / "copies", NOW)
    for file in path.parent.iterdir():
        file.unlink()
    assert restore(copy, path, key) is None
    assert content(path, key) == before


def test_a_damaged_backup_or_a_wrong_key_changes_nothing(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    copy = back_up(filled, tmp_path / "copies", NOW)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(errors.WrongKey):
        restore(copy, path, secrets.token_hex(32))
    altered = bytearray(copy.read_bytes())
    altered[PAGE * 3 + 50] ^= 1
    copy.write_bytes(altered)
    with pytest.raises((errors.CheckFailed, errors.Damaged)):
        restore(copy, path, key)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_no_restore_while_others_work(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    copy = back_up(filled, tmp_path / "copies", NOW)
    other = Child(children.hold_open, path, key)
    assert other.hear() == "open"
    with pytest.raises(errors.InUse):
        restore(copy, path, key)
    other.kill()


@pytest.mark.parametrize("stop", range(1, 6))
def test_a_restore_cut_off_at_any_step_is_finished_later(
    filled: EncryptedDatabase,
    path: Path,
    key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: int,
) -> None:
    before = content(path, key)
    copy = back_up(filled, tmp_path / "copies", NOW)
    with filled.connect_thread():
        filled.execute_sql("DELETE FROM mark")
    steps = iter(range(1, 100))
    synced = restore_module.sync_folder

    def power_cut(folder: Path) -> None:
        synced(folder)
        if next(steps) == stop:
            raise KeyboardInterrupt

    monkeypatch.setattr(restore_module, "sync_folder", power_cut)
    with pytest.raises(KeyboardInterrupt):
        restore(copy, path, key, now=NOW)
    monkeypatch.undo()
    noted = restore_note(path).exists()
    settle(path)
    assert not restore_note(path).exists()
    restored = content(path, key)
    assert restored == (before if noted or stop == 5 else [])
    aside = next(path.parent.glob("case.entre.before-20260304-123000"))
    assert content(aside, key) == []


def kill_restores(filled: EncryptedDatabase, path: Path, key: str, folder: Path, times: int) -> None:
    random, before = Random(3), content(path, key)
    copy = back_up(filled, folder, NOW)
    for _turn in range(times):
        child = Child(children.restore_for_ever, path, key, copy)
        for _ in range(random.randint(1, 3)):
            assert child.hear() == "start"
        spin(random, 0.02)
        child.kill()
        open_database(path, key).close()
        assert content(path, key) == before
    assert check(filled).whole


def test_25_killed_restores(filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path) -> None:
    kill_restores(filled, path, key, tmp_path / "copies", 25)


@pytest.mark.soak
def test_500_killed_restores(filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path) -> None:
    kill_restores(filled, path, key, tmp_path / "copies", 500)


def test_a_killed_backup_leaves_no_file_that_looks_like_one(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    random, folder = Random(8), tmp_path / "copies"
    for _turn in range(10):
        child = Child(children.back_up_for_ever, path, key, folder)
        child.hear()
        spin(random, 0.02)
        child.kill()
    for copy in folder.glob("*.entre"):
        assert len(content(copy, key)) == 40
        assert key_file(copy).exists()


def test_file_systems_without_second_names(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = back_up(filled, tmp_path / "copies", NOW)

    def unknown(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", unknown)
    kept = restore(copy, path, key, now=NOW)
    assert kept is not None
    assert content(kept, key) == content(path, key)
