"""Appointments of a client: the month as a strip, the list, and what is known of the one at the mark."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from entre_tui.casework.appointments import appointments as casework
from entre_tui.casework.appointments import outcomes
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.locale import _
from entre_tui.locale.dates import clock, day_time, short_day
from entre_tui.locale.labels import label
from entre_tui.rules.codes import Outcome
from entre_tui.screens.appointments.text import STRIP, appointment_text, month_strip, outcome_words, row_style
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.screens.core.base_screen import LOW
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList

NEEDS_ONE = ("missed", "came", "log", "edit", "move", "put_off", "clear", "remove")
SIMPLE = (Outcome.ATTENDED, Outcome.LATE, Outcome.SENT_HOME, Outcome.DID_NOT_HAPPEN)


class Appointments(ClientPart):
    """The part `a` of a client's file."""

    part = "appointments"
    enter_does = "appointments.log"
    CSS_PATH = "appointments.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (STRIP + 2, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = LOW

    def __init__(self, client_id: int) -> None:
        super().__init__(client_id)
        self._all: dict[Hashable, AppointmentView] = {}
        self._wanted: int | None = None

    def compose_part(self) -> ComposeResult:
        """The month over the list, and beside or beneath it what is known of one."""
        yield Static("", id="month", markup=False)
        with Horizontal(id="appointments"):
            yield RowList(
                [
                    RowColumn("when", _("When"), 16),
                    RowColumn("what", _("What"), 21, min_total=50),
                    RowColumn("outcome", _("What became of it"), 0),
                ],
                empty=_("No appointments yet: n books the first, S a series."),
                id="list",
            )
            yield TextPane(can_focus=False, id="text")

    @property
    def current(self) -> AppointmentView | None:
        """The appointment at the mark."""
        return self._all.get(self.table.current.key) if self.table.current else None

    async def load(self) -> None:
        """In order of time; the mark begins at the first that is to be logged or still to come."""
        first = not self._all
        found = await self.app.work(appointment_views.appointments, self.client_id)
        self._all = {one.id: one for one in found}
        ahead = next((one.id for one in found if one.to_log or one.starts_at > self.app.now()), None)
        at = (ahead or (found[-1].id if found else None)) if first else self._wanted
        self._wanted = None
        self.table.show([self._row(one) for one in found], at=at)
        self.show_current()

    def _row(self, one: AppointmentView) -> ListRow:
        now = self.app.now()
        cells = {
            "when": f"{short_day(one.starts_at.date(), now.date())} {clock(one.starts_at)}",
            "what": label(one.kind, "appointment_kind"),
            "outcome": outcome_words(one, now),
        }
        return ListRow(one.id, cells, row_style(one, now))

    def show_current(self) -> None:
        one, now = self.current, self.app.now()
        day = (one.starts_at if one else now).date()
        self.query_one("#month", Static).update(
            month_strip(list(self._all.values()), day, now, self.size.width - 2)
        )
        self.query_one("#text", TextPane).show(appointment_text(one, now) if one else "")

    def why_not(self, command_id: str) -> str | None:
        """Most of what can be done needs an appointment at the mark, and some an outcome, or none."""
        name, one = command_id.removeprefix("appointments."), self.current
        if not command_id.startswith("appointments.") or name not in NEEDS_ONE:
            return None
        if one is None:
            return _("There is no appointment here: n books one.")
        if name == "clear" and one.outcome is None:
            return _("Nothing is logged for this appointment yet.")
        if name in ("move", "put_off") and one.outcome is not None:
            return _("What became of it is logged already; x clears that.")
        return None

    @property
    def _one(self) -> AppointmentView:
        assert self.current is not None
        return self.current

    @property
    def _client_name(self) -> str:
        return self.head.name if self.head is not None else ""

    def _go_to(self, appointment_id: int | None) -> None:
        self._wanted = appointment_id

    async def action_book(self) -> None:
        from entre_tui.screens.appointments.forms import book

        await book(self, self.client_id, self._client_name, self._go_to)

    async def action_series(self) -> None:
        from entre_tui.screens.appointments.forms import book_series

        await book_series(self, self.client_id, self._client_name)

    async def action_edit(self) -> None:
        from entre_tui.screens.appointments.forms import edit

        await edit(self, self._one)

    def action_move(self) -> None:
        from entre_tui.screens.appointments.forms import move

        move(self, self._one)

    def action_put_off(self) -> None:
        from entre_tui.screens.appointments.forms import put_off

        put_off(self, self._one)

    async def action_missed(self) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed

        await ask_missed(self, self._one.id)

    async def action_came(self) -> None:
        await self._log(Outcome.ATTENDED)

    async def _log(self, outcome: Outcome) -> None:
        one = self._one
        await self.app.do(outcomes.log_outcome, one.id, outcome, seen_version=one.version)

    def action_log(self) -> None:
        """One key says what became of it."""
        options: list[tuple[Hashable, str]] = [(str(each), label(each, "outcome")) for each in SIMPLE]
        options.append(("missed", _("did not come …")))
        if self._one.outcome is None:
            options.append(("put_off", _("put off: a new time …")))
        else:
            options.append(("clear", _("clear: to be logged again")))
        when = day_time(self._one.starts_at, self.app.now())
        current = str(self._one.outcome) if self._one.outcome else None
        self.app.push_screen(Choose(when, options, current=current), self._act_on_log_answer)

    async def _act_on_log_answer(self, answer: Hashable) -> None:
        if answer in ("missed", "put_off", "clear"):
            await self.action_do(f"appointments.{answer}")
        elif answer is not None:
            await self._log(Outcome(str(answer)))

    async def action_clear(self) -> None:
        one = self._one
        await self.app.do(outcomes.clear_outcome, one.id, seen_version=one.version)

    def action_remove(self) -> None:
        """Asks; of a series, this one or it and the rest."""
        one = self._one
        question = _("Remove the appointment {when}?").format(when=day_time(one.starts_at, self.app.now()))
        if one.series_id is not None:
            options: list[tuple[Hashable, str]] = [
                (False, _("this one")),
                (True, _("this one and the rest of its series")),
            ]
            self.app.push_screen(Choose(question, options), self._removed_rest)
            return
        detail = _("What was logged and done about it goes with it. u brings it back.")
        self.ask_first(question, detail, _("remove"), lambda: self._remove(one, False))

    async def _removed_rest(self, answer: Hashable) -> None:
        if answer is not None:
            await self._remove(self._one, bool(answer))

    async def _remove(self, one: AppointmentView, and_rest: bool) -> None:
        await self.app.do(casework.remove_appointment, one.id, and_rest=and_rest, seen_version=one.version)

    async def action_pattern(self) -> None:
        from entre_tui.screens.appointments.pattern import show_pattern

        await show_pattern(self, self.client_id, self._client_name)
