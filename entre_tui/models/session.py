"""Treatment sessions: plan, what was done, and evaluation (docs/casework.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.appointment import Appointment
from entre_tui.models.base import Record, Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client
from entre_tui.models.enrolment import Enrolment

if TYPE_CHECKING:
    from peewee import Field


class Session(Record):
    """`planned_at` and `evaluated_at` are the true times of entry, however late."""

    client = ForeignKeyField(Client, backref="sessions", on_delete="CASCADE", index=False)
    client_id: Field[int]
    enrolment = ForeignKeyField(Enrolment, null=True, backref="sessions", on_delete="SET NULL")
    enrolment_id: Field[int | None]
    appointment = ForeignKeyField(
        Appointment, null=True, unique=True, backref="session", on_delete="SET NULL"
    )
    appointment_id: Field[int | None]
    number = IntegerField()
    starts_at = UtcDateTimeField()
    minutes = IntegerField(null=True)
    place = CharField(default="")
    by_video = BooleanField(default=False)
    held = BooleanField(default=False)
    aim = TextField(default="")
    content = TextField(default="")
    homework_set = TextField(default="")
    planned_at = UtcDateTimeField(null=True)
    planned_by = by_worker()
    planned_by_id: Field[int | None]
    done = TextField(default="")
    homework_done = CharField(null=True)
    engagement = IntegerField(null=True)
    alliance = IntegerField(null=True)
    response = TextField(default="")
    concerns = TextField(default="")
    next_step = TextField(default="")
    evaluated_at = UtcDateTimeField(null=True)
    evaluated_by = by_worker()
    evaluated_by_id: Field[int | None]

    class Meta:
        indexes = ((("client", "starts_at"), False), (("starts_at",), False))


class SessionTheme(Table):
    session = ForeignKeyField(Session, backref="themes", on_delete="CASCADE")
    session_id: Field[int]
    theme = CharField()

    class Meta:
        indexes = ((("session", "theme"), True),)


class SessionStrategy(Table):
    session = ForeignKeyField(Session, backref="strategies", on_delete="CASCADE")
    session_id: Field[int]
    strategy = CharField()

    class Meta:
        indexes = ((("session", "strategy"), True),)
