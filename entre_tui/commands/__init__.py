"""THE table of commands: bindings, footer, palette, help screen and the README's key table are made from it.

A new command is one row in `general`, `clients` or `client_file`; its action is a method of its screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from entre_tui.commands.client_file import FILE, IN_PARTS, PARTS
from entre_tui.commands.clients import CLIENTS
from entre_tui.commands.command import Command, shown_key
from entre_tui.commands.daily import DAILY
from entre_tui.commands.general import FORMS, GENERAL, GO, MOVING
from entre_tui.locale import N_

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = [
    "GO",
    "PARTS",
    "TITLES",
    "Command",
    "anywhere",
    "bindings_for",
    "command",
    "commands_at",
    "footer_of",
    "shown_key",
]

TABLE: tuple[Command, ...] = (*GENERAL, *MOVING, *FORMS, *CLIENTS, *FILE, *PARTS, *IN_PARTS, *DAILY)

TITLES = {
    "general": N_("Everywhere"),
    "moving": N_("In every list"),
    "form": N_("In every form"),
    "clients": N_("Clients"),
    "today": N_("Today"),
    "missed": N_("Missed"),
    "caseload": N_("Caseload"),
    "followup": N_("Follow-up"),
    "client": N_("In a client's file"),
    "client.overview": N_("Overview"),
    "client.formulation": N_("Case formulation"),
    "client.formulation.map": N_("Map of the case"),
    "client.formulation.versions": N_("Versions of the formulation"),
    "client.goals": N_("Goals"),
    "client.sessions": N_("Sessions"),
    "client.appointments": N_("Appointments"),
    "client.reintegration": N_("Reintegration"),
    "client.consent": N_("Consent and meetings"),
    "client.timeline": N_("Timeline"),
    "client.notes": N_("Notes"),
}

_by_id = {row.id: row for row in TABLE}


def command(command_id: str) -> Command:
    """The command of this id."""
    return _by_id[command_id]


def commands_at(place: str) -> list[Command]:
    """What counts at a place, its own commands first: "client.goals" has also what every part of a file has."""
    rows = [row for row in TABLE if row.place == place]
    if place.startswith("client."):
        # What a part has a key of its own for is told once; the file's key does it there too.
        own = {row.action for row in rows}
        rows += [row for row in TABLE if row.place == "client" and row.action not in own]
    return rows


def anywhere() -> list[Command]:
    """The commands that count even inside a form or behind a question."""
    return [row for row in TABLE if row.anywhere]


def bindings_for(place: str) -> list[BindingType]:
    """Textual's bindings of a place's own commands, for a screen's `BINDINGS`.

    The letters of a file's parts come before those of the lists in it: g is Goals there, not the first row.
    """
    from textual.binding import Binding

    return [
        Binding(row.keys, f"do('{row.id}')", row.label, show=False, priority=row in PARTS)
        for row in TABLE
        if row.place == place and row.action and not row.anywhere
    ]


def footer_of(place: str) -> list[Command]:
    """The five to seven commands that matter at a place, in the order of use."""
    rows = [row for row in (*commands_at(place), *commands_at("general")) if row.footer]
    return sorted(rows, key=lambda row: row.footer)
