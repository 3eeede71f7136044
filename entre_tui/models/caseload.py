"""What the client list reads: one narrow row a client, kept by every change, and the words to find it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, CompositeKey, ForeignKeyField, IntegerField

from entre_tui.models.base import DayField, Office, Table, UtcDateTimeField, Worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class ClientRow(Table):
    """A projection, never a source: `stale_at` is when time alone makes it untrue, `late_from` the day
    from which something that is due is past its date.

    The `*_key` columns are non-empty texts in display order, so that a window is one index range.
    `fold` is every searchable word with a space before it; empty of names where the identity is protected.
    """

    client = ForeignKeyField(Client, primary_key=True, on_delete="CASCADE")
    client_id: Field[int]
    ref = CharField()
    name = CharField()
    fold = CharField()
    protected = BooleanField(default=False)
    flagged = BooleanField(default=False)
    active = BooleanField(default=True)
    office = ForeignKeyField(Office, index=False, backref="+", on_delete="RESTRICT")
    office_id: Field[int]
    worker = ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT")
    worker_id: Field[int | None]
    cover = ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT")
    cover_id: Field[int | None]
    legal_status = CharField()
    programme = CharField(default="")
    phase = CharField(default="")
    sessions_held = IntegerField(default=0)
    next_at = UtcDateTimeField(null=True)
    missed_run = IntegerField(default=0)
    missed_30_days = IntegerField(default=0)
    missed_open = IntegerField(default=0)
    attendance_flag = BooleanField(default=False)
    to_log = IntegerField(default=0)
    checklist_done = IntegerField(default=0)
    checklist_total = IntegerField(default=0)
    due_kind = CharField(null=True)
    due_on = DayField(null=True)
    late_from = DayField(null=True)
    due_kinds = CharField(default="")
    release_on = DayField(null=True)
    due_key = CharField()
    name_key = CharField()
    next_key = CharField()
    missed_key = CharField()
    release_key = CharField()
    stale_at = UtcDateTimeField(index=True)

    class Meta:
        indexes = (
            (("office", "active", "due_key", "client"), False),
            (("worker", "active"), False),
            (("cover", "active"), False),
        )


ORDERS: dict[str, Field[str]] = {
    "due": ClientRow.due_key,
    "name": ClientRow.name_key,
    "ref": ClientRow.ref,
    "next": ClientRow.next_key,
    "missed": ClientRow.missed_key,
    "release": ClientRow.release_key,
}
_ASKED = (
    ClientRow.fold,
    ClientRow.office,
    ClientRow.worker,
    ClientRow.cover,
    ClientRow.phase,
    ClientRow.programme,
    ClientRow.legal_status,
    ClientRow.release_on,
    ClientRow.late_from,
    ClientRow.due_kinds,
    ClientRow.missed_open,
    ClientRow.attendance_flag,
)
# Each order's index holds all that letters and filters ask of a row: a walk to the next match stays in the index,
# where going to the rows would take forty times as long.
for _name, _order in ORDERS.items():
    ClientRow.add_index(
        ClientRow.index(ClientRow.active, _order, ClientRow.client, *_ASKED, name=f"client_row_by_{_name}")
    )


class SearchWord(Table):
    """A folded word that finds a client; only what docs/casework.md 9 allows as a search key."""

    word = CharField()
    client = ForeignKeyField(Client, backref="+", on_delete="CASCADE")
    client_id: Field[int]

    class Meta:
        primary_key = CompositeKey("word", "client")
        without_rowid = True
