"""Every flipped bit is noticed, and a torn WAL costs nothing but its torn end."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from entre_tui.storage.backup.check import check
from entre_tui.storage.errors import Damaged, WrongKey
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.pages import PAGE, key_fits_some_page
from tests.storage import children
from tests.storage.killing import Child


@pytest.fixture
def filled(closed: EncryptedDatabase) -> EncryptedDatabase:
    with closed.connect_thread():
        for number in range(10):
            children.put(closed, number, 3000)
    return closed


def noticed(path: Path, key: str) -> bool:
    try:
        database = open_database(path, key)
    except (Damaged, WrongKey):
        return True
    whole = check(database).whole
    database.close()
    return not whole


def test_200_flipped_bits_are_all_noticed(filled: EncryptedDatabase, path: Path, key: str) -> None:
    random, original = Random(17), path.read_bytes()
    assert not noticed(path, key)
    original = path.read_bytes()
    missed = []
    for place in [0, 15, 16, PAGE - 1, *(random.randrange(len(original)) for _ in range(196))]:
        altered = bytearray(original)
        altered[place] ^= 1 << random.randrange(8)
        path.write_bytes(altered)
        if not noticed(path, key):
            missed.append(place)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    assert missed == []


def test_the_report_counts_rows(filled: EncryptedDatabase) -> None:
    report = check(filled)
    assert report.whole
    assert report.rows["mark"] == 20
    assert report.rows["client"] == 0
    assert report.size > 10 * PAGE
    assert report.schema == 1


def test_a_dangling_reference_is_reported(filled: EncryptedDatabase) -> None:
    with filled.connect_thread():
        filled.execute_sql("PRAGMA foreign_keys = OFF")
        filled.execute_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        filled.execute_sql("CREATE TABLE child (parent INTEGER REFERENCES parent (id))")
        filled.execute_sql("INSERT INTO child VALUES (7)")
    assert check(filled).problems == ("reference from child to parent",)


def test_pages_tell_whose_key_it_is(filled: EncryptedDatabase, path: Path, key: str) -> None:
    assert key_fits_some_page(path, key)
    assert not key_fits_some_page(path, "0" * 64)


def test_a_wal_torn_anywhere_opens_with_whole_changes(
    filled: EncryptedDatabase, path: Path, key: str, tmp_path: Path
) -> None:
    random, wal = Random(23), path.with_name(path.name + "-wal")
    writer = Child(children.write_for_ever, path, key, 100)
    for _ in range(20):
        writer.hear()
    writer.kill()
    kept = tmp_path / "as-left"
    shutil.copytree(path.parent, kept)
    counts = set()
    for _turn in range(30):
        for file in kept.iterdir():
            shutil.copyfile(file, path.with_name(file.name))
        with wal.open("r+b") as torn:
            torn.truncate(random.randrange(wal.stat().st_size))
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
        database = open_database(path, key)
        found = Counter(n for (n,) in database.execute_sql("SELECT n FROM mark").fetchall())
        database.close()
        assert set(found.values()) == {2}
        # Whole changes, in the order in which they were made.
        assert sorted(found)[10:] == list(range(100, 90 + len(found)))
        assert check(filled).whole
        counts.add(len(found))
    assert len(counts) > 3
