"""What the client list reads: one narrow row a client, kept by every change, and the words to find it by."""

from __future__ import annotations

from peewee import BooleanField, CharField, CompositeKey, ForeignKeyField, IntegerField

from entre_tui.models.base import DayField, Office, Table, UtcDateTimeField, Worker
from entre_tui.models.client import Client


class ClientRow(Table):
    """A projection, never a source: `stale_at` is when time alone makes it untrue, `late_from` the day
    from which something that is due is past its date.

    The `*_key` columns are non-empty texts in display order, so that a window is one index range.
    `fold` is every searchable word with a space before it; empty of names where the identity is protected. It stands
    in the two indexes that a search walks, so that a word many share is found without touching the rows.
    """

    client = ForeignKeyField(Client, primary_key=True, on_delete="CASCADE")
    ref = CharField()
    name = CharField()
    fold = CharField()
    protected = BooleanField(default=False)
    flagged = BooleanField(default=False)
    active = BooleanField(default=True)
    office = ForeignKeyField(Office, index=False, backref="+", on_delete="RESTRICT")
    worker = ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT")
    cover = ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT")
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
            # With all that a search asks of a row, so that it walks the index and not the rows.
            (("active", "due_key", "client", "fold", "office", "worker"), False),
            (("active", "name_key", "client", "fold", "office", "worker"), False),
            (("active", "ref", "client"), False),
            (("active", "next_key", "client"), False),
            (("active", "missed_key", "client"), False),
            (("active", "release_key", "client"), False),
            (("office", "active", "due_key", "client"), False),
            (("office", "active", "name_key", "client"), False),
            (("worker", "active", "due_key", "client"), False),
            (("cover", "active"), False),
        )


class SearchWord(Table):
    """A folded word that finds a client; only what domain.md 9 allows as a search key."""

    word = CharField()
    client = ForeignKeyField(Client, backref="+", on_delete="CASCADE")

    class Meta:
        primary_key = CompositeKey("word", "client")
        without_rowid = True
