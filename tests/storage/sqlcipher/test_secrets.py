"""Words of the case file appear nowhere in the clear, and what was erased is gone."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from entre_tui.storage.backup.backup import back_up
from entre_tui.storage.errors import Busy
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.erase import empty_wal
from entre_tui.storage.sqlcipher.pages import PAGE
from tests.storage import children
from tests.storage.killing import Child

TAIL = 80


def everything_under(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def in_the_clear(path: Path, key: str) -> bytes:
    """Every page of the file decrypted, free ones too."""
    content, plain = path.read_bytes(), b""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[16 if start == 0 else 0 : PAGE - TAIL]
        cipher = Cipher(algorithms.AES(bytes.fromhex(key)), modes.CBC(page[PAGE - TAIL : PAGE - TAIL + 16]))
        plain += cipher.decryptor().update(body)
    return plain


def test_50_markers_are_nowhere_to_be_found(
    database: EncryptedDatabase, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    markers = [f"Märta-{secrets.token_hex(8)}" for _ in range(50)]
    with database.atomic("IMMEDIATE"):
        for number, marker in enumerate(markers):
            database.execute_sql(children.MARK, (number, marker, marker.encode()))
    # A sort too large for the cache would go to a temporary file.
    database.execute_sql(
        "SELECT * FROM mark a, mark b, mark c ORDER BY b.half, a.half DESC, c.half"
    ).fetchall()
    back_up(database, tmp_path / "copies")
    assert (path.parent / "case.entre-wal").stat().st_size > 0
    found = everything_under(tmp_path)
    assert [marker for marker in markers if marker.encode() in found] == []


def test_an_erased_person_is_in_no_page_of_the_live_files(
    database: EncryptedDatabase, path: Path, key: str
) -> None:
    marker = b"Erased-" + secrets.token_hex(8).encode()
    database.execute_sql("CREATE INDEX words ON mark (filler)")
    with database.atomic("IMMEDIATE"):
        for number in range(300):
            database.execute_sql(children.MARK, (number, "first", marker + b"%d" % number * 40))
    empty_wal(database)
    assert marker in in_the_clear(path, key)
    with database.atomic("IMMEDIATE"):
        database.execute_sql("DELETE FROM mark WHERE n > 1")
        database.execute_sql("UPDATE mark SET filler = x''")
    empty_wal(database)
    assert marker not in in_the_clear(path, key)
    assert (path.parent / "case.entre-wal").stat().st_size == 0


def test_the_wal_is_not_called_empty_while_somebody_reads(
    closed: EncryptedDatabase, path: Path, key: str
) -> None:
    other = Child(children.hold_lock, path, key)
    assert other.hear() == "held"
    with closed.connect_thread():
        closed.execute_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(Busy):
            empty_wal(closed)
    other.kill()
