"""A terminal driver that sends only what changed. It knows no word about cases."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from entre_tui.terminal.capability import colour_system, profile_for

if TYPE_CHECKING:
    from textual.driver import Driver

__all__ = ["CHOICES", "colour_system", "driver_class"]

CHOICES = ("auto", "lean", "stock")


def driver_class(choice: str = "auto") -> type[Driver] | None:
    """The class to give to `App(driver_class=…)`; None means Textual's own choice.

    `auto` takes the lean driver where it is proven, `lean` wherever it can run, `stock` never. Where it is not
    taken Textual draws, but what is typed is still heard here.
    """
    if choice not in CHOICES:
        raise ValueError(f"not a driver: {choice!r}; it is one of {', '.join(CHOICES)}")
    if sys.platform == "win32" or (choice == "auto" and os.environ.get("TEXTUAL_DRIVER")):
        return None
    if profile_for(choice, os.environ) is None:
        from entre_tui.terminal.hearing import SafeInputDriver

        return SafeInputDriver
    from entre_tui.terminal.driver import EntreDriver

    return EntreDriver
