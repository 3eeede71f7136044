"""What became of an appointment: logged in one step, taken back in one step (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from entre_tui.casework.appointments.picks import appointment_to_log
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    Entry,
    change,
    create,
    found,
    fresh,
    save,
)
from entre_tui.casework.sessions import session_sync
from entre_tui.locale import _
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.labels import label
from entre_tui.models import Appointment, Client, FollowUp
from entre_tui.rules.codes import Outcome
from entre_tui.text import clean_long

NO_OUTCOME: Mapping[str, object] = {
    "outcome": None,
    "outcome_at": None,
    "outcome_by": None,
    "reason": None,
    "reason_words": "",
    "rescheduled_by": "",
    "evidence_due_on": None,
    "next": None,
}
NOT_FOLLOWED: Mapping[str, object] = {
    "client_reason": "",
    "decision": None,
    "decided_on": None,
    "decision_words": "",
    "told_client": "",
}


def refuse_before_start(row: Appointment, now: datetime) -> None:
    """Refuses for an appointment still to come; a client may be a little early."""
    if row.starts_at > now + timedelta(minutes=30):
        message = _("This appointment is still to come: {when}.")
        raise CaseworkError(message.format(when=day_time(row.starts_at, now)), "outcome")


@change
def log_outcome(
    acting: Acting, appointment_id: int, outcome: Outcome, words: str = "", *, seen_version: int
) -> ChangeReport:
    """Attended, attended late, sent home, or did not happen; the session of an attended one is held.

    Absences have `missed.mark_missed`, new times `reschedule`.
    """
    return _log(acting, fresh(acting, Appointment, appointment_id, seen_version), Outcome(outcome), words)


def _log(acting: Acting, row: Appointment, outcome: Outcome, words: str) -> ChangeReport:
    if outcome.absent or outcome is Outcome.RESCHEDULED:
        raise CaseworkError(_("Choose what became of the appointment."), "outcome")
    if outcome.came:
        refuse_before_start(row, acting.now)
    session_sync.release_session(acting, row)
    save(acting, row, **outcome_columns(acting, outcome, reason_words=clean_long(words)))
    session_sync.hold_session(acting, row, outcome)
    return outcome_deed(acting, row, _("outcome"), said(row, acting.now), ("outcome",))


def outcome_deed(
    acting: Acting, row: Appointment, undo: str, message: str, fields: tuple[str, ...]
) -> ChangeReport:
    """What is told and logged of an outcome, and of taking it back."""
    when = day_time(row.starts_at, acting.now)
    undone = _("Taken back: {client}, {when}.").format(client=name_of(row.client), when=when)
    return ChangeReport(message, row, undo, undone=undone, entry=Entry(fields=fields))


def outcome_columns(acting: Acting, outcome: Outcome, **values: object) -> dict[str, object]:
    """The outcome's columns, with those that do not belong to it emptied."""
    return {
        **NO_OUTCOME,
        "outcome": str(outcome),
        "outcome_at": acting.now,
        "outcome_by": acting.actor.worker_id,
        **values,
    }


def said(row: Appointment, now: datetime) -> str:
    """ "Marked: Andersson, Karim attended, Thu 27 Nov." """
    when = short_day(row.starts_at.astimezone(now.tzinfo).date(), now.date())
    return _("Marked: {client}, {when}: {outcome}.").format(
        client=name_of(row.client), when=when, outcome=label(row.outcome, "outcome")
    )


@change
def reschedule(
    acting: Acting,
    appointment_id: int,
    by: str,
    why: str,
    starts_at: datetime | None = None,
    *,
    seen_version: int,
) -> ChangeReport:
    """Put off by the client or the service; the new time, if known, is booked with it and takes the plan along."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if by not in ("client", "service"):
        raise CaseworkError(_("Say who put it off."), "by")
    why = clean_long(why).strip()
    if not why:
        raise CaseworkError(_("Write why it was put off."), "why")
    session_sync.release_session(acting, row)
    following = None if starts_at is None else book_next(acting, row, starts_at)
    values = {"reason_words": why, "rescheduled_by": by, "next": following.id if following else None}
    save(acting, row, **outcome_columns(acting, Outcome.RESCHEDULED, **values))
    if following is not None:
        session_sync.carry_over(acting, row, following)
    return outcome_deed(acting, row, _("new time"), said(row, acting.now), ("outcome", "next"))


def book_next(acting: Acting, row: Appointment, starts_at: datetime) -> Appointment:
    """The same appointment at a new time, in the transaction of the old one's outcome."""
    if starts_at <= acting.now:
        raise CaseworkError(_("The new time has passed already."), "next_at")
    return create(
        acting,
        Appointment,
        client=row.client_id,
        worker=row.worker_id or acting.actor.worker_id,
        kind=row.kind,
        starts_at=starts_at,
        minutes=row.minutes,
        place=row.place,
        by_video=row.by_video,
        reminder=row.reminder,
    )


@change
def clear_outcome(acting: Acting, appointment_id: int, *, seen_version: int) -> ChangeReport:
    """Logged by mistake: open again, with what was done about an absence taken out; a new time stays booked."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if row.outcome is None:
        raise CaseworkError(_("Nothing is logged for this appointment yet."))
    session_sync.release_session(acting, row)
    follow_up = FollowUp.get_or_none(FollowUp.appointment == row.id)
    if follow_up is not None:
        save(acting, follow_up, **NOT_FOLLOWED)
    save(acting, row, **NO_OUTCOME)
    message = _("{client}: the appointment is to be logged again.").format(client=name_of(row.client))
    return outcome_deed(acting, row, _("clearing"), message, ("outcome",))


@change
def attended_latest(acting: Acting, client_id: int) -> ChangeReport:
    """From a list of clients: the client came to today's appointment, or to the latest that is to be logged."""
    one = appointment_to_log(acting, client_id)
    if one is None:
        name = name_of(found(Client, client_id))
        raise CaseworkError(_("{client} has no appointment to log.").format(client=name))
    return _log(acting, found(Appointment, one.id), Outcome.ATTENDED, "")
