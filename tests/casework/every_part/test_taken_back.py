"""Every change there is leaves one entry in the log, and taken back leaves the file exactly as it was."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from entre_tui import casework, models
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor, Done
from entre_tui.casework.core.records import LOG_NAMES, client_of
from entre_tui.casework.core.reversal import undo_change
from entre_tui.casework.formulation.views import latest
from entre_tui.models.base import Record
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.every_change import CALLS, FullFile, fill
from tests.casework.steps import undone
from tests.storage.snapshot_schema import ALL_TABLES, IMMUTABLE_TABLES

# Clients and colleagues come in, settings are chosen, keys are given: none of it is taken back with u.
STAYS = {
    "add_client",
    "edit_client",
    "set_role",
    "end_access",
    "set_for_all",
    "first_worker",
    "add_worker",
    "use_account",
    "keys_changed",
    "choose",
    "choose_areas",
}
# Rows whose place was made by a change stay, empty; a version of a formulation is taken back by one more.
EMPTIED = {"ChecklistItem": ("need", "not_assessed"), "FollowUp": ("client_reason", "")}
GROWS = {table.__name__ for table in IMMUTABLE_TABLES}
LEFT_OUT = {"AuditEntry", "Draft", "SearchWord", *GROWS}
STAMPS = {"version", "changed_at", "changed_by"}


@pytest.fixture
def full(client: int, acting: Acting, supervisor: Actor) -> FullFile:
    file = FullFile(acting, supervisor, client)
    fill(file)
    return file


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(casework.__path__, "entre_tui.casework."):
        yield importlib.import_module(found.name)


def changes() -> dict[Callable[..., Done], str]:
    """Every function marked `@change`, with its name."""
    return {
        function: name
        for module in modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and "run_change" in function.__code__.co_name
    }


def rows_in_sight(table: Any) -> list[dict[str, Any]]:
    """What stands in a table, without who changed it when; what is out of sight is left out."""
    name, emptied = table.__name__, EMPTIED.get(table.__name__)
    rows = [dict(row) for row in table.select().dicts()]
    if issubclass(table, Record):
        rows = [row for row in rows if row["removed_at"] is None]
        rows = [{key: value for key, value in row.items() if key not in STAMPS} for row in rows]
    elif "id" in table._meta.fields and name not in ("Office", "Worker"):
        rows = [{key: value for key, value in row.items() if key != "id"} for row in rows]
        for key in table._meta.refs:
            if issubclass(key.rel_model, Record):
                gone = {
                    row.id for row in key.rel_model.select().where(key.rel_model.removed_at.is_null(False))
                }
                rows = [row for row in rows if row[key.name] not in gone]
    if emptied is not None:
        rows = [row for row in rows if row[emptied[0]] != emptied[1]]
    return sorted(rows, key=repr)


def standing(client: int) -> dict[str, Any]:
    """All that can be seen of the file and of its line in the list."""
    seen = {
        table.__name__: rows_in_sight(table)
        for table in ALL_TABLES
        if table.__name__ not in LEFT_OUT and not table.__name__.startswith("ClientRow")
    }
    row = models.ClientRow.select().where(models.ClientRow.client == client).dicts().first()
    said = latest(client)
    return {**seen, "list": row, "formulation": said.content if said else None}


def grown() -> dict[str, list[dict[str, Any]]]:
    """The tables that only grow."""
    return {table.__name__: list(table.select().order_by(table.id).dicts()) for table in IMMUTABLE_TABLES}


def test_all_changes_are_here() -> None:
    known = changes()
    assert set(CALLS) == {one for one, name in known.items() if name not in STAYS and one is not undo_change}
    assert set(known.values()) >= STAYS


def unlike_before(function: Callable[..., Done], full: FullFile) -> str:
    """What is wrong after making this change, taking it back, making it again and taking it back again."""
    before, kept, entries = standing(full.client), grown(), audit.last()
    done = CALLS[function](full)
    after = standing(full.client)
    if after == before or audit.last() != entries + 1:
        return "it changes nothing, or is not in the log once"
    for expected in (before, after, before):
        done = undone(full.leading, done)
        found = standing(full.client)
        if found != expected:
            return f"{done.message} {[name for name in found if found[name] != expected[name]]}"
    if audit.last() != entries + 4:
        return "taking it back is not in the log once"
    now = grown()
    return next((name for name in kept if now[name][: len(kept[name])] != kept[name]), "")


def test_one_entry_and_back_and_again(full: FullFile, db: EncryptedDatabase) -> None:
    wrong = {}
    for function in CALLS:
        with db.atomic() as whole:
            said = unlike_before(function, full)
            if said:
                wrong[f"{function.__module__}.{function.__name__}"] = said
            whole.rollback()
    assert wrong == {}


def test_every_record_is_named_for_the_log_and_leads_to_its_client(full: FullFile) -> None:
    records = [table for table in ALL_TABLES if issubclass(table, Record)]
    assert {table.__name__ for table in records} <= set(LOG_NAMES)
    for table in records:
        for row in table.select():
            assert client_of(row) == full.client


# What writes past the ledger, and why: tables of the office, drafts and the list's own lines belong to no change of a
# case; what comes in by the thousand is logged as one.
BESIDE_THE_LEDGER = {
    "core/audit.py",
    "core/base.py",
    "core/list_projection.py",
    "core/settings_store.py",
    "client/drafts.py",
    "day/calendar.py",
    "office/access.py",
    "office/workers.py",
    "supervision/thresholds.py",
}


def test_nothing_is_written_past_the_ledger() -> None:
    root = Path(casework.__path__[0])
    writing = set()
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.attr in ("create", "insert", "insert_many", "update", "delete")
                and (node.func.value.id[:1].isupper() or node.func.value.id in ("model", "table"))
            ):
                writing.add(file.relative_to(root).as_posix())
    assert {path for path in writing if not path.startswith("importing/")} <= BESIDE_THE_LEDGER
