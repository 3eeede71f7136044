"""How the rows of each table stand in the log, whose they are, and what becomes of them when a change is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from entre_tui.casework.core.actor import Acting
from entre_tui.locale import _
from entre_tui.models.base import Table


@dataclass(frozen=True, slots=True)
class LogName:
    """What a table's rows are called in the log.

    `within` leads to the row that has the client; with `of_whole` the entry is about that one. `under` are columns
    that stand in the log under another name, `says` is the one word for whatever changes. `frees` are columns that
    others may need when the row is out of sight. `counter` counts where there is no version.
    """

    name: str
    within: str = ""
    of_whole: bool = False
    says: str = ""
    under: Mapping[str, str] = field(default_factory=dict)
    frees: tuple[str, ...] = ()
    counter: str = "version"


_CONSENT = {f"{what}_{end}": f"{what}_on" for what in ("documented", "withdrawn") for end in ("at", "by")}
LOG_NAMES = {
    "Appointment": LogName("appointment"),
    "Assignment": LogName("assignment", says="worker"),
    "ChecklistItem": LogName("checklist"),
    "Client": LogName("client"),
    "Consent": LogName("consent", under=_CONSENT),
    "ContactAttempt": LogName("contact attempt", within="appointment"),
    "Enrolment": LogName("enrolment", under={"ended_on": "ending", "ending_words": "ending"}),
    "Facilitator": LogName("enrolment", within="enrolment", of_whole=True, says="facilitators"),
    "Flag": LogName("flag", under={"lifted_by": "lifted_at"}),
    "FollowUp": LogName("follow-up"),
    "Formulation": LogName("formulation", counter="number"),
    "Goal": LogName("goal"),
    "GoalRating": LogName("goal rating", within="goal"),
    "GoalStep": LogName("goal step", within="goal"),
    "Meeting": LogName("meeting"),
    "MeetingTask": LogName("meeting task", within="meeting"),
    "MentoringAgreement": LogName("agreement", within="enrolment"),
    "Note": LogName("note"),
    "Series": LogName("series"),
    "Session": LogName("session", frees=("appointment",)),
    "Snooze": LogName("snooze"),
    "Worker": LogName("worker"),
}


def log_name(row: Table) -> LogName:
    """How this row stands in the log; every table that casework changes has to be named here."""
    return LOG_NAMES[type(row).__name__]


def client_of(row: Table) -> int | None:
    """The client whose file the row is in; none of a worker."""
    if type(row).__name__ == "Client":
        return row.id
    while (within := log_name(row).within) and not hasattr(row, "client_id"):
        row = getattr(row, within)
    found: int | None = getattr(row, "client_id", None)
    return found


def version_of(row: Table) -> int:
    """The row's version, or what counts in its place; 0 where nothing does."""
    return int(getattr(row, log_name(row).counter, 0))


def _reverse_status(acting: Acting, values: Mapping[str, object]) -> dict[str, object]:
    return {"from_status": values["to_status"], "to_status": values["from_status"]}


def _reverse_goal_status(acting: Acting, values: Mapping[str, object]) -> dict[str, object]:
    return {**_reverse_status(acting, values), "reason": _("taken back")}


def _reverse_phase(acting: Acting, values: Mapping[str, object]) -> dict[str, object]:
    return {
        "from_phase": values["to_phase"],
        "to_phase": values["from_phase"],
        "on": acting.now.date(),
        "words": _("taken back"),
        "taken_back": True,
    }


def _keep_text(acting: Acting, values: Mapping[str, object]) -> dict[str, object]:
    """The text that goes when an earlier one comes back is kept like any other."""
    from entre_tui.models import Note

    return {"text": Note.get_by_id(values["note"]).text}


Counter = Callable[[Acting, Mapping[str, object]], dict[str, object]]
COUNTERS: Mapping[str, Counter] = {
    "ChecklistChange": _reverse_status,
    "GoalStatusChange": _reverse_goal_status,
    "NoteRevision": _keep_text,
    "PhaseChange": _reverse_phase,
}
"""For tables that only grow: what the counter-entry says other than the entry it takes back."""
