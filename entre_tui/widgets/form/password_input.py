"""A line for passphrases: what is typed can be neither seen nor taken out again."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from entre_tui.widgets.base.line_input import LineInput


class SecretInput(LineInput):
    """Input keeps the copy keys for a password, and its copy goes to the terminal's clipboard: not here."""

    # What enter is where it was pressed before the program had the terminal to itself.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "submit", show=False)]

    def __init__(self, value: str = "", **others: Any) -> None:
        super().__init__(value, password=True, **others)

    def validate_value(self, value: str) -> str:
        # A passphrase is normalised where it is used; a character dropped here would be a different secret.
        return "".join(filter(str.isprintable, value))

    def on_paste(self, event: events.Paste) -> None:
        if event.text:
            Input.replace(self, event.text.strip("\r\n"), *self.selection)
        event.stop()
        event.prevent_default()

    def action_copy(self) -> None:
        """Nothing: the clipboard is not a place for a passphrase."""

    def action_cut(self) -> None:
        """Nothing, as for copying."""
