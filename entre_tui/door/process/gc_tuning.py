"""When Python looks for garbage: not while the program starts, not among what stays until the end, not during a key."""

from __future__ import annotations

import gc


def pause_collection() -> None:
    """Nothing made while starting becomes garbage; looking for some would take a tenth of the time."""
    gc.disable()


def tidy() -> None:
    """Leave the modules and classes alone from now on: looking through them all is a pause that a key would feel."""
    gc.freeze()
    gc.enable()


def sweep() -> None:
    """Clear away what a closed screen has left: it takes a few milliseconds, between two keys if they are not quick.

    Left to itself, Python does it for a dozen screens at once, and in the middle of a key.
    """
    _youngest, _young, passes = gc.get_count()
    if passes:
        gc.collect()
