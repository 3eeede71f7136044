"""Parts whose text at the mark is read when the mark comes to it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.content import Content

from entre_tui.screens.client.client_part import ClientPart
from entre_tui.widgets.base.text_pane import TextPane


class TextAtMark(ClientPart):
    """A part with a list and a pane."""

    async def text_at_mark(self) -> Content | str:
        """What is written about the row at the mark."""
        raise NotImplementedError

    async def show_current(self) -> None:
        # A later row has been asked for meanwhile.
        with suppress(asyncio.CancelledError):
            self.query_one(TextPane).show(await self.text_at_mark())
