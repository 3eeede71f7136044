"""The one thread that talks to the database; everything else waits for its answers."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from entre_tui.storage.errors import DiskFull, StoreClosed
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.proxy import database as tables_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.disk_reserve import DiskReserve
from entre_tui.storage.thread.jobs import Job, TransactionMode, bare
from entre_tui.storage.thread.transaction import Transactions

P = ParamSpec("P")
T = TypeVar("T")
logger = logging.getLogger(__name__)
# Steps of SQLite's machine, some ten milliseconds' worth: asking more often would wait for the interface's thread.
ASKED_EVERY = 300_000


class Store:
    """Runs functions on the database thread, each in one transaction.

    A function marked `__entre_mode__ = "change"` gets BEGIN IMMEDIATE, every other one a consistent read that cannot
    write. An exception rolls back and comes to the caller; SQLite's own errors come as a StorageError.
    """

    def __init__(
        self,
        database: EncryptedDatabase | Callable[[], EncryptedDatabase],
        *,
        reserve: DiskReserve | None = None,
    ) -> None:
        """Take over an open database, or call the function given on the database thread to open it."""
        raw = database.let_go() if isinstance(database, EncryptedDatabase) else None
        self.on_commit: list[Callable[[object], None]] = []
        """Called on the database thread with the result of each change, after its COMMIT."""
        self._jobs: SimpleQueue[Job[Any] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._current: Job[Any] | None = None
        self._latest: dict[str, Job[Any]] = {}
        self._closed = False
        self._seen_version: int | None = None
        ready: Job[None] = Job(lambda: None)
        self._thread = threading.Thread(
            target=self._live,
            args=(ready, database, raw, reserve),
            name="database",
            daemon=True,
        )
        self._thread.start()
        ready.future.result()

    @classmethod
    def open(cls, path: Path, key_hex: str, *, create: bool = False) -> Store:
        """Open the file on the database thread, with its reserve; raises what `open_database` raises."""
        reserve = DiskReserve(path)

        def open_now() -> EncryptedDatabase:
            try:
                return open_database(path, key_hex, create=create)
            except DiskFull:
                if not reserve.give_back():
                    raise
                return open_database(path, key_hex, create=create)

        return cls(open_now, reserve=reserve)

    def start(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the function without waiting for it; the answer comes into the future."""
        return self._submit(function, *args, **kwargs).future

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the function and give its answer. Cancelling drops it while it waits, and stops it while it reads."""
        return await self._answer(self._submit(function, *args, **kwargs))

    async def run_latest(
        self, channel: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run the function for the newest asker of a channel only; earlier ones get CancelledError at once."""
        previous = self._latest.get(channel)
        if previous is not None:
            self._cancel(previous)
        self._latest[channel] = job = self._submit(function, *args, **kwargs)
        try:
            answer = await self._answer(job)
        finally:
            newest = self._latest.get(channel) is job
            if newest:
                del self._latest[channel]
        if not newest:
            raise asyncio.CancelledError
        return answer

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the function and wait for it on this thread: for commands and tests, never for the interface."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("call the function itself: this is the database thread")
        return self._submit(function, *args, **kwargs).future.result()

    async def changed_elsewhere(self) -> bool:
        """Whether another process has saved something since this was asked last, or since the file was opened."""
        seen, self._seen_version = self._seen_version, await self.run(self._data_version)
        return seen != self._seen_version

    def take_for_changed(self) -> None:
        """Have `changed_elsewhere` say so when it is asked next."""
        self._seen_version = None

    def close(self) -> None:
        """Finish the changes that wait, drop the readings, close the file. A second call does nothing."""
        with self._lock:
            first, self._closed = not self._closed, True
            if first:
                self._jobs.put(None)
            self._stop_reading()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    @property
    def database(self) -> EncryptedDatabase:
        """The open database, for work with connections of its own, such as a backup."""
        return self._work.database

    @property
    def is_closed(self) -> bool:
        """Whether the file is closed or about to be."""
        return self._closed

    @property
    def reserve_spent(self) -> bool:
        """Whether there is no reserve any more, since the disk is so full: tell the person."""
        return self._work.reserve_spent

    def _submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        job = Job(function, *args, **kwargs)
        with self._lock:
            if self._closed:
                raise StoreClosed
            self._jobs.put(job)
        return job

    async def _answer(self, job: Job[T]) -> T:
        try:
            return await asyncio.wrap_future(job.future)
        except asyncio.CancelledError:
            self._cancel(job)
            raise

    def _cancel(self, job: Job[Any]) -> None:
        """Drop a job that waits; stop one that reads. A change that has begun is finished."""
        if job.future.cancel():
            return
        with self._lock:
            if self._current is job:
                self._stop_reading()

    def _stop_reading(self) -> None:
        # Called under the lock: the thread cannot go on to another job, which would be hit instead.
        if self._current is not None and self._current.mode is TransactionMode.READING:
            self._current.dropped = True
            self._connection.interrupt()

    def _is_unwanted(self) -> bool:
        # An interrupt that comes between two statements is lost; this stops the next one.
        job = self._current
        return job is not None and job.dropped

    def _live(
        self,
        ready: Job[None],
        given: EncryptedDatabase | Callable[[], EncryptedDatabase],
        raw: Any,
        reserve: DiskReserve | None,
    ) -> None:
        try:
            # A peewee database can be called too, so its type decides.
            database = given if isinstance(given, EncryptedDatabase) else given()
            if raw is not None:
                database.take_over(raw)
            database.connect(reuse_if_open=True)
        except BaseException as error:
            self._closed = True
            ready.future.set_exception(error)
            return
        self._connection = database.connection()
        self._connection.set_progress_handler(self._is_unwanted, ASKED_EVERY)
        self._work = Transactions(database, reserve)
        self._data_version = bare(lambda: database.one("PRAGMA data_version"))
        tables_database.initialize(database)
        # From here on: what is saved before anybody has asked for the first time is news too.
        self._seen_version = database.one("PRAGMA data_version")
        ready.future.set_result(None)
        self._work.lay_reserve()
        while (job := self._jobs.get()) is not None:
            self._do(job)
        database.close()
        if database is not given:
            database.forget_key()

    def _do(self, job: Job[Any]) -> None:
        with self._lock:
            # Both at once, so that whoever closes or cancels finds the job either waiting or current.
            unwanted = self._closed and job.mode is TransactionMode.READING
            if (unwanted and job.future.cancel()) or not job.future.set_running_or_notify_cancel():
                return
            self._current = job
        try:
            result = self._work.run(job)
        except BaseException as error:
            self._rest()
            job.future.set_exception(CancelledError() if job.dropped else error)
        else:
            self._rest()
            if job.mode is TransactionMode.CHANGE:
                self._tell(result)
            job.future.set_result(result)

    def _rest(self) -> None:
        with self._lock:
            self._current = None

    def _tell(self, result: object) -> None:
        for listener in self.on_commit:
            try:
                listener(result)
            except Exception as error:
                # The change is saved: a listener's fault must not tell the person otherwise.
                logger.info("a listener failed: %s", type(error).__name__)
