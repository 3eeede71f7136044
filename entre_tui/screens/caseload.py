"""Caseload: who has how much, where it piles up, and the clients behind each number."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from entre_tui.casework.caseload import RELEASE_WEEKS, WorkerLoad, caseload
from entre_tui.casework.clientlist import ListChoice
from entre_tui.commands import bindings_for
from entre_tui.locale import _, ngettext, pgettext
from entre_tui.rules.codes import DueKind
from entre_tui.screens.clients import Clients
from entre_tui.screens.place import Place
from entre_tui.widgets.choose import Choose
from entre_tui.widgets.display import shown
from entre_tui.widgets.rows import Column, Row, RowList


class Caseload(Place):
    """The top place `4`."""

    place = "caseload"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("caseload")
    CSS_PATH = "caseload.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._scope = "office"
        self._loads: tuple[WorkerLoad, ...] = ()

    def compose_place(self) -> ComposeResult:
        """A sentence, and a line a worker."""
        yield Static("", id="scope", markup=False)
        yield RowList(
            [
                Column("worker", _("Case worker"), 0),
                Column("office", _("Office"), 14, min_total=120),
                Column("clients", pgettext("narrow column", "Clients"), 7, right=True),
                Column("week", _("Week"), 5, right=True),
                Column("to_log", pgettext("narrow column", "To log"), 6, right=True),
                Column("missed", pgettext("narrow column", "Missed"), 6, right=True),
                Column("row", _("In row"), 6, right=True, min_total=100),
                Column("overdue", _("Late"), 5, right=True),
                Column("unevaluated", _("Uneval."), 7, right=True),
                Column("release", pgettext("narrow column", "Release"), 7, right=True, min_total=110),
                Column("no_meeting", _("No meet."), 8, right=True),
                Column("consent", pgettext("narrow column", "Consent"), 7, right=True),
            ],
            empty=_("Nobody has open cases here. w looks at every office."),
            id="list",
        )
        yield Static("", id="text", markup=False)

    @property
    def table(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def current(self) -> WorkerLoad | None:
        """The worker at the mark."""
        row = self.table.current
        return next((load for load in self._loads if row is not None and load.worker_id == row.key), None)

    def on_mount(self) -> None:
        self.table.focus()

    async def load(self) -> None:
        """The heaviest first."""
        self._loads = await self.app.work(caseload, self._scope)
        self.table.show([_row(load) for load in self._loads])
        clients = sum(load.clients for load in self._loads)
        workers = sum(load.worker_id is not None for load in self._loads)
        words = _("{clients} open cases with {workers} case workers · {whose}").format(
            clients=clients,
            workers=workers,
            whose=_("my office") if self._scope == "office" else _("every office"),
        )
        self.query_one("#scope", Static).update(words)
        self._show_current()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._show_current()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.run_worker(self.action_do("caseload.open"))

    def _show_current(self) -> None:
        load = self.current
        self.query_one("#text", Static).update(shown(load_words(load)) if load else "")

    def why_not(self, command_id: str) -> str | None:
        """The numbers need a worker at the mark."""
        needs = ("caseload.open", "caseload.behind")
        return _("There is nobody at the mark.") if command_id in needs and self.current is None else None

    async def action_whose(self) -> None:
        """My office, or every office."""
        self._scope = "all" if self._scope == "office" else "office"
        await self.load()

    async def action_open(self) -> None:
        """All open cases of the worker."""
        await self._show_clients(ListChoice())

    def action_behind(self) -> None:
        """The clients behind one of the numbers."""
        choices = {
            "missed": ListChoice(missed=True, sort="missed"),
            "to_log": ListChoice(due=DueKind.TO_LOG),
            "evaluation": ListChoice(due=DueKind.EVALUATION),
            "meeting": ListChoice(due=DueKind.FIRST_MEETING, sort="release"),
            "consent": ListChoice(due=DueKind.CONSENT),
            "release": ListChoice(release_weeks=RELEASE_WEEKS, sort="release"),
        }
        words = {
            "missed": _("missing appointments"),
            "to_log": _("appointments to log"),
            "evaluation": _("sessions without evaluation"),
            "meeting": _("release near and no meeting"),
            "consent": _("consent not documented"),
            "release": _("released within {weeks} weeks").format(weeks=RELEASE_WEEKS),
        }

        async def chosen(key: object) -> None:
            if key is not None:
                await self._show_clients(choices[str(key)])

        self.app.push_screen(Choose(_("Which clients?"), list(words.items())), chosen)

    async def _show_clients(self, choice: ListChoice) -> None:
        load = self.current
        if load is None:
            return
        if load.worker_id is None:
            choice = replace(choice, scope="nobody")
        else:
            choice = replace(choice, scope="worker", worker=load.worker_id, worker_name=load.worker)
        await self.app.switch_mode("clients")
        screen = self.app.screen
        if isinstance(screen, Clients):
            await screen.show(choice, keep=False)


def _row(load: WorkerLoad) -> Row:
    numbers = {
        "clients": load.clients,
        "week": load.sessions_this_week,
        "to_log": load.to_log,
        "missed": load.missed,
        "row": load.flagged_attendance,
        "overdue": load.overdue,
        "unevaluated": load.unevaluated,
        "release": load.release_soon,
        "no_meeting": load.no_meeting,
        "consent": load.consent,
    }
    cells = {name: str(number) if number else "·" for name, number in numbers.items()}
    name = load.worker or _("Nobody has these")
    return Row(
        load.worker_id, cells | {"worker": name, "office": load.office}, "" if load.worker else "alarm"
    )


def load_words(load: WorkerLoad) -> str:
    """What the numbers of one worker say, in two sentences."""
    first = ngettext("{name}: {number} open case", "{name}: {number} open cases", load.clients)
    week = ngettext(
        "{number} session held this week", "{number} sessions held this week", load.sessions_this_week
    )
    missed = ngettext("{number} absence to follow up", "{number} absences to follow up", load.missed)
    late = ngettext(
        "{number} client with something late", "{number} clients with something late", load.overdue
    )
    soon = ngettext(
        "{number} release within 12 weeks", "{number} releases within 12 weeks", load.release_soon
    )
    return "\n".join(
        (
            " · ".join(
                (
                    first.format(name=load.worker or _("Nobody has these"), number=load.clients),
                    week.format(number=load.sessions_this_week),
                )
            ),
            " · ".join(
                (
                    missed.format(number=load.missed),
                    late.format(number=load.overdue),
                    soon.format(number=load.release_soon),
                )
            ),
        )
    )
