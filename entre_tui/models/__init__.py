"""Tables of the case file: columns and constraints only."""

from __future__ import annotations

from entre_tui.models.appointment import Appointment, ContactAttempt, FollowUp, Series
from entre_tui.models.base import Office, Worker
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

ALL_TABLES = (
    Office,
    Worker,
    Client,
    Assignment,
    Flag,
    Snooze,
    Enrolment,
    PhaseChange,
    AddedTheme,
    Facilitator,
    MentoringAgreement,
    Formulation,
    FormulationNeed,
    FunctionalRow,
    FormulationResponsivity,
    MapLink,
    Goal,
    GoalStep,
    GoalStatusChange,
    GoalLevel,
    GoalRating,
    Series,
    Appointment,
    FollowUp,
    ContactAttempt,
    Session,
    SessionTheme,
    SessionStrategy,
    ChecklistItem,
    ChecklistChange,
    Consent,
    ConsentAgency,
    Meeting,
    MeetingParticipant,
    MeetingTask,
    Note,
    NoteRevision,
    ClientRow,
    SearchWord,
    AuditEntry,
    Draft,
    Setting,
)

IMMUTABLE_TABLES = (
    Formulation,
    FormulationNeed,
    FunctionalRow,
    FormulationResponsivity,
    MapLink,
    PhaseChange,
    GoalStatusChange,
    ChecklistChange,
    NoteRevision,
)

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
