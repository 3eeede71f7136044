"""The client, who has the case, and what to beware of (docs/casework.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import DayField, Office, Record, UtcDateTimeField, Worker, by_worker

if TYPE_CHECKING:
    from peewee import Field


class Client(Record):
    """One person; shown by `ref`, never by the identity number."""

    ref = CharField(unique=True)
    given_name = CharField(default="")
    family_name = CharField(default="")
    birth_date = DayField(null=True)
    gender = CharField(default="unknown")
    identity_number = CharField(null=True, unique=True)
    protected = BooleanField(default=False)
    phone = CharField(default="")
    office = ForeignKeyField(Office, backref="clients", on_delete="RESTRICT")
    office_id: Field[int]
    municipality = CharField(default="")
    legal_status = CharField(default="prison")
    prison = CharField(default="")
    release_on = DayField(null=True)
    supervision_ends_on = DayField(null=True)
    sanction_ended_on = DayField(null=True)
    risk = CharField(null=True)
    expulsion = BooleanField(null=True)
    sentence_long_enough = BooleanField(null=True)
    needs_several_agencies = BooleanField(null=True)
    motivated = BooleanField(null=True)

    class Meta:
        indexes = ((("family_name", "given_name", "birth_date"), False),)


class Assignment(Record):
    """Who has the case from when to when; the history is kept. `part` is main or cover (holidays)."""

    client = ForeignKeyField(Client, backref="assignments", on_delete="CASCADE")
    client_id: Field[int]
    worker = ForeignKeyField(Worker, backref="assignments", on_delete="RESTRICT")
    worker_id: Field[int]
    part = CharField(default="main")
    from_on = DayField()
    to_on = DayField(null=True)
    reason = CharField(default="")


class Flag(Record):
    """A security flag, shown on every screen of the client until it is lifted."""

    client = ForeignKeyField(Client, backref="flags", on_delete="CASCADE")
    client_id: Field[int]
    kind = CharField()
    words = TextField(default="")
    lifted_at = UtcDateTimeField(null=True)
    lifted_by = by_worker()
    lifted_by_id: Field[int | None]


class Snooze(Record):
    """A supervisor's word that one due item may wait until a day."""

    client = ForeignKeyField(Client, backref="snoozes", on_delete="CASCADE")
    client_id: Field[int]
    kind = CharField()
    record_id = IntegerField(null=True)
    until_on = DayField()
    reason = TextField()
