"""The steps of a goal and its ratings: what is done next by whom, and how far it has come (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import fn

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    remove,
    save,
)
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.locale.figures import format_level
from entre_tui.models import Goal, GoalRating, GoalStep
from entre_tui.rules.codes import StepActor, StepStatus
from entre_tui.rules.goal_scaling import LEVELS
from entre_tui.text import clean, clean_long


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What is done, by whom (a code of `StepActor`, and who more closely), by when."""

    what: str = ""
    actor: str = StepActor.CLIENT
    actor_name: str = ""
    due_on: date | None = None


@change
def add_step(acting: Acting, goal_id: int, details: StepDetails) -> ChangeReport:
    """A step after the others."""
    goal = found(Goal, goal_id)
    values = _check_details(details)
    last = GoalStep.select(fn.MAX(GoalStep.place)).where(GoalStep.goal == goal.id).scalar()
    row = create(acting, GoalStep, goal=goal.id, place=0 if last is None else last + 1, **values)
    return _report(row, _("step"), _("{client}: the step is added."), _("{client}: the step was removed."))


@change
def edit_step(acting: Acting, step_id: int, details: StepDetails, *, seen_version: int) -> ChangeReport:
    """Changes what a step says."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    save(acting, row, **_check_details(details))
    return _report(row, _("step"), _("{client}: the step is saved."), _("{client}: the step is as it was."))


@change
def set_step(acting: Acting, step_id: int, status: str, *, seen_version: int) -> ChangeReport:
    """To do, done or dropped."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    words = {
        StepStatus.TODO: _("{client}: the step is to do again."),
        StepStatus.DONE: _("{client}: the step is done."),
        StepStatus.DROPPED: _("{client}: the step is dropped."),
    }
    if status not in words:
        raise CaseworkError(_("Choose a status."), "status")
    save(acting, row, status=str(status))
    return _report(row, _("step"), words[StepStatus(status)], _("{client}: the step is as it was."))


@change
def remove_step(acting: Acting, step_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a step out of sight."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    remove(acting, row)
    return _report(row, _("removal"), _("{client}: the step was removed."), _("{client}: the step is back."))


@change
def rate_goal(
    acting: Acting, goal_id: int, on: date, level: int, words: str = "", *, seen_version: int
) -> ChangeReport:
    """How far the goal had come on a day, −2 … +2."""
    goal = fresh(acting, Goal, goal_id, seen_version)
    if level not in LEVELS:
        raise CaseworkError(_("A level is between −2 and +2."), "level")
    if on > acting.now.date():
        raise CaseworkError(_("That day is still to come."), "on")
    row = create(acting, GoalRating, goal=goal.id, on=on, level=level, words=clean_long(words).strip())
    rated = _("{client}: rated {level} on {day}.")
    rated = rated.replace("{level}", format_level(level)).replace("{day}", day(on))
    return _report(row, _("rating"), rated, _("{client}: the rating was removed."))


@change
def remove_rating(acting: Acting, rating_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a rating out of sight."""
    row = fresh(acting, GoalRating, rating_id, seen_version)
    remove(acting, row)
    gone, back = _("{client}: the rating was removed."), _("{client}: the rating is back.")
    return _report(row, _("removal"), gone, back)


def _check_details(details: StepDetails) -> dict[str, object]:
    what = clean_long(details.what).strip()
    if not what:
        raise CaseworkError(_("Write what is to be done."), "what")
    if details.actor not in [str(member) for member in StepActor]:
        raise CaseworkError(_("Choose who does it."), "actor")
    return {
        "what": what,
        "actor": str(details.actor),
        "actor_name": clean(details.actor_name),
        "due_on": details.due_on,
    }


def _report(row: GoalStep | GoalRating, undo: str, words: str, undone: str) -> ChangeReport:
    client = name_of(row.goal.client)
    return ChangeReport(words.format(client=client), row, undo, undone=undone.format(client=client))
