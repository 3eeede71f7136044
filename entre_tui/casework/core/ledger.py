"""What the running change has written, row by row: its log entry and its undo are made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from entre_tui.models.base import Record, Table

Cells = Mapping[str, object]
"""Columns of a row, or some of them, with what stands there."""


@dataclass(frozen=True, slots=True)
class RowStep:
    """A row in the version that the change left; a new one had nothing before."""

    table: str
    row_id: int
    version: int
    before: Cells
    after: Cells
    new: bool = False

    @property
    def fields(self) -> list[str]:
        """The columns that say something else than before."""
        return [name for name, value in self.after.items() if self.before.get(name) != value]


@dataclass(frozen=True, slots=True)
class ChildrenStep:
    """All rows of one table that belong to a row, which have no version of their own; `name` is theirs in the log."""

    table: str
    parent: str
    parent_id: int
    name: str
    before: tuple[Cells, ...]
    after: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class AppendedStep:
    """A row of a table that only grows; a counter-entry knows what it takes back."""

    table: str
    values: Cells
    taken_back: Cells | None = None


Step = RowStep | ChildrenStep | AppendedStep


class Ledger:
    """The steps in the order in which each row was first touched; a row touched twice is one step."""

    def __init__(self) -> None:
        self.appended: list[Table] = []
        self._steps: dict[tuple[str, str, int], Step] = {}
        self._names: list[str] = []

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps.values())

    def add_new(self, row: Record, values: Cells) -> None:
        """A row that was made."""
        table = type(row).__name__
        self._steps["row", table, row.id] = RowStep(table, row.id, row.version, {}, values, new=True)

    def add_saved(self, row: Record, before: Cells, after: Cells) -> None:
        """A row that was changed; what an earlier step of the same change found there is what stood before."""
        key = ("row", type(row).__name__, row.id)
        known = self._steps.get(key)
        if isinstance(known, RowStep):
            first, last = {**before, **known.before}, {**known.after, **after}
            step = replace(known, version=row.version, before=first, after=last)
        else:
            step = RowStep(key[1], row.id, row.version, before, after)
        self._steps[key] = step

    def add_children(self, step: ChildrenStep) -> None:
        """Rows that took the place of others; those of a row that is new come and go with it."""
        self._names.append(step.name)
        if not self.has_new(step.parent, step.parent_id):
            self._steps["children", f"{step.table} of {step.parent}", step.parent_id] = step

    def add_appended(self, row: Table, parents: Sequence[tuple[str, int]], step: AppendedStep) -> None:
        """A row of a table that only grows; what tells how another row began comes and goes with it."""
        self.appended.append(row)
        if not any(self.has_new(table, number) for table, number in parents):
            self._steps["appended", step.table, row.id] = step

    def has_new(self, table: str, row_id: int) -> bool:
        """Whether this change has made that row."""
        known = self._steps.get(("row", table, row_id))
        made = isinstance(known, RowStep) and known.new
        return made or any(type(one).__name__ == table and one.id == row_id for one in self.appended)

    def fields_of(self, row: Table) -> list[str]:
        """The names of what was changed of a row, with those of its children."""
        table = type(row).__name__
        if self.has_new(table, row.id):
            return []
        known = self._steps.get(("row", table, row.id))
        return [*(known.fields if isinstance(known, RowStep) else ()), *self._names]


_RUNNING: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


def current() -> Ledger | None:
    """The ledger of the change that is under way, if one is."""
    return _RUNNING.get()


@contextmanager
def open_ledger() -> Iterator[Ledger]:
    """A ledger for one change."""
    token = _RUNNING.set(Ledger())
    ledger = _RUNNING.get()
    assert ledger is not None
    try:
        yield ledger
    finally:
        _RUNNING.reset(token)
