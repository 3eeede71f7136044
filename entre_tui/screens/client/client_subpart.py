"""A screen laid over one part of a client's file: the same head and keys, and esc leads back to that part."""

from __future__ import annotations

from typing import ClassVar

from entre_tui.screens.client.client_part import ClientPart


class ClientSubpart(ClientPart):
    """`above` is the part it belongs to; choosing that part, or another, leaves this screen first."""

    above: ClassVar[str] = ""

    def action_part(self, part: str) -> None:
        """Back to the part this belongs to, and from there to another."""
        below = self.app.screen_stack[-2]
        self.app.pop_screen()
        if part != self.above and isinstance(below, ClientPart):
            below.action_part(part)

    async def action_neighbour(self, by: int) -> None:
        """The part this belongs to, of the next client."""
        below = self.app.screen_stack[-2]
        self.app.pop_screen()
        if isinstance(below, ClientPart):
            await below.action_neighbour(by)
