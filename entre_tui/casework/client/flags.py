"""Security flags: raised, lifted, and raised again (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
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


@change
def raise_flag(acting: Acting, client_id: int, kind: str, words: str = "") -> ChangeReport:
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
    message = _("{client}: flagged, on every part of the file.").format(client=name_of(row))
    return ChangeReport(message, made, _("flag"))


@change
def lift_flag(acting: Acting, flag_id: int, *, seen_version: int) -> ChangeReport:
    """Lifts a flag; that it was up is kept."""
    row = fresh(acting, Flag, flag_id, seen_version)
    save(acting, row, lifted_at=acting.now, lifted_by=acting.actor.worker_id)
    name = name_of(row.client)
    message = _("{client}: the flag was lifted.").format(client=name)
    return ChangeReport(
        message, row, _("flag"), undone=_("{client}: the flag is up again.").format(client=name)
    )
