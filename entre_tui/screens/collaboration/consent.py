"""Consent and meetings: who may be told what since when, the meetings, and the conditions of the group."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from entre_tui.casework.collaboration import meeting_tasks
from entre_tui.casework.collaboration.collaboration import CollaborationView, collaboration
from entre_tui.casework.collaboration.consent_views import ConsentLine
from entre_tui.casework.collaboration.meeting_views import MeetingLine
from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.locale import _
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ConsentState
from entre_tui.rules.eligibility import Condition
from entre_tui.screens.client.immediate_part import ImmediatePart
from entre_tui.screens.collaboration.rows import all_rows
from entre_tui.screens.collaboration.text import (
    agency_text,
    condition_text,
    conditions,
    consent_text,
    meeting_text,
    summary,
)
from entre_tui.screens.core.base_screen import LOW
from entre_tui.screens.core.text_layout import hang
from entre_tui.screens.reintegration.text import task_text
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import NARROW, RowColumn
from entre_tui.widgets.lists.section_list import SectionList

TALL, WIDE = 48, 110


class Consent(ImmediatePart):
    """The part `c` of a client's file."""

    part = "consent"
    enter_does = "consent.edit"
    CSS_PATH = "consent.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = LOW
    _view: CollaborationView | None = None
    _on: date | None = None

    def compose_part(self) -> ComposeResult:
        """Three sentences, the list, and what is known of the row at the mark."""
        yield Static("", id="told", markup=False)
        yield SectionList(
            [
                RowColumn("sign", "", 1),
                RowColumn("what", "", 26, narrow=0),
                RowColumn("state", "", 22, narrow=19),
                RowColumn("when", "", 12),
                RowColumn("more", "", 0, min_total=NARROW),
            ],
            header=False,
            id="list",
        )
        yield TextPane(id="text")

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def _at(self) -> tuple[str, Any]:
        row = self.table.current
        return row.key if row is not None and isinstance(row.key, tuple) else ("", None)

    @property
    def consent(self) -> ConsentLine | None:
        """The consent at the mark, or the one that an agency's answer rests on."""
        kind, key = self._at
        if self._view is None or kind not in ("agency", "consent"):
            return None
        picture = self._view.consent
        if kind == "agency":
            key = next((line.consent_id for line in picture.agencies if line.agency == key), None)
        return picture.consent(key)

    @property
    def meeting(self) -> MeetingLine | None:
        """The meeting at the mark, or the one the task at the mark came from."""
        kind, key = self._at
        if self.current_task is not None:
            kind, key = "meeting", self.current_task.meeting_id
        lines = self._view.meetings.lines if self._view and kind == "meeting" else ()
        return next((line for line in lines if line.id == key), None)

    @property
    def current_task(self) -> TaskView | None:
        """The task at the mark."""
        kind, key = self._at
        lines = self._view.meetings.lines if self._view and kind == "task" else ()
        return next((task for line in lines for task in line.tasks if task.id == key), None)

    async def load(self) -> None:
        """All of it again, as of the day asked about, the mark where it was."""
        self._view = await self.app.work(collaboration, self.client_id, self._on)
        self.query_one("#told", Static).update(summary(self._view, self.app.now().date()))
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            today, tall, narrow = self.app.now().date(), self.size.height >= TALL, self.size.width < WIDE
            self.table.show(all_rows(self._view, today, every_agency=tall, narrow=narrow))
            self.show_current()

    def on_resize(self) -> None:
        self._show()

    def show_current(self) -> None:
        self.query_one("#text", TextPane).show(hang(self._words(), self.size.width - 3))

    def _words(self) -> Content:
        view, (kind, key), now = self._view, self._at, self.app.now()
        if view is None:
            return Content("")
        if kind == "agency":
            line = next(line for line in view.consent.agencies if line.agency is Agency(key))
            return agency_text(line, self.consent, now)
        if self.consent is not None:
            return consent_text(self.consent, now)
        if self.current_task is not None:
            return task_text(self.current_task, now.date())
        if self.meeting is not None:
            return meeting_text(self.meeting)
        return condition_text(Condition(key), view.group) if kind == "condition" else Content("")

    # -- why not ---------------------------------------------------------------------------------

    def why_not(self, command_id: str) -> str | None:
        """Each command is for one kind of row, and some for one state of it."""
        if command_id in ("consent.document", "consent.withdraw"):
            return self._consent_refuses(command_id.removeprefix("consent."))
        if command_id == "meeting.task" and self.meeting is None:
            return _("A task comes from a meeting: go to the meeting first.")
        if command_id == "meeting.tick" and self.meeting is None:
            return _("space ticks a task, or says that a planned meeting was held.")
        if command_id in ("consent.edit", "consent.remove") and not self._changeable(command_id):
            return _("There is nothing here to change.")
        if command_id == "group.enrol" and self._view is not None:
            return self._group_refuses()
        return None

    def _changeable(self, command_id: str) -> bool:
        kind = self._at[0]
        if kind == "condition":
            return command_id == "consent.edit"
        return self.consent is not None or self.meeting is not None

    def _consent_refuses(self, name: str) -> str | None:
        line = self.consent
        if line is None:
            return _("Go to a consent or to an agency first; y records a consent.")
        if line.withdrawn_on is not None:
            return _("This consent is withdrawn; y records a new one.")
        if name == "document" and line.documented_on is not None:
            return _("This consent is documented already.")
        return None

    def _group_refuses(self) -> str | None:
        assert self._view is not None
        group = self._view.group
        if group.in_group:
            return _("The client is in the reintegration group already.")
        if group.answers.failing:
            return _("Not eligible: {conditions}.").format(conditions=conditions(group.answers.failing))
        return None

    # -- what can be done ------------------------------------------------------------------------

    def action_give(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import give_form

        kind, key = self._at
        named = self.consent is not None and self.consent.state is not ConsentState.WITHDRAWN
        self.app.push_screen(
            give_form(self, self.client_id, (key,) if kind == "agency" and not named else ())
        )

    def action_document(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import document_form

        if self.consent is not None:
            self.app.push_screen(document_form(self, self.consent))

    def action_withdraw(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import withdraw_form

        if self.consent is not None:
            self.app.push_screen(withdraw_form(self, self.consent))

    def action_as_of(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import day_form

        self.app.push_screen(day_form(self, self._on or self.app.now().date(), self._ask_about))

    async def _ask_about(self, on: date) -> None:
        self._on = None if on == self.app.now().date() else on
        await self.load()

    def action_meeting(self) -> None:
        from entre_tui.screens.collaboration.meeting_form import meeting_form, new_start

        if self._view is not None:
            held = [line for line in self._view.meetings.lines if line.held]
            release = self._view.meetings.release_on
            start = new_start(self.app.now().date(), release, held[0] if held else None)
            self.app.push_screen(meeting_form(self, self.client_id, start))

    def action_edit(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import conditions_form, edit_form
        from entre_tui.screens.collaboration.meeting_form import meeting_form, start_of
        from entre_tui.screens.reintegration.forms import task_form

        task, meeting = self.current_task, self.meeting
        if task is not None:
            task_form(self, self.client_id, (task.meeting_id, task.meeting_on), task=task)
        elif meeting is not None:
            self.app.push_screen(meeting_form(self, self.client_id, start_of(meeting), meeting))
        elif self.consent is not None:
            self.app.push_screen(edit_form(self, self.client_id, self.consent))
        elif self._view is not None:
            self.app.push_screen(conditions_form(self, self.client_id, self._view.group))

    def action_task(self) -> None:
        from entre_tui.screens.reintegration.forms import task_form

        if self.meeting is not None:
            task_form(self, self.client_id, (self.meeting.id, self.meeting.on))

    async def action_tick(self) -> None:
        from entre_tui.screens.collaboration.meeting_form import mark_held

        task, meeting = self.current_task, self.meeting
        if task is not None:
            await self.act(meeting_tasks.tick_task, task.id, seen_version=task.version)
        elif meeting is not None and meeting.held:
            self.say(_("It was held. e changes it, x makes a task of a decision."))
        elif meeting is not None:
            self.run_worker(mark_held(self, self.client_id, meeting), exclusive=True, group="held")

    def action_remove(self) -> None:
        from entre_tui.screens.collaboration.consent_removal import ask_remove

        ask_remove(self, self.consent, self.meeting, self.current_task)

    def action_enrol(self) -> None:
        from entre_tui.screens.collaboration.consent_forms import enrol_form

        if self._view is not None:
            self.app.push_screen(enrol_form(self, self.client_id, self._view.group))

    def action_back(self) -> None:
        """Out of the text first, then from a day gone by to today, then out of the file."""
        if self.focused is not self.table:
            self.table.focus()
        elif self._on is not None:
            self._on = None
            self.reload()
        else:
            super().action_back()
