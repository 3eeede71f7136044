"""One encrypted connection, with every pragma it needs before the first query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage.errors import (
    BadKey,
    Damaged,
    MissingFile,
    NotADatabase,
    OldLibrary,
    StorageError,
    StoreClosed,
    WrongKey,
    plain,
)
from entre_tui.storage.sqlcipher.pages import PAGE, is_plain, key_fits_some_page
from entre_tui.storage.sqlcipher.presence import Presence

# Versions up to 3.51.2 can corrupt a WAL file that several connections write.
OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 5000
# The library would keep 8 MB of pages. With SQLite's own 2 MB a read of the list costs a fifteenth more, and the
# program needs the same memory at a million clients as at two hundred.
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",
    "temp_store = MEMORY",
    "cache_size = -2000",
    "journal_size_limit = 67108864",
)
_KEY = re.compile(r"[0-9a-fA-F]{64}")


def check_key(key_hex: str) -> None:
    """Refuse anything but 64 hexadecimal digits: SQLCipher would silently take it for a passphrase."""
    if _KEY.fullmatch(key_hex) is None:
        raise BadKey


def unlock(path: Path | str, key_hex: str) -> sqlcipher.Connection:
    """A connection with the key set and nothing read yet; silent on the terminal, whatever happens."""
    check_key(key_hex)
    raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key_hex}'\"")
        _check_library(raw)
        raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    except BaseException:
        raw.close()
        raise
    return raw


def connect(path: Path, key_hex: str) -> sqlcipher.Connection:
    """A connection ready for use on an existing file.

    Raises MissingFile, NotADatabase, WrongKey, Damaged or another StorageError.
    """
    check_key(key_hex)
    if not path.is_file():
        raise MissingFile(path=path)
    try:
        raw = unlock(path, key_hex)
    except sqlcipher.DatabaseError as error:
        raise plain(error, path) or StorageError() from error
    try:
        raw.execute("PRAGMA user_version").fetchone()
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}").fetchone()
    except sqlcipher.DatabaseError as error:
        raw.close()
        raise _why(error, path, key_hex) from error
    except BaseException:
        raw.close()
        raise
    return raw


def _why(error: Exception, path: Path, key_hex: str) -> StorageError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlcipher.SQLITE_NOTADB:
        return plain(error, path) or StorageError()
    if is_plain(path) or path.stat().st_size < PAGE:
        return NotADatabase(path=path)
    return Damaged(path=path) if key_fits_some_page(path, key_hex) else WrongKey(path=path)


def _check_library(raw: sqlcipher.Connection) -> None:
    row = raw.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0] or sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise OldLibrary(version=f"SQLCipher {row[0] if row else '-'}, SQLite {sqlcipher.sqlite_version}")


class EncryptedDatabase(SqlCipherDatabase):  # type: ignore[misc]  # of playhouse, which tells no types
    """The peewee database on one case file; each connection shows its presence in the lock file.

    A query on a thread without a connection is refused, which keeps queries off the interface's thread.
    """

    def __init__(self, path: Path, key_hex: str, *, alone: bool = False) -> None:
        """`alone` is for work inside `maintenance()`, where the presence is held already."""
        check_key(key_hex)
        self.path = path
        self._key: str | None = key_hex
        self._alone = alone
        self._presences: dict[int, Presence] = {}
        super().__init__(str(path), autoconnect=False)

    def _connect(self) -> sqlcipher.Connection:
        presence = None if self._alone else Presence(self.path)
        try:
            raw = self.extra_connection()
            self._add_conn_hooks(raw)
        except BaseException:
            if presence is not None:
                presence.leave()
            raise
        if presence is not None:
            self._presences[id(raw)] = presence
        return raw

    def _close(self, conn: sqlcipher.Connection) -> None:
        try:
            super()._close(conn)
        finally:
            presence = self._presences.pop(id(conn), None)
            if presence is not None:
                presence.leave()

    def extra_connection(self) -> sqlcipher.Connection:
        """A bare driver connection beside peewee's, for a backup; whoever asks for it closes it."""
        if self._key is None:
            raise StoreClosed
        return connect(self.path, self._key)

    def unlock_copy(self, path: Path) -> sqlcipher.Connection:
        """A connection to another file with the same key, such as a backup being made."""
        if self._key is None:
            raise StoreClosed
        return unlock(path, self._key)

    def let_go(self) -> sqlcipher.Connection | None:
        """Take this thread's open connection away from it, to be used on another thread; None if there is none."""
        raw = None if self.is_closed() else self._state.conn
        self._state.reset()
        return raw

    def take_over(self, raw: sqlcipher.Connection) -> None:
        """Go on with a connection that another thread let go."""
        self._state.set_connection(raw)

    def forget_key(self) -> None:
        """Drop the key: no new connection can be made with this object."""
        self._key = None

    def _execute_cursor(self, sql: str, params: Any, **options: Any) -> Any:
        if self._lost():
            if sql.startswith("ROLLBACK TO "):
                return None
            raise self._state.reason
        try:
            return super()._execute_cursor(sql, params, **options)
        except Exception as error:
            if self._lost():
                self._state.reason = error
            raise

    def _lost(self) -> bool:
        """Whether SQLite has rolled back by itself, after a full disk or an I/O error.

        Then a savepoint is gone too, and statements that follow would each be committed alone.
        """
        return bool(self._state.transactions) and not self._state.conn.in_transaction

    def commit(self) -> object:
        reason = getattr(self._state, "reason", None)
        if reason is not None and not self._state.conn.in_transaction:
            raise reason
        return super().commit()

    def rollback(self) -> object:
        return super().rollback() if self._state.conn.in_transaction else None

    def one(self, sql: str) -> Any:
        """The first column of the first row."""
        row = self.execute_sql(sql).fetchone()
        return row[0] if row else None

    @contextmanager
    def connect_thread(self) -> Iterator[EncryptedDatabase]:
        """Use this thread's connection, or open one for as long as it lasts."""
        opened = self.connect(reuse_if_open=True)
        try:
            yield self
        finally:
            if opened:
                self.close()
