"""A screen that comes as one picture: nothing is laid out or drawn while what it shows is still being read."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import Any

from textual.screen import Screen

# Seconds; a file slower than this shows the empty screen first, so that a key is seen to have been heard.
LONGEST = 0.12


class InOneGo:
    """From its making until `end`, or for as long as a person does not notice."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._app = screen.app
        self._held = ExitStack()
        self._held.enter_context(screen.app.batch_update())
        self._timer = asyncio.get_running_loop().call_later(LONGEST, self.end)

    def end(self) -> None:
        """Draw now, whatever screen is there by now; ending twice does no harm."""
        self._timer.cancel()
        self._held.close()
        if self._app.is_running and self._app.screen_stack:
            self._app.screen.refresh()
