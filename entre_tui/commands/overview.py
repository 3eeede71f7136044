"""Commands of the overview, the notes and the timeline, and what can be done from every part of a file."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_client = partial(Command, place="client")
_overview = partial(Command, place="client.overview")
_notes = partial(Command, place="client.notes")
_timeline = partial(Command, place="client.timeline")


EVERYWHERE = [
    _client("client.note", "N", "write_note", N_("note"), N_("Write a note, from any part of the file")),
    _client("client.flags", "exclamation_mark", "flags", N_("flags"), N_("Raise or lift a security flag")),
]  # fmt: skip

OVERVIEW = [
    _overview("overview.open", "enter", "open", N_("open"), N_("Open where the line is dealt with"), footer=1),
    _overview("overview.note", "n", "write_note", N_("note"), N_("Write a note on the client"), footer=2),
    _overview("overview.edit", "e", "edit", N_("details"), N_("Change the client's details"), footer=3),
    _overview("overview.phase", "p", "phase", N_("phase"), N_("To another phase of the programme"), footer=4),
    _overview("overview.enrol", "i", "enrol", N_("enrol"), N_("Enrol in a programme"), footer=5),
    _overview("overview.hand_over", "h", "hand_over", N_("hand over"), N_("Hand the case over, or have it covered")),
    _overview("overview.missed", "m", "missed", N_("did not come"), N_("Mark that the client did not come")),
    _overview("overview.snooze", "z", "snooze", N_("can wait"),
        N_("Let a due item wait, with a reason and a day"), supervisor=True),
    _overview("overview.end", "x", "end", N_("end"), N_("The programme ends, or opens again")),
    _overview("overview.theme", "T", "theme", N_("theme"), N_("Add a theme of another version")),
    _overview("overview.lead", "y", "lead", N_("who leads"), N_("Who leads, and where the client stands to the group")),
    _overview("overview.agreement", "w", "agreement", N_("agreement"),
        N_("Make, revise or end the mentoring agreement")),
    _overview("overview.notes", "l", "notes", N_("notes"), N_("Read all notes"), footer=6),
    _overview("overview.reveal", "v", "reveal", N_("reveal"), N_("Show the protected name; the reason is kept")),
]  # fmt: skip

NOTES = [
    _notes("notes.new", "n", "write_note", N_("note"), N_("Write a note on the client"), footer=1),
    _notes("notes.correct", "e", "correct", N_("correct"), N_("Correct it; the old text is kept"), footer=2),
    _notes("notes.pin", "space", "pin", N_("pin"), N_("Pin it to the top, or let it go"), footer=3),
    _notes("notes.remove", "d", "remove", N_("remove"), N_("Remove the note"), footer=4),
    _notes("notes.read", "enter", "read", N_("read"), N_("Into the text, and back with esc"), footer=5),
]  # fmt: skip

TIMELINE = [
    _timeline("timeline.open", "enter", "open", N_("open"), N_("Open where it belongs"), footer=1),
    _timeline("timeline.note", "n", "write_note", N_("note"), N_("Write a note on the client"), footer=2),
    _timeline("timeline.search", "slash", "search", N_("search"), N_("Search in this client's file only"), footer=3),
    _timeline("timeline.filter", "x", "filter", N_("show only"), N_("Choose what is shown"), footer=4),
]  # fmt: skip

FILE_LOOK = [*OVERVIEW, *NOTES, *TIMELINE]
