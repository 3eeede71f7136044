"""Commands that are the same everywhere: the places, moving about, forms."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_general = partial(Command, place="general")
_moving = partial(Command, place="moving")
_form = partial(Command, place="form")

GO = [
    _general("go.clients", "1", "app.go('clients')", N_("clients"), N_("Go to the list of clients")),
    _general("go.today", "2", "app.go('today')", N_("today"), N_("Go to today: who comes, what is due")),
    _general("go.missed", "3", "app.go('missed')", N_("missed"), N_("Go to the missed appointments")),
    _general("go.caseload", "4", "app.go('caseload')", N_("caseload"), N_("Go to who has how much")),
]  # fmt: skip

GENERAL = [
    *GO,
    _general("palette", "ctrl+p,:", "palette", N_("commands"), N_("Every command by name")),
    _general("undo", "u", "undo", N_("undo"), N_("Take back the last change of state")),
    _general("language", "f8", "app.next_language", N_("language"),
        N_("English or Swedish; kept for this account"), anywhere=True),
    _general("theme", "f9", "app.next_theme", N_("theme"),
        N_("Next theme: light, dark, high contrast, the terminal's own")),
    _general("lock", "f10", "app.lock", N_("lock"), N_("Lock now; nothing typed is lost"), anywhere=True),
    _general("help", "?", "help", N_("help"), N_("The keys of this screen"), footer=99),
    _general("leave", "q", "app.leave", N_("leave"), N_("Leave the program; nothing typed is lost")),
    _general("leave.anywhere", "ctrl+q", "app.leave", N_("leave"),
        N_("Leave from anywhere, even out of a form"), anywhere=True),
]  # fmt: skip

MOVING = [
    _moving("move.down", "j,down", "", N_("down"), N_("One row down")),
    _moving("move.up", "k,up", "", N_("up"), N_("One row up")),
    _moving("move.page_down", "pagedown", "", N_("page down"), N_("One page down")),
    _moving("move.page_up", "pageup", "", N_("page up"), N_("One page up")),
    _moving("move.first", "g,home", "", N_("first"), N_("To the first row (g only where g is no part of the file)")),
    _moving("move.last", "G,end", "", N_("last"), N_("To the last row")),
    _moving("move.open", "enter", "", N_("open"), N_("Open what the mark stands at")),
]  # fmt: skip

FORMS = [
    _form("form.save", "ctrl+s", "", N_("save"), N_("Save the form")),
    _form("form.back", "escape", "", N_("back"), N_("Leave the form; asks whether to keep the draft")),
    _form("form.next", "tab", "", N_("next field"), N_("To the next field")),
    _form("form.previous", "shift+tab", "", N_("field before"), N_("To the field before")),
]  # fmt: skip
