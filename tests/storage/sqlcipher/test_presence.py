"""Either everybody or one alone, and nothing is left of a process that was killed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from entre_tui.storage import errors
from entre_tui.storage.backup.backup import back_up
from entre_tui.storage.backup.restore import restore
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.file_names import fresh, lock_file
from entre_tui.storage.sqlcipher.presence import Presence, maintenance
from tests.storage import children
from tests.storage.killing import Child


def test_many_may_be_present_at_once(closed: EncryptedDatabase, path: Path) -> None:
    presences = [Presence(path) for _ in range(5)]
    with pytest.raises(errors.InUse), maintenance(path):
        pass
    for presence in presences:
        presence.leave()
        presence.leave()
    with maintenance(path), pytest.raises(errors.InMaintenance):
        Presence(path)
    assert lock_file(path).stat().st_mode & 0o077 == 0


def test_a_connection_is_present_until_it_is_closed(closed: EncryptedDatabase, path: Path, key: str) -> None:
    database = open_database(path, key)
    with pytest.raises(errors.InUse), maintenance(path):
        pass
    database.close()
    with maintenance(path):
        pass


def test_a_killed_process_is_not_present(closed: EncryptedDatabase, path: Path, key: str) -> None:
    other = Child(children.hold_open, path, key)
    assert other.hear() == "open"
    with pytest.raises(errors.InUse), maintenance(path):
        pass
    other.kill()
    with maintenance(path):
        pass


def test_maintenance_is_not_shared(closed: EncryptedDatabase, path: Path) -> None:
    with maintenance(path), pytest.raises(errors.InUse), maintenance(path):
        pass


def test_leftovers_of_killed_work_are_swept(
    closed: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    copy = back_up(closed, folder)
    beside_file, old, young = fresh(path), fresh(copy), fresh(copy)
    for left in (beside_file, old, young):
        left.touch()
    yesterday = time.time() - 25 * 60 * 60
    os.utime(old, (yesterday, yesterday))
    back_up(closed, folder)
    restore(copy, path, key)
    assert not beside_file.exists()
    assert not old.exists()
    assert young.exists()
