"""The steps of a goal and its ratings: what is done next by whom, and how far it has come (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import fn

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change,
    create,
    found,
    fresh,
    remove,
    restore,
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
def add_step(acting: Acting, goal_id: int, details: StepDetails) -> Done:
    """A step after the others."""
    goal = found(Goal, goal_id)
    values = _check_details(details)
    last = GoalStep.select(fn.MAX(GoalStep.place)).where(GoalStep.goal == goal.id).scalar()
    row = create(acting, GoalStep, goal=goal.id, place=0 if last is None else last + 1, **values)
    _audit(acting, row, "goal step", (), "collect")
    undo = Undo.of(_("step"), remove_step, row.id, seen_version=row.version)
    return _done(_("{client}: the step is added."), row, undo)


@change
def edit_step(acting: Acting, step_id: int, details: StepDetails, *, seen_version: int) -> Done:
    """Changes what a step says."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    return _save_step(acting, row, _check_details(details), _("{client}: the step is saved."))


@change
def set_step(acting: Acting, step_id: int, status: str, *, seen_version: int) -> Done:
    """To do, done or dropped."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    words = {
        StepStatus.TODO: _("{client}: the step is to do again."),
        StepStatus.DONE: _("{client}: the step is done."),
        StepStatus.DROPPED: _("{client}: the step is dropped."),
    }
    if status not in words:
        raise CaseworkError(_("Choose a status."), "status")
    return _save_step(acting, row, {"status": str(status)}, words[StepStatus(status)])


@change
def put_back_step(acting: Acting, step_id: int, before: dict[str, object], *, seen_version: int) -> Done:
    """Undoes a change of a step."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    _audit(acting, row, "goal step", save(acting, row, **before))
    return _done(_("{client}: the step is as it was."), row)


@change
def remove_step(acting: Acting, step_id: int, *, seen_version: int) -> Done:
    """Takes a step out of sight."""
    row = fresh(acting, GoalStep, step_id, seen_version)
    remove(acting, row)
    _audit(acting, row, "goal step", ("removed",))
    undo = Undo.of(_("removal"), restore_step, row.id, seen_version=row.version)
    return _done(_("{client}: the step was removed."), row, undo)


@change
def restore_step(acting: Acting, step_id: int, *, seen_version: int) -> Done:
    """Brings a step back."""
    row = fresh(acting, GoalStep, step_id, seen_version, removed=True)
    restore(acting, row)
    _audit(acting, row, "goal step", ("removed",))
    return _done(_("{client}: the step is back."), row)


@change
def rate_goal(
    acting: Acting, goal_id: int, on: date, level: int, words: str = "", *, seen_version: int
) -> Done:
    """How far the goal had come on a day, −2 … +2."""
    goal = fresh(acting, Goal, goal_id, seen_version)
    if level not in LEVELS:
        raise CaseworkError(_("A level is between −2 and +2."), "level")
    if on > acting.now.date():
        raise CaseworkError(_("That day is still to come."), "on")
    row = create(acting, GoalRating, goal=goal.id, on=on, level=level, words=clean_long(words).strip())
    _audit(acting, row, "goal rating", (), "collect")
    undo = Undo.of(_("rating"), remove_rating, row.id, seen_version=row.version)
    rated = _("{client}: rated {level} on {day}.")
    return _done(rated.replace("{level}", format_level(level)).replace("{day}", day(on)), row, undo)


@change
def remove_rating(acting: Acting, rating_id: int, *, seen_version: int) -> Done:
    """Takes a rating out of sight."""
    row = fresh(acting, GoalRating, rating_id, seen_version)
    remove(acting, row)
    _audit(acting, row, "goal rating", ("removed",))
    undo = Undo.of(_("removal"), restore_rating, row.id, seen_version=row.version)
    return _done(_("{client}: the rating was removed."), row, undo)


@change
def restore_rating(acting: Acting, rating_id: int, *, seen_version: int) -> Done:
    """Brings a rating back."""
    row = fresh(acting, GoalRating, rating_id, seen_version, removed=True)
    restore(acting, row)
    _audit(acting, row, "goal rating", ("removed",))
    return _done(_("{client}: the rating is back."), row)


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


def _save_step(acting: Acting, row: GoalStep, values: dict[str, object], words: str) -> Done:
    before = {name: row.__data__[name] for name in values}
    _audit(acting, row, "goal step", save(acting, row, **values))
    undo = Undo.of(_("step"), put_back_step, row.id, before, seen_version=row.version)
    return _done(words, row, undo)


def _audit(
    acting: Acting, row: GoalStep | GoalRating, about: str, fields: Iterable[str], action: str = "change"
) -> None:
    client = row.goal.client_id
    audit.record(acting, action, client_id=client, about=about, record_id=row.id, fields=fields)


def _done(words: str, row: GoalStep | GoalRating, undo: Undo | None = None) -> Done:
    client = row.goal.client
    return Done(words.format(client=name_of(client)), client.id, row.id, row.version, undo)
