"""Asking before something goes: what it is, what goes with it, and the word for doing it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from entre_tui.locale import _
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.dialogs.modal import Modal


class Confirm(Modal[bool]):
    """True only for y (or j, for ja); enter does nothing, so that a key too many removes nothing."""

    DEFAULT_CSS = """
    Confirm > .panel { max-width: 70; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "answer(True)", show=False),
        Binding("n,escape,q", "answer(False)", show=False),
    ]

    def __init__(self, question: str, detail: str = "", yes_label: str = "") -> None:
        super().__init__()
        self._question = question
        self._detail = detail
        self._yes = yes_label or _("yes")

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(shown(self._question), classes="title", markup=False)
            if self._detail:
                yield Static(shown(self._detail), classes="intro", markup=False)
            keys = _("y {yes} · esc no").format(yes=self._yes)
            yield Static(shown(keys), classes="keys", markup=False)

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
