"""Which terminal can do what, told by its name in the environment."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Final, NamedTuple


class TerminalProfile(NamedTuple):
    """What the driver may use on a terminal."""

    scrolls: bool = True
    """Scroll regions with index and reverse index."""
    edits_lines: bool = True
    """Insertion and deletion of lines."""
    coloured_erase: bool = True
    """Erased cells take the background colour that is set."""
    erases_characters: bool = True
    """Erasure of a number of characters within the line."""
    stepwise_styles: bool = True
    """Attributes can be switched off one by one."""


FULL: Final = TerminalProfile()
UNCOLOURED: Final = TerminalProfile(coloured_erase=False)
PLAIN: Final = TerminalProfile(
    scrolls=False,
    edits_lines=False,
    coloured_erase=False,
    erases_characters=False,
    stepwise_styles=False,
)

# By the first part of the name in TERM. What is not named here has not been proven: it gets the stock driver.
_PROVEN: Final[Mapping[str, TerminalProfile]] = {
    "xterm": FULL,
    "tmux": FULL,
    # GNU screen and older tmux both call themselves so, and the former erases without colour.
    "screen": UNCOLOURED,
    "alacritty": FULL,
    "contour": FULL,
    "foot": FULL,
    "ghostty": FULL,
    "iterm": FULL,
    "iterm2": FULL,
    "kitty": FULL,
    "konsole": FULL,
    "nsterm": UNCOLOURED,
    "putty": UNCOLOURED,
    "rxvt": FULL,
    "st": FULL,
    "vte": FULL,
    "wezterm": FULL,
}
_COLOURS: Final[Mapping[str, str]] = {
    "24bit": "truecolor",
    "direct": "truecolor",
    "truecolor": "truecolor",
    "256color": "256",
    "kitty": "256",
    "88color": "standard",
    "16color": "standard",
}


def profile_for(
    choice: str, environ: Mapping[str, str], platform: str = sys.platform
) -> TerminalProfile | None:
    """What to use, or None for the stock driver; `choice` is auto, lean or stock.

    With `lean` an unproven terminal gets the least that every terminal with a cursor understands.
    """
    term = environ.get("TERM", "").lower()
    if choice == "stock" or platform == "win32" or term in ("", "dumb", "unknown"):
        return None
    if choice != "lean" and environ.get("TEXTUAL_DRIVER"):
        return None
    profile = _PROVEN.get(re.split("[-.+]", term)[0])
    if profile is None and choice == "lean":
        return PLAIN
    return profile


def colour_system(environ: Mapping[str, str]) -> str:
    """How many colours to send: a value for TEXTUAL_COLOR_SYSTEM, which is read when textual is imported."""
    term = environ.get("TERM", "").lower()
    if environ.get("TEXTUAL_COLOR_SYSTEM"):
        return environ["TEXTUAL_COLOR_SYSTEM"]
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    if term in ("", "dumb", "unknown"):
        return "auto"
    for part in reversed(re.split("[-.+]", term)):
        if part in _COLOURS:
            return _COLOURS[part]
    return "standard"
