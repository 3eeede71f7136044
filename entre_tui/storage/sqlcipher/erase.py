"""After an erasure: nothing of it may stay in the WAL or in free pages."""

from __future__ import annotations

from entre_tui.storage.errors import Busy
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase


def empty_wal(database: EncryptedDatabase) -> None:
    """Move everything from the WAL into the file and cut the WAL to nothing.

    Deleted rows are overwritten in the file itself, since every connection has secure_delete on. Not inside a
    transaction. Raises Busy while another process reads or writes.
    """
    blocked, _pages, _moved = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if blocked:
        raise Busy
