"""Put a backup in the place of the file, without ever losing the file that was there.

A restore that is cut off is finished at the next start: everything it needs is on the disk before the first name
changes, and a note says what is still to be done.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.security.files.private_file import sync_folder
from entre_tui.storage.errors import CheckFailed, MissingFile, StorageError, plain
from entre_tui.storage.sqlcipher.connection import connect
from entre_tui.storage.sqlcipher.file_names import (
    WAL_PARTS,
    beside,
    copy_private,
    fresh,
    key_file,
    make_private,
    restore_note,
    sweep,
    sync_file,
)
from entre_tui.storage.sqlcipher.presence import maintenance


def restore(
    backup: Path, path: Path, key_hex: str, *, now: datetime | None = None, wait: float = 0.0
) -> Path | None:
    """Replace the file by the backup; gives where the old one now lies, or None if there was none.

    `key_hex` is the backup's data key, from the key file beside the backup. The backup is copied and checked whole
    before anything is touched. Raises InUse, WrongKey, CheckFailed or another StorageError.
    """
    if not backup.is_file():
        raise MissingFile(path=backup)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with maintenance(path, wait=wait):
        _finish(path)
        sweep(path)
        part = _checked_copy(backup, path, key_hex)
        keys = None
        if key_file(backup).is_file():
            keys = fresh(key_file(path))
            copy_private(key_file(backup), keys)
        kept = _set_aside(path, now)
        _write_note(path, part, keys)
        _finish(path)
    return kept


def settle(path: Path) -> None:
    """Finish a restore that was cut off. Call it before the key file is read; costs one look at the folder."""
    if restore_note(path).exists():
        with maintenance(path):
            _finish(path)


def _checked_copy(backup: Path, path: Path, key_hex: str) -> Path:
    from entre_tui.storage.backup.check import check_connection

    part = fresh(path)
    make_private(part)
    try:
        shutil.copyfile(backup, part)
        raw = connect(part, key_hex)
        try:
            report = check_connection(raw, part)
            if not report.whole:
                raise CheckFailed(reason=report.problems[0])
            raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlcipher.DatabaseError as error:
            raise plain(error, backup) or StorageError() from error
        finally:
            raw.close()
        sync_file(part)
    except BaseException:
        for name in (part, *(beside(part, ending) for ending in WAL_PARTS)):
            name.unlink(missing_ok=True)
        raise
    return part


def _set_aside(path: Path, now: datetime | None) -> Path | None:
    """A second name for the old file and what belongs to it; the old names stay until all is ready."""
    if not path.exists():
        return None
    from entre_tui.storage.backup.backup import aside

    kept = aside(path, now)
    for ending in ("", "-wal", ".keys"):
        if beside(path, ending).exists():
            _second_name(beside(path, ending), beside(kept, ending))
    sync_folder(path.parent)
    return kept


def _second_name(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Some file systems, FAT among them, know no second names.
        make_private(target)
        shutil.copyfile(source, target)
        sync_file(target)


def _write_note(path: Path, part: Path, keys: Path | None) -> None:
    note = fresh(path)
    make_private(note)
    note.write_text(json.dumps({"file": part.name, "keys": keys.name if keys else None}), encoding="utf-8")
    sync_file(note)
    os.replace(note, restore_note(path))
    sync_folder(path.parent)


def _finish(path: Path) -> None:
    note = restore_note(path)
    if not note.exists():
        return
    todo = json.loads(note.read_text(encoding="utf-8"))
    part = path.with_name(todo["file"])
    if part.exists():
        # An old WAL would be replayed into the new file.
        for ending in WAL_PARTS:
            beside(path, ending).unlink(missing_ok=True)
        sync_folder(path.parent)
    if todo["keys"] and path.with_name(todo["keys"]).exists():
        os.replace(path.with_name(todo["keys"]), key_file(path))
    if part.exists():
        os.replace(part, path)
    sync_folder(path.parent)
    note.unlink()
    sync_folder(path.parent)
