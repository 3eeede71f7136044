"""When Python looks for garbage: not while the program starts, not among what stays until the end, not during a key."""

from __future__ import annotations

import gc

# Python's passes over what is young, one or two for each screen; after ten it looks through everything by itself.
FEW = 1


def hold() -> None:
    """Nothing made while starting becomes garbage; looking for some would take a tenth of the time."""
    gc.disable()


def tidy() -> None:
    """Leave the modules and classes alone from now on: looking through them all is a pause that a key would feel."""
    gc.freeze()
    gc.enable()


class Broom:
    """Clears away what closed screens have left, a few milliseconds for each: asked a few times a second."""

    def __init__(self) -> None:
        self._seen = gc.get_count()

    def sweep(self) -> None:
        """As soon as nothing much is going on; else for every few screens.

        Left to itself, Python does it for a dozen at once, and in the middle of a key.
        """
        before, self._seen = self._seen, gc.get_count()
        rests = before[1:] == self._seen[1:]
        if self._seen[2] > (0 if rests else FEW):
            gc.collect()
