"""Enrolment in one version of a programme, its phases, and mentoring agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from entre_tui.models.base import DayField, Record, Table, UtcDateTimeField, Worker, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class Enrolment(Record):
    """Pinned to `programme`+`programme_version`; open while `ended_on` is empty."""

    client = ForeignKeyField(Client, backref="enrolments", on_delete="CASCADE")
    client_id: Field[int]
    programme = CharField()
    programme_version = CharField()
    started_on = DayField()
    phase = CharField()
    stance = CharField(null=True)
    ended_on = DayField(null=True)
    ending = CharField(null=True)
    ending_words = TextField(default="")


class PhaseChange(Table):
    """One step along the phases, never rewritten; with `taken_back` it undoes the step before it."""

    enrolment = ForeignKeyField(Enrolment, backref="phase_changes", on_delete="CASCADE")
    enrolment_id: Field[int]
    from_phase = CharField(default="")
    to_phase = CharField()
    on = DayField(column_name="changed_on")
    words = TextField(default="")
    taken_back = BooleanField(default=False)
    at = UtcDateTimeField(column_name="recorded_at")
    by = by_worker(column_name="recorded_by")
    by_id: Field[int | None]


class AddedTheme(Table):
    """A theme of another version of the programme, given to this client too (docs/casework.md 2)."""

    enrolment = ForeignKeyField(Enrolment, backref="added_themes", on_delete="CASCADE")
    enrolment_id: Field[int]
    theme = CharField()
    at = UtcDateTimeField(column_name="recorded_at")
    by = by_worker(column_name="recorded_by")
    by_id: Field[int | None]

    class Meta:
        indexes = ((("enrolment", "theme"), True),)


class Facilitator(Record):
    """Who leads the programme with the client; HII may have two."""

    enrolment = ForeignKeyField(Enrolment, backref="facilitators", on_delete="CASCADE")
    enrolment_id: Field[int]
    worker = ForeignKeyField(Worker, backref="+", on_delete="RESTRICT")
    worker_id: Field[int]
    from_on = DayField()
    to_on = DayField(null=True)


class MentoringAgreement(Record):
    """Back on Track: what mentor and client agreed, revised every three months until it ends (docs/casework.md 2)."""

    enrolment = ForeignKeyField(Enrolment, backref="agreements", on_delete="CASCADE")
    enrolment_id: Field[int]
    mentor = CharField()
    backup = CharField(default="")
    agreed_on = DayField()
    review_on = DayField()
    ended_on = DayField(null=True)
    content = TextField(default="")
