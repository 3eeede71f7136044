"""A stylesheet that reads each piece of CSS once; Textual reads all of it again for every screen with its own."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

PIECES = 1024


class KeptStylesheet(Stylesheet):
    """What was parsed stays until the variables (the theme) change. It costs half of the first screen otherwise."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        # Textual's own keeps 64 pieces, fewer than the program has, and so in their order none of them.
        self._parse_cache = LRUCache(PIECES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget what was parsed, if anything is different now."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Put the rules together again; an error leaves them as they were."""
        self.parse()
