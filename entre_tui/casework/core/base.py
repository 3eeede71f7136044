"""What every piece of casework shares: how a change is made, and how one is refused."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from entre_tui.casework.core import audit, ledger
from entre_tui.casework.core.actor import Acting as Acting
from entre_tui.casework.core.actor import Actor as Actor
from entre_tui.casework.core.actor import Casework as Casework
from entre_tui.casework.core.actor import Role as Role
from entre_tui.casework.core.ledger import AppendedStep, Cells, ChildrenStep
from entre_tui.locale import N_, _
from entre_tui.locale.dates import day_time
from entre_tui.models.base import Record, Table, Worker

AGAIN = N_(
    "Nothing you typed is lost: leave with esc, look at the change, and open this again: what you typed is back."
)

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)
AnyTable = TypeVar("AnyTable", bound=Table)


@dataclass(frozen=True, slots=True)
class Undo:
    """How the last change of state is taken back: a casework function and what to call it with."""

    label: str
    function: Callable[..., Done]
    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, label: str, function: Casework[P, Done], *args: P.args, **kwargs: P.kwargs) -> Undo:
        """The undo that calls this function with these arguments."""
        return cls(label, function, args, kwargs)


@dataclass(frozen=True, slots=True)
class Done:
    """What a change did, in a sentence, and how to take it back."""

    message: str
    client_id: int | None = None
    record_id: int | None = None
    version: int = 0
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the log says of a change other than its rows tell; None is what they tell."""

    action: str | None = None
    about: str | None = None
    fields: tuple[str, ...] | None = None
    recipient: str = ""
    result: str = "ok"
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What the function of a change hands to `change`: a sentence, and the row that the change is about.

    `undo` is what taking it back is called; None where it cannot be taken back, and an `Undo` where something that
    people do takes it back. `undone` is said when it was, `undone_entry` what the log then says.
    """

    message: str
    row: Table | None
    undo: str | Undo | None
    undone: str = ""
    entry: Entry | None = None
    undone_entry: Entry | None = None
    client_id: int | None = None


class CaseworkError(Exception):
    """Refused, in words a case worker uses; `field` names the place in the form."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class StaleError(CaseworkError):
    """The record was changed by somebody else after it was read."""


class NotAllowed(CaseworkError):
    """This person may not do this."""


def change(function: Casework[P, ChangeReport]) -> Casework[P, Done]:
    """One transaction, one audit entry, an undo, and the client's row in the list made true again.

    Entry and undo are made from what the function wrote with `create`, `save` and the others below.
    """

    @functools.wraps(function)
    def run_change(acting: Acting, /, *args: P.args, **kwargs: P.kwargs) -> Done:
        from entre_tui.casework.core import change_log, list_projection

        before = audit.count_written()
        with ledger.open_ledger() as written:
            deed = function(acting, *args, **kwargs)
        if audit.count_written() != before:
            raise RuntimeError(f"{function.__qualname__} writes its own audit entry")
        if not written.steps and not written.appended and deed.entry is None:
            raise RuntimeError(f"{function.__qualname__} saved nothing and says nothing for the log")
        done = change_log.finish(acting, deed, written)
        if done.client_id is not None:
            list_projection.refresh(done.client_id, acting.now)
        return done

    run_change.__entre_mode__ = "change"  # type: ignore[attr-defined]
    return run_change


def reading(function: Callable[P, T]) -> Callable[P, T]:
    """A consistent look; what reads one person's file also writes its audit entry (`@opening`)."""
    function.__entre_mode__ = "reading"  # type: ignore[attr-defined]
    return function


def opening(function: Callable[P, T]) -> Callable[P, T]:
    """A look into one person's file: logged as the Criminal Data Ordinance 3:4 asks, so it writes."""
    function.__entre_mode__ = "change"  # type: ignore[attr-defined]
    return function


def found(model: type[R], record_id: int, *, removed: bool = False) -> R:
    """The row, or a refusal in plain words when it is gone."""
    row = model.get_or_none(model.id == record_id)
    if row is None or (row.removed_at is not None and not removed):
        raise CaseworkError(_("This has been removed meanwhile. Go back and look again."))
    return row


def fresh(acting: Acting, model: type[R], record_id: int, seen_version: int, *, removed: bool = False) -> R:
    """The row, if nobody changed it since it was read; otherwise says who did, and when."""
    row = found(model, record_id, removed=removed)
    if row.version != seen_version:
        who = Worker.get_or_none(Worker.id == row.changed_by_id)
        when = day_time(row.changed_at.astimezone(acting.now.tzinfo), acting.now)
        changed = _("{who} changed this {when}.").format(who=who.name if who else _("Somebody"), when=when)
        raise StaleError(f"{changed} {_(AGAIN)}")
    return row


def create(acting: Acting, model: type[R], /, **values: object) -> R:
    """A new row with who made it and when; taking the change back takes it out of sight."""
    row = create_place(acting, model, **values)
    if (written := ledger.current()) is not None:
        written.add_new(row, values)
    return row


def create_place(acting: Acting, model: type[R], /, **values: object) -> R:
    """A new row that stays when the change is taken back: the place for what is saved into it."""
    return model.create(
        created_at=acting.now,
        created_by=acting.actor.worker_id,
        changed_at=acting.now,
        changed_by=acting.actor.worker_id,
        **values,
    )


def save(acting: Acting, row: Record, /, **values: object) -> list[str]:
    """Sets what differs and counts the version up; gives the names of the changed fields.

    The version is part of the condition, so that two processes cannot both win.
    """
    changed = {name: value for name, value in values.items() if row.__data__.get(name) != value}
    before = {name: row.__data__.get(name) for name in changed}
    seen, model = row.version, type(row)
    stamp = {"version": seen + 1, "changed_at": acting.now, "changed_by": acting.actor.worker_id}
    if model.update(**changed, **stamp).where(model.id == row.id, model.version == seen).execute() != 1:
        raise StaleError(f"{_('Somebody changed this at the same moment.')} {_(AGAIN)}")
    for name, value in (changed | stamp).items():
        setattr(row, name, value)
    if (written := ledger.current()) is not None:
        written.add_saved(row, before, changed)
    return list(changed)


def remove(acting: Acting, row: Record, /, **values: object) -> None:
    """Takes a row out of sight; taking the change back brings it back."""
    save(acting, row, removed_at=acting.now, **values)


def append(
    acting: Acting, model: type[AnyTable], taken_back: Cells | None = None, /, **values: object
) -> AnyTable:
    """A row of a table that only grows; taking the change back adds a counter-entry."""
    moment, who = ("at", "by") if "at" in model._meta.fields else ("created_at", "created_by")
    row = model.create(**values, **{moment: acting.now, who: acting.actor.worker_id})
    if (written := ledger.current()) is not None:
        leads = [(key.name, key.rel_model.__name__) for key in model._meta.refs]
        parents = [(table, int(str(values[name]))) for name, table in leads if values.get(name) is not None]
        written.add_appended(row, parents, AppendedStep(model.__name__, values, taken_back))
    return row


def replace_children(row: Table, model: type[Table], rows: Sequence[Cells], name: str) -> None:
    """The rows of a table that belong to this row, in the place of those before; `name` is theirs in the log."""
    (key,) = (one.name for one in model._meta.refs if one.rel_model is type(row))
    before, after = children_of(row, model), tuple(dict(one) for one in rows)
    if before == after:
        return
    if before:
        model.delete().where(getattr(model, key) == row.id).execute()
    if after:
        model.insert_many([{key: row.id, **one} for one in after]).execute()
    if (written := ledger.current()) is not None:
        written.add_children(ChildrenStep(model.__name__, type(row).__name__, row.id, name, before, after))


def children_of(row: Table, model: type[Table]) -> tuple[dict[str, object], ...]:
    """What stands in the rows of a table that belong to this row."""
    (key,) = (one.name for one in model._meta.refs if one.rel_model is type(row))
    rows = model.select().where(getattr(model, key) == row.id).order_by(model.id)
    return tuple(
        {name: value for name, value in one.__data__.items() if name not in ("id", key)} for one in rows
    )
