"""The client's change "in staff's words": dated notes of kind "change" (domain.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from entre_tui.casework import audit
from entre_tui.casework.base import (
    Actor,
    CaseworkError,
    Done,
    Undo,
    change,
    create,
    found,
    fresh,
    remove,
    restore,
    save,
)
from entre_tui.casework.clients import name_of
from entre_tui.locale import _
from entre_tui.models import Client, Note, NoteRevision, Worker
from entre_tui.text import clean_long

KIND = "change"


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What somebody on the staff saw, and when."""

    id: int
    version: int
    at: datetime
    author: str
    text: str


def staff_words_of(client_id: int) -> tuple[StaffWords, ...]:
    """For other casework: the latest first."""
    rows = (
        Note.select(Note.id, Note.version, Note.at, Worker.name, Note.text)
        .left_outer_join(Worker, on=Note.created_by == Worker.id)
        .where(Note.client == client_id, Note.kind == KIND, Note.removed_at.is_null())
        .order_by(Note.at.desc(), Note.id.desc())
    )
    return tuple(
        StaffWords(number, version, at, who or "", text) for number, version, at, who, text in rows.tuples()
    )


@change
def add_staff_words(
    client_id: int, text: str, on: date | None = None, *, actor: Actor, now: datetime
) -> Done:
    """Writes down a change that was seen, today or on an earlier day."""
    client = found(Client, client_id)
    row = create(Note, actor, now, client=client.id, kind=KIND, text=_checked(text), at=_moment(on, now))
    audit.record(actor, now, "collect", client_id=client.id, about="note", record_id=row.id)
    undo = Undo(_("note"), remove_staff_words, (row.id,), {"seen_version": row.version})
    return Done(
        _("{client}: written down.").format(client=name_of(client)), client.id, row.id, row.version, undo
    )


@change
def edit_staff_words(
    note_id: int, text: str, on: date | None = None, *, actor: Actor, now: datetime, seen_version: int
) -> Done:
    """Corrects the words; what they were is kept."""
    row = fresh(Note, note_id, seen_version, now)
    text = _checked(text)
    if text != row.text:
        NoteRevision.create(note=row.id, text=row.text, at=now, by=actor.worker_id)
    same_day = on is None or on == row.at.astimezone(now.tzinfo).date()
    fields = save(row, actor, now, text=text, at=row.at if same_day else _moment(on, now))
    audit.record(actor, now, "change", client_id=row.client_id, about="note", record_id=row.id, fields=fields)
    message = _("{client}: corrected; the earlier words are kept.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version)


@change
def remove_staff_words(note_id: int, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Takes the note out of sight."""
    row = fresh(Note, note_id, seen_version, now)
    remove(row, actor, now)
    audit.record(
        actor, now, "change", client_id=row.client_id, about="note", record_id=row.id, fields=("removed",)
    )
    undo = Undo(_("removal"), restore_staff_words, (row.id,), {"seen_version": row.version})
    message = _("{client}: the note was removed.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version, undo)


@change
def restore_staff_words(note_id: int, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Brings the note back."""
    row = fresh(Note, note_id, seen_version, now, removed=True)
    restore(row, actor, now)
    audit.record(
        actor, now, "change", client_id=row.client_id, about="note", record_id=row.id, fields=("removed",)
    )
    message = _("{client}: the note is back.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version)


def _checked(text: str) -> str:
    text = clean_long(text).strip()
    if not text:
        raise CaseworkError(_("Write what you saw."), "text")
    return text


def _moment(on: date | None, now: datetime) -> datetime:
    if on is None or on == now.date():
        return now
    if on > now.date():
        raise CaseworkError(_("That day is still to come."), "on")
    return datetime.combine(on, time(12), now.tzinfo)
