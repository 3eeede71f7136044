"""Tables of the case file: columns and constraints only. Each module is imported when one of its tables is first named.

Making the classes of all tables costs a tenth of the start; the first screen needs six of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # ruff: noqa: F403
    from entre_tui.models.appointment import *
    from entre_tui.models.base import *
    from entre_tui.models.caseload import *
    from entre_tui.models.client import *
    from entre_tui.models.consent import *
    from entre_tui.models.enrolment import *
    from entre_tui.models.formulation import *
    from entre_tui.models.goal import *
    from entre_tui.models.note import *
    from entre_tui.models.record import *
    from entre_tui.models.reintegration import *
    from entre_tui.models.session import *

# In an order in which every table comes after those it points to.
TABLES = {
    "base": "Office Worker",
    "client": "Client Assignment Flag Snooze",
    "enrolment": "Enrolment PhaseChange AddedTheme Facilitator MentoringAgreement",
    "formulation": "Formulation FormulationNeed FunctionalRow FormulationResponsivity MapLink",
    "goal": "Goal GoalStep GoalStatusChange GoalLevel GoalRating",
    "appointment": "Series Appointment FollowUp ContactAttempt",
    "session": "Session SessionTheme SessionStrategy",
    "reintegration": "ChecklistItem ChecklistChange",
    "consent": "Consent ConsentAgency Meeting MeetingParticipant MeetingTask",
    "note": "Note NoteRevision",
    "caseload": "ClientRow SearchWord",
    "record": "AuditEntry Draft Setting",
}
_home = {name: module for module, names in TABLES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """A table by its name."""
    if name not in _home:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_home[name]}"), name)
    globals()[name] = found
    return found
