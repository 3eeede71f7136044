"""Dated free text on the client: written, pinned, corrected with the old text kept, taken out of sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from peewee import fn

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    append,
    change,
    create,
    found,
    fresh,
    opening,
    remove,
    save,
)
from entre_tui.locale import _
from entre_tui.models import Client, Note, NoteRevision, Worker
from entre_tui.text import clean_long

NOTE, CHANGE = "note", "change"
KINDS = (NOTE, CHANGE)
EXCERPT = 200


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in a list; `excerpt` is how it begins."""

    id: int
    version: int
    kind: str
    at: datetime
    author: str
    pinned: bool
    excerpt: str
    corrected: int


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What a corrected note said before, until when, and who replaced it."""

    text: str
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note in full; `earlier` has the last text that was replaced first."""

    id: int
    version: int
    client_id: int
    kind: str
    at: datetime
    author: str
    pinned: bool
    text: str
    earlier: tuple[EarlierText, ...]


@opening
def notes(acting: Acting, client_id: int) -> tuple[NoteLine, ...]:
    """Every note: the pinned ones first, then the latest."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="notes")
    return note_lines(client_id, acting.now)


def note_lines(client_id: int, now: datetime, limit: int | None = None) -> tuple[NoteLine, ...]:
    """For other casework, which writes its own audit entry."""
    corrections = NoteRevision.select(fn.COUNT(NoteRevision.id)).where(NoteRevision.note == Note.id)
    rows = (
        Note.select(
            Note.id,
            Note.version,
            Note.kind,
            Note.at,
            Worker.name,
            Note.pinned,
            fn.SUBSTR(Note.text, 1, EXCERPT),
            corrections,
        )
        .left_outer_join(Worker, on=Note.created_by == Worker.id)
        .where(Note.client == client_id, Note.removed_at.is_null())
        .order_by(Note.pinned.desc(), Note.at.desc(), Note.id.desc())
        .limit(limit)
    )
    return tuple(
        NoteLine(number, version, kind, at.astimezone(now.tzinfo), who or "", pinned, excerpt, corrected)
        for number, version, kind, at, who, pinned, excerpt, corrected in rows.tuples()
    )


@opening
def note(acting: Acting, note_id: int) -> NoteView:
    """One note in full, with what it said before."""
    row = found(Note, note_id)
    audit.record(acting, "read", client_id=row.client_id, about="note", record_id=row.id)
    author = Worker.get_or_none(Worker.id == row.created_by_id)
    earlier = (
        NoteRevision.select(NoteRevision.text, NoteRevision.at, Worker.name)
        .left_outer_join(Worker, on=NoteRevision.by == Worker.id)
        .where(NoteRevision.note == row.id)
        .order_by(NoteRevision.id.desc())
        .tuples()
    )
    return NoteView(
        row.id,
        row.version,
        row.client_id,
        row.kind,
        row.at.astimezone(acting.now.tzinfo),
        author.name if author else "",
        row.pinned,
        row.text,
        tuple(EarlierText(text, at.astimezone(acting.now.tzinfo), who or "") for text, at, who in earlier),
    )


@change
def add_note(
    acting: Acting,
    client_id: int,
    text: str,
    *,
    kind: str = NOTE,
    pinned: bool = False,
    at: datetime | date | None = None,
) -> ChangeReport:
    """Writes a note, dated now or when it happened."""
    client = found(Client, client_id)
    values = {"text": _text(text), "kind": _kind(kind), "pinned": pinned, "at": _moment(at, acting.now)}
    row = create(acting, Note, client=client.id, **values)
    return _report(row, _("note"), _("{client}: the note is written."), _("{client}: the note was removed."))


@change
def correct_note(
    acting: Acting,
    note_id: int,
    text: str,
    *,
    kind: str = NOTE,
    at: datetime | date | None = None,
    seen_version: int,
) -> ChangeReport:
    """Corrects a note; what it said is kept and can be read (docs/casework.md 9)."""
    row = fresh(acting, Note, note_id, seen_version)
    before, text = row.text, _text(text)
    when = row.at if at is None else _moment(at, acting.now, row.at)
    save(acting, row, text=text, kind=_kind(kind), at=when)
    if text != before:
        append(acting, NoteRevision, note=row.id, text=before)
    kept = _("{client}: corrected; the earlier text is kept.")
    return _report(row, _("correction"), kept, kept)


@change
def pin_note(acting: Acting, note_id: int, pinned: bool, *, seen_version: int) -> ChangeReport:
    """Pins a note to the top of the notes, or lets it go."""
    row = fresh(acting, Note, note_id, seen_version)
    save(acting, row, pinned=pinned)
    words = _("{client}: the note is pinned."), _("{client}: the note is no longer pinned.")
    return _report(row, _("pin"), *(words if pinned else reversed(words)))


@change
def remove_note(acting: Acting, note_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a note out of sight, with what it said before."""
    row = fresh(acting, Note, note_id, seen_version)
    remove(acting, row)
    return _report(row, _("removal"), _("{client}: the note was removed."), _("{client}: the note is back."))


def _report(row: Note, undo: str, words: str, undone: str) -> ChangeReport:
    client = name_of(row.client)
    return ChangeReport(words.format(client=client), row, undo, undone=undone.format(client=client))


def _text(text: str) -> str:
    text = clean_long(text).strip()
    if not text:
        raise CaseworkError(_("Write something."), "text")
    return text


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise CaseworkError(_("“{value}” is not one of the choices.").format(value=kind), "kind")
    return kind


def _moment(at: datetime | date | None, now: datetime, before: datetime | None = None) -> datetime:
    """A day alone keeps the hour that the note has on that day, and is noon on another."""
    if at is None:
        return now
    if not isinstance(at, datetime):
        kept = next((known for known in (before, now) if known and _day_of(known, now) == at), None)
        at = kept or datetime.combine(at, time(12), now.tzinfo)
    if at > now:
        raise CaseworkError(_("That is still to come."), "at")
    return at


def _day_of(moment: datetime, now: datetime) -> date:
    return moment.astimezone(now.tzinfo).date()
