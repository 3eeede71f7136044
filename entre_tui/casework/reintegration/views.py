"""The reintegration checklist as it is read: every area the office works with, also those nobody has touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening, reading
from entre_tui.casework.core.settings_store import office_setting
from entre_tui.casework.reintegration.tasks import TaskView, tasks_of
from entre_tui.models import ChecklistChange, ChecklistItem, Client, Meeting, Worker
from entre_tui.rules import checklist
from entre_tui.rules.checklist import OUTCOMES, ChecklistCount
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus

AREAS_SETTING = "checklist.areas"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One area. `version` 0 is an area nobody has touched; it goes back to casework as it is.

    `due` is the day that `due_on` or `weeks_before_release` comes to now; `over` the whole days past it.
    """

    area: ChecklistArea
    version: int
    need: ChecklistNeed
    status: ChecklistStatus
    responsible: str
    contact: str
    due_on: date | None
    weeks_before_release: int | None
    due: date | None
    over: int
    in_custody: str
    after_release: str
    outcome_at_release: str | None
    outcome_six_months: str | None
    notes: str
    touched: bool
    tasks: tuple[TaskView, ...] = ()
    id: int | None = None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcome words of this area; none for those whose outcome goes into the notes."""
        return tuple(str(outcome) for outcome in OUTCOMES.get(self.area, ()))

    @property
    def open(self) -> bool:
        return checklist.is_open(self.need, self.status)


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """The areas in their usual order; `loose_tasks` belong to none of them."""

    client_id: int
    name: str
    release_on: date | None
    count: ChecklistCount
    lines: tuple[ChecklistLine, ...]
    loose_tasks: tuple[TaskView, ...]
    optional: tuple[str, ...]

    def line(self, area: str) -> ChecklistLine | None:
        """The line of an area, if it is shown."""
        return next((each for each in self.lines if each.area == area), None)


@dataclass(frozen=True, slots=True)
class StatusChange:
    at: datetime
    by: str
    from_status: ChecklistStatus
    to_status: ChecklistStatus


@opening
def checklist_of(acting: Acting, client_id: int) -> ChecklistView:
    """Every area of one client with what is planned, who does it and when it is due."""
    client = found(Client, client_id)
    audit.record(acting, "read", client_id=client.id, about="checklist")
    return checklist_view(client, acting.now)


def checklist_view(client: Client, now: datetime) -> ChecklistView:
    """For other casework, such as the overview, which writes its own audit entry."""
    rows = {row.area: row for row in ChecklistItem.select().where(ChecklistItem.client == client.id)}
    kept = [row.area for row in rows.values() if row.removed_at is None]
    tasks = tasks_of(client.id)
    shown = _areas(kept)
    lines = tuple(line_of(area, rows.get(area), client, now, tasks) for area in shown)
    return ChecklistView(
        client.id,
        name_of(client),
        client.release_on,
        checklist.count((line.need, line.status) for line in lines),
        lines,
        tuple(task for task in tasks if task.area not in shown),
        optional_areas(),
    )


def optional_areas() -> tuple[str, ...]:
    """Which of the optional areas the office works with."""
    return tuple(office_setting(AREAS_SETTING, []))


def _areas(kept: Iterable[str]) -> tuple[ChecklistArea, ...]:
    """What the office gave up stays in sight where something is written about it."""
    known = set(ChecklistArea)
    return checklist.areas(ChecklistArea(area) for area in (*optional_areas(), *kept) if area in known)


def line_of(
    area: ChecklistArea,
    row: ChecklistItem | None,
    client: Client,
    now: datetime,
    tasks: tuple[TaskView, ...] = (),
) -> ChecklistLine:
    """An area as it stands; one without a row, or whose row was removed, as nobody has touched it."""
    version = row.version if row is not None else 0
    touched = row is not None and row.removed_at is None
    shown = row if row is not None and touched else ChecklistItem(area=area)
    need, status = ChecklistNeed(shown.need), ChecklistStatus(shown.status)
    due = checklist.due_day(shown.due_on, shown.weeks_before_release, client.release_on)
    return ChecklistLine(
        area,
        version,
        need,
        status,
        shown.responsible,
        shown.contact,
        shown.due_on,
        shown.weeks_before_release,
        due,
        checklist.days_over(need, status, due, now.date()),
        shown.in_custody,
        shown.after_release,
        shown.outcome_at_release,
        shown.outcome_six_months,
        shown.notes,
        touched,
        tuple(task for task in tasks if task.area == area),
        row.id if row is not None else None,
    )


@opening
def status_history(acting: Acting, client_id: int, area: str) -> tuple[StatusChange, ...]:
    """How the status of an area has changed, the latest first; also what was undone is kept."""
    client = found(Client, client_id)
    audit.record(acting, "read", client_id=client.id, about="checklist history")
    rows = (
        ChecklistChange.select(
            ChecklistChange.at, Worker.name, ChecklistChange.from_status, ChecklistChange.to_status
        )
        .join(ChecklistItem)
        .switch(ChecklistChange)
        .join(Worker, JOIN.LEFT_OUTER, on=(ChecklistChange.by == Worker.id))
        .where(ChecklistItem.client == client.id, ChecklistItem.area == area)
        .order_by(ChecklistChange.at.desc(), ChecklistChange.id.desc())
        .tuples()
    )
    return tuple(
        StatusChange(at, who or "", ChecklistStatus(before), ChecklistStatus(after))
        for at, who, before, after in rows
    )


@reading
def last_meeting(acting: Acting, client_id: int) -> tuple[int, date] | None:
    """The latest meeting that was held, its number and its day: a new task comes from it."""
    row = (
        Meeting.select(Meeting.id, Meeting.on)
        .where(Meeting.client == client_id, Meeting.held, Meeting.removed_at.is_null())
        .order_by(Meeting.on.desc(), Meeting.id.desc())
        .tuples()
        .first()
    )
    return None if row is None else (row[0], row[1])
