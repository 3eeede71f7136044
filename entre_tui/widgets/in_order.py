"""Keys in the order in which they were pressed, also when a slow line delivers many at once."""

from __future__ import annotations

from typing import Any

from textual import events


class InOrder:
    """Does its bound keys itself, when their turn comes.

    Textual types a letter at once, but lets a bound key travel up to the app before it is done: of "6", backspace,
    "5" in one burst the backspace comes last, and takes the 5. Not a widget itself: Textual inherits style and focus
    from the first base that is one.
    """

    async def _on_key(self: Any, event: events.Key) -> None:
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
