"""Taking a change back, whatever it was: each row as it stood, unless somebody has changed it since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from entre_tui import models
from entre_tui.casework.core.base import (
    AGAIN,
    Acting,
    ChangeReport,
    Done,
    Entry,
    R,
    StaleError,
    Undo,
    append,
    change,
    children_of,
    found,
    fresh,
    opening,
    remove,
    replace_children,
    save,
)
from entre_tui.casework.core.ledger import AppendedStep, ChildrenStep, RowStep, Step
from entre_tui.casework.core.records import COUNTERS, log_name
from entre_tui.locale import _

Values = dict[str, object]
OnReturn = Callable[[R, Values, datetime], Values]
_RETURNS: dict[str, OnReturn[Any]] = {}


@dataclass(frozen=True, slots=True)
class Reversal:
    """All it takes to take a change back, and to make it again: plain values, no rows."""

    label: str
    steps: tuple[Step, ...]
    table: str
    row_id: int
    undone: str
    undone_entry: Entry | None
    message: str
    entry: Entry | None


def on_return(model: type[R]) -> Callable[[OnReturn[R]], OnReturn[R]]:
    """Registers what has its say before a row of this table is put back: it fits the values, or refuses."""

    def register(function: OnReturn[R]) -> OnReturn[R]:
        _RETURNS[model.__name__] = function
        return function

    return register


@change
def undo_change(acting: Acting, reversal: Reversal) -> ChangeReport:
    """Takes back what a change wrote, the last first; what only grows gets a counter-entry."""
    for step in reversal.steps:
        _refuse_changed(acting, step, reversal)
    for step in reversed(reversal.steps):
        _take_back(acting, step, reversal)
    return ChangeReport(
        reversal.undone,
        _table(reversal.table).get_by_id(reversal.row_id),
        reversal.label,
        undone=reversal.message,
        entry=reversal.undone_entry,
        undone_entry=reversal.entry,
    )


def join_changes(label: str, parts: Sequence[Done], message: str, undone: str) -> Done:
    """Several changes as one, each with its own entry in the log: taken back together or not at all."""
    undos = tuple(part.undo for part in parts if part.undo is not None)
    return Done(message, undo=Undo.of(label, undo_together, label, undos, message, undone))


@opening
def undo_together(acting: Acting, label: str, undos: Sequence[Undo], message: str, undone: str) -> Done:
    """Takes all of them back; refused where one has been changed since."""
    parts = [undo.function(acting, *undo.args, **undo.kwargs) for undo in reversed(undos)]
    return join_changes(label, parts, undone, message)


def _table(name: str) -> Any:
    return getattr(models, name)


def _refuse_changed(acting: Acting, step: Step, reversal: Reversal) -> None:
    if isinstance(step, RowStep) and (not step.new or _is_main(step, reversal)):
        fresh(acting, _table(step.table), step.row_id, step.version, removed=True)
    elif isinstance(step, ChildrenStep):
        parent = _table(step.parent).get_by_id(step.parent_id)
        if children_of(parent, _table(step.table)) != step.after:
            raise StaleError(f"{_('Somebody changed this at the same moment.')} {_(AGAIN)}")


def _take_back(acting: Acting, step: Step, reversal: Reversal) -> None:
    table = _table(step.table)
    if isinstance(step, AppendedStep):
        if step.taken_back is not None:
            append(acting, table, **step.taken_back)
        else:
            counter = COUNTERS[step.table](acting, step.values)
            append(acting, table, step.values, **{**step.values, **counter})
    elif isinstance(step, ChildrenStep):
        parent = _table(step.parent).get_by_id(step.parent_id)
        replace_children(parent, table, step.before, step.name)
    elif not step.new:
        row = found(table, step.row_id, removed=True)
        fit = _RETURNS.get(step.table)
        values = dict(step.before)
        save(acting, row, **(values if fit is None else fit(row, values, acting.now)))
    else:
        row = table.get_or_none(table.id == step.row_id)
        # What came with the change and was worked with since stays.
        if row is not None and (row.version == step.version or _is_main(step, reversal)):
            remove(acting, row, **dict.fromkeys(log_name(row).frees))


def _is_main(step: RowStep, reversal: Reversal) -> bool:
    return (step.table, step.row_id) == (reversal.table, reversal.row_id)
