"""Forms of the reintegration checklist: one area, a task, need and status by one key, the history."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from entre_tui.casework.collaboration import meeting_tasks
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.office import settings
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import MOST_WEEKS, ItemDetails
from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.casework.reintegration.views import AREAS_SETTING, ChecklistLine, StatusChange
from entre_tui.locale import _
from entre_tui.locale.dates import day, day_time
from entre_tui.locale.labels import label, options
from entre_tui.rules.checklist import ALLOWED
from entre_tui.rules.codes import Agency, ChecklistArea, ChecklistNeed, ChecklistStatus
from entre_tui.screens.client.immediate_part import ImmediatePart
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import (
    AnyField,
    ChoiceField,
    DateField,
    LongField,
    ManyField,
    NumberField,
    TextField,
)
from entre_tui.widgets.form.form import Form


def edit_area(screen: BaseScreen, client_id: int, line: ChecklistLine) -> None:
    """Everything about one area."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            reintegration.edit_item,
            client_id,
            str(line.area),
            ItemDetails(**values),
            seen_version=line.version,
        )

    form = Form(
        label(line.area),
        _fields(line),
        save,
        draft_key=f"checklist:{client_id}:{line.area}",
        client_id=client_id,
    )
    screen.app.push_screen(form)


def _fields(line: ChecklistLine) -> list[AnyField]:
    outcomes = [(code, label(code, "checklist_outcome")) for code in line.outcomes]
    fields: list[AnyField] = [
        ChoiceField("need", _("Need"), options("checklist_need"), str(line.need)),
        ChoiceField("status", _("Status"), options("checklist_status"), str(line.status)),
        TextField("responsible", _("Who"), line.responsible, suggestions=agency_words()),
        TextField("contact", _("Contact"), line.contact, hint=_("name, telephone")),
        DateField("due_on", _("Due on"), line.due_on),
        NumberField(
            "weeks_before_release",
            _("or weeks before release"),
            line.weeks_before_release,
            minimum=0,
            maximum=MOST_WEEKS,
            hint=_("moves with the release date"),
        ),
        LongField("in_custody", _("Measure in custody"), line.in_custody, 3),
        LongField("after_release", _("Measure after release"), line.after_release, 3),
    ]
    if outcomes:
        at_release, later = line.outcome_at_release, line.outcome_six_months
        fields += [
            ChoiceField("outcome_at_release", _("Outcome at release"), outcomes, at_release, optional=True),
            ChoiceField("outcome_six_months", _("6 months later"), outcomes, later, optional=True),
        ]
    return [*fields, LongField("notes", _("Notes"), line.notes, 3)]


def agency_words() -> tuple[str, ...]:
    """The agencies as words to be offered where somebody is named."""
    return tuple(label(agency) for agency in Agency if agency is not Agency.OTHER)


def ask_need(screen: ImmediatePart, client_id: int, line: ChecklistLine) -> None:
    """Yes, no, or not assessed."""

    async def set_need(need: Hashable) -> None:
        if need is not None:
            known, area = ChecklistNeed(str(need)), str(line.area)
            await screen.act(reintegration.set_need, client_id, area, known, seen_version=line.version)

    order = (ChecklistNeed.YES, ChecklistNeed.NONE, ChecklistNeed.NOT_ASSESSED)
    words: list[tuple[Hashable, str]] = [(str(need), label(need)) for need in order]
    screen.app.push_screen(Choose(label(line.area), words, current=str(line.need)), set_need)


def ask_status(screen: ImmediatePart, client_id: int, line: ChecklistLine) -> None:
    """The steps that are possible from here."""

    async def set_status(status: Hashable) -> None:
        if status is not None:
            known, area = ChecklistStatus(str(status)), str(line.area)
            await screen.act(reintegration.set_status, client_id, area, known, seen_version=line.version)

    steps: list[tuple[Hashable, str]] = [
        (status, label(status)) for status in type(line.status) if status in ALLOWED.get(line.status, ())
    ]
    title = _("{area}: {status}").format(area=label(line.area), status=label(line.status))
    screen.app.push_screen(Choose(title, steps), set_status)


def show_history(screen: BaseScreen, line: ChecklistLine, changes: tuple[StatusChange, ...]) -> None:
    """Every change of status, the latest first."""
    now = screen.app.now()
    told: list[tuple[Hashable, str]] = [
        (
            index,
            _("{when}  {before} → {after}  {who}").format(
                when=day_time(each.at, now),
                before=label(each.from_status),
                after=label(each.to_status),
                who=each.by,
            ),
        )
        for index, each in enumerate(changes)
    ]
    screen.app.push_screen(Choose(_("History: {area}").format(area=label(line.area)), told, keys=""))


def task_form(
    screen: BaseScreen,
    client_id: int,
    meeting: tuple[int, Any],
    *,
    area: str = "",
    task: TaskView | None = None,
) -> None:
    """A task from a meeting (its number and day), new or to be changed."""
    meeting_id, held_on = meeting

    async def save(values: TypedValues) -> None:
        details = TaskDetails(values["what"], values["area"] or "", values["who"], values["due_on"])
        if task is None:
            done = await screen.app.work(meeting_tasks.add_task, meeting_id, details)
        else:
            done = await screen.app.work(meeting_tasks.edit_task, task.id, details, seen_version=task.version)
        screen.app.report(done)

    start = task or None
    fields: list[AnyField] = [
        TextField("what", _("What"), start.what if start else "", required=True),
        TextField("who", _("Who"), start.who if start else "", suggestions=agency_words()),
        DateField("due_on", _("By when"), start.due_on if start else None),
        ChoiceField(
            "area",
            _("Area"),
            options("checklist_area"),
            (start.area if start else area) or None,
            optional=True,
        ),
    ]
    title = _("Task from the meeting of {day}").format(day=day(held_on))
    key = f"task:{task.id}" if task else f"task:new:{meeting_id}"
    screen.app.push_screen(Form(title, fields, save, draft_key=key, client_id=client_id))


def choose_areas(screen: BaseScreen, chosen: tuple[str, ...]) -> None:
    """Which of the optional areas everybody's checklist has."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(settings.set_for_all, AREAS_SETTING, list(values["areas"]))

    optional = [area for area in ChecklistArea if area not in ChecklistArea.always()]
    field = ManyField("areas", _("Also"), [(str(area), label(area)) for area in optional], chosen)
    intro = _("Six areas are on every checklist; these can be added, for every client of the file.")
    screen.app.push_screen(Form(_("Areas of the checklist"), [field], save, intro=intro))
