"""Commands of the list of clients."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

CLIENTS = [
    Command("clients.open", "enter", "open", N_("open"), N_("Open the client's file"), "clients", footer=1),
    Command(
        "clients.missed",
        "m",
        "missed",
        N_("did not come"),
        N_("Mark that the client did not come"),
        "clients",
        footer=2,
    ),
    Command(
        "clients.attended",
        "a",
        "attended",
        N_("attended"),
        N_("Mark that the client came"),
        "clients",
        footer=3,
    ),
    Command("clients.new", "n", "new", N_("new"), N_("Add a client"), "clients", footer=4),
    Command("clients.edit", "e", "edit", N_("edit"), N_("Change the client's details"), "clients"),
    Command(
        "clients.remove", "d", "remove", N_("remove"), N_("Remove a client entered by mistake"), "clients"
    ),
    Command(
        "clients.search",
        "slash",
        "search",
        N_("search"),
        N_("Find by the beginnings of words"),
        "clients",
        footer=5,
    ),
    Command(
        "clients.filter",
        "f",
        "filter",
        N_("filter"),
        N_("Choose whose clients, and which"),
        "clients",
        footer=6,
    ),
    Command("clients.sort", "s", "sort", N_("sort"), N_("Choose the order"), "clients", footer=7),
    Command(
        "clients.clear",
        "escape",
        "clear",
        N_("all again"),
        N_("Show all again: no search, no filter"),
        "clients",
    ),
    Command(
        "clients.hand_over",
        "h",
        "hand_over",
        N_("hand over"),
        N_("Hand the case over, or have it covered"),
        "clients",
    ),
    Command("clients.mine", "w", "whose", N_("whose"), N_("Mine, my office's, everybody's"), "clients"),
]
