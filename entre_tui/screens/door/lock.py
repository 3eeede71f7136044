"""Covers everything until the person who was here types their passphrase again."""

from __future__ import annotations

from textual.await_complete import AwaitComplete

from entre_tui.locale import N_, _
from entre_tui.screens.door.unlock import Unlock
from entre_tui.widgets.app.lock_layer import LockLayer


class Lock(Unlock):
    """The same line as at the door; what lies under it stays as it was."""

    TITLE_WORDS = N_("Locked")

    def intro(self) -> str:
        if not self.opening.asks:
            return _("This is a demonstration: enter brings you back to where you were.")
        return _("Nothing typed is lost. Your passphrase brings you back to where you were.")

    async def open_with(self, secret: str) -> None:
        await self.opening.unlock_again(secret, recovery=self._by_recovery)

    def dismiss(self, result: bool | None = None) -> AwaitComplete:
        """What wanted to open or close meanwhile does so now."""
        if isinstance(self.app, LockLayer):
            self.app.open_curtain()
        return super().dismiss(result)
