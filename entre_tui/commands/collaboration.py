"""Commands of the reintegration checklist, and of consent and meetings."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_reintegration = partial(Command, place="client.reintegration")
_consent = partial(Command, place="client.consent")


REINTEGRATION = [
    _reintegration("checklist.tick", "space", "tick", N_("tick"),
        N_("Arranged, or a task done; again takes it back"), footer=1),
    _reintegration("checklist.edit", "e", "edit", N_("edit"), N_("Everything about this area"), footer=2),
    _reintegration("checklist.need", "y", "need", N_("need"), N_("Say whether there is a need"), footer=3),
    _reintegration("checklist.next", "p", "next", N_("next step"), N_("Planned, in progress, arranged"), footer=4),
    _reintegration("checklist.status", "x", "status", N_("status"), N_("Choose how far it is"), footer=5),
    _reintegration("checklist.task", "n", "task", N_("task"),
        N_("A task in this area, from the last meeting"), footer=6),
    _reintegration("checklist.history", "h", "history", N_("history"), N_("How the status has changed")),
    _reintegration("checklist.clear", "d", "remove", N_("remove"), N_("Remove what is written about this area")),
    _reintegration("checklist.areas", "z", "areas", N_("areas"),
        N_("Which optional areas the office works with"), supervisor=True),
]  # fmt: skip

CONSENT = [
    _consent("meeting.new", "n", "meeting", N_("meeting"), N_("Record or plan a meeting"), footer=1),
    _consent("consent.give", "y", "give", N_("consent"), N_("The client gives consent"), footer=2),
    _consent("consent.document", "p", "document", N_("on paper"), N_("The consent is documented"), footer=3),
    _consent("consent.withdraw", "w", "withdraw", N_("withdraw"), N_("The client withdraws consent"), footer=4),
    _consent("consent.as_of", "v", "as_of", N_("another day"), N_("Who might be told on a day gone by"), footer=5),
    _consent("meeting.task", "x", "task", N_("task"), N_("A decision becomes a task on the checklist")),
    _consent("meeting.tick", "space", "tick", N_("tick"), N_("Meeting held, or task done")),
    _consent("consent.edit", "e", "edit", N_("edit"), N_("Change what the mark stands at")),
    _consent("consent.remove", "d", "remove", N_("remove"), N_("Remove what the mark stands at")),
    _consent("group.enrol", "i", "enrol", N_("enrol"), N_("Enrol in the reintegration group")),
]  # fmt: skip

COLLABORATION = [*REINTEGRATION, *CONSENT]
