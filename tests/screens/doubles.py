"""A small place of its own for the tests of what every place has."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input, Static

from entre_tui.casework.core.actor import Acting
from entre_tui.casework.core.base import CaseworkError, Done, Undo
from entre_tui.casework.office.workers import workers
from entre_tui.screens.core.base_screen import BaseScreen


class First(BaseScreen):
    """Shows who works here, as the file says."""

    place = "clients"

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0
        self.undone: list[str] = []

    def compose_place(self) -> ComposeResult:
        yield Static(id="body", markup=False)

    async def load(self) -> None:
        found = await self.app.work(workers)
        self.loads += 1
        self.query_one("#body", Static).update(", ".join(worker.name for worker in found))

    def why_not(self, command_id: str) -> str | None:
        return "Nothing to look at." if command_id == "theme" else None


class Second(BaseScreen):
    """Has a line to type in."""

    place = "today"

    def compose_place(self) -> ComposeResult:
        yield Input(id="line")


def take_back(acting: Acting) -> Done:
    return Done("Taken back.")


def refuse(acting: Acting) -> Done:
    raise CaseworkError("That cannot be.")


DONE = Done("Marked.", client_id=7, undo=Undo.of("mark", take_back))
PLACES = {"clients": "tests.screens.doubles:First", "today": "tests.screens.doubles:Second"}
