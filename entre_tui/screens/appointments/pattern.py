"""The pattern at a glance: when a client did not come, by weekday and hour, as a small heat map."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from entre_tui.casework.appointments.pattern import pattern
from entre_tui.locale import _
from entre_tui.locale.dates import weekday
from entre_tui.locale.labels import label
from entre_tui.rules.appointments.attendance import HeatCell, HeatMap
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.dialogs.modal import Modal

MONDAY = date(2024, 1, 1)
CELL = 6


async def show_pattern(screen: BaseScreen, client_id: int, client: str) -> None:
    """Opens the picture over the file."""
    found: HeatMap = await screen.app.work(pattern, client_id)
    screen.app.push_screen(AttendancePattern(client, found))


class AttendancePattern(Modal[None]):
    """Absent of booked for each weekday and hour; any key goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,h", "leave", show=False)]

    def __init__(self, client: str, found: HeatMap) -> None:
        super().__init__()
        self._client = client
        self._found = found

    def compose(self) -> ComposeResult:
        """Title, table, totals by kind."""
        with Vertical(classes="panel"):
            yield Static(
                shown(_("When {client} did not come, 12 months").format(client=self._client)), classes="title"
            )
            yield Static("\n".join(heat_lines(self._found)), markup=False)
            yield Static(_("absent/booked · ░ some ▒ half ▓ most · esc back"), classes="keys", markup=False)

    def action_leave(self) -> None:
        self.dismiss(None)


def heat_lines(found: HeatMap) -> list[str]:
    """A line for each hour with appointments, a column for each weekday; the last line sums up the weekdays."""
    if not found.kinds:
        return [_("Nothing has been logged yet.")]
    days = [day for day in range(7) if day < 5 or day in found.weekdays]
    lines = [" " * CELL + "".join(weekday(MONDAY + timedelta(days=day)).rjust(CELL) for day in days)]
    lines += [
        f"{hour:02}:00".ljust(CELL) + "".join(_cell(found.cells.get((day, hour))).rjust(CELL) for day in days)
        for hour in sorted(found.hours)
    ]
    lines.append(_("all").ljust(CELL) + "".join(_cell(found.weekdays.get(day)).rjust(CELL) for day in days))
    lines.append("")
    lines += [
        f"{label(kind, 'appointment_kind')}: {_cell(cell)}"
        for kind, cell in sorted(found.kinds.items(), key=lambda item: -item[1].with_outcome)
    ]
    return lines


def _cell(cell: HeatCell | None) -> str:
    if cell is None:
        return "·"
    share = cell.absent / cell.with_outcome
    shade = " " if not cell.absent else "░" if share < 0.4 else "▒" if share < 0.7 else "▓"
    return f"{shade}{cell.absent}/{cell.with_outcome}"
