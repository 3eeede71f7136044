"""Decisions of a meeting as tasks on the checklist: what, who, by when, in which area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    create_place,
    found,
    fresh,
    remove,
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


@change
def add_task(acting: Acting, meeting_id: int, details: TaskDetails) -> ChangeReport:
    """A new task from a meeting; its area gets its place on the checklist if nobody has touched it yet."""
    meeting = found(Meeting, meeting_id)
    values = _check_details(acting, meeting.client_id, details)
    row = create(acting, MeetingTask, meeting=meeting.id, **values)
    return _report(row, _("task"), _("Task added: {what} ({client})."), _("Task removed: {what} ({client})."))


@change
def edit_task(acting: Acting, task_id: int, details: TaskDetails, *, seen_version: int) -> ChangeReport:
    """Changes a task."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    save(acting, row, **_check_details(acting, row.meeting.client_id, details))
    return _report(row, _("task"), _("Task saved: {what} ({client})."))


@change
def tick_task(acting: Acting, task_id: int, *, seen_version: int) -> ChangeReport:
    """Done today; a second tick makes it open again."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    save(acting, row, done_on=None if row.done_on else acting.now.date())
    words = _("Done: {what} ({client})."), _("Open again: {what} ({client}).")
    return _report(row, _("tick"), *(words if row.done_on else reversed(words)))


@change
def remove_task(acting: Acting, task_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a task out of sight."""
    row = fresh(acting, MeetingTask, task_id, seen_version)
    remove(acting, row)
    words = _("Task removed: {what} ({client})."), _("The task is back: {what} ({client}).")
    return _report(row, _("removal"), *words)


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
        row = create_place(acting, ChecklistItem, client=client_id, area=str(area))
    number: int = row.id
    return number


def _report(row: MeetingTask, undo: str, words: str, undone: str = "") -> ChangeReport:
    names = {"what": cut(row.what, 40), "client": name_of(row.meeting.client)}
    return ChangeReport(words.format(**names), row, undo, undone=undone.format(**names))
