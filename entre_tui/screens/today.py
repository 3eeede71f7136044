"""Today: who comes, what is to be logged, what is due; every line opens the place where it is dealt with."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from entre_tui.casework import outcomes
from entre_tui.casework import today as casework
from entre_tui.casework.appointment_views import AppointmentView
from entre_tui.casework.due import DueLine
from entre_tui.casework.today import TodayView
from entre_tui.commands import bindings_for
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import clock, days_left, in_days, long_day, short_day, week
from entre_tui.locale.labels import label
from entre_tui.rules.codes import DueKind, Outcome
from entre_tui.rules.due_facts import RecordKind
from entre_tui.screens.appointment_text import outcome_words, row_style
from entre_tui.screens.place import Place
from entre_tui.widgets.client_line import due_words
from entre_tui.widgets.display import one_line
from entre_tui.widgets.rows import Column, Row, RowList

PART_OF = {
    RecordKind.APPOINTMENT: "appointments",
    RecordKind.SESSION: "sessions",
    RecordKind.GOAL: "goals",
    RecordKind.CHECKLIST: "reintegration",
    RecordKind.CONSENT: "consent",
    RecordKind.AGREEMENT: "overview",
}
_CLIENT_PART = {
    DueKind.FIRST_MEETING: "consent",
    DueKind.FEW_MEETINGS: "consent",
    DueKind.NO_CONTACT: "appointments",
}
SCOPES = ("mine", "office")
MINE = (
    Column("when", "", 19),
    Column("client", "", 28),
    Column("what", "", 0),
    Column("who", "", 18, min_total=110),
)
OFFICE = (Column("when", "", 16), Column("client", "", 22), Column("what", "", 20), Column("who", "", 0))
WEEK = (Column("when", "", 6), Column("client", "", 24), Column("what", "", 26), Column("who", "", 0))


def part_for(line: DueLine) -> str:
    """The part of the client's file where a due item is dealt with."""
    if line.item.record_kind is RecordKind.CLIENT:
        return _CLIENT_PART.get(line.item.kind, "overview")
    return PART_OF[line.item.record_kind]


class DayList(RowList):
    """A list with headings, which the mark passes over."""

    def validate_cursor(self, cursor: int) -> int:
        cursor = super().validate_cursor(cursor)
        step = -1 if cursor < self.cursor else 1
        for way in (step, -step):
            at = cursor
            while 0 <= at < len(self.rows) and _is_heading(self.rows[at]):
                at += way
            if 0 <= at < len(self.rows):
                return at
        return cursor

    def _cells(self, row: Row, total: int) -> str:
        """A heading goes over all columns."""
        return one_line(row.cells["when"], total) if _is_heading(row) else super()._cells(row, total)


def _is_heading(row: Row) -> bool:
    return isinstance(row.key, tuple) and row.key[0] == "h"


class Today(Place):
    """The top place `2`."""

    place = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("today")

    def __init__(self) -> None:
        super().__init__()
        self._view: TodayView | None = None
        self._scope = SCOPES[0]
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

    def on_mount(self) -> None:
        self.table.focus()

    # -- showing ---------------------------------------------------------------------------------

    async def load(self) -> None:
        """The day, or the week that was asked for."""
        self.table.columns = (WEEK if self._week else OFFICE) if self._of_office else MINE
        if self._week:
            first = self._first or self.app.now().date()
            first -= timedelta(days=first.weekday())
            found = await self.app.work(casework.week, first, self._scope)
            self._appointments, self._due = {("a", one.id): one for one in found}, {}
            self.table.show(self._week_rows(first, found))
        else:
            self._view = view = await self.app.work(casework.today, self._scope)
            known = (*view.appointments, *view.to_log)
            self._appointments = {("a", one.id): one for one in known}
            self._due = {
                ("d", line.item.kind, line.item.record_id, line.client_id): line
                for line in (*view.due, *view.waiting)
            }
            self.table.show(self._day_rows(view))

    @property
    def _of_office(self) -> bool:
        return self._scope == "office"

    def _day_rows(self, view: TodayView) -> list[Row]:
        title = long_day(view.day) + (f"  {self.app.actor.office}" if self._of_office else "")
        rows = [self._heading(title), *map(self._appointment, view.appointments)]
        if not view.appointments:
            rows.append(Row(("h", "nobody"), {"when": _("nobody comes today")}, "muted"))
        if view.to_log:
            rows += [self._heading(_("To log")), *map(self._appointment, view.to_log)]
        due = [self._due_row(key, line) for key, line in self._due.items()]
        if view.due:
            rows += [self._heading(_("Due")), *due[: len(view.due)]]
        if view.more:
            words = _("Only the most pressing clients are here; the list of clients has all of them.")
            rows.append(Row(("h", "more"), {"when": words}, "muted"))
        if view.waiting:
            rows += [self._heading(_("Can wait")), *due[len(view.due) :]]
        return rows

    def _week_rows(self, first: date, found: tuple[AppointmentView, ...]) -> list[Row]:
        whose = _("my office's week") if self._of_office else _("my week")
        rows = []
        for number in range(7):
            day = first + timedelta(days=number)
            coming = [one for one in found if one.starts_at.date() == day]
            if coming or number == 0:
                title = long_day(day) + (f"  {week(day)}, {whose}" if number == 0 else "")
                rows += [self._heading(title), *map(self._appointment, coming)]
        return rows

    def _heading(self, words: str) -> Row:
        return Row(("h", words), {"when": words}, "heading")

    def _appointment(self, one: AppointmentView) -> Row:
        now = self.app.now()
        same_day = one.starts_at.date() == now.date() or self._week
        when = (
            clock(one.starts_at)
            if same_day
            else f"{short_day(one.starts_at.date(), now.date())} {clock(one.starts_at)}"
        )
        what = f"{label(one.kind, 'appointment_kind')}  {outcome_words(one, now)}"
        cells = {"when": when, "client": one.client, "what": what, "who": one.worker}
        return Row(("a", one.id), cells, row_style(one, now))

    def _due_row(self, key: Hashable, line: DueLine) -> Row:
        item, today = line.item, self.app.now().date()
        if item.snoozed_until is not None:
            return Row(
                key,
                self._due_cells(line, _("until {day}").format(day=short_day(item.snoozed_until))),
                "muted",
            )
        left = days_left(-item.over) if item.kind is DueKind.MISSED else in_days(item.on, today)
        when = short_day(item.on, today) if self._of_office else left
        style = (
            "alarm" if item.kind is DueKind.MISSED and item.over > 0 else "warning" if item.over > 0 else ""
        )
        return Row(key, self._due_cells(line, when), style)

    def _due_cells(self, line: DueLine, when: str) -> dict[str, str]:
        """In the office's day the words are short, for the worker's name has to stand there too."""
        item = line.item
        short = due_words(item.kind, item.on, self.app.now().date())
        what = short if self._of_office else label(item.kind, "due_kind")
        who = self._view.workers.get(line.client_id, "") if self._view is not None else ""
        return {"when": when, "client": line.name, "what": what, "who": who}

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
            return _("There is nothing due at the mark.")
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

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.run_worker(self.action_do("today.open"))

    async def action_open(self) -> None:
        """To the place where the line is dealt with."""
        from entre_tui.screens.missed_form import ask_missed

        missed = self._missed_due()
        if missed is not None:
            await ask_missed(self, missed)
        else:
            self.action_file()

    def action_file(self) -> None:
        """The client's file, at the part that matters."""
        from entre_tui.screens.client_parts import open_client

        if self.appointment is not None:
            open_client(self.app, self.appointment.client_id, "appointments")
        elif self.due_line is not None:
            open_client(self.app, self.due_line.client_id, part_for(self.due_line))

    async def action_missed(self) -> None:
        from entre_tui.screens.missed_form import ask_missed

        number = self.appointment.id if self.appointment is not None else self._missed_due()
        if number is not None:
            await ask_missed(self, number)

    async def action_attended(self) -> None:
        one = self.appointment
        if one is not None:
            done = await self.app.work(
                outcomes.log_outcome, one.id, Outcome.ATTENDED, seen_version=one.version
            )
            self.app.report(done)

    async def action_snooze(self) -> None:
        """Let it wait; what waits is due again."""
        from entre_tui.screens.snooze_form import ask_snooze, wake

        line = self.due_line
        if line is not None and line.item.snoozed_until is not None:
            await wake(self, line)
        elif line is not None:
            ask_snooze(self, line)

    def action_calendar(self) -> None:
        from entre_tui.screens.calendar_form import ask_calendar

        ask_calendar(self)

    def action_week(self) -> None:
        """The week, back to today."""
        self._week = not self._week
        self._first = None
        self.reload()

    def action_whose(self) -> None:
        """Mine, my office's."""
        self._scope = SCOPES[(SCOPES.index(self._scope) + 1) % len(SCOPES)]
        self.reload()

    def action_back(self) -> None:
        """From the week to the day, from the office to one's own."""
        if self._week:
            self.action_week()
        elif self._of_office:
            self.action_whose()

    def action_later(self) -> None:
        self._turn(7)

    def action_earlier(self) -> None:
        self._turn(-7)

    def _turn(self, days: int) -> None:
        self._first = (self._first or self.app.now().date()) + timedelta(days=days)
        self.reload()
