"""The database thread: transactions, cancelling, plain errors."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from peewee import IntegrityError

from entre_tui.storage import errors
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.proxy import database as current
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.thread.jobs import TransactionMode, bare, mode_of
from entre_tui.storage.thread.store import Store
from tests.storage import children
from tests.storage.killing import Child

COUNTING = """
    WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000000000)
    SELECT count(*) FROM c
"""


def change(function: Callable[..., Any]) -> Callable[..., Any]:
    function.__entre_mode__ = "change"  # type: ignore[attr-defined]
    return function


@change
def add(number: int) -> int:
    current.execute_sql(children.MARK, (number, "first", b""))
    return number


def numbers() -> list[int]:
    return [n for (n,) in current.execute_sql("SELECT n FROM mark ORDER BY rowid").fetchall()]


@change
def add_and_fail(number: int) -> None:
    add(number)
    raise LookupError(number)


class Gate:
    """Work that holds the thread until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def read(self) -> str:
        self.begun.set()
        assert self.go.wait(30)
        return "read"


class EndlessRead:
    """A query that ends only when it is interrupted."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def read(self) -> Any:
        self.begun.set()
        return current.execute_sql(COUNTING).fetchone()

    async def running(self) -> None:
        await asyncio.to_thread(self.begun.wait, 30)


async def test_a_change_is_saved_and_a_reading_sees_it(store: Store) -> None:
    assert await store.run(add, 7) == 7
    assert await store.run(numbers) == [7]
    assert store.call(numbers) == [7]


async def test_an_exception_rolls_back_and_passes_through(store: Store) -> None:
    with pytest.raises(LookupError):
        await store.run(add_and_fail, 1)
    assert await store.run(numbers) == []


async def test_a_reading_cannot_write(store: Store) -> None:
    with pytest.raises(errors.WriteInReading):
        await store.run(lambda: add(1))
    assert await store.run(numbers) == []
    assert await store.run(add, 2) == 2


async def test_constraints_pass_through_as_they_are(store: Store) -> None:
    with pytest.raises(IntegrityError):
        await store.run(add, None)


def test_modes() -> None:
    assert mode_of(add) is TransactionMode.CHANGE
    assert mode_of(numbers) is TransactionMode.READING
    assert mode_of(bare(lambda: None)) is TransactionMode.BARE


async def test_everything_runs_on_one_thread_and_only_there(store: Store) -> None:
    seen = await asyncio.gather(*(store.run(threading.get_ident) for _ in range(20)))
    assert len(set(seen)) == 1
    assert seen[0] != threading.get_ident()
    with pytest.raises(Exception, match="not opened"):
        numbers()


async def test_a_call_from_the_database_thread_is_a_mistake(store: Store) -> None:
    with pytest.raises(RuntimeError, match="database thread"):
        await store.run(lambda: store.call(numbers))


async def test_commit_hooks_hear_changes_and_only_after_commit(store: Store) -> None:
    heard: list[int] = []
    store.on_commit.append(heard.append)
    await store.run(add, 5)
    await store.run(numbers)
    with pytest.raises(LookupError):
        await store.run(add_and_fail, 6)
    assert heard == [5]


async def test_a_failing_listener_does_not_deny_what_is_saved(store: Store) -> None:
    store.on_commit.append(lambda result: result / 0)
    assert await store.run(add, 5) == 5
    assert await store.run(numbers) == [5]


async def test_what_is_cancelled_while_it_waits_never_runs(store: Store) -> None:
    gate = Gate()
    first = asyncio.ensure_future(store.run(gate.read))
    await asyncio.to_thread(gate.begun.wait, 30)
    waiting = asyncio.ensure_future(store.run(add, 1))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.go.set()
    assert await first == "read"
    assert await store.run(numbers) == []


async def test_cancelling_stops_a_running_read(store: Store) -> None:
    endless = EndlessRead()
    task = asyncio.ensure_future(store.run(endless.read))
    await endless.running()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.run(numbers) == []


async def test_only_the_newest_on_a_channel_is_answered(store: Store) -> None:
    endless = EndlessRead()
    tasks = [asyncio.ensure_future(store.run_latest("search", endless.read))]
    await endless.running()
    for number in range(5):
        tasks.append(asyncio.ensure_future(store.run_latest("search", lambda number=number: number)))
        await asyncio.sleep(0)
    other = asyncio.ensure_future(store.run_latest("client", lambda: "other"))
    *older, newest = await asyncio.gather(*tasks, return_exceptions=True)
    assert newest == 4
    assert all(isinstance(answer, asyncio.CancelledError) for answer in older)
    assert await other == "other"


async def test_a_cancelled_change_that_has_begun_is_finished(store: Store) -> None:
    gate = Gate()

    @change
    def slow() -> None:
        gate.read()
        add(1)

    task = asyncio.ensure_future(store.run(slow))
    await asyncio.to_thread(gate.begun.wait, 30)
    task.cancel()
    gate.go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.run(numbers) == [1]


async def test_closing_finishes_changes_and_drops_readings(store: Store, path: Path, key: str) -> None:
    gate = Gate()
    first = asyncio.ensure_future(store.run(gate.read))
    await asyncio.to_thread(gate.begun.wait, 30)
    reading = asyncio.ensure_future(store.run(numbers))
    changing = asyncio.ensure_future(store.run(add, 3))
    await asyncio.sleep(0)
    closing = asyncio.ensure_future(asyncio.to_thread(store.close))
    while not store.is_closed:
        await asyncio.sleep(0)
    gate.go.set()
    await closing
    assert await first == "read"
    assert await changing == 3
    with pytest.raises(asyncio.CancelledError):
        await reading
    with pytest.raises(errors.StoreClosed):
        await store.run(numbers)
    again = Store.open(path, key)
    assert again.call(numbers) == [3]
    opened = again.database
    again.close()
    with pytest.raises(errors.StoreClosed):
        opened.extra_connection()


async def test_closing_interrupts_an_endless_read(store: Store) -> None:
    endless = EndlessRead()
    task = asyncio.ensure_future(store.run(endless.read))
    await endless.running()
    await asyncio.to_thread(store.close)
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_somebody_else_is_saving(store: Store, path: Path, key: str) -> None:
    other = Child(children.hold_lock, path, key)
    assert other.hear() == "held"
    await store.run(bare(lambda: current.execute_sql("PRAGMA busy_timeout = 1")))
    with pytest.raises(errors.Busy):
        await store.run(add, 1)
    assert await store.run(numbers) == []
    other.kill()
    assert await store.run(add, 1) == 1


async def test_a_write_before_the_first_look_is_noticed(store: Store, path: Path, key: str) -> None:
    other = Child(children.write_some, path, key, 10, 1)
    assert other.hear() == "done"
    other.kill()
    assert await store.changed_elsewhere()
    assert not await store.changed_elsewhere()


async def test_writes_of_other_processes_are_noticed(store: Store, path: Path, key: str) -> None:
    assert not await store.changed_elsewhere()
    await store.run(add, 1)
    assert not await store.changed_elsewhere()
    other = Child(children.write_some, path, key, 10, 1)
    assert other.hear() == "done"
    other.kill()
    assert await store.changed_elsewhere()
    assert not await store.changed_elsewhere()


def test_what_opening_refuses_comes_to_the_asker(path: Path, key: str) -> None:
    with pytest.raises(errors.MissingFile):
        Store.open(path, key)


def test_two_stores_share_a_file(closed: EncryptedDatabase, path: Path, key: str) -> None:
    shared = open_database(path, key)
    shared.close()
    first, second = Store(shared), Store(shared)
    first.call(add, 1)
    second.call(add, 2)
    assert first.call(numbers) == second.call(numbers) == [1, 2]
    first.close()
    second.close()


async def test_a_thousand_cancellations_at_any_moment_leave_the_thread_well(store: Store) -> None:
    random = Random(1)

    def some_reading() -> Any:
        return current.execute_sql(COUNTING.replace("100000000000", str(random.randint(1, 3000)))).fetchone()

    for number in range(1000):
        task = asyncio.ensure_future(store.run_latest("search", some_reading))
        for _ in range(random.randint(0, 3)):
            await asyncio.sleep(0)
        task.cancel()
        assert await store.run(numbers) == list(range(-(-number // 100)))
        if number % 100 == 0:
            await store.run(add, number // 100)
