"""Case formulation: immutable versions with everything they say (docs/casework.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


def by_statement() -> CharField:
    """Fact or assessment, which are kept apart (Criminal Data Act 2018:1177 2:9)."""
    return CharField(default="assessment")


class Formulation(Table):
    """One version; a save that changes meaning makes the next `number`."""

    client = ForeignKeyField(Client, backref="formulations", on_delete="CASCADE")
    client_id: Field[int]
    number = IntegerField()
    created_at = UtcDateTimeField()
    created_by = by_worker()
    created_by_id: Field[int | None]
    presenting = TextField(default="")
    predisposing = TextField(default="")
    precipitating = TextField(default="")
    perpetuating = TextField(default="")
    protective = TextField(default="")
    presenting_statement = by_statement()
    predisposing_statement = by_statement()
    precipitating_statement = by_statement()
    perpetuating_statement = by_statement()
    protective_statement = by_statement()
    readiness = CharField(null=True)
    readiness_statement = by_statement()
    motivation = TextField(default="")
    hypothesis = TextField(default="")

    class Meta:
        indexes = ((("client", "number"), True),)


class FormulationNeed(Table):
    """A criminogenic need as this version rates it."""

    formulation = ForeignKeyField(Formulation, backref="needs", on_delete="CASCADE")
    formulation_id: Field[int]
    need = CharField()
    level = CharField()
    evidence = TextField(default="")
    strengths = TextField(default="")
    statement = by_statement()

    class Meta:
        indexes = ((("formulation", "need"), True),)


class FunctionalRow(Table):
    """One chain of the functional analysis."""

    formulation = ForeignKeyField(Formulation, backref="chains", on_delete="CASCADE")
    formulation_id: Field[int]
    place = IntegerField()
    situation = TextField(default="")
    thoughts = TextField(default="")
    feelings = TextField(default="")
    behaviour = TextField(default="")
    short_consequence = TextField(default="")
    long_consequence = TextField(default="")
    statement = by_statement()


class FormulationResponsivity(Table):
    """A responsivity area and how we adapt."""

    formulation = ForeignKeyField(Formulation, backref="responsivity", on_delete="CASCADE")
    formulation_id: Field[int]
    area = CharField()
    adaptation = TextField()
    statement = by_statement()

    class Meta:
        indexes = ((("formulation", "area"), True),)


class MapLink(Table):
    """One line of the map need → theme → strategy → goal; any end may be loose."""

    formulation = ForeignKeyField(Formulation, backref="links", on_delete="CASCADE")
    formulation_id: Field[int]
    place = IntegerField()
    need = CharField(null=True)
    theme = CharField(null=True)
    strategy = CharField(null=True)
    goal_id = IntegerField(null=True)
