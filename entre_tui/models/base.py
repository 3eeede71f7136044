"""The ground every table stands on: the database proxy, UTC times, days, and what each record carries."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from peewee import CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, Model

from entre_tui.storage.proxy import database


class UtcDateTimeField(DateTimeField):
    """An instant: takes an aware datetime, keeps UTC to the second as sortable text, gives aware UTC back."""

    def db_value(self, value: datetime | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "seconds")

    def python_value(self, value: str | datetime | None) -> datetime | None:
        if value is None:
            return None
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.replace(tzinfo=UTC)


class DayField(DateField):
    """A calendar day; peewee's own tries strptime patterns on every read, which a long list feels."""

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | date | None) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Table(Model):
    """Any table of the case file."""

    class Meta:
        database = database
        legacy_table_names = False


class Office(Table):
    """A probation office. `fold` is its words as the search compares them, a space before each."""

    name = CharField(unique=True)
    fold = CharField(default="")
    municipality = CharField(default="")


class Worker(Table):
    """A case worker or supervisor; leaving makes one inactive, never unnamed."""

    name = CharField()
    fold = CharField(default="")
    account = CharField(null=True, unique=True)
    role = CharField(default="worker")
    office = ForeignKeyField(Office, backref="workers", on_delete="RESTRICT")
    active = IntegerField(default=1)


def by_worker(**kwargs: Any) -> ForeignKeyField:
    """Who did it: never indexed, nobody looks records up by it."""
    return ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT", **kwargs)


class Record(Table):
    """A row people change: who and when, a version against lost updates, removal that can be undone."""

    version = IntegerField(default=1)
    created_at = UtcDateTimeField()
    created_by = by_worker()
    changed_at = UtcDateTimeField()
    changed_by = by_worker()
    removed_at = UtcDateTimeField(null=True)
