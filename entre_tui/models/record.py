"""What the program keeps about its own use: audit, drafts, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import Table, UtcDateTimeField, Worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class AuditEntry(Table):
    """Who did what to whose case (Criminal Data Ordinance 3:4): names, never values; chained."""

    sequence = AutoField()
    at = UtcDateTimeField()
    worker_id = IntegerField()
    worker_name = CharField()
    role = CharField()
    host = CharField(default="")
    action = CharField()
    client_id = IntegerField(null=True, index=True)
    record = CharField(default="")
    record_id = IntegerField(null=True)
    fields = CharField(default="")
    purpose = CharField(default="")
    recipient = CharField(default="")
    result = CharField(default="ok")
    previous_mac = CharField()
    mac = CharField()


class Draft(Table):
    """Text not yet saved, so that nothing typed is lost."""

    key = CharField()
    worker = ForeignKeyField(Worker, backref="drafts", on_delete="CASCADE")
    worker_id: Field[int]
    client = ForeignKeyField(Client, null=True, backref="drafts", on_delete="CASCADE")
    client_id: Field[int | None]
    text = TextField(column_name="draft_values")
    saved_at = UtcDateTimeField()

    class Meta:
        indexes = ((("worker", "key"), True),)


class Setting(Table):
    """A choice of an office (worker empty) or of one worker."""

    key = CharField()
    worker = ForeignKeyField(Worker, null=True, backref="+", on_delete="CASCADE")
    worker_id: Field[int | None]
    text = TextField(column_name="setting_value")

    class Meta:
        indexes = ((("key", "worker"), True),)
