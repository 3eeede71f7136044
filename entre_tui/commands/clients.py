"""Commands of the list of clients."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_clients = partial(Command, place="clients")

CLIENTS = [
    _clients("clients.open", "enter", "open", N_("open"), N_("Open the client's file"), footer=1),
    _clients("clients.missed", "m", "missed", N_("did not come"), N_("Mark that the client did not come"), footer=2),
    _clients("clients.attended", "a", "attended", N_("attended"), N_("Mark that the client came"), footer=3),
    _clients("clients.new", "n", "new", N_("new"), N_("Add a client"), footer=4),
    _clients("clients.edit", "e", "edit", N_("edit"), N_("Change the client's details")),
    _clients("clients.remove", "d", "remove", N_("remove"), N_("Remove a client entered by mistake")),
    _clients("clients.search", "slash", "search", N_("search"), N_("Find by the beginnings of words"), footer=5),
    _clients("clients.filter", "f", "filter", N_("filter"), N_("Choose whose clients, and which"), footer=6),
    _clients("clients.sort", "s", "sort", N_("sort"), N_("Choose the order"), footer=7),
    _clients("clients.clear", "escape", "clear", N_("all again"), N_("Show all again: no search, no filter")),
    _clients("clients.hand_over", "h", "hand_over", N_("hand over"), N_("Hand the case over, or have it covered")),
    _clients("clients.mine", "w", "whose", N_("whose"), N_("Mine, my office's, everybody's")),
]  # fmt: skip
