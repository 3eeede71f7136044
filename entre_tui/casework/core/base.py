"""What every piece of casework shares: how a change is made, and how one is refused."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from entre_tui.casework.core import audit
from entre_tui.casework.core.actor import Acting as Acting
from entre_tui.casework.core.actor import Actor as Actor
from entre_tui.casework.core.actor import Casework as Casework
from entre_tui.casework.core.actor import Role as Role
from entre_tui.locale import N_, _
from entre_tui.locale.dates import day_time
from entre_tui.models.base import Record, Worker

AGAIN = N_(
    "Nothing you typed is lost: leave with esc, look at the change, open this again, and ctrl+r brings it back."
)

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)


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


def change(function: Casework[P, Done]) -> Casework[P, Done]:
    """One transaction, one audit entry, and the client's row in the list made true again."""

    @functools.wraps(function)
    def run_change(acting: Acting, /, *args: P.args, **kwargs: P.kwargs) -> Done:
        from entre_tui.casework.core import list_projection

        before = audit.count_written()
        done = function(acting, *args, **kwargs)
        entries = audit.count_written() - before
        if entries != 1:
            raise RuntimeError(f"{function.__qualname__} wrote {entries} audit entries instead of one")
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
    """A new row with who made it and when."""
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
    seen, model = row.version, type(row)
    stamp = {"version": seen + 1, "changed_at": acting.now, "changed_by": acting.actor.worker_id}
    if model.update(**changed, **stamp).where(model.id == row.id, model.version == seen).execute() != 1:
        raise StaleError(f"{_('Somebody changed this at the same moment.')} {_(AGAIN)}")
    for name, value in (changed | stamp).items():
        setattr(row, name, value)
    return list(changed)


def remove(acting: Acting, row: Record) -> None:
    """Takes a row out of sight in a way that `restore` can undo."""
    save(acting, row, removed_at=acting.now)


def restore(acting: Acting, row: Record) -> None:
    """Brings a removed row back."""
    save(acting, row, removed_at=None)
