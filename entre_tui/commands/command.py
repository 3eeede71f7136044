"""What one command is: a thing a person can do, and every word that is ever said about it."""

from __future__ import annotations

from typing import NamedTuple

KEY_NAMES = {
    "escape": "esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
}


class Command(NamedTuple):
    """One row of the table: keys, footer, palette, help and the README are made from it.

    `keys` are Textual's key names with commas between; `action` is the action of the screen (or `app.…`) that
    does it; `place` says where it counts ("general" is everywhere, "moving" belongs to the lists themselves,
    "client" to every part of a client's file). `footer` is the order in the footer, 0 for not there. Why a
    command cannot be done just now is answered by the screen's `why_not(id)`.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    place: str
    footer: int = 0
    supervisor: bool = False
    anywhere: bool = False

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them, e.g. "j ↓"."""
        return " ".join(shown_key(key) for key in self.keys.split(","))

    @property
    def first_key(self) -> str:
        """The key the footer names."""
        return shown_key(self.keys.split(",")[0])


def shown_key(key: str) -> str:
    """A key's name for people: "f10" is "F10", "escape" is "esc"."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return key
