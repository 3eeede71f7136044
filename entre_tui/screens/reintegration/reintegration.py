"""Reintegration: the areas as rows, ticked with space, each to be read beneath."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from entre_tui.casework.collaboration import meeting_tasks
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration import views as reintegration_views
from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.casework.reintegration.views import ChecklistLine, ChecklistView
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.rules.codes import ChecklistStatus
from entre_tui.screens.client.immediate_part import ImmediatePart
from entre_tui.screens.core.base_screen import LOW
from entre_tui.screens.core.text_layout import hang
from entre_tui.screens.reintegration.text import area_text, rows, summary, task_text
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import NARROW, RowColumn
from entre_tui.widgets.lists.section_list import SectionList

NEXT = {
    ChecklistStatus.NOT_STARTED: ChecklistStatus.PLANNED,
    ChecklistStatus.PLANNED: ChecklistStatus.IN_PROGRESS,
    ChecklistStatus.IN_PROGRESS: ChecklistStatus.ARRANGED,
    ChecklistStatus.NOT_ARRANGED: ChecklistStatus.IN_PROGRESS,
    ChecklistStatus.DECLINED: ChecklistStatus.PLANNED,
    ChecklistStatus.NO_LONGER_NEEDED: ChecklistStatus.PLANNED,
}
FOR_AREAS = ("need", "next", "status", "history", "task")


class Reintegration(ImmediatePart):
    """The part `r` of a client's file."""

    part = "reintegration"
    enter_does = "checklist.edit"
    CSS_PATH = "reintegration.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = LOW
    _view: ChecklistView | None = None

    def compose_part(self) -> ComposeResult:
        """n of N, the areas, and what is written about the one at the mark."""
        yield Static("", id="count", markup=False)
        yield SectionList(
            [
                RowColumn("sign", "", 1),
                RowColumn("area", _("Area"), 23, narrow=0),
                RowColumn("need", _("Need"), 5),
                RowColumn("status", _("Status"), 13, narrow=12),
                RowColumn("who", _("Who"), 0, min_total=NARROW),
                RowColumn("due", _("Due day"), 17),
                RowColumn("custody", _("In custody"), 16, min_total=110),
                RowColumn("after", _("After release"), 16, min_total=110),
            ],
            id="list",
        )
        yield TextPane(id="text")

    @property
    def line(self) -> ChecklistLine | None:
        """The area at the mark."""
        kind, key = self._at
        return self._view.line(str(key)) if self._view and kind == "area" else None

    @property
    def current_task(self) -> TaskView | None:
        """The task at the mark."""
        kind, key = self._at
        if self._view is None or kind != "task":
            return None
        tasks = [task for line in self._view.lines for task in line.tasks] + [*self._view.loose_tasks]
        return next((task for task in tasks if task.id == key), None)

    @property
    def _at(self) -> tuple[str, object]:
        row = self.table.current
        return row.key if row is not None and isinstance(row.key, tuple) else ("", None)

    async def load(self) -> None:
        """The areas again, the mark where it was."""
        self._view = await self.app.work(reintegration_views.checklist_of, self.client_id)
        self.query_one("#count", Static).update(summary(self._view))
        self.table.show(list(rows(self._view, self.app.now().date())))
        self.table.refresh(layout=True)
        self.show_current()

    def go_to_record(self, record: Hashable) -> None:
        """An item of the checklist stands here by its area."""
        lines = self._view.lines if self._view is not None else ()
        area = next((line.area for line in lines if ("item", line.id) == record), None)
        super().go_to_record(record if area is None else ("area", str(area)))

    def on_resize(self) -> None:
        self.show_current()

    def show_current(self) -> None:
        today = self.app.now().date()
        if self.line is not None and self._view is not None:
            words = area_text(self.line, self._view.release_on, today)
        else:
            words = task_text(self.current_task, today) if self.current_task is not None else Content("")
        self.query_one("#text", TextPane).show(hang(words, self.size.width - 3))

    def why_not(self, command_id: str) -> str | None:
        """A task has no need and no status; a task comes from a meeting."""
        name = command_id.removeprefix("checklist.")
        if not command_id.startswith("checklist.") or name == "areas":
            return None
        if self.line is None and self.current_task is None:
            return _("There is nothing here yet.")
        if name in FOR_AREAS and self.line is None:
            return _("This is a task: space ticks it, e changes it.")
        if name == "next" and self.line is not None and self.line.status is ChecklistStatus.ARRANGED:
            return _("It is arranged already; x chooses another status.")
        if name == "clear" and self.line is not None and not self.line.touched:
            return _("Nothing is written here.")
        return None

    # -- what can be done ------------------------------------------------------------------------

    async def action_tick(self) -> None:
        task, line = self.current_task, self.line
        if task is not None:
            await self.act(meeting_tasks.tick_task, task.id, seen_version=task.version)
        elif line is not None:
            await self.act(reintegration.tick, self.client_id, str(line.area), seen_version=line.version)

    async def action_next(self) -> None:
        line = self.line
        if line is not None:
            await self.act(
                reintegration.set_status,
                self.client_id,
                str(line.area),
                NEXT.get(line.status, line.status),
                seen_version=line.version,
            )

    def action_need(self) -> None:
        from entre_tui.screens.reintegration.forms import ask_need

        if self.line is not None:
            ask_need(self, self.client_id, self.line)

    def action_status(self) -> None:
        from entre_tui.screens.reintegration.forms import ask_status

        if self.line is not None:
            ask_status(self, self.client_id, self.line)

    def action_edit(self) -> None:
        from entre_tui.screens.reintegration.forms import edit_area, task_form

        if self.current_task is not None:
            task_form(
                self,
                self.client_id,
                (self.current_task.meeting_id, self.current_task.meeting_on),
                task=self.current_task,
            )
        elif self.line is not None:
            edit_area(self, self.client_id, self.line)

    async def action_task(self) -> None:
        from entre_tui.screens.reintegration.forms import task_form

        last = await self.app.work(reintegration_views.last_meeting, self.client_id)
        if last is None:
            self.say(
                _("A task comes from a meeting, and there is none yet: c, then n records one."), warning=True
            )
        elif self.line is not None:
            task_form(self, self.client_id, last, area=str(self.line.area))

    async def action_history(self) -> None:
        from entre_tui.screens.reintegration.forms import show_history

        if self.line is None:
            return
        area = str(self.line.area)
        changes = await self.app.work(reintegration_views.status_history, self.client_id, area)
        if changes:
            show_history(self, self.line, changes)
        else:
            self.say(_("{area}: the status has never changed.").format(area=label(self.line.area)))

    def action_remove(self) -> None:
        """Asks, and says what goes."""
        task, line = self.current_task, self.line
        if task is not None:
            detail = _("{what} u brings it back.").format(what=f"{task.what}.")
            change = partial(self.act, meeting_tasks.remove_task, task.id, seen_version=task.version)
            self.ask_first(_("Remove this task?"), detail, _("remove"), change)
        elif line is not None:
            question = _("Remove what is written about {area}?").format(area=label(line.area))
            detail = _(
                "Need, status, who, due day, measures, outcomes and notes go; tasks from meetings and the "
                "history stay. u brings it back."
            )
            area = str(line.area)
            change = partial(
                self.act, reintegration.clear_item, self.client_id, area, seen_version=line.version
            )
            self.ask_first(question, detail, _("remove"), change)

    def action_areas(self) -> None:
        from entre_tui.screens.reintegration.forms import choose_areas

        if self._view is not None:
            choose_areas(self, self._view.optional)
