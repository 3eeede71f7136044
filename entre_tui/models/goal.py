"""Goals in the client's own words, their steps and Goal Attainment Scaling (docs/casework.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from entre_tui.models.base import DayField, Record, Table, UtcDateTimeField, by_worker
from entre_tui.models.client import Client

if TYPE_CHECKING:
    from peewee import Field


class Goal(Record):
    """`area` is a code of `Need`; `weight` is the goal's weight in the GAS T score."""

    client = ForeignKeyField(Client, backref="goals", on_delete="CASCADE")
    client_id: Field[int]
    place = IntegerField(default=0)
    own_words = TextField()
    smart = TextField(default="")
    area = CharField(null=True)
    theme = CharField(null=True)
    source = CharField(default="client")
    target_on = DayField(null=True)
    review_on = DayField(null=True)
    agreement = CharField(null=True)
    agreement_on = DayField(null=True)
    status = CharField(default="active")
    weight = IntegerField(default=1)


class GoalStep(Record):
    """What is done next, by whom, by when."""

    goal = ForeignKeyField(Goal, backref="steps", on_delete="CASCADE")
    goal_id: Field[int]
    place = IntegerField(default=0)
    what = TextField()
    actor = CharField(default="client")
    actor_name = CharField(default="")
    due_on = DayField(null=True)
    status = CharField(default="todo")


class GoalStatusChange(Table):
    """A change of status, never rewritten; removal and re-adding carry a reason."""

    goal = ForeignKeyField(Goal, backref="status_changes", on_delete="CASCADE")
    goal_id: Field[int]
    from_status = CharField()
    to_status = CharField()
    reason = TextField(default="")
    at = UtcDateTimeField(column_name="recorded_at")
    by = by_worker(column_name="recorded_by")
    by_id: Field[int | None]


class GoalLevel(Table):
    """The words of one of the five levels, −2 … +2."""

    goal = ForeignKeyField(Goal, backref="levels", on_delete="CASCADE")
    goal_id: Field[int]
    level = IntegerField()
    words = TextField()

    class Meta:
        indexes = ((("goal", "level"), True),)


class GoalRating(Record):
    """How far the goal was attained on a day."""

    goal = ForeignKeyField(Goal, backref="ratings", on_delete="CASCADE")
    goal_id: Field[int]
    on = DayField(column_name="rated_on")
    level = IntegerField()
    words = TextField(default="")
