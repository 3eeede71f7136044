"""What was acknowledged is there after kill -9 and after every failing write; nothing is torn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from entre_tui.storage.backup.check import check
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.storage import children
from tests.storage.killing import Child, spin


def halves(database: EncryptedDatabase) -> Counter[int]:
    with database.connect_thread():
        return Counter(n for (n,) in database.execute_sql("SELECT n FROM mark").fetchall())


def kill_writers(database: EncryptedDatabase, path: Path, key: str, times: int) -> None:
    random, acknowledged, proved = Random(4711), set[int](), 0
    for turn in range(times):
        writer = Child(children.write_for_ever, path, key, turn * 1000)
        acknowledged |= {writer.hear() for _ in range(random.randint(1, 5))}
        spin(random, 0.003)
        acknowledged |= set(writer.kill())
        found = halves(database)
        assert acknowledged <= found.keys()
        assert set(found.values()) == {2}
        if turn % 25 == 0:
            assert check(database).whole
        if turn % 200 == 199:
            # A long run would spend its time counting what was proved before.
            proved, acknowledged = proved + len(acknowledged), set()
            with database.connect_thread():
                database.execute_sql("DELETE FROM mark")
    assert check(database).whole
    assert proved + len(acknowledged) >= times


def test_60_killed_writers_lose_nothing(closed: EncryptedDatabase, path: Path, key: str) -> None:
    kill_writers(closed, path, key, 60)


@pytest.mark.soak
def test_10000_killed_writers_lose_nothing(closed: EncryptedDatabase, path: Path, key: str) -> None:
    kill_writers(closed, path, key, 10_000)


# After how many more bytes the next write fails; each meets the pages of a change elsewhere.
STEPS = (700, pytest.param(509, marks=pytest.mark.soak), pytest.param(1117, marks=pytest.mark.soak))


@pytest.mark.parametrize("step", STEPS)
def test_every_failing_write_step_is_told_and_undone(
    closed: EncryptedDatabase, path: Path, key: str, step: int
) -> None:
    writer = Child(children.write_with_limit, path, key, 0, step)
    told = {}
    while (heard := writer.hear()) != "done":
        number, outcome = heard
        told[number] = outcome
    writer.kill()
    saved = {number for number, outcome in told.items() if outcome == "saved"}
    assert len(told) > 10, told
    assert set(told.values()) - {"saved"} <= {"DiskFull", "DiskTrouble"}
    assert halves(closed) == Counter(dict.fromkeys(saved, 2))
    assert check(closed).whole


def test_two_processes_write_at_once(closed: EncryptedDatabase, path: Path, key: str) -> None:
    writers = [Child(children.write_some, path, key, start, 60) for start in (0, 1000)]
    assert [writer.hear() for writer in writers] == ["done", "done"]
    for writer in writers:
        writer.kill()
    assert halves(closed) == Counter(dict.fromkeys([*range(60), *range(1000, 1060)], 2))
    assert check(closed).whole
