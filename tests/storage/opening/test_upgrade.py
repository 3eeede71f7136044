"""A migrated file has exactly the tables' schema; a step runs whole or not at all."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path
from random import Random

import pytest

from entre_tui.storage import errors
from entre_tui.storage.backup.check import check
from entre_tui.storage.migrations import FOLDER, SCHEMA_VERSION, statements
from entre_tui.storage.opening import opening
from entre_tui.storage.opening import upgrade as upgrading
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.opening.upgrade import APPLICATION_ID, up_to_date, upgrade
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.storage import children, snapshot_schema
from tests.storage.killing import Child, spin

# A step as later versions will have them: a column with a default, and a table rebuilt to change another.
SECOND = """
    from peewee import TextField

    def up(migrator, db):
        migrator.migrate(migrator.add_column('mark', 'word', TextField(default='new')))
        migrator.migrate(migrator.rename_column('mark', 'half', 'part'))
"""


def folder_with(tmp_path: Path, second: str) -> Path:
    """The program's own steps and one more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in FOLDER.glob("0*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "0002_second.py").write_text(textwrap.dedent(second))
    return folder


def schema(database: EncryptedDatabase) -> list[str]:
    rows = database.execute_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'mark'")
    return sorted(row[0] for row in rows.fetchall() if "schema_migration" not in row[0])


def columns(database: EncryptedDatabase) -> list[str]:
    return [column.name for column in database.get_columns("mark")]


def test_a_migrated_file_has_exactly_the_schema_of_the_tables(database: EncryptedDatabase) -> None:
    tables = snapshot_schema.schema_of(snapshot_schema.ALL_TABLES, snapshot_schema.guarded_tables())
    assert schema(database) == sorted(tables), "run: python -m tests.storage.snapshot_schema"


def test_the_version_counts_the_steps() -> None:
    steps = sorted(FOLDER.glob("[0-9]*.py"))
    assert [int(step.name[:4]) for step in steps] == list(range(1, SCHEMA_VERSION + 1))


def test_triggers_are_not_parted(tmp_path: Path) -> None:
    file = tmp_path / "x.sql"
    file.write_text(
        "CREATE TABLE a (b);\n\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    )
    assert [statement.split()[1] for statement in statements(file)] == ["TABLE", "TRIGGER"]


def test_opening_an_up_to_date_file_writes_nothing(
    closed: EncryptedDatabase, path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "upgrade", None)
    before = path.read_bytes()
    open_database(path, key).close()
    assert path.read_bytes() == before


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    closed: EncryptedDatabase, path: Path, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closed.connect_thread():
        children.put(closed, 1, 10)
    monkeypatch.setattr(upgrading.up_to_date, "__defaults__", (2,))
    monkeypatch.setitem(upgrade.__kwdefaults__, "version", 2)
    monkeypatch.setitem(upgrade.__kwdefaults__, "folder", folder_with(tmp_path, SECOND))
    newer = open_database(path, key)
    assert columns(newer) == ["n", "part", "filler", "word"]
    assert newer.execute_sql("SELECT part, word FROM mark").fetchall() == [
        ("first", "new"),
        ("second", "new"),
    ]
    assert newer.one("PRAGMA user_version") == 2
    assert newer.one("PRAGMA foreign_keys") == 1
    newer.close()
    (copy,) = (path.parent / opening.BACKUPS).glob("*.entre")
    old = EncryptedDatabase(copy, key)
    with old.connect_thread():
        assert columns(old) == ["n", "half", "filler"]
        assert old.one("PRAGMA user_version") == 1


@pytest.mark.parametrize(
    "broken",
    [
        SECOND + "\n        raise ValueError('no')\n",
        SECOND + "\n        db.execute_sql('SELECT nothing FROM nowhere')\n",
        SECOND + "\n        db.execute_sql('PRAGMA ignore_check_constraints')\n        db.execute_sql("
        "\"INSERT INTO worker (name, fold, role, office_id, active) VALUES ('a', 'a', 'worker', 99, 1)\")\n",
    ],
    ids=["exception", "sql", "dangling"],
)
def test_a_failing_step_is_taken_back_whole(database: EncryptedDatabase, tmp_path: Path, broken: str) -> None:
    before = schema(database)
    with pytest.raises(errors.MigrationFailed):
        upgrade(database, folder=folder_with(tmp_path, broken), version=2)
    assert schema(database) == before
    assert columns(database) == ["n", "half", "filler"]
    assert up_to_date(database, 1)
    assert database.one("PRAGMA foreign_keys") == 1


def test_a_file_of_version_zero_is_not_taken_for_ours(database: EncryptedDatabase) -> None:
    database.execute_sql("PRAGMA application_id = 0")
    with pytest.raises(errors.NotADatabase):
        up_to_date(database)
    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    assert up_to_date(database)


def kill_upgrades(path: Path, key: str, folder: Path, times: int) -> set[int]:
    """The first run is left to end, to know how long it takes; the others are killed within that time."""
    random, seen, whole = Random(11), set[int](), 0.0
    original = path.read_bytes()
    for _turn in range(times):
        for left in path.parent.iterdir():
            left.unlink()
        path.write_bytes(original)
        child = Child(children.upgrade_for_ever, path, key, folder)
        assert child.hear() == "start"
        if whole:
            spin(random, whole * 1.2)
        else:
            began = time.perf_counter()
            assert child.hear() == "done"
            whole = time.perf_counter() - began
        done = "done" in child.kill()
        database = EncryptedDatabase(path, key)
        with database.connect_thread():
            version = database.one("PRAGMA user_version")
            wanted = {1: ["n", "half", "filler"], 2: ["n", "part", "filler", "word"]}[version]
            assert columns(database) == wanted
            assert database.one("SELECT count(*) FROM mark") == 40
            assert version == 2 or not done
        assert check(database).whole
        seen.add(version)
    return seen


def test_25_killed_migrations(closed: EncryptedDatabase, path: Path, key: str, tmp_path: Path) -> None:
    with closed.connect_thread():
        for number in range(20):
            children.put(closed, number, 3000)
    assert kill_upgrades(path, key, folder_with(tmp_path, SECOND), 25) == {1, 2}


@pytest.mark.soak
def test_500_killed_migrations(closed: EncryptedDatabase, path: Path, key: str, tmp_path: Path) -> None:
    with closed.connect_thread():
        for number in range(20):
            children.put(closed, number, 3000)
    kill_upgrades(path, key, folder_with(tmp_path, SECOND), 500)
