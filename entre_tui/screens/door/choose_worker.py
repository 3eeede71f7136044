"""Who is at the screen, when the account on this machine does not say: the first person, or one of several."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from entre_tui.casework.core.base import Actor, CaseworkError, Role
from entre_tui.casework.office.workers import WorkerView, first_worker, use_account
from entre_tui.door.opening.opening import Opening
from entre_tui.locale import N_, _
from entre_tui.screens.door.door_screen import AnswerList, DoorScreen
from entre_tui.widgets.base.app_contract import AppContract
from entre_tui.widgets.base.line_input import LineInput


class FirstWorker(DoorScreen[Actor]):
    """The one who made the file says who they are; dismisses with the signed-in person."""

    TITLE_WORDS = N_("Who are you?")

    def __init__(self, opening: Opening, desk: AppContract) -> None:
        super().__init__()
        self.opening = opening
        self.desk = desk

    def compose_door(self) -> ComposeResult:
        """Name, office, and what kind of work."""
        yield self.label(_("Your name"))
        yield LineInput(id="name")
        yield self.label(_("Your office"))
        yield LineInput(id="office")
        yield self.label(_("Your work"))
        with Vertical():
            yield AnswerList(
                (Role.WORKER, _("Case worker")),
                (Role.SUPERVISOR, _("Supervisor: sees the office's caseload, adds people")),
                id="role",
            )

    def on_mount(self) -> None:
        """The first person to use a file is mostly the one who sets it up for the others."""
        self.query_one("#role", OptionList).highlighted = 1

    def on_input_submitted(self) -> None:
        """Enter goes down."""
        self.focus_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The last answer."""
        self._add(Role(str(event.option.id)))

    @work
    async def _add(self, role: Role) -> None:
        try:
            name, office = self.value("#name"), self.value("#office")
            actor = await self.opening.sign_in_new(self.desk.now(), first_worker, name, office, role)
        except CaseworkError as error:
            self.tell(str(error))
            if error.field:
                self.query_one(f"#{error.field}", Input).focus()
        else:
            self.dismiss(actor)


class ChooseWorker(DoorScreen[Actor]):
    """One of those the file knows; remembered for this account."""

    TITLE_WORDS = N_("Who are you?")

    def __init__(self, opening: Opening, desk: AppContract, workers: tuple[WorkerView, ...]) -> None:
        super().__init__()
        self.opening = opening
        self.desk = desk
        self._workers = workers

    def compose_door(self) -> ComposeResult:
        """Those without an account on another machine, by name."""
        yield self.words(
            _("This account on the computer, {account}, is not known yet. It will be remembered.").format(
                account=self.opening.person
            )
        )
        yield AnswerList(
            *((str(worker.id), f"{worker.name} · {worker.office}") for worker in self._workers), id="workers"
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That is me."""
        self._use(int(str(event.option.id)))

    @work
    async def _use(self, worker_id: int) -> None:
        try:
            self.dismiss(await self.opening.sign_in_new(self.desk.now(), use_account, worker_id))
        except CaseworkError as error:
            self.tell(str(error))


class UnknownAccount(DoorScreen[bool]):
    """The file is open, but everybody in it has another account: nobody becomes somebody else here."""

    TITLE_WORDS = N_("You are not known here")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", show=False),
        Binding("q", "app.leave", show=False),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening

    def compose_door(self) -> ComposeResult:
        """Which account, and whom to ask."""
        said = _("The account {account} belongs to nobody in this case file.")
        yield self.words(said.format(account=self.opening.person))
        yield self.words(_("Ask a supervisor to add you, then press enter."))

    def keys(self) -> list[tuple[str, str]]:
        return [("enter", _("try again")), ("q", _("leave"))]
