"""One function, one transaction: how it begins, ends, and what is done when the disk is full."""

from __future__ import annotations

from typing import TypeVar

from peewee import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage.errors import DiskFull, ReadOnly, WriteInReading, plain
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.disk_reserve import DiskReserve
from entre_tui.storage.thread.jobs import Job, TransactionMode

T = TypeVar("T")

BEGIN = {TransactionMode.CHANGE: "IMMEDIATE", TransactionMode.READING: "DEFERRED"}


class Transactions:
    """Runs jobs on the thread's connection."""

    def __init__(self, database: EncryptedDatabase, reserve: DiskReserve | None = None) -> None:
        self.database = database
        self.reserve = reserve
        self.reserve_spent = False
        self._reads_only = False

    def lay_reserve(self) -> None:
        """Keep room for a full disk, if there is some."""
        if self.reserve is not None:
            self.reserve_spent = not self.reserve.ensure()

    def run(self, job: Job[T]) -> T:
        """The function's answer, after the COMMIT.

        On a full disk the reserve is given back and the function, rolled back whole, runs once more.
        """
        try:
            return self._once(job)
        except DiskFull:
            if self.reserve is None or not self.reserve.give_back():
                raise
            self.reserve_spent = True
            return self._once(job)

    def _once(self, job: Job[T]) -> T:
        try:
            self._read_only(job.mode is TransactionMode.READING)
            if job.mode is TransactionMode.BARE:
                return job.work()
            with self.database.transaction(BEGIN[job.mode]):
                return job.work()
        except (DatabaseError, sqlcipher.DatabaseError) as error:
            known = plain(error, self.database.path)
            if known is None:
                raise
            if isinstance(known, ReadOnly) and self._reads_only:
                raise WriteInReading(job.name) from error
            raise known from error

    def _read_only(self, wanted: bool) -> None:
        # Enforced by SQLite: a read that turned into a write would fail by chance, whenever somebody else writes.
        if wanted != self._reads_only:
            self.database.execute_sql(f"PRAGMA query_only = {'ON' if wanted else 'OFF'}")
            self._reads_only = wanted
