"""Commands of a client's file: its parts, and what each part can do."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

FILE = [
    Command(
        "client.back", "escape", "back", N_("back"), N_("Back to exactly where you were"), "client", footer=90
    ),
]

PARTS: list[Command] = []

IN_PARTS: list[Command] = []
