"""Sessions of a client: the strip over dose, the list, and plan and evaluation of the one at the mark."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from entre_tui.casework.sessions import evaluation
from entre_tui.casework.sessions import sessions as casework
from entre_tui.casework.sessions import views as session_views
from entre_tui.casework.sessions.views import SessionLine, SessionsView, SessionView
from entre_tui.locale import _, pgettext
from entre_tui.locale.dates import clock, short_day
from entre_tui.screens.client.text_at_mark import TextAtMark
from entre_tui.screens.core.base_screen import LOW
from entre_tui.screens.sessions.text import dose_lines, session_text, state_words, strip_of
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList

NEEDS_ONE = ("evaluate", "edit", "read", "held", "missed", "remove")


class Sessions(TextAtMark):
    """The part `s` of a client's file."""

    part = "sessions"
    enter_does = "sessions.read"
    CSS_PATH = "sessions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = LOW
    _view: SessionsView | None = None
    _wanted: int | None = None

    def compose_part(self) -> ComposeResult:
        """Strip and dose over the list, and beside or beneath it the text."""
        yield Static("", id="dose", markup=False)
        with Horizontal(id="sessions"):
            yield RowList(
                [
                    RowColumn("number", pgettext("number", "No"), 3, right=True),
                    RowColumn("when", _("When"), 16),
                    RowColumn("minutes", _("Min"), 3, right=True),
                    RowColumn("state", _("State"), 0),
                ],
                empty=_("No sessions yet: n plans the first."),
                id="list",
            )
            yield TextPane(id="text")

    @property
    def current(self) -> SessionLine | None:
        """The session at the mark."""
        row = self.table.current
        lines = self._view.lines if self._view else ()
        return next((line for line in lines if row is not None and line.id == row.key), None)

    async def load(self) -> None:
        """The list with the latest first, and the text of the one at the mark again."""
        self._view = view = await self.app.work(session_views.sessions, self.client_id)
        self.table.show([self._row(line) for line in reversed(view.lines)], at=self._wanted)
        self._wanted = None
        self._show_dose()
        await self.show_current()

    def _show_dose(self) -> None:
        if self._view is not None:
            width = max(20, self.size.width - 4)
            lines = [strip_of(self._view, width), *dose_lines(self._view, width)]
            self.query_one("#dose", Static).update("\n".join(filter(None, lines)))

    def on_resize(self) -> None:
        self._show_dose()

    def _row(self, line: SessionLine) -> ListRow:
        now = self.app.now()
        when = f"{short_day(line.starts_at.date(), now.date())} {clock(line.starts_at)}"
        style = "warning" if line.incomplete else "" if line.held or line.starts_at > now else "muted"
        cells = {
            "number": str(line.number),
            "when": when,
            "minutes": str(line.minutes or ""),
            "state": state_words(line, now),
        }
        return ListRow(line.id, cells, style)

    async def text_at_mark(self) -> Content | str:
        line = self.current
        if line is None:
            return ""
        found = await self.app.work_latest("session", session_views.session, line.id)
        return session_text(found, self.app.now())

    def why_not(self, command_id: str) -> str | None:
        """Most of what can be done needs a session at the mark."""
        name = command_id.removeprefix("sessions.")
        if command_id.startswith("sessions.") and name in NEEDS_ONE and self.current is None:
            return _("There is no session here: n plans one.")
        if name in ("evaluate", "held") and self.current is not None:
            # Said before anything is written, not when it is to be saved.
            if self.current.starts_at > self.app.now():
                return _("This session is still to come.")
            if name == "held" and self.current.held:
                return _("This session was held already: v says how it went.")
        return None

    async def _one(self) -> SessionView:
        assert self.current is not None
        one: SessionView = await self.app.work(session_views.session, self.current.id)
        return one

    def _go_to(self, session_id: int | None) -> None:
        self._wanted = session_id

    async def action_plan(self) -> None:
        from entre_tui.screens.sessions.forms import plan_next

        await plan_next(self, self.client_id, self._go_to)

    async def action_edit(self) -> None:
        from entre_tui.screens.sessions.forms import edit_plan

        await edit_plan(self, await self._one())

    async def action_evaluate(self) -> None:
        from entre_tui.screens.sessions.forms import evaluate

        await evaluate(self, await self._one())

    async def action_held(self) -> None:
        one = await self._one()
        await self.app.do(evaluation.mark_held, one.id, seen_version=one.version)

    async def action_missed(self) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed, ask_missed_latest

        one = await self._one()
        if one.appointment_id is not None and not one.held:
            await ask_missed(self, one.appointment_id)
        else:
            await ask_missed_latest(self, self.client_id)

    async def action_lead(self) -> None:
        from entre_tui.screens.programme.lead_form import ask_lead

        await ask_lead(self, self.client_id)

    async def action_remove(self) -> None:
        one = await self._one()
        question = _("Remove session {number}?").format(number=one.number)
        detail = _("Its plan and its evaluation go with it; the appointment stays. u brings it back.")
        self.ask_first(
            question,
            detail,
            _("remove"),
            lambda: self.app.do(casework.remove_session, one.id, seen_version=one.version),
        )
