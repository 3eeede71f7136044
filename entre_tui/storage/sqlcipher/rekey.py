"""Give the file a new data key, so that a kill at any moment leaves one key that opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage.errors import Busy, StorageError, WrongKey, plain
from entre_tui.storage.sqlcipher.connection import check_key, connect
from entre_tui.storage.sqlcipher.presence import maintenance


def rekey(
    path: Path,
    old_key: str,
    *,
    keep_both: Callable[[], str],
    keep_new: Callable[[], object],
    wait: float = 0.0,
) -> None:
    """Encrypt every page anew; the file is held alone meanwhile.

    `keep_both` makes the new key and returns it; both must be in the key file, on the disk, before it returns: it is
    called before the first page changes, and not at all if others work. `keep_new` then drops the old one. After a
    kill or an error in between, `key_that_opens` tells which of the two is the right one. Raises InUse, WrongKey,
    DiskFull or another StorageError.
    """
    with maintenance(path, wait=wait):
        raw = connect(path, old_key)
        try:
            new_key = keep_both()
            check_key(new_key)
            _encrypt_anew(raw, new_key)
        except sqlcipher.DatabaseError as error:
            raise plain(error, path) or StorageError() from error
        finally:
            raw.close()
        connect(path, new_key).close()
        keep_new()


def _encrypt_anew(raw: sqlcipher.Connection, new_key: str) -> None:
    # Pages of the old key must not stay in the WAL beside those of the new.
    if raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise Busy
    # The pragma takes the whole file through the page cache in one transaction; peewee's rekey() would log the key.
    raw.execute(f"PRAGMA rekey = \"x'{new_key}'\"").fetchall()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def key_that_opens(path: Path, keys: Iterable[str]) -> str:
    """The first of the keys that opens the file; WrongKey if none does."""
    for key in keys:
        try:
            connect(path, key).close()
        except WrongKey:
            continue
        return key
    raise WrongKey(path=path)
