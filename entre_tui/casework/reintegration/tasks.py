"""What meetings gave somebody to do, as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from entre_tui.models import ChecklistItem, Meeting, MeetingTask


@dataclass(frozen=True, slots=True)
class TaskView:
    """`area` is the checklist area it belongs to, or empty; done when `done_on` is there."""

    id: int
    version: int
    meeting_id: int
    meeting_on: date
    area: str
    what: str
    who: str
    due_on: date | None
    done_on: date | None

    def over(self, today: date) -> int:
        """Whole days past its day, 0 when done or not past it."""
        if self.due_on is None or self.done_on is not None:
            return 0
        return max(0, (today - self.due_on).days)


def tasks_of(client_id: int) -> tuple[TaskView, ...]:
    """All tasks of a client's meetings: open ones first, by their day; those without one last."""
    rows = (
        MeetingTask.select(
            MeetingTask.id,
            MeetingTask.version,
            Meeting.id,
            Meeting.on,
            ChecklistItem.area,
            MeetingTask.what,
            MeetingTask.who,
            MeetingTask.due_on,
            MeetingTask.done_on,
        )
        .join(Meeting)
        .switch(MeetingTask)
        .join(ChecklistItem, JOIN.LEFT_OUTER)
        .where(Meeting.client == client_id, MeetingTask.removed_at.is_null(), Meeting.removed_at.is_null())
        .tuples()
    )
    tasks = [
        TaskView(number, version, meeting, on, area or "", what, who, due_on, done_on)
        for number, version, meeting, on, area, what, who, due_on, done_on in rows
    ]
    return tuple(sorted(tasks, key=_order))


def _order(task: TaskView) -> tuple[bool, date, int]:
    return task.done_on is not None, task.done_on or task.due_on or date.max, task.id
