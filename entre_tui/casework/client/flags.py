"""Security flags: raised, lifted, and raised again (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    reading,
    save,
)
from entre_tui.locale import _
from entre_tui.models import Client, Flag, Worker
from entre_tui.rules.codes import FlagKind
from entre_tui.text import clean


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag that is up, and who raised it when."""

    id: int
    version: int
    kind: str
    words: str
    raised_at: datetime
    raised_by: str


@reading
def flags(acting: Acting, client_id: int) -> tuple[FlagView, ...]:
    """The flags that are up; they stand on every part of the file, whose own reading is what is logged."""
    rows = (
        Flag.select(Flag.id, Flag.version, Flag.kind, Flag.words, Flag.created_at, Worker.name)
        .left_outer_join(Worker, on=Flag.created_by == Worker.id)
        .where(Flag.client == client_id, Flag.lifted_at.is_null(), Flag.removed_at.is_null())
        .order_by(Flag.id)
        .tuples()
    )
    return tuple(
        FlagView(number, version, kind, words, at.astimezone(acting.now.tzinfo), who or "")
        for number, version, kind, words, at, who in rows
    )


@change_by_hand
def raise_flag(acting: Acting, client_id: int, kind: str, words: str = "") -> Done:
    """A security flag, from now on shown on every part of the file; “other” needs words."""
    row, words = found(Client, client_id), clean(words)
    if kind not in list(FlagKind):
        raise CaseworkError(_("“{value}” is not one of the choices.").format(value=kind), "kind")
    if kind == FlagKind.OTHER and not words:
        raise CaseworkError(_("Write what to beware of."), "words")
    same = (Flag.client == row.id, Flag.kind == kind, Flag.words == words)
    if Flag.select().where(*same, Flag.lifted_at.is_null(), Flag.removed_at.is_null()).exists():
        raise CaseworkError(_("This flag is up already."), "kind")
    made = create(acting, Flag, client=row.id, kind=kind, words=words)
    audit.record(acting, "collect", client_id=row.id, about="flag", record_id=made.id)
    undo = Undo.of(_("flag"), lift_flag, made.id, seen_version=made.version)
    message = _("{client}: flagged, on every part of the file.").format(client=name_of(row))
    return Done(message, row.id, made.id, made.version, undo)


@change_by_hand
def lift_flag(acting: Acting, flag_id: int, *, seen_version: int) -> Done:
    """Lifts a flag; that it was up is kept."""
    row = fresh(acting, Flag, flag_id, seen_version)
    save(acting, row, lifted_at=acting.now, lifted_by=acting.actor.worker_id)
    _wrote(acting, row)
    undo = Undo.of(_("flag"), raise_again, row.id, seen_version=row.version)
    message = _("{client}: the flag was lifted.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def raise_again(acting: Acting, flag_id: int, *, seen_version: int) -> Done:
    """Takes a lifting back."""
    row = fresh(acting, Flag, flag_id, seen_version)
    save(acting, row, lifted_at=None, lifted_by=None)
    _wrote(acting, row)
    message = _("{client}: the flag is up again.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version)


def _wrote(acting: Acting, row: Flag) -> None:
    audit.record(
        acting, "change", client_id=row.client_id, about="flag", record_id=row.id, fields=("lifted_at",)
    )
