"""Open the case file: everything that has to be true before the first query, or a plain message."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from entre_tui.security.files.private_file import sync_folder
from entre_tui.storage.backup.restore import settle
from entre_tui.storage.errors import CaseFileExists, MissingFile, NotADatabase, ReadOnly
from entre_tui.storage.opening.upgrade import up_to_date, upgrade
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase, check_key
from entre_tui.storage.sqlcipher.file_names import WAL_PARTS, beside, fresh, make_private, sweep, sync_file
from entre_tui.storage.sqlcipher.pages import PAGE
from entre_tui.storage.sqlcipher.presence import maintenance

BACKUPS = "backups"


def open_database(
    path: Path, key_hex: str, *, create: bool = False, now: datetime | None = None
) -> EncryptedDatabase:
    """The database, connected on this thread; give it to a Store, or close it.

    With `create` a new file is made, and there must be none. A file of an older version is backed up and brought up
    to date first. Raises a StorageError whose text is for the person: MissingFile, CaseFileExists, NotADatabase,
    WrongKey, Damaged, NewerSchema, InMaintenance, ReadOnly, DiskFull, MigrationFailed, OldLibrary, BadKey.
    """
    check_key(key_hex)
    settle(path)
    if create:
        _create(path, key_hex)
    elif not path.is_file():
        raise MissingFile(path=path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ReadOnly(path=path)
    if path.stat().st_size < PAGE:
        # SQLite would take an emptied file for a new one.
        raise NotADatabase(path=path)
    database = EncryptedDatabase(path, key_hex)
    database.connect()
    try:
        current = up_to_date(database)
    except BaseException:
        database.close()
        raise
    if not current:
        database.close()
        _bring_up_to_date(path, key_hex, now)
        database.connect()
    return database


def _create(path: Path, key_hex: str) -> None:
    """Make the file under another name first, so that it is there whole or not at all."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(path=path) from error
    if not os.access(path.parent, os.W_OK):
        raise ReadOnly(path=path)
    with maintenance(path):
        if path.exists():
            raise CaseFileExists(path=path)
        sweep(path)
        part = fresh(path)
        make_private(part)
        try:
            database = EncryptedDatabase(part, key_hex, alone=True)
            with database.connect_thread():
                upgrade(database)
            sync_file(part)
            os.replace(part, path)
            sync_folder(path.parent)
        except BaseException:
            for left in (part, *(beside(part, ending) for ending in WAL_PARTS)):
                left.unlink(missing_ok=True)
            raise


def _bring_up_to_date(path: Path, key_hex: str, now: datetime | None) -> None:
    with maintenance(path):
        database = EncryptedDatabase(path, key_hex, alone=True)
        with database.connect_thread():
            # Another process may have done it since we looked.
            if not up_to_date(database):
                from entre_tui.storage.backup.backup import back_up

                copy = back_up(database, path.parent / BACKUPS, now)
                upgrade(database, backup=copy)
