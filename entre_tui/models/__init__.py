"""Tables of the case file: columns and constraints only. Each module is imported when one of its tables is first named.

Making the classes of all tables costs a tenth of the start; the first screen needs six of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from entre_tui.models.appointment import Appointment, ContactAttempt, FollowUp, Series
    from entre_tui.models.base import Office, Table, Worker
    from entre_tui.models.caseload import ClientRow, SearchWord
    from entre_tui.models.client import Assignment, Client, Flag, Snooze
    from entre_tui.models.consent import Consent, ConsentAgency, Meeting, MeetingParticipant, MeetingTask
    from entre_tui.models.enrolment import AddedTheme, Enrolment, Facilitator, MentoringAgreement, PhaseChange
    from entre_tui.models.formulation import (
        Formulation,
        FormulationNeed,
        FormulationResponsivity,
        FunctionalRow,
        MapLink,
    )
    from entre_tui.models.goal import Goal, GoalLevel, GoalRating, GoalStatusChange, GoalStep
    from entre_tui.models.note import Note, NoteRevision
    from entre_tui.models.record import AuditEntry, Draft, Setting
    from entre_tui.models.reintegration import ChecklistChange, ChecklistItem
    from entre_tui.models.session import Session, SessionStrategy, SessionTheme

    ALL_TABLES: tuple[type[Table], ...]
    IMMUTABLE_TABLES: tuple[type[Table], ...]

_HOMES = {
    "appointment": (
        "Appointment",
        "ContactAttempt",
        "FollowUp",
        "Series",
    ),
    "base": (
        "Office",
        "Worker",
    ),
    "caseload": (
        "ClientRow",
        "SearchWord",
    ),
    "client": (
        "Assignment",
        "Client",
        "Flag",
        "Snooze",
    ),
    "consent": (
        "Consent",
        "ConsentAgency",
        "Meeting",
        "MeetingParticipant",
        "MeetingTask",
    ),
    "enrolment": (
        "AddedTheme",
        "Enrolment",
        "Facilitator",
        "MentoringAgreement",
        "PhaseChange",
    ),
    "formulation": (
        "Formulation",
        "FormulationNeed",
        "FormulationResponsivity",
        "FunctionalRow",
        "MapLink",
    ),
    "goal": (
        "Goal",
        "GoalLevel",
        "GoalRating",
        "GoalStatusChange",
        "GoalStep",
    ),
    "note": (
        "Note",
        "NoteRevision",
    ),
    "record": (
        "AuditEntry",
        "Draft",
        "Setting",
    ),
    "reintegration": (
        "ChecklistChange",
        "ChecklistItem",
    ),
    "session": (
        "Session",
        "SessionStrategy",
        "SessionTheme",
    ),
}
_home = {name: module for module, names in _HOMES.items() for name in names}
# In an order in which every table comes after those it points to.
_ALL = (
    "Office",
    "Worker",
    "Client",
    "Assignment",
    "Flag",
    "Snooze",
    "Enrolment",
    "PhaseChange",
    "AddedTheme",
    "Facilitator",
    "MentoringAgreement",
    "Formulation",
    "FormulationNeed",
    "FunctionalRow",
    "FormulationResponsivity",
    "MapLink",
    "Goal",
    "GoalStep",
    "GoalStatusChange",
    "GoalLevel",
    "GoalRating",
    "Series",
    "Appointment",
    "FollowUp",
    "ContactAttempt",
    "Session",
    "SessionTheme",
    "SessionStrategy",
    "ChecklistItem",
    "ChecklistChange",
    "Consent",
    "ConsentAgency",
    "Meeting",
    "MeetingParticipant",
    "MeetingTask",
    "Note",
    "NoteRevision",
    "ClientRow",
    "SearchWord",
    "AuditEntry",
    "Draft",
    "Setting",
)
_IMMUTABLE = (
    "Formulation",
    "FormulationNeed",
    "FunctionalRow",
    "FormulationResponsivity",
    "MapLink",
    "PhaseChange",
    "GoalStatusChange",
    "ChecklistChange",
    "NoteRevision",
)


def __getattr__(name: str) -> Any:
    """A table by its name, or all of them."""
    if name in ("ALL_TABLES", "IMMUTABLE_TABLES"):
        found: Any = tuple(__getattr__(each) for each in (_ALL if name == "ALL_TABLES" else _IMMUTABLE))
    elif name in _home:
        found = getattr(import_module(f"{__name__}.{_home[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


__all__ = [
    "ALL_TABLES",
    "IMMUTABLE_TABLES",
    "AddedTheme",
    "Appointment",
    "Assignment",
    "AuditEntry",
    "ChecklistChange",
    "ChecklistItem",
    "Client",
    "ClientRow",
    "Consent",
    "ConsentAgency",
    "ContactAttempt",
    "Draft",
    "Enrolment",
    "Facilitator",
    "Flag",
    "FollowUp",
    "Formulation",
    "FormulationNeed",
    "FormulationResponsivity",
    "FunctionalRow",
    "Goal",
    "GoalLevel",
    "GoalRating",
    "GoalStatusChange",
    "GoalStep",
    "MapLink",
    "Meeting",
    "MeetingParticipant",
    "MeetingTask",
    "MentoringAgreement",
    "Note",
    "NoteRevision",
    "Office",
    "PhaseChange",
    "SearchWord",
    "Series",
    "Session",
    "SessionStrategy",
    "SessionTheme",
    "Setting",
    "Snooze",
    "Worker",
]
