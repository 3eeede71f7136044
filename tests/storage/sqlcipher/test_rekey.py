"""A new data key for the whole file, and one key that opens it whatever happens."""

from __future__ import annotations

import secrets
from pathlib import Path
from random import Random

import pytest

from entre_tui.storage import errors
from entre_tui.storage.backup.check import check
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase, connect
from entre_tui.storage.sqlcipher.rekey import key_that_opens, rekey
from tests.storage import children
from tests.storage.killing import Child, spin


def fill(database: EncryptedDatabase) -> None:
    with database.connect_thread():
        for number in range(20):
            children.put(database, number, 4000)


def test_the_new_key_opens_and_the_old_one_no_more(closed: EncryptedDatabase, path: Path, key: str) -> None:
    fill(closed)
    new, calls = secrets.token_hex(32), []

    def keep_both() -> str:
        calls.append("both")
        return new

    rekey(path, key, keep_both=keep_both, keep_new=lambda: calls.append("new"))
    assert calls == ["both", "new"]
    with pytest.raises(errors.WrongKey):
        connect(path, key)
    database = EncryptedDatabase(path, new)
    with database.connect_thread():
        assert database.one("SELECT count(*) FROM mark") == 40
    assert check(database).whole


def test_nothing_changes_if_the_key_file_cannot_be_written(
    closed: EncryptedDatabase, path: Path, key: str
) -> None:
    def fails() -> str:
        raise OSError("no room")

    before = path.read_bytes()
    with pytest.raises(OSError, match="no room"):
        rekey(path, key, keep_both=fails, keep_new=lambda: None)
    assert path.read_bytes() == before


def test_a_malformed_new_key_is_refused(closed: EncryptedDatabase, path: Path, key: str) -> None:
    with pytest.raises(errors.BadKey):
        rekey(path, key, keep_both=lambda: "passphrase", keep_new=lambda: None)
    assert key_that_opens(path, [key]) == key


def never() -> str:
    raise AssertionError("called although others have the file open")


def test_not_while_others_have_it_open(closed: EncryptedDatabase, path: Path, key: str) -> None:
    other = Child(children.hold_open, path, key)
    assert other.hear() == "open"
    with pytest.raises(errors.InUse):
        rekey(path, key, keep_both=never, keep_new=never)
    other.leave()
    new = secrets.token_hex(32)
    rekey(path, key, keep_both=lambda: new, keep_new=lambda: None, wait=5)
    assert key_that_opens(path, [key, new]) == new


def test_no_key_opens(closed: EncryptedDatabase, path: Path) -> None:
    with pytest.raises(errors.WrongKey):
        key_that_opens(path, [secrets.token_hex(32), secrets.token_hex(32)])


def test_a_disk_that_is_full_at_any_step_leaves_one_key_that_opens(
    closed: EncryptedDatabase, path: Path, key: str
) -> None:
    fill(closed)
    outcomes, size = [], path.stat().st_size
    for limit in range(4096, size * 3 // 2, size // 12):
        new = secrets.token_hex(32)
        child = Child(children.rekey_with_limit, path, key, new, limit)
        outcomes.append(child.hear())
        child.kill()
        right = key_that_opens(path, [new, key])
        assert (right == new) or outcomes[-1] != "new"
        found = EncryptedDatabase(path, right)
        with found.connect_thread():
            assert found.one("SELECT count(*) FROM mark") == 40
        assert check(found).whole
        key = right
    assert "new" in outcomes
    assert outcomes[0] != "new"


def kill_rekeys(database: EncryptedDatabase, path: Path, key: str, times: int) -> None:
    random, keys, halfway = Random(5), [key, secrets.token_hex(32)], 0
    record = path.with_name("record")
    record.write_text(key)
    for _turn in range(times):
        child = Child(children.rekey_back_and_forth, path, keys)
        for _ in range(random.randint(1, 3)):
            assert child.hear() == "start"
        spin(random, 0.02)
        child.kill()
        halfway += len(record.read_text().split()) == 2
        right = key_that_opens(path, record.read_text().split())
        keys = [right, secrets.token_hex(32)]
        record.write_text(right)
        found = EncryptedDatabase(path, right)
        with found.connect_thread():
            assert found.one("SELECT count(*) FROM mark") == 40
        assert check(found).whole
    assert halfway


def test_25_killed_rekeys(closed: EncryptedDatabase, path: Path, key: str) -> None:
    fill(closed)
    kill_rekeys(closed, path, key, 25)


@pytest.mark.soak
def test_500_killed_rekeys(closed: EncryptedDatabase, path: Path, key: str) -> None:
    fill(closed)
    kill_rekeys(closed, path, key, 500)
