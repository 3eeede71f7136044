"""Each table is found by its name in the module it is written in, and none is forgotten."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from entre_tui import models
from entre_tui.models.base import Record, Table
from tests.storage.snapshot_schema import ALL_TABLES


def test_every_table_is_named_at_its_module() -> None:
    folder = Path(models.__file__).parent
    modules = [import_module(f"entre_tui.models.{path.stem}") for path in folder.glob("[a-z]*.py")]
    written = {
        (module.__name__.rpartition(".")[2], name)
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, type) and issubclass(table, Table) and table.__module__ == module.__name__
    }
    bases = {("base", Table.__name__), ("base", Record.__name__)}
    named = {(module, name) for module, names in models.TABLES.items() for name in names.split()}
    assert written - bases == named


def test_every_module_of_tables_is_known_to_mypy() -> None:
    source = Path(models.__file__).read_text("utf-8")
    assert all(f"    from entre_tui.models.{module} import *\n" in source for module in models.TABLES)


def test_a_table_comes_after_those_it_points_to() -> None:
    seen: set[type[Table]] = set()
    for table in ALL_TABLES:
        targets = {field.rel_model for field in table._meta.refs} - {table}
        assert targets <= seen, table
        seen.add(table)
