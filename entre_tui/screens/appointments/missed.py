"""Missed: absences nobody has followed up, the oldest duty first, with the form that deals with them."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from entre_tui.casework.appointments.missed_views import BATCH, MissedLine, how_many, list_unfollowed
from entre_tui.casework.appointments.views import AttemptView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import clock, days_left, short_day
from entre_tui.locale.labels import label
from entre_tui.screens.appointments.missed_form import ask_missed, record_words, rung_words
from entre_tui.screens.appointments.text import todo_words
from entre_tui.screens.core.self_refreshing import SelfRefreshing
from entre_tui.widgets.base.client_head import number_beside
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList


class Missed(SelfRefreshing):
    """The top place `3`."""

    place = "missed"
    scopes = ("mine", "office", "all")
    enter_does = "missed.follow"
    CSS_PATH = "missed.tcss"
    _lines: tuple[MissedLine, ...] = ()
    _number = 0

    def compose_place(self) -> ComposeResult:
        """The list, and beneath it what is known of the one at the mark."""
        yield Static("", id="scope", markup=False)
        yield RowList(
            [
                RowColumn("left", _("Left"), 12),
                RowColumn("client", _("Client"), 0),
                RowColumn("when", _("When"), 16),
                RowColumn("run", _("Run"), 8),
                RowColumn("done", _("To do"), 16, min_total=100),
                RowColumn("next", _("Next on the ladder"), 30, min_total=110),
            ],
            empty=_("Nothing is waiting here: every absence has been followed up. w looks further."),
            id="list",
        )
        yield Static("", id="text", markup=False)

    @property
    def current(self) -> MissedLine | None:
        """The absence at the mark."""
        row = self.table.current
        return next(
            (line for line in self._lines if row is not None and line.appointment.id == row.key), None
        )

    def seen_list(self) -> str:
        return f"list missed {self._scope}"

    async def load(self) -> None:
        """The oldest duty first."""
        self._lines = await self.app.work(list_unfollowed, self._scope)
        self._number = len(self._lines)
        if self._is_cut:
            self._number = await self.app.work(how_many, self._scope)
        self.table.show([self._row(line) for line in self._lines])
        count = ngettext("{number} absence waits", "{number} absences wait", self._number)
        whose = {"mine": _("mine"), "office": _("my office"), "all": _("everybody")}[self._scope]
        parts = [count.format(number=self._number), whose]
        if self._is_cut:
            parts.append(_("the oldest are shown"))
        self.query_one("#scope", Static).update(" · ".join(parts))
        self.show_current()

    @property
    def _is_cut(self) -> bool:
        return len(self._lines) >= BATCH

    def _row(self, line: MissedLine) -> ListRow:
        one, today = line.appointment, self.app.now().date()
        cells = {
            "left": days_left(-line.item.over),
            "client": one.client,
            "when": f"{short_day(one.starts_at.date(), today)} {clock(one.starts_at)}",
            "run": line.record.run,
            "done": todo_words(one, today).partition(":")[0],
            "next": rung_words(line.suggested) if line.suggested else "",
        }
        return ListRow(
            one.id, cells, "alarm" if line.item.over > 0 else "warning" if line.item.over == 0 else ""
        )

    def show_current(self) -> None:
        line = self.current
        self.query_one("#text", Static).update(shown("\n".join(self._words(line))) if line else "")

    def _words(self, line: MissedLine) -> list[str]:
        one, today = line.appointment, self.app.now().date()
        whose = (one.client, number_beside(one.client, line.ref), record_words(line.record))
        words = ["  ".join(filter(None, whose))]
        why = label(one.reason, "absence_reason") if one.reason else label(one.outcome, "outcome")
        attempts = one.follow_up.attempts if one.follow_up is not None else ()
        tried = ", ".join(_describe_attempt(each, today) for each in attempts[-2:])
        words.append(" · ".join(filter(None, (why, tried or _("nobody has tried to reach the client yet")))))
        ladder = ""
        if line.suggested is not None:
            ladder = _("next on the ladder: {rung}").format(rung=rung_words(line.suggested))
        words.append(" · ".join(filter(None, (todo_words(one, today), ladder))))
        return words

    def why_not(self, command_id: str) -> str | None:
        """Following up needs somebody at the mark."""
        if command_id in ("missed.follow", "missed.open") and self.current is None:
            return _("Nothing is waiting here.")
        return None

    async def action_follow(self) -> None:
        if self.current is not None:
            await ask_missed(self, self.current.appointment.id)

    def action_open(self) -> None:
        from entre_tui.screens.client.client_parts import open_client

        if self.current is not None:
            one = self.current.appointment
            open_client(self.app, one.client_id, "appointments", one.id)

    def waiting(self) -> str:
        """How many are over their last day."""
        over = sum(line.item.over > 0 for line in self._lines)
        words = ngettext("{number} over", "{number} over", over)
        return words.format(number=f"{over}{'+' if self._is_cut else ''}") if over else ""


def _describe_attempt(attempt: AttemptView, today: date) -> str:
    when, what = short_day(attempt.at.date(), today), label(attempt.result, "contact_result")
    return f"{label(attempt.way, 'contact_way')} {when}: {what}"
