"""The ground every table stands on: the database proxy, UTC times, days, and what each record carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import CharField, ForeignKeyField, IntegerField, Model

from entre_tui.models.columns import DayField as DayField
from entre_tui.models.columns import UtcDateTimeField as UtcDateTimeField
from entre_tui.storage.proxy import database

if TYPE_CHECKING:
    from typing import Self

    from peewee import AutoField, Field

    from entre_tui.models.queries import Query


class Table(Model):
    """Any table of the case file."""

    class Meta:
        database = database
        legacy_table_names = False

    if TYPE_CHECKING:
        id: AutoField[int]

        @classmethod
        def select(cls, *fields: object) -> Query[Self]: ...


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
    office_id: Field[int]
    active = IntegerField(default=1)


def by_worker(**kwargs: Any) -> ForeignKeyField[Worker | None]:
    """Who did it: never indexed, nobody looks records up by it."""
    return ForeignKeyField(Worker, null=True, index=False, backref="+", on_delete="RESTRICT", **kwargs)


class Record(Table):
    """A row people change: who and when, a version against lost updates, removal that can be undone."""

    version = IntegerField(default=1)
    created_at = UtcDateTimeField()
    created_by = by_worker()
    created_by_id: Field[int | None]
    changed_at = UtcDateTimeField()
    changed_by = by_worker()
    changed_by_id: Field[int | None]
    removed_at = UtcDateTimeField(null=True)
