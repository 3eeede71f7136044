"""The reintegration checklist (docs/casework.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import DayField, Record, Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class ChecklistItem(Record):
    """One area; due on a day, or so many weeks before a release date that may move."""

    client = ForeignKeyField(Client, backref="checklist", on_delete="CASCADE")
    client_id: Field[int]
    area = CharField()
    need = CharField(default="not_assessed")
    status = CharField(default="not_started")
    responsible = CharField(default="")
    contact = CharField(default="")
    due_on = DayField(null=True)
    weeks_before_release = IntegerField(null=True)
    in_custody = TextField(default="")
    after_release = TextField(default="")
    outcome_at_release = CharField(null=True)
    outcome_six_months = CharField(null=True)
    notes = TextField(default="")

    class Meta:
        indexes = ((("client", "area"), True),)


class ChecklistChange(Table):
    """A change of status, never rewritten."""

    item = ForeignKeyField(ChecklistItem, backref="changes", on_delete="CASCADE")
    item_id: Field[int]
    from_status = CharField()
    to_status = CharField()
    at = UtcDateTimeField(column_name="recorded_at")
    by = by_worker(column_name="recorded_by")
    by_id: Field[int | None]
