"""Steps of the tests whose outcome was reckoned by hand beforehand."""

from __future__ import annotations

from datetime import date, datetime

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.client import due
from entre_tui.casework.core.base import Acting
from entre_tui.rules.codes import AbsenceReason, DueKind, Outcome
from tests.conftest import STOCKHOLM


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM)


def appointed(acting: Acting, client: int, when: datetime, outcome: Outcome | None) -> int:
    """An appointment of an hour, logged in the way a person logs it."""
    booked = appointments.book(acting, client, AppointmentDetails(when, minutes=60))
    number = booked.record_id or 0
    reasons = {
        Outcome.ABSENT_UNACCEPTABLE: AbsenceReason.NONE_GIVEN,
        Outcome.ABSENT_ACCEPTABLE: AbsenceReason.MEDICAL,
        Outcome.EVIDENCE_AWAITED: Outcome.EVIDENCE_AWAITED,
    }
    if outcome is Outcome.RESCHEDULED:
        outcomes.reschedule(acting, number, "client", "work", seen_version=1)
    elif outcome in reasons:
        missed.mark_missed(acting, number, reasons[outcome], seen_version=1)
    elif outcome is not None:
        outcomes.log_outcome(acting, number, outcome, seen_version=1)
    return number


def is_due(acting: Acting, client: int, kind: DueKind) -> list[tuple[date, int]]:
    lines = due.due_of(acting, client)
    return [(line.item.on, line.item.over) for line in lines if line.item.kind is kind]
