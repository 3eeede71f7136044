"""Bring a file's schema up to date, in one transaction, after a backup."""

from __future__ import annotations

from pathlib import Path

from peewee import DatabaseError

from entre_tui.storage.errors import DiskFull, MigrationFailed, NewerSchema, NotADatabase, StorageError, plain
from entre_tui.storage.migrations import FOLDER, SCHEMA_VERSION
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase

# "Ent2" as a big-endian number: SQLite's own place to say whose file it is.
APPLICATION_ID = 0x456E7432


def up_to_date(database: EncryptedDatabase, known: int = SCHEMA_VERSION) -> bool:
    """Whether the file has this version's schema; one look at its header.

    Raises NotADatabase for a file of another program, NewerSchema for one of a newer version of this.
    """
    found = database.one("PRAGMA user_version")
    if database.one("PRAGMA application_id") != APPLICATION_ID:
        raise NotADatabase(path=database.path)
    if found > known:
        raise NewerSchema(path=database.path, found=found, known=known)
    return bool(found == known)


def upgrade(
    database: EncryptedDatabase,
    *,
    folder: Path = FOLDER,
    version: int = SCHEMA_VERSION,
    backup: Path | None = None,
) -> list[str]:
    """Run what is missing, all of it or nothing; gives the names of the steps taken.

    The caller holds the file alone and has made the backup that the message names. Raises MigrationFailed or DiskFull.
    """
    # Only a file of an older version needs it.
    from playhouse.migrations import Runner

    # Steps that alter columns rebuild tables, and no row may cascade away meanwhile; only works outside a transaction.
    database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic("EXCLUSIVE"):
            steps: list[str] = Runner(database, str(folder)).up()
            if database.execute_sql("PRAGMA foreign_key_check").fetchone():
                raise MigrationFailed(reason="foreign_key_check", backup=backup or "-")
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute_sql(f"PRAGMA user_version = {version}")
    except StorageError:
        raise
    except Exception as error:
        known = plain(error, database.path)
        if isinstance(known, DiskFull):
            raise known from error
        reason = known or (error if isinstance(error, DatabaseError) else type(error).__name__)
        raise MigrationFailed(reason=reason, backup=backup or "-") from error
    finally:
        database.execute_sql("PRAGMA foreign_keys = ON")
    return steps
