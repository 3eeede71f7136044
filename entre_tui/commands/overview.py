"""Commands of the overview, the notes and the timeline, and what can be done from every part of a file."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_O, _N, _T = "client.overview", "client.notes", "client.timeline"

EVERYWHERE = [
    Command(
        "client.note", "N", "write_note", N_("note"), N_("Write a note, from any part of the file"), "client"
    ),
    Command(
        "client.flags",
        "exclamation_mark",
        "flags",
        N_("flags"),
        N_("Raise or lift a security flag"),
        "client",
    ),
]

OVERVIEW = [
    Command(
        "overview.open", "enter", "open", N_("open"), N_("Open where the line is dealt with"), _O, footer=1
    ),
    Command("overview.note", "n", "write_note", N_("note"), N_("Write a note on the client"), _O, footer=2),
    Command("overview.edit", "e", "edit", N_("details"), N_("Change the client's details"), _O, footer=3),
    Command(
        "overview.phase", "p", "phase", N_("phase"), N_("To another phase of the programme"), _O, footer=4
    ),
    Command("overview.enrol", "i", "enrol", N_("enrol"), N_("Enrol in a programme"), _O, footer=5),
    Command(
        "overview.hand_over",
        "h",
        "hand_over",
        N_("hand over"),
        N_("Hand the case over, or have it covered"),
        _O,
    ),
    Command(
        "overview.missed",
        "m",
        "missed",
        N_("did not come"),
        N_("Mark that the client did not come"),
        _O,
    ),
    Command(
        "overview.snooze",
        "z",
        "snooze",
        N_("can wait"),
        N_("Let a due item wait, with a reason and a day"),
        _O,
        supervisor=True,
    ),
    Command("overview.end", "x", "end", N_("end"), N_("The programme ends, or opens again"), _O),
    Command("overview.theme", "T", "theme", N_("theme"), N_("Add a theme of another version"), _O),
    Command(
        "overview.lead",
        "y",
        "lead",
        N_("who leads"),
        N_("Who leads, and where the client stands to the group"),
        _O,
    ),
    Command(
        "overview.agreement",
        "w",
        "agreement",
        N_("agreement"),
        N_("Make, revise or end the mentoring agreement"),
        _O,
    ),
    Command("overview.notes", "l", "notes", N_("notes"), N_("Read all notes"), _O, footer=6),
    Command(
        "overview.reveal", "v", "reveal", N_("reveal"), N_("Show the protected name; the reason is kept"), _O
    ),
]

NOTES = [
    Command("notes.new", "n", "write_note", N_("note"), N_("Write a note on the client"), _N, footer=1),
    Command(
        "notes.correct", "e", "correct", N_("correct"), N_("Correct it; the old text is kept"), _N, footer=2
    ),
    Command("notes.pin", "space", "pin", N_("pin"), N_("Pin it to the top, or let it go"), _N, footer=3),
    Command("notes.remove", "d", "remove", N_("remove"), N_("Remove the note"), _N, footer=4),
    Command("notes.read", "enter", "read", N_("read"), N_("Into the text, and back with esc"), _N, footer=5),
]

TIMELINE = [
    Command("timeline.open", "enter", "open", N_("open"), N_("Open where it belongs"), _T, footer=1),
    Command("timeline.note", "n", "write_note", N_("note"), N_("Write a note on the client"), _T, footer=2),
    Command(
        "timeline.search",
        "slash",
        "search",
        N_("search"),
        N_("Search in this client's file only"),
        _T,
        footer=3,
    ),
    Command("timeline.filter", "x", "filter", N_("show only"), N_("Choose what is shown"), _T, footer=4),
]

FILE_LOOK = [*OVERVIEW, *NOTES, *TIMELINE]
