"""The rows of Today: the day and the week, of one worker or of the whole office."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.client.due import DueLine
from entre_tui.casework.day.today import TodayView
from entre_tui.locale import _
from entre_tui.locale.dates import clock, days_left, in_days, long_day, short_day, short_month, week
from entre_tui.locale.labels import label
from entre_tui.rules.codes import DueKind
from entre_tui.screens.appointments.text import outcome_sign, outcome_words, row_style
from entre_tui.widgets.lists.client_line import due_words
from entre_tui.widgets.lists.row_list import ListRow, RowColumn
from entre_tui.widgets.lists.section_list import WHOLE, SectionList

MINE = (
    RowColumn("when", "", 19),
    RowColumn("client", "", 28, narrow=16),
    RowColumn("what", "", 0),
    RowColumn("who", "", 18, min_total=110),
)
OFFICE = (
    RowColumn("when", "", 12),
    RowColumn("client", "", 27, narrow=15),
    RowColumn("what", "", 19, narrow=17),
    RowColumn("who", "", 0),
)
MY_WEEK = (
    RowColumn("when", "", 6),
    RowColumn("client", "", 27, narrow=20),
    RowColumn("what", "", 0),
    RowColumn("who", "", 18, min_total=110),
)
WEEK = (
    RowColumn("when", "", 6),
    RowColumn("client", "", 27, narrow=18),
    RowColumn("what", "", 23, narrow=18),
    RowColumn("who", "", 0),
)


class DayList(SectionList):
    """A list with headings, and sentences, which the mark passes over."""

    def is_heading(self, row: ListRow) -> bool:
        return isinstance(row.key, tuple) and row.key[0] == "h"


def due_key(line: DueLine) -> Hashable:
    """What a due item's row is known by."""
    return ("d", line.item.kind, line.item.record_id, line.client_id)


@dataclass(frozen=True, slots=True)
class TodayRows:
    """Makes the rows as they are at `now`; `office` is named where the day is the whole office's."""

    now: datetime
    office: str = ""

    def of_day(self, view: TodayView) -> list[ListRow]:
        """Who comes, what is to be logged, what is due, and what a supervisor lets wait."""
        rows = [_heading("  ".join(filter(None, (long_day(view.day), self.office))))]
        rows += map(self._coming, view.appointments)
        if not view.appointments:
            rows.append(ListRow(("h", "nobody"), {WHOLE: _("nobody comes today")}, "muted"))
        if view.to_log:
            rows += [_heading(_("To log")), *map(self._coming, view.to_log)]
        if view.due:
            rows += [_heading(_("Due")), *(self._due(line, view) for line in view.due)]
        if view.more:
            words = _("Only the most pressing clients are here; the list of clients has all of them.")
            rows.append(ListRow(("h", "more"), {WHOLE: words}, "muted"))
        if view.waiting:
            rows += [_heading(_("Can wait")), *(self._due(line, view) for line in view.waiting)]
        return rows

    def of_week(self, first: date, found: tuple[AppointmentView, ...]) -> list[ListRow]:
        """The days on which somebody comes; Monday is always there, with the number of the week."""
        whose = _("my office's week") if self.office else _("my week")
        rows = []
        for number in range(7):
            day = first + timedelta(days=number)
            coming = [one for one in found if one.starts_at.date() == day]
            if coming or number == 0:
                title = long_day(day) + (f"  {week(day)}, {whose}" if number == 0 else "")
                rows += [_heading(title), *map(self._in_week, coming)]
        return rows

    def _coming(self, one: AppointmentView) -> ListRow:
        """In the office's day the worker's name has to stand there too: the sign alone says what became of it."""
        kind = label(one.kind, "appointment_kind")
        if self.office:
            what = f"{outcome_sign(one, self.now)} {kind}"
            day = f"{one.starts_at.day} {short_month(one.starts_at)}"
        else:
            what = f"{kind}  {outcome_words(one, self.now)}"
            day = short_day(one.starts_at.date(), self.now.date())
        same_day = one.starts_at.date() == self.now.date()
        return self._row(one, clock(one.starts_at) if same_day else f"{day} {clock(one.starts_at)}", what)

    def _in_week(self, one: AppointmentView) -> ListRow:
        kind = label(one.kind, "appointment_kind")
        if self.office:
            return self._row(one, clock(one.starts_at), f"{outcome_sign(one, self.now)} {kind}")
        return self._row(one, clock(one.starts_at), f"{kind}  {outcome_words(one, self.now)}")

    def _row(self, one: AppointmentView, when: str, what: str) -> ListRow:
        cells = {"when": when, "client": one.client, "what": what, "who": one.worker}
        return ListRow(("a", one.id), cells, row_style(one, self.now))

    def _due(self, line: DueLine, view: TodayView) -> ListRow:
        item, today = line.item, self.now.date()
        missed = item.kind is DueKind.MISSED
        style = "alarm" if missed and item.over > 0 else "warning" if item.over > 0 else ""
        if item.snoozed_until is not None:
            style = "muted"
            until = item.snoozed_until
            when = f"→ {short_day(until)}" if self.office else _("until {day}").format(day=short_day(until))
        elif self.office:
            when = short_day(item.on, today)
        else:
            when = days_left(-item.over) if missed else in_days(item.on, today)
        what = due_words(item.kind, item.on, today) if self.office else _what(line, view)
        who = view.workers.get(line.client_id, "")
        return ListRow(due_key(line), {"when": when, "client": line.name, "what": what, "who": who}, style)


def _what(line: DueLine, view: TodayView) -> str:
    """What is due; of several areas or goals, which."""
    kind, about = line.item.kind, view.about.get((line.item.record_kind, line.item.record_id))
    if about and kind is DueKind.CHECKLIST:
        return _("checklist: {area}").format(area=label(about, "checklist_area").lower())
    if about and kind is DueKind.GOAL_REVIEW:
        return _("goal: {words}").format(words=about)
    return label(kind, "due_kind")


def _heading(words: str) -> ListRow:
    return ListRow(("h", words), {WHOLE: words}, "heading")
