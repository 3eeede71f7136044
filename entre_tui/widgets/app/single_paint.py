"""A screen that comes as one picture: nothing is drawn while what it shows is still being read.

Textual would lay out and draw it half a dozen times meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from textual.screen import Screen

from entre_tui.textual_private import draw_now

# Seconds; a file slower than this shows the empty screen first, so that a key is seen to have been heard.
LONGEST = 0.12


class SinglePaint:
    """From its making until `end`, or for as long as a person does not notice.

    The screen asks `is_over` before it draws.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._app, self._screen = screen.app, screen
        self._held = ExitStack()
        self._held.enter_context(screen.app.batch_update())
        self._timer = asyncio.get_running_loop().call_later(LONGEST, self.end)
        self._ended = False
        self._afterwards: list[Callable[[], object]] = []
        self.is_over = False

    def end(self) -> None:
        """Draw now, whatever screen is there by now; ending twice does no harm."""
        if self._ended:
            return
        self._ended = True
        self._timer.cancel()
        self._held.close()
        if not self._is_seen:
            self._show()
            return
        # First what has a new size or a new mark says so, and what stands beside it is shown to match.
        self._screen.call_later(self._screen.call_later, self._screen.call_later, self._show)

    def then(self, do: Callable[[], object]) -> None:
        """Do something as soon as the picture is there, and not in its way."""
        if self.is_over:
            do()
        else:
            self._afterwards.append(do)

    @property
    def _is_seen(self) -> bool:
        return self._app.is_running and self._app.screen_stack[-1:] == [self._screen]

    def _show(self) -> None:
        self.is_over = True
        if self._app.is_running and self._app.screen_stack:
            screen = self._app.screen
            screen.refresh()
            # All is there: waiting for Textual's next tick would only be felt.
            draw_now(screen)
        for do in self._afterwards:
            do()
