"""Decisions of a meeting as tasks on the checklist: what, who, by when, in which area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    remove,
    restore,
    save,
)
from entre_tui.casework.reintegration.reintegration import current_item
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


@change_by_hand
def add_task(acting: Acting, meeting_id: int, details: TaskDetails) -> Done:
    """A new task from a meeting; its area gets its place on the checklist if nobody has touched it yet."""
    meeting = found(Meeting, meeting_id)
    values = _check_details(acting, meeting.client_id, details)
    row = create(acting, MeetingTask, meeting=meeting.id, **values)
    audit.record(acting, "collect", client_id=meeting.client_id, about="meeting task", record_id=row.id)
    undo = Undo.of(_("task"), remove_task, row.id, seen_version=row.version)
    return _done(_("Task added: {what} ({client})."), row, undo)


@change_by_hand
def edit_task(acting: Acting, task_id: int, details: TaskDetails, *, seen_version: int) -> Done:
    """Changes a task."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    before = TaskDetails(row.what, row.item.area if row.item else "", row.who, row.due_on)
    fields = save(acting, row, **_check_details(acting, row.meeting.client_id, details))
    _record(acting, row, fields)
    undo = Undo.of(_("task"), edit_task, row.id, before, seen_version=row.version)
    return _done(_("Task saved: {what} ({client})."), row, undo)


@change_by_hand
def tick_task(acting: Acting, task_id: int, *, seen_version: int) -> Done:
    """Done today; a second tick makes it open again."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    return _set_done(acting, row, None if row.done_on else acting.now.date())


@change_by_hand
def put_tick_back(acting: Acting, task_id: int, done_on: date | None, *, seen_version: int) -> Done:
    """Undoes a tick: done on the day it was, or open."""
    return _set_done(acting, fresh(acting, MeetingTask, task_id, seen_version), done_on)


def _set_done(acting: Acting, row: MeetingTask, done_on: date | None) -> Done:
    before = row.done_on
    save(acting, row, done_on=done_on)
    _record(acting, row, ["done_on"])
    undo = Undo.of(_("tick"), put_tick_back, row.id, before, seen_version=row.version)
    return _done(_("Done: {what} ({client}).") if done_on else _("Open again: {what} ({client})."), row, undo)


@change_by_hand
def remove_task(acting: Acting, task_id: int, *, seen_version: int) -> Done:
    """Takes a task out of sight."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    remove(acting, row)
    _record(acting, row, ["removed"])
    undo = Undo.of(_("removal"), restore_task, row.id, seen_version=row.version)
    return _done(_("Task removed: {what} ({client})."), row, undo)


@change_by_hand
def restore_task(acting: Acting, task_id: int, *, seen_version: int) -> Done:
    """Brings a removed task back."""
    row = fresh(acting, MeetingTask, task_id, seen_version, removed=True)
    restore(acting, row)
    _record(acting, row, ["removed"])
    return _done(_("The task is back: {what} ({client})."), row, None)


def _check_details(acting: Acting, client_id: int, details: TaskDetails) -> dict[str, object]:
    what = clean(details.what)
    if not what:
        raise CaseworkError(_("Write what is to be done."), "what")
    if details.area and details.area not in list(ChecklistArea):
        raise CaseworkError(_("Choose an area."), "area")
    item = _item(acting, client_id, details.area) if details.area else None
    return {"item": item, "what": what, "who": clean(details.who), "due_on": details.due_on}


def _item(acting: Acting, client_id: int, area: str) -> int:
    row = current_item(client_id, area)
    if row is None:
        row = create(acting, ChecklistItem, client=client_id, area=str(area))
    number: int = row.id
    return number


def _record(acting: Acting, row: MeetingTask, fields: list[str]) -> None:
    audit.record(
        acting,
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
