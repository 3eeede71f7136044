"""Parts whose keys may come in a burst: each change is on the screen before the next key acts on it."""

from __future__ import annotations

from typing import ParamSpec

from textual.css.query import NoMatches

from entre_tui.casework.core.base import Casework, Done, StaleError
from entre_tui.door.error_messages import plain
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.widgets.base.app_contract import CaseChanged

P = ParamSpec("P")


class ImmediatePart(ClientPart):
    """A part that reads itself again as soon as it has changed something, and does not do so twice."""

    _own_change = False

    async def act(self, function: Casework[P, Done], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do it, show what it made of the file, and tell; a refusal is told, and what somebody else did is shown."""
        try:
            done = await self.app.work(function, *args, **kwargs)
        except Exception as error:
            words = plain(error)
            if words is None:
                raise
            if isinstance(error, StaleError):
                await self._read_again()
            self.say(words, warning=True)
            return
        await self._read_again()
        self._own_change = done.client_id == self.client_id
        self.app.report(done)

    async def action_undo(self) -> None:
        """Take back the last change of state, and show it before the next key."""
        await super().action_undo()
        await self._read_again()

    async def _read_again(self) -> None:
        """As it is now, unless the person has gone on to another part meanwhile."""
        try:
            if not self.is_left:
                await self.read()
        except NoMatches:
            if not self.is_left:
                raise

    def on_case_changed(self, message: CaseChanged) -> None:
        """What this part did itself is on the screen already. Textual also calls the handler of every `BaseScreen`."""
        if self._own_change and message.client_id == self.client_id:
            self._own_change = False
            message.prevent_default()
