"""Dated free text on the client, with everything it said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from entre_tui.models.base import Record, Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class Note(Record):
    """`kind`: note, or change (the client's change in staff's words)."""

    client = ForeignKeyField(Client, backref="notes", on_delete="CASCADE", index=False)
    client_id: Field[int]
    kind = CharField(default="note")
    text = TextField()
    pinned = BooleanField(default=False)
    at = UtcDateTimeField(column_name="noted_at")

    class Meta:
        indexes = ((("client", "at"), False),)


class NoteRevision(Table):
    """A corrected note's earlier text; corrections keep the old text (docs/casework.md 9)."""

    note = ForeignKeyField(Note, backref="revisions", on_delete="CASCADE")
    note_id: Field[int]
    text = TextField()
    at = UtcDateTimeField(column_name="replaced_at")
    by = by_worker(column_name="replaced_by")
    by_id: Field[int | None]
