"""When Python looks for garbage: not while the program starts, and afterwards not among what stays until the end."""

from __future__ import annotations

import gc


def hold() -> None:
    """Nothing made while starting becomes garbage; looking for some would take a tenth of the time."""
    gc.disable()


def tidy() -> None:
    """Leave the modules and classes alone from now on: looking through them all is a pause that a key would feel."""
    gc.freeze()
    gc.enable()
