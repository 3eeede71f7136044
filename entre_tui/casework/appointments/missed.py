"""Missed appointments: the reason, what was done about it, and all that nobody has followed up yet.

Words, rules and sources: docs/casework.md 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.appointments.outcomes import (
    book_next,
    outcome_columns,
    outcome_deed,
    refuse_before_start,
    said,
)
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    create_place,
    fresh,
    save,
)
from entre_tui.casework.sessions import session_sync
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import Appointment, ContactAttempt, FollowUp
from entre_tui.rules.appointments import ladder
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, LegalStatus, Outcome
from entre_tui.text import clean_long

UNACCEPTABLE = (AbsenceReason.NONE_GIVEN, AbsenceReason.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class AbsenceFollowUp:
    """What was done about an absence; whatever is left empty stays as it was.

    A contact attempt needs `way` and `result`; without `tried_at` it was just now.
    """

    way: str | None = None
    result: str | None = None
    tried_at: datetime | None = None
    attempt_words: str = ""
    client_reason: str | None = None
    decision: str | None = None
    decided_on: date | None = None
    decision_words: str | None = None
    told_client: str | None = None
    next_at: datetime | None = None


NOTHING_YET = AbsenceFollowUp()


def outcome_of(reason: str | None, evidence_due_on: date | None = None) -> Outcome:
    """Which absence a reason makes; any reason may await evidence, and evidence may be awaited for none."""
    if evidence_due_on is not None or reason in (None, Outcome.EVIDENCE_AWAITED):
        return Outcome.EVIDENCE_AWAITED
    if reason not in list(AbsenceReason):
        raise CaseworkError(_("Choose why the client did not come."), "reason")
    return Outcome.ABSENT_UNACCEPTABLE if reason in UNACCEPTABLE else Outcome.ABSENT_ACCEPTABLE


@change
def mark_missed(
    acting: Acting,
    appointment_id: int,
    reason: str,
    done: AbsenceFollowUp = NOTHING_YET,
    *,
    words: str = "",
    evidence_due_on: date | None = None,
    seen_version: int,
) -> ChangeReport:
    """The client did not come: why, and in the same step what was done about it and the new time.

    `reason` is a code of AbsenceReason, or that evidence is awaited; without `evidence_due_on` the office's
    working days count. Called again it corrects the reason and adds what was done since.
    """
    row = fresh(acting, Appointment, appointment_id, seen_version)
    return _mark(acting, row, reason, done, words, evidence_due_on)


def _mark(
    acting: Acting,
    row: Appointment,
    reason: str,
    done: AbsenceFollowUp,
    words: str,
    evidence_due_on: date | None,
) -> ChangeReport:
    outcome = outcome_of(reason, evidence_due_on)
    _check(row, outcome, evidence_due_on, acting.now)
    first = row.outcome is None
    followed = _follow(acting, row, outcome, done)
    following = None if done.next_at is None else book_next(acting, row, done.next_at)
    values: dict[str, object] = {
        # While evidence is awaited the reason that was given stays known.
        "reason": row.reason if reason == Outcome.EVIDENCE_AWAITED else reason,
        "reason_words": clean_long(words),
        "evidence_due_on": evidence_due_on,
        "next": following.id if following else row.next_id,
    }
    if not first:
        values |= {"outcome_at": row.outcome_at, "outcome_by": row.outcome_by_id}
    changed = save(acting, row, **outcome_columns(acting, outcome, **values))
    if following is not None:
        session_sync.carry_over(acting, row, following)
    fields = ("outcome", *changed, *(("follow_up",) if followed else ()))
    message = (
        said(row, acting.now) if first else _("Followed up: {client}.").format(client=name_of(row.client))
    )
    return outcome_deed(acting, row, _("did not come"), message, fields)


def _check(row: Appointment, outcome: Outcome, evidence_due_on: date | None, now: datetime) -> None:
    """An absence with a reason may be known beforehand; one without cannot."""
    if row.outcome is not None and not Outcome(row.outcome).absent:
        message = _("This appointment is logged as “{outcome}”. Clear that first.")
        raise CaseworkError(message.format(outcome=label(row.outcome, "outcome")), "reason")
    if outcome is Outcome.ABSENT_UNACCEPTABLE:
        refuse_before_start(row, now)
    if evidence_due_on is not None and evidence_due_on < row.starts_at.astimezone(now.tzinfo).date():
        raise CaseworkError(_("Evidence cannot be due before the appointment."), "evidence_due_on")


def _follow(acting: Acting, row: Appointment, outcome: Outcome, done: AbsenceFollowUp) -> bool:
    """Writes what was done; gives whether anything was, besides trying to reach the client."""
    _add_attempt(acting, row, done)
    values: dict[str, object] = {
        name: clean_long(text)
        for name in ("client_reason", "decision_words", "told_client")
        if (text := getattr(done, name)) is not None
    }
    if done.decision is not None:
        values |= _decision(row, outcome, done, acting.now)
    follow_up = FollowUp.get_or_none(FollowUp.appointment == row.id)
    if follow_up is None and not any(values.values()):
        return False
    if follow_up is None:
        follow_up = create_place(acting, FollowUp, appointment=row.id, client=row.client_id)
    save(acting, follow_up, **values)
    return True


def _add_attempt(acting: Acting, row: Appointment, done: AbsenceFollowUp) -> None:
    if not done.way and not done.result:
        return
    if done.way not in list(ContactWay):
        raise CaseworkError(_("Say how the client was contacted."), "way")
    if done.result not in list(ContactResult):
        raise CaseworkError(_("Say what came of the attempt."), "result")
    tried_at = done.tried_at or acting.now
    if tried_at > acting.now:
        raise CaseworkError(_("This attempt is still to come."), "tried_at")
    create(
        acting,
        ContactAttempt,
        appointment=row.id,
        at=tried_at,
        way=str(done.way),
        result=str(done.result),
        words=clean_long(done.attempt_words),
    )


def _decision(row: Appointment, outcome: Outcome, done: AbsenceFollowUp, now: datetime) -> dict[str, object]:
    status = LegalStatus(row.client.legal_status)
    offered = [rung.decision for rung in ladder.rungs(status)]
    if done.decision not in offered:
        message = _("This decision is not open for a client who is: {status}.")
        raise CaseworkError(message.format(status=label(status, "legal_status")), "decision")
    decided_on = done.decided_on or now.date()
    if decided_on > now.date():
        raise CaseworkError(_("The decision cannot be of a day still to come."), "decided_on")
    if decided_on < row.starts_at.astimezone(now.tzinfo).date() and outcome is Outcome.ABSENT_UNACCEPTABLE:
        raise CaseworkError(_("The decision cannot be older than the absence."), "decided_on")
    return {"decision": str(Decision(done.decision)), "decided_on": decided_on}
