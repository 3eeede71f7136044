"""A copy that can be trusted: made in one step, checked whole, and only then given its name."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.security.files.private_file import sync_folder
from entre_tui.storage.backup.check import check_connection, counts
from entre_tui.storage.errors import CheckFailed, StorageError, plain
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.file_names import (
    PART,
    beside,
    copy_private,
    fresh,
    key_file,
    make_private,
    stamp,
    sync_file,
)

DAY = 24 * 60 * 60


def back_up(database: EncryptedDatabase, folder: Path, now: datetime | None = None) -> Path:
    """Write a checked copy of the live file and its key file into the folder; gives the copy's path.

    Uses connections of its own: call it from any thread, while others write. Raises a StorageError, and then
    nothing is left behind.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder, database.path.stem)
    target = _free_path(folder, f"{database.path.stem}-{stamp(now)}", database.path.suffix)
    part = fresh(target)
    made = [part]
    make_private(part)
    try:
        _copy(database, part)
        sync_file(part)
        if key_file(database.path).is_file():
            made.append(key_file(target))
            copy_private(key_file(database.path), key_file(target))
        os.replace(part, target)
        sync_folder(folder)
    except (sqlcipher.DatabaseError, OSError, StorageError) as error:
        for left in made:
            left.unlink(missing_ok=True)
        if isinstance(error, sqlcipher.DatabaseError):
            raise plain(error, target) or StorageError() from error
        raise
    return target


def _copy(database: EncryptedDatabase, part: Path) -> None:
    source = database.extra_connection()
    copy = database.unlock_copy(part)
    try:
        # One read transaction around both, so that the counts belong to what is copied.
        source.execute("BEGIN")
        expected = counts(source)
        source.backup(copy)
        source.execute("COMMIT")
        # One file without a WAL beside it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        report = check_connection(copy, part)
    finally:
        copy.close()
        source.close()
    if not report.whole:
        raise CheckFailed(reason=report.problems[0])
    if report.rows != expected:
        raise CheckFailed(reason="row counts differ")


def _sweep(folder: Path, stem: str) -> None:
    """Remove what killed backups left; one that is being made now is younger."""
    for left in folder.iterdir():
        if (
            left.name.startswith(f"{stem}-")
            and PART in left.name
            and left.stat().st_mtime < time.time() - DAY
        ):
            left.unlink(missing_ok=True)


def _free_path(folder: Path, name: str, suffix: str) -> Path:
    target, number = folder / f"{name}{suffix}", 1
    while target.exists() or key_file(target).exists():
        number += 1
        target = folder / f"{name}-{number}{suffix}"
    return target


def aside(path: Path, now: datetime | None = None) -> Path:
    """The name under which a replaced file is kept."""
    return _free_path(path.parent, beside(path, f".before-{stamp(now)}").name, "")
