"""The file cannot be opened: what is wrong, and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from entre_tui.door.opening.opening import Opening
from entre_tui.locale import N_, _
from entre_tui.screens.door.door_screen import DoorScreen


class CannotOpenScreen(DoorScreen[bool]):
    """Dismisses with True to try again, with False to make a new file."""

    TITLE_WORDS = N_("The case file cannot be opened")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", show=False),
        Binding("n", "start_anew", show=False),
        Binding("q", "app.leave", show=False),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening

    def compose_door(self) -> ComposeResult:
        """The plain message in full, then the advice, then which file it is about."""
        problem = self.opening.problem
        if problem is not None:
            yield Static(problem.message, classes="what", markup=False)
            if problem.advice:
                yield self.words(problem.advice)
        yield self.label(str(self.opening.path))

    def keys(self) -> list[tuple[str, str]]:
        anew = [("n", _("make a new file, or open another"))] if self._may_start_anew() else []
        return [("enter", _("try again")), *anew, ("q", _("leave"))]

    def action_start_anew(self) -> None:
        """Only where nothing lies that could still be opened."""
        if self._may_start_anew():
            self.dismiss(False)

    def _may_start_anew(self) -> bool:
        return self.opening.problem is not None and self.opening.problem.may_start_anew
