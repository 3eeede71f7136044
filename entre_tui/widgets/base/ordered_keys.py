"""Keys in the order in which they were pressed, also when a slow line delivers many at once."""

from __future__ import annotations

from functools import cache
from typing import Any

from textual import events
from textual.binding import Binding, BindingsMap


@cache
def _bindings_of(kind: type) -> dict[str, list[Binding]]:
    """Its own and those it has from others, by key."""
    found: dict[str, list[Binding]] = {}
    for base in reversed(kind.__mro__):
        found |= BindingsMap(vars(base).get("BINDINGS", ())).key_to_bindings
    return found


class OrderedKeys:
    """Does its bound keys itself, when their turn comes.

    Textual types a letter at once, but lets a bound key travel up to the app before it is done: of "6", backspace,
    "5" in one burst the backspace comes last, and takes the 5. Not a widget itself: Textual inherits style and focus
    from the first base that is one.
    """

    async def on_key(self: Any, event: events.Key) -> None:
        kind: type = type(self)
        for binding in _bindings_of(kind).get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
