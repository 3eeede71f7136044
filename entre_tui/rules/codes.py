"""The closed vocabularies of the case file; their words for people are in `entre_tui.locale.labels`."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A closed vocabulary. A code it does not know, of a later version or damaged, stands for itself."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_, unknown._value_ = value, value
        return unknown


class Gender(Code):
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNKNOWN = "unknown"


class LegalStatus(Code):
    PRISON = "prison"
    CONDITIONAL_RELEASE = "conditional_release"
    PROBATION = "probation"
    ENDED = "ended"


class Risk(Code):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Ending(Code):
    COMPLETED = "completed"
    WITHDREW = "withdrew"
    EXCLUDED = "excluded"
    REARRESTED = "rearrested"
    MOVED = "moved"
    TRANSFERRED = "transferred"
    DIED = "died"
    OTHER = "other"


class Need(Code):
    """RNR's central eight, and gang involvement (docs/casework.md 3)."""

    HISTORY = "antisocial_history"
    PERSONALITY = "antisocial_personality"
    COGNITION = "antisocial_cognition"
    ASSOCIATES = "antisocial_associates"
    FAMILY = "family_marital"
    SCHOOL_WORK = "school_work"
    LEISURE = "leisure"
    SUBSTANCE = "substance_use"
    GANG = "gang_involvement"


class NeedLevel(Code):
    NONE = "none"
    SOME = "some"
    MARKED = "marked"


class Statement(Code):
    """Criminal Data Act (2018:1177) 2:9: facts are kept apart from assessments."""

    FACT = "fact"
    ASSESSMENT = "assessment"


class Responsivity(Code):
    ATTENTION = "attention"
    AGGRESSION = "aggression"
    HOSTILITY = "hostility"
    SUBSTANCE = "substance_use"
    MISSING = "missing_appointments"


class Readiness(Code):
    NOT_CONSIDERING = "not_considering"
    CONSIDERING = "considering"
    PREPARING = "preparing"
    ACTING = "acting"
    MAINTAINING = "maintaining"


class GoalStatus(Code):
    ACTIVE = "active"
    LATER = "later"
    ACHIEVED = "achieved"
    REMOVED = "removed"


class GoalSource(Code):
    CLIENT = "client"
    WORKER = "worker"
    JOINT = "joint"
    REQUIRED = "required"


class Agreement(Code):
    AGREED = "agreed"
    DISAGREES = "disagrees"
    COULD_NOT_ANSWER = "could_not_answer"


class StepActor(Code):
    CLIENT = "client"
    WORKER = "worker"
    AGENCY = "agency"
    FAMILY = "family"
    OTHER = "other"


class StepStatus(Code):
    TODO = "todo"
    DONE = "done"
    DROPPED = "dropped"


class AppointmentKind(Code):
    SESSION = "session"
    SUPERVISION = "supervision"
    COLLABORATION = "collaboration"
    VISIT = "visit"
    PHONE = "phone"
    AGENCY = "agency"


class Outcome(Code):
    """What became of an appointment (docs/casework.md 3)."""

    ATTENDED = "attended"
    LATE = "attended_late"
    SENT_HOME = "sent_home"
    DID_NOT_HAPPEN = "did_not_happen"
    RESCHEDULED = "rescheduled"
    ABSENT_ACCEPTABLE = "absent_acceptable"
    ABSENT_UNACCEPTABLE = "absent_unacceptable"
    EVIDENCE_AWAITED = "absent_evidence_awaited"

    @property
    def came(self) -> bool:
        return self in (Outcome.ATTENDED, Outcome.LATE, Outcome.SENT_HOME)

    @property
    def absent(self) -> bool:
        return self in (Outcome.ABSENT_ACCEPTABLE, Outcome.ABSENT_UNACCEPTABLE, Outcome.EVIDENCE_AWAITED)

    @property
    def counts(self) -> bool:
        """Rescheduled and did-not-happen never count for or against a client (docs/casework.md 5)."""
        return self not in (Outcome.DID_NOT_HAPPEN, Outcome.RESCHEDULED)


class AbsenceReason(Code):
    COURT = "court_or_legal"
    WORK = "work"
    FAMILY = "family_or_child_care"
    MEDICAL = "medical"
    RELIGIOUS = "religious"
    IN_CUSTODY = "in_custody"
    PROFESSIONAL = "professional_judgement"
    NONE_GIVEN = "none_given"
    NOT_REACHED = "not_reached"


class ContactWay(Code):
    PHONE = "phone"
    TEXT = "text_message"
    LETTER = "letter"
    EMAIL = "email"
    HOME_VISIT = "home_visit"
    VIA_AGENCY = "via_agency"


class ContactResult(Code):
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"


class Decision(Code):
    """The ladder after a missed appointment; which rungs are whose is data in `rules.ladder`."""

    NO_ACTION = "no_action"
    REMINDER_TALK = "reminder_talk"
    SUMMONS = "written_summons"
    NEW_CONDITION = "new_condition"
    WARNING = "warning"
    BOARD_REPORT = "board_report"
    POLICE_FETCH = "police_fetch"


class ChecklistArea(Code):
    ACCOMMODATION = "accommodation"
    EMPLOYMENT = "employment"
    DEBT = "debt_advice"
    SUPPORT_CONTACT = "support_contact"
    ADDICTION = "addiction_treatment"
    MENTAL_HEALTH = "mental_health"
    IDENTITY_PAPERS = "identity_papers"
    INCOME = "income_insurance"
    FAMILY = "family"

    @classmethod
    def always(cls) -> tuple[ChecklistArea, ...]:
        """The six that every client has; the other three are an office's choice (docs/casework.md 6)."""
        return tuple(cls)[:6]


class ChecklistNeed(Code):
    NOT_ASSESSED = "not_assessed"
    NONE = "none"
    YES = "yes"


class ChecklistStatus(Code):
    NOT_STARTED = "not_started"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    ARRANGED = "arranged"
    NOT_ARRANGED = "not_arranged"
    DECLINED = "declined"
    NO_LONGER_NEEDED = "no_longer_needed"

    @property
    def is_closed(self) -> bool:
        return self in (
            ChecklistStatus.ARRANGED,
            ChecklistStatus.NOT_ARRANGED,
            ChecklistStatus.DECLINED,
            ChecklistStatus.NO_LONGER_NEEDED,
        )


class Agency(Code):
    SOCIAL_SERVICES = "social_services"
    HEALTH_CARE = "health_care"
    ADDICTION_TREATMENT = "addiction_treatment"
    EMPLOYMENT_SERVICE = "employment_service"
    ENFORCEMENT = "enforcement_authority"
    POLICE = "police"
    SOCIAL_INSURANCE = "social_insurance"
    PRISON = "prison"
    DEFECTOR_SUPPORT = "defector_support"
    VOLUNTARY = "voluntary_organisation"
    FAMILY = "family"
    OTHER = "other"


class ConsentForm(Code):
    WRITTEN = "written"
    ORAL = "oral"


class MeetingPlace(Code):
    CUSTODY = "in_custody"
    AFTER_RELEASE = "after_release"


class FlagKind(Code):
    THREAT = "threat"
    DO_NOT_CALL = "do_not_call"
    TWO_WORKERS = "two_workers"
    OTHER = "other"


class HomeworkDone(Code):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NONE_SET = "none_set"


class DueKind(Code):
    """Every kind of due item, most pressing first (docs/casework.md 4)."""

    MISSED = "missed_not_followed_up"
    TO_LOG = "to_log"
    FIRST_MEETING = "first_meeting"
    CONSENT = "consent_not_documented"
    CHECKLIST = "checklist_past_date"
    TASK = "task_past_date"
    EVALUATION = "session_without_evaluation"
    NO_CONTACT = "no_contact"
    AGREEMENT = "agreement_review"
    GOAL_REVIEW = "goal_review"
    FEW_MEETINGS = "few_meetings"
    EVIDENCE = "evidence_awaited"
    RETENTION = "retention_reached"
