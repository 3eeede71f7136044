"""Caseload: who has how much, where it piles up, and the clients behind each number."""

from __future__ import annotations

from collections import Counter

from textual.app import ComposeResult
from textual.widgets import Static

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.core.programmes import phase_name
from entre_tui.casework.supervision.caseload import WorkerLoad, caseload
from entre_tui.locale import _, ngettext
from entre_tui.screens.client_list.clients import Clients
from entre_tui.screens.core.self_refreshing import SelfRefreshing
from entre_tui.screens.supervision.numbers import WorkerNumber, numbers
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.lists.number_list import NumberList
from entre_tui.widgets.lists.row_list import ListRow, RowColumn


class Caseload(SelfRefreshing):
    """The top place `4`."""

    place = "caseload"
    scopes = ("office", "all")
    enter_does = "caseload.open"
    CSS_PATH = "caseload.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._loads: tuple[WorkerLoad, ...] = ()
        self._numbers = numbers()

    def compose_place(self) -> ComposeResult:
        """A sentence, and a line a worker."""
        yield Static("", id="scope", markup=False)
        columns = [
            RowColumn("worker", _("Case worker"), 0),
            RowColumn("office", _("Office"), 14, min_total=150),
            *(number.column for number in self._numbers),
        ]
        yield NumberList(
            columns,
            empty=_("Nobody has open cases here. w looks at every office."),
            id="list",
        )
        yield Static("", id="text", markup=False)

    def say_anew(self) -> None:
        """The numbers' own words too."""
        self._numbers = numbers()
        super().say_anew()

    @property
    def table(self) -> NumberList:
        return self.query_one("#list", NumberList)

    @property
    def number(self) -> WorkerNumber:
        """The number at the mark."""
        return next(one for one in self._numbers if one.column.key == self.table.number)

    @property
    def current(self) -> WorkerLoad | None:
        """The worker at the mark."""
        row = self.table.current
        return next((load for load in self._loads if row is not None and load.worker_id == row.key), None)

    def seen_list(self) -> str:
        return f"list caseload {self._scope}"

    async def load(self) -> None:
        """The heaviest first."""
        self._loads = await self.app.work(caseload, self._scope)
        self.table.show([self._row(load) for load in self._loads])
        self.query_one("#scope", Static).update(shown(self._scope_words()))
        self.show_current()

    def _scope_words(self) -> str:
        clients = sum(load.clients for load in self._loads)
        workers = sum(load.worker_id is not None for load in self._loads)
        cases = ngettext("{number} open case", "{number} open cases", clients).format(number=clients)
        among = ngettext("{number} case worker", "{number} case workers", workers).format(number=workers)
        office = self.app.actor.office if self._scope == "office" else _("every office")
        return " · ".join((cases, among, office))

    def _row(self, load: WorkerLoad) -> ListRow:
        counted = ((one.column.key, one.count(load)) for one in self._numbers)
        cells = {key: str(number) if number else "·" for key, number in counted}
        name = load.worker or _("Nobody has these")
        cells |= {"worker": name, "office": load.office}
        return ListRow(load.worker_id, cells, "" if load.worker else "alarm")

    def show_current(self) -> None:
        load = self.current
        words = load_words(load, self.number) if load else ""
        self.query_one("#text", Static).update(shown(words))

    def why_not(self, command_id: str) -> str | None:
        """The numbers need a worker at the mark."""
        needs = ("caseload.open", "caseload.behind", "caseload.hand_over")
        return _("There is nobody at the mark.") if command_id in needs and self.current is None else None

    async def action_open(self) -> None:
        """The clients behind the number at the mark."""
        await self._show_clients(self.number.choice)

    def action_behind(self) -> None:
        """One of the numbers, chosen by its name; also those this terminal has no room for."""
        offered = [one for one in self._numbers if not one.column.key.startswith("phase.")]

        async def show_chosen(at: object) -> None:
            if isinstance(at, int):
                await self._show_clients(offered[at].choice)

        words = [(at, one.words) for at, one in enumerate(offered)]
        self.app.push_screen(Choose(_("Which clients?"), words), show_chosen)

    async def _show_clients(self, choice: ListChoice) -> None:
        load = self.current
        if load is None:
            return
        if load.worker_id is None:
            choice = choice._replace(scope="nobody")
        else:
            choice = choice._replace(scope="worker", worker=load.worker_id, worker_name=load.worker)
        await self.app.switch_mode("clients")
        screen = self.app.screen
        if isinstance(screen, Clients):
            await screen.visit(choice, self.place)

    async def action_hand_over(self) -> None:
        from entre_tui.screens.client.handover_forms import hand_over_many

        if self.current is not None:
            await hand_over_many(self, self.current.worker_id, self.current.worker)


def load_words(load: WorkerLoad, at: WorkerNumber) -> str:
    """What the numbers of one worker say: where the clients are, what waits, and the number at the mark."""
    cases = ngettext("{name}: {number} open case", "{name}: {number} open cases", load.clients)
    phases = Counter[str]()
    for one in load.phases:
        phases[phase_name(one.programme, one.phase).lower() if one.phase else _("no programme")] += (
            one.clients
        )
    where = ", ".join(f"{name} {number}" for name, number in phases.most_common())
    missed = ngettext("{number} absence to follow up", "{number} absences to follow up", load.missed)
    late = ngettext("{number} with something late", "{number} with something late", load.overdue)
    soon = ngettext(
        "{number} release within 12 weeks", "{number} releases within 12 weeks", load.release_soon
    )
    waits = ((missed, load.missed), (late, load.overdue), (soon, load.release_soon))
    first = cases.format(name=load.worker or _("Nobody has these"), number=load.clients)
    return "\n".join(
        (
            " · ".join(filter(None, (first, where))),
            " · ".join(words.format(number=number) for words, number in waits),
            _("{what}: {number} · enter shows them").format(
                what=at.words[:1].upper() + at.words[1:], number=at.count(load)
            ),
        )
    )
