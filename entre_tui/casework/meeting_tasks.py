"""Decisions of a meeting as tasks on the checklist: what, who, by when, in which area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from entre_tui.casework import audit
from entre_tui.casework.base import (
    Actor,
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
from entre_tui.casework.clients import name_of
from entre_tui.casework.reintegration import current_item
from entre_tui.locale import _
from entre_tui.models import ChecklistItem, Meeting, MeetingTask
from entre_tui.rules.codes import ChecklistArea
from entre_tui.text import clean, cut


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """`area` is a checklist area, or empty for what belongs to none."""

    what: str
    area: str = ""
    who: str = ""
    due_on: date | None = None


@change
def add_task(meeting_id: int, details: TaskDetails, *, actor: Actor, now: datetime) -> Done:
    """A new task from a meeting; its area gets its place on the checklist if nobody has touched it yet."""
    meeting = found(Meeting, meeting_id)
    values = _checked(meeting.client_id, details, actor, now)
    row = create(MeetingTask, actor, now, meeting=meeting.id, **values)
    audit.record(actor, now, "collect", client_id=meeting.client_id, about="meeting task", record_id=row.id)
    undo = Undo(_("task"), remove_task, (row.id,), {"seen_version": row.version})
    return _done(_("Task added: {what} ({client})."), row, undo)


@change
def edit_task(task_id: int, details: TaskDetails, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Changes a task."""
    row = fresh(MeetingTask, task_id, seen_version, now)
    before = TaskDetails(row.what, row.item.area if row.item_id else "", row.who, row.due_on)
    fields = save(row, actor, now, **_checked(row.meeting.client_id, details, actor, now))
    _record(row, actor, now, fields)
    undo = Undo(_("task"), edit_task, (row.id, before), {"seen_version": row.version})
    return _done(_("Task saved: {what} ({client})."), row, undo)


@change
def tick_task(task_id: int, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Done today; a second tick makes it open again."""
    row = fresh(MeetingTask, task_id, seen_version, now)
    return _set_done(row, None if row.done_on else now.date(), actor, now)


@change
def put_tick_back(
    task_id: int, done_on: date | None, *, actor: Actor, now: datetime, seen_version: int
) -> Done:
    """Undoes a tick: done on the day it was, or open."""
    return _set_done(fresh(MeetingTask, task_id, seen_version, now), done_on, actor, now)


def _set_done(row: MeetingTask, done_on: date | None, actor: Actor, now: datetime) -> Done:
    before = row.done_on
    save(row, actor, now, done_on=done_on)
    _record(row, actor, now, ["done_on"])
    undo = Undo(_("tick"), put_tick_back, (row.id, before), {"seen_version": row.version})
    return _done(_("Done: {what} ({client}).") if done_on else _("Open again: {what} ({client})."), row, undo)


@change
def remove_task(task_id: int, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Takes a task out of sight."""
    row = fresh(MeetingTask, task_id, seen_version, now)
    remove(row, actor, now)
    _record(row, actor, now, ["removed"])
    undo = Undo(_("removal"), restore_task, (row.id,), {"seen_version": row.version})
    return _done(_("Task removed: {what} ({client})."), row, undo)


@change
def restore_task(task_id: int, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Brings a removed task back."""
    row = fresh(MeetingTask, task_id, seen_version, now, removed=True)
    restore(row, actor, now)
    _record(row, actor, now, ["removed"])
    return _done(_("The task is back: {what} ({client})."), row, None)


def _checked(client_id: int, details: TaskDetails, actor: Actor, now: datetime) -> dict[str, Any]:
    what = clean(details.what)
    if not what:
        raise CaseworkError(_("Write what is to be done."), "what")
    if details.area and details.area not in list(ChecklistArea):
        raise CaseworkError(_("Choose an area."), "area")
    item = _item(client_id, details.area, actor, now) if details.area else None
    return {"item": item, "what": what, "who": clean(details.who), "due_on": details.due_on}


def _item(client_id: int, area: str, actor: Actor, now: datetime) -> int:
    row = current_item(client_id, area)
    if row is None:
        row = create(ChecklistItem, actor, now, client=client_id, area=str(area))
    number: int = row.id
    return number


def _record(row: MeetingTask, actor: Actor, now: datetime, fields: list[str]) -> None:
    audit.record(
        actor,
        now,
        "change",
        client_id=row.meeting.client_id,
        about="meeting task",
        record_id=row.id,
        fields=fields,
    )


def _done(message: str, row: MeetingTask, undo: Undo | None) -> Done:
    client = row.meeting.client
    words = message.format(what=cut(row.what, 40), client=name_of(client))
    return Done(words, client.id, row.id, row.version, undo)
