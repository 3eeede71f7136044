"""What a missed appointment still asks of the worker, and by when (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from entre_tui.rules.appointments.attendance import AppointmentFacts
from entre_tui.rules.codes import Outcome
from entre_tui.rules.due.facts import DueSettings
from entre_tui.rules.moments import local_day
from entre_tui.rules.workdays import add_workdays


class Duty(StrEnum):
    """What is to be done next about a missed appointment."""

    CONTACT = "contact"
    DECISION = "decision"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class FollowUpDuty:
    """The open duty after a missed appointment, its last day, and both last days."""

    duty: Duty
    by: date
    contact_by: date
    decision_by: date


def follow_up(
    one: AppointmentFacts, zone: tzinfo, settings: DueSettings | None = None
) -> FollowUpDuty | None:
    """What a missed appointment still asks for; None when nothing (came, acceptable, or decided).

    Unacceptable absence †: a first attempt to reach the client by the next working day, a decision within 5
    working days ("no action needed" is one). Evidence awaited: the date agreed with the client, or 5
    working days.
    """
    settings = settings or DueSettings()
    if one.decided_on is not None or one.outcome not in (
        Outcome.ABSENT_UNACCEPTABLE,
        Outcome.EVIDENCE_AWAITED,
    ):
        return None
    day = local_day(one.start, zone)
    contact_by = add_workdays(day, settings.contact_workdays)
    decision_by = add_workdays(day, settings.decision_workdays)
    if one.outcome is Outcome.EVIDENCE_AWAITED:
        by = one.evidence_due or add_workdays(day, settings.evidence_workdays)
        return FollowUpDuty(Duty.EVIDENCE, by, contact_by, decision_by)
    if one.contacted_on is None:
        return FollowUpDuty(Duty.CONTACT, contact_by, contact_by, decision_by)
    return FollowUpDuty(Duty.DECISION, decision_by, contact_by, decision_by)
