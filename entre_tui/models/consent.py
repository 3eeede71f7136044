"""Consent to share, and the collaboration meetings it allows (docs/casework.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from entre_tui.models.appointment import Appointment
from entre_tui.models.base import DayField, Record, Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client
from entre_tui.models.reintegration import ChecklistItem

if TYPE_CHECKING:
    from peewee import Field


class Consent(Record):
    """`documented_on`/`withdrawn_on` are the days in the world; `…_at` when the program learnt of them."""

    client = ForeignKeyField(Client, backref="consents", on_delete="CASCADE")
    client_id: Field[int]
    given_on = DayField()
    form = CharField(default="written")
    waiver_explained = BooleanField(default=False)
    documented_on = DayField(null=True)
    documented_at = UtcDateTimeField(null=True)
    documented_by = by_worker()
    documented_by_id: Field[int | None]
    withdrawn_on = DayField(null=True)
    withdrawn_at = UtcDateTimeField(null=True)
    withdrawn_by = by_worker()
    withdrawn_by_id: Field[int | None]


class ConsentAgency(Table):
    consent = ForeignKeyField(Consent, backref="agencies", on_delete="CASCADE")
    consent_id: Field[int]
    agency = CharField()

    class Meta:
        indexes = ((("consent", "agency"), True),)


class Meeting(Record):
    """A collaboration meeting; planned until `held`."""

    client = ForeignKeyField(Client, backref="meetings", on_delete="CASCADE")
    client_id: Field[int]
    appointment = ForeignKeyField(Appointment, null=True, backref="+", on_delete="SET NULL")
    appointment_id: Field[int | None]
    on = DayField(column_name="meeting_on")
    place = CharField(default="in_custody")
    held = BooleanField(default=True)
    decisions = TextField(default="")


class MeetingParticipant(Table):
    meeting = ForeignKeyField(Meeting, backref="participants", on_delete="CASCADE")
    meeting_id: Field[int]
    agency = CharField()
    person = CharField(default="")


class MeetingTask(Record):
    """What the meeting gave somebody to do, on the checklist where it belongs."""

    meeting = ForeignKeyField(Meeting, backref="tasks", on_delete="CASCADE")
    meeting_id: Field[int]
    item = ForeignKeyField(ChecklistItem, null=True, backref="tasks", on_delete="SET NULL")
    item_id: Field[int | None]
    what = TextField()
    who = CharField(default="")
    due_on = DayField(null=True)
    done_on = DayField(null=True)
