"""What the due rules need to know of a case, and their thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from entre_tui.rules.appointments.attendance import AppointmentFacts, AttendanceSettings
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus, DueKind, GoalStatus, LegalStatus


class RecordKind(StrEnum):
    """What a due item is about, and so which place opens."""

    CLIENT = "client"
    APPOINTMENT = "appointment"
    SESSION = "session"
    GOAL = "goal"
    AGREEMENT = "agreement"
    CHECKLIST = "checklist_item"
    TASK = "meeting_task"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session of the programme; `held` False for one that is only planned or was missed."""

    id: int
    start: datetime
    minutes: int = 60
    held: bool = True
    evaluated: bool = False


@dataclass(frozen=True, slots=True)
class GoalFacts:
    id: int
    review_on: date | None
    status: GoalStatus = GoalStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """A mentoring agreement, made or last revised on a day.

    `review_on` is the day that was reckoned then; without it `months` counts, or else the interval of the settings.
    """

    id: int
    revised_on: date
    months: int | None = None
    ended: bool = False
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChecklistFacts:
    """One area of the checklist; `due_on` is the date as it stands with the present release date."""

    id: int
    due_on: date | None
    need: ChecklistNeed = ChecklistNeed.YES
    status: ChecklistStatus = ChecklistStatus.NOT_STARTED


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a meeting gave somebody to do, by a day."""

    id: int
    due_on: date | None
    done: bool = False


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    id: int
    given_on: date
    documented_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class SnoozeFacts:
    """A supervisor's "not now": hidden before `until`, back on that day; without a record, all of the kind."""

    kind: DueKind
    until: date
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything the due list of one client follows from."""

    client_id: int
    legal_status: LegalStatus = LegalStatus.PROBATION
    release_on: date | None = None
    supervision_ends_on: date | None = None
    enrolled_on: date | None = None
    retention_on: date | None = None
    last_contact_on: date | None = None
    meetings_wanted: bool = True
    meetings: Sequence[date] = ()
    appointments: Sequence[AppointmentFacts] = ()
    sessions: Sequence[SessionFacts] = ()
    goals: Sequence[GoalFacts] = ()
    agreements: Sequence[AgreementFacts] = ()
    checklist: Sequence[ChecklistFacts] = ()
    tasks: Sequence[TaskFacts] = ()
    consents: Sequence[ConsentFacts] = ()
    snoozes: Sequence[SnoozeFacts] = ()


@dataclass(frozen=True, slots=True)
class DueSettings:
    """The thresholds of docs/casework.md 3 and 4; they are an office's own to change."""

    contact_workdays: int = 1
    decision_workdays: int = 5
    evidence_workdays: int = 5
    first_meeting_months: int = 3
    few_meetings: int = 4
    few_meetings_months: int = 3
    no_contact_days: int = 14
    agreement_months: int = 3
    attendance: AttendanceSettings = field(default_factory=AttendanceSettings)
