"""Appointments, what became of them, and the follow-up of a missed one (docs/casework.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import DayField, Record, UtcDateTimeField, Worker, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class Series(Record):
    """Appointments booked by one rule, e.g. tue thu 10:00 for 25 weeks."""

    client = ForeignKeyField(Client, backref="series", on_delete="CASCADE")
    client_id: Field[int]
    rule = CharField()


class Appointment(Record):
    """A booked time; `outcome` is empty until it is logged."""

    client = ForeignKeyField(Client, backref="appointments", on_delete="CASCADE", index=False)
    client_id: Field[int]
    worker = ForeignKeyField(Worker, null=True, backref="appointments", on_delete="RESTRICT", index=False)
    worker_id: Field[int | None]
    kind = CharField()
    starts_at = UtcDateTimeField()
    minutes = IntegerField(default=60)
    place = CharField(default="")
    by_video = BooleanField(default=False)
    reminder = BooleanField(default=False)
    series = ForeignKeyField(Series, null=True, backref="appointments", on_delete="SET NULL")
    series_id: Field[int | None]
    outcome = CharField(null=True)
    outcome_at = UtcDateTimeField(null=True)
    outcome_by = by_worker()
    outcome_by_id: Field[int | None]
    reason = CharField(null=True)
    reason_words = TextField(default="")
    rescheduled_by = CharField(default="")
    evidence_due_on = DayField(null=True)
    next = ForeignKeyField("self", null=True, backref="replaces", on_delete="SET NULL")
    next_id: Field[int | None]

    class Meta:
        indexes = ((("client", "starts_at"), False), (("worker", "starts_at"), False))


class FollowUp(Record):
    """What was done about one absence; open while `decision` is empty."""

    appointment = ForeignKeyField(Appointment, backref="follow_ups", unique=True, on_delete="CASCADE")
    appointment_id: Field[int]
    client = ForeignKeyField(Client, backref="follow_ups", on_delete="CASCADE")
    client_id: Field[int]
    client_reason = TextField(default="")
    decision = CharField(null=True)
    decided_on = DayField(null=True)
    decision_words = TextField(default="")
    told_client = TextField(default="")


class ContactAttempt(Record):
    """One try to reach the client after an absence."""

    appointment = ForeignKeyField(Appointment, backref="attempts", on_delete="CASCADE")
    appointment_id: Field[int]
    at = UtcDateTimeField(column_name="tried_at")
    way = CharField()
    result = CharField()
    words = TextField(default="")
