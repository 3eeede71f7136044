"""The passphrase, or the recovery key; a wrong one costs a growing wait."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from entre_tui.door.opening.failed_attempts import wait_words
from entre_tui.door.opening.opening import Opening
from entre_tui.door.states import SecretRefused
from entre_tui.locale import N_, _
from entre_tui.screens.door.door_screen import DoorScreen
from entre_tui.widgets.base.line_input import LineInput
from entre_tui.widgets.form.password_input import SecretInput


class Unlock(DoorScreen[bool]):
    """Dismisses with True once the file is open, or is known not to open (the opening says which)."""

    TITLE_WORDS = N_("Unlock")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "other_secret", show=False)]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self._by_recovery = False
        self._waiting = False

    def compose_door(self) -> ComposeResult:
        """Which file, and one line for the secret."""
        yield self.words(self.intro(), id="intro")
        yield self.label(_("Passphrase"))
        yield SecretInput(id="secret")

    def intro(self) -> str:
        """The first sentence."""
        return _("Case file {path}").format(path=self.opening.path)

    def keys(self) -> list[tuple[str, str]]:
        other = _("passphrase") if self._by_recovery else _("recovery key")
        return [("enter", _("unlock")), ("F2", other), ("ctrl+q", _("leave"))]

    def on_mount(self) -> None:
        """Say what the keyring said, if it was asked."""
        if self.opening.note:
            self.tell(self.opening.note)

    async def action_other_secret(self) -> None:
        """From the passphrase to the recovery key, which can be read while it is typed, and back."""
        from textual.widgets import Static

        from entre_tui.widgets.base.footer import Footer

        self._by_recovery = not self._by_recovery
        box = LineInput(id="secret") if self._by_recovery else SecretInput(id="secret")
        await self.query_one("#secret").remove()
        await self.query_one("VerticalScroll").mount(box, before="#message")
        said = _("Recovery key, from the paper") if self._by_recovery else _("Passphrase")
        self.query_one(".label", Static).update(said)
        self.query_one(Footer).show(self.keys())
        self.tell("")
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed; while one try or wait runs, enter does nothing."""
        if not self._waiting and (event.value or not self.opening.asks):
            self._try(event.value)

    @work
    async def _try(self, secret: str) -> None:
        self._waiting = True
        try:
            # Another program on this file may have been told something wrong meanwhile.
            while (pause := self.opening.pause()) > 0:
                self.tell(wait_words(pause))
                await self.opening.wait(pause)
            self.tell(_("Checking …"))
            try:
                await self.open_with(secret)
            except SecretRefused as refused:
                self.query_one("#secret", Input).value = ""
                pause = self.opening.pause()
                self.tell(f"{refused} {wait_words(pause)}" if pause > 0 else str(refused))
            else:
                self.dismiss(True)
        finally:
            self._waiting = False

    async def open_with(self, secret: str) -> None:
        """Open the file with what was typed; Refused if it is not right."""
        await self.opening.unlock(secret, recovery=self._by_recovery)
