"""Today: who comes, what is to be logged, what is due; every line opens the place where it is dealt with."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

from textual.app import ComposeResult

from entre_tui.casework.appointments import outcomes
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.client.due import DueLine
from entre_tui.casework.day import today as casework
from entre_tui.casework.day.today import TodayView
from entre_tui.locale import _, ngettext
from entre_tui.rules.codes import Outcome
from entre_tui.rules.due.facts import RecordKind
from entre_tui.screens.client.due_place import part_for, record_of
from entre_tui.screens.core.self_refreshing import SelfRefreshing
from entre_tui.screens.day.today_rows import MINE, MY_WEEK, OFFICE, WEEK, DayList, TodayRows, due_key


class Today(SelfRefreshing):
    """The top place `2`."""

    place = "today"
    scopes = ("mine", "office")
    enter_does = "today.open"
    follows_mark = False

    def __init__(self) -> None:
        super().__init__()
        self._view: TodayView | None = None
        self._week = False
        self._first: date | None = None
        self._appointments: dict[Hashable, AppointmentView] = {}
        self._due: dict[Hashable, DueLine] = {}

    def compose_place(self) -> ComposeResult:
        """One list with headings."""
        yield DayList(
            MINE,
            empty=_("Nobody comes today, and nothing is due. v shows the week."),
            header=False,
            id="list",
        )

    @property
    def table(self) -> DayList:
        return self.query_one("#list", DayList)

    # -- showing ---------------------------------------------------------------------------------

    def seen_list(self) -> str:
        return f"list today {self._scope}"

    async def load(self) -> None:
        """The day, or the week that was asked for."""
        mine, office = (MY_WEEK, WEEK) if self._week else (MINE, OFFICE)
        self.table.columns = office if self._of_office else mine
        if self._week:
            first = self._first or self.app.now().date()
            first -= timedelta(days=first.weekday())
            found = await self.app.work(casework.week, first, self._scope)
            self._appointments, self._due = {("a", one.id): one for one in found}, {}
            # The mark begins at today, not at what the week has behind it.
            ahead = (
                key
                for key, one in self._appointments.items()
                if one.starts_at.date() >= self.app.now().date()
            )
            at = None if self.table.rows else next(ahead, None)
            self.table.show(self._rows.of_week(first, found), at=at)
        else:
            self._view = view = await self.app.work(casework.today, self._scope)
            known = (*view.appointments, *view.to_log)
            self._appointments = {("a", one.id): one for one in known}
            self._due = {due_key(line): line for line in (*view.due, *view.waiting)}
            self.table.show(self._rows.of_day(view))

    @property
    def _of_office(self) -> bool:
        return self._scope == "office"

    @property
    def _rows(self) -> TodayRows:
        return TodayRows(self.app.now(), self.app.actor.office if self._of_office else "")

    def waiting(self) -> str:
        """ "3 today · 2 to log · 4 due" """
        if self._view is None:
            return ""
        return " · ".join(
            words.format(number=number)
            for words, number in (
                (
                    ngettext("{number} today", "{number} today", len(self._view.appointments)),
                    len(self._view.appointments),
                ),
                (_("{number} to log"), len(self._view.to_log)),
                (_("{number} due"), len(self._view.due)),
            )
        )

    # -- doing -----------------------------------------------------------------------------------

    @property
    def appointment(self) -> AppointmentView | None:
        """The appointment at the mark."""
        return self._appointments.get(self.table.current.key) if self.table.current else None

    @property
    def due_line(self) -> DueLine | None:
        """The due item at the mark."""
        return self._due.get(self.table.current.key) if self.table.current else None

    def why_not(self, command_id: str) -> str | None:
        """Marking needs an appointment at the mark, opening anything."""
        if (
            command_id in ("today.missed", "today.attended")
            and self.appointment is None
            and not self._missed_due()
        ):
            return _("There is no appointment at the mark.")
        if command_id in ("today.open", "today.file") and self.appointment is None and self.due_line is None:
            return _("There is nothing at the mark.")
        if command_id == "today.snooze" and self.due_line is None:
            return _("Only what is due can be let wait.")
        if command_id in ("today.later", "today.earlier") and not self._week:
            return _("v shows the week first.")
        return None

    def _missed_due(self) -> int | None:
        line = self.due_line
        return (
            line.item.record_id
            if line is not None and line.item.record_kind is RecordKind.APPOINTMENT
            else None
        )

    async def action_open(self) -> None:
        """To the place where the line is dealt with."""
        from entre_tui.screens.appointments.missed_form import ask_missed

        missed = self._missed_due()
        if missed is not None:
            await ask_missed(self, missed)
        else:
            self.action_file()

    def action_file(self) -> None:
        """The client's file, at the part that matters."""
        from entre_tui.screens.client.client_parts import open_client

        if self.appointment is not None:
            one = self.appointment
            open_client(self.app, one.client_id, "appointments", one.id)
        elif self.due_line is not None:
            client_id, item = self.due_line.client_id, self.due_line.item
            open_client(self.app, client_id, part_for(item), record_of(item))

    async def action_missed(self) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed

        number = self.appointment.id if self.appointment is not None else self._missed_due()
        if number is not None:
            await ask_missed(self, number)

    async def action_attended(self) -> None:
        one = self.appointment
        if one is not None:
            await self.app.do(outcomes.log_outcome, one.id, Outcome.ATTENDED, seen_version=one.version)

    async def action_snooze(self) -> None:
        """Let it wait; what waits is due again."""
        from entre_tui.screens.client.snooze_form import ask_snooze, wake

        line = self.due_line
        if line is not None and line.item.snoozed_until is not None:
            await wake(self, line)
        elif line is not None:
            ask_snooze(self, line)

    def action_calendar(self) -> None:
        from entre_tui.screens.day.calendar_form import ask_calendar

        ask_calendar(self)

    def action_week(self) -> None:
        """The week, back to today."""
        self._week = not self._week
        self.table.first()
        self._first = None
        self.reload()

    def action_back(self) -> None:
        """From the week to the day."""
        if self._week:
            self.action_week()

    def action_later(self) -> None:
        self._turn(7)

    def action_earlier(self) -> None:
        self._turn(-7)

    def _turn(self, days: int) -> None:
        self._first = (self._first or self.app.now().date()) + timedelta(days=days)
        self.reload()
