"""Commands that are the same everywhere: the places, moving about, forms."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

GO = [
    Command(
        "go.clients", "1", "app.go('clients')", N_("clients"), N_("Go to the list of clients"), "general"
    ),
    Command(
        "go.today", "2", "app.go('today')", N_("today"), N_("Go to today: who comes, what is due"), "general"
    ),
    Command(
        "go.missed", "3", "app.go('missed')", N_("missed"), N_("Go to the missed appointments"), "general"
    ),
    Command(
        "go.caseload", "4", "app.go('caseload')", N_("caseload"), N_("Go to who has how much"), "general"
    ),
]

GENERAL = [
    *GO,
    Command("palette", "ctrl+p,:", "palette", N_("commands"), N_("Every command by name"), "general"),
    Command("undo", "u", "undo", N_("undo"), N_("Take back the last change of state"), "general"),
    Command(
        "language",
        "f8",
        "app.next_language",
        N_("language"),
        N_("English or Swedish; kept for this account"),
        "general",
        anywhere=True,
    ),
    Command(
        "theme",
        "f9",
        "app.next_theme",
        N_("theme"),
        N_("Next theme: light, dark, high contrast, the terminal's own"),
        "general",
    ),
    Command(
        "lock", "f10", "app.lock", N_("lock"), N_("Lock now; nothing typed is lost"), "general", anywhere=True
    ),
    Command("help", "?", "help", N_("help"), N_("The keys of this screen"), "general", footer=99),
    Command(
        "leave", "q", "app.leave", N_("leave"), N_("Leave the program; nothing typed is lost"), "general"
    ),
    Command(
        "leave.anywhere",
        "ctrl+q",
        "app.leave",
        N_("leave"),
        N_("Leave from anywhere, even out of a form"),
        "general",
        anywhere=True,
    ),
]

MOVING = [
    Command("move.down", "j,down", "", N_("down"), N_("One row down"), "moving"),
    Command("move.up", "k,up", "", N_("up"), N_("One row up"), "moving"),
    Command("move.page_down", "pagedown", "", N_("page down"), N_("One page down"), "moving"),
    Command("move.page_up", "pageup", "", N_("page up"), N_("One page up"), "moving"),
    Command(
        "move.first",
        "g,home",
        "",
        N_("first"),
        N_("To the first row (g only where g is no part of the file)"),
        "moving",
    ),
    Command("move.last", "G,end", "", N_("last"), N_("To the last row"), "moving"),
    Command("move.open", "enter", "", N_("open"), N_("Open what the mark stands at"), "moving"),
]

FORMS = [
    Command("form.save", "ctrl+s", "", N_("save"), N_("Save the form"), "form"),
    Command(
        "form.back", "escape", "", N_("back"), N_("Leave the form; asks whether to keep the draft"), "form"
    ),
    Command("form.next", "tab", "", N_("next field"), N_("To the next field"), "form"),
    Command("form.previous", "shift+tab", "", N_("field before"), N_("To the field before"), "form"),
]
