"""Commands of the reintegration checklist, and of consent and meetings."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_R, _C = "client.reintegration", "client.consent"

REINTEGRATION = [
    Command(
        "checklist.tick",
        "space",
        "tick",
        N_("tick"),
        N_("Arranged, or a task done; again takes it back"),
        _R,
        1,
    ),
    Command("checklist.edit", "e", "edit", N_("edit"), N_("Everything about this area"), _R, 2),
    Command("checklist.need", "y", "need", N_("need"), N_("Say whether there is a need"), _R, 3),
    Command("checklist.next", "p", "next", N_("next step"), N_("Planned, in progress, arranged"), _R, 4),
    Command("checklist.status", "x", "status", N_("status"), N_("Choose how far it is"), _R, 5),
    Command(
        "checklist.task", "n", "task", N_("task"), N_("A task in this area, from the last meeting"), _R, 6
    ),
    Command("checklist.history", "h", "history", N_("history"), N_("How the status has changed"), _R),
    Command("checklist.clear", "d", "remove", N_("remove"), N_("Remove what is written about this area"), _R),
    Command(
        "checklist.areas",
        "z",
        "areas",
        N_("areas"),
        N_("Which optional areas the office works with"),
        _R,
        supervisor=True,
    ),
]

CONSENT = [
    Command("meeting.new", "n", "meeting", N_("meeting"), N_("Record or plan a meeting"), _C, 1),
    Command("consent.give", "y", "give", N_("consent"), N_("The client gives consent"), _C, 2),
    Command("consent.document", "p", "document", N_("on paper"), N_("The consent is documented"), _C, 3),
    Command("consent.withdraw", "w", "withdraw", N_("withdraw"), N_("The client withdraws consent"), _C, 4),
    Command(
        "consent.as_of", "v", "as_of", N_("another day"), N_("Who might be told on a day gone by"), _C, 5
    ),
    Command("meeting.task", "x", "task", N_("task"), N_("A decision becomes a task on the checklist"), _C),
    Command("meeting.tick", "space", "tick", N_("tick"), N_("Meeting held, or task done"), _C),
    Command("consent.edit", "e", "edit", N_("edit"), N_("Change what the mark stands at"), _C),
    Command("consent.remove", "d", "remove", N_("remove"), N_("Remove what the mark stands at"), _C),
    Command("group.enrol", "i", "enrol", N_("enrol"), N_("Enrol in the reintegration group"), _C),
]

COLLABORATION = [*REINTEGRATION, *CONSENT]
