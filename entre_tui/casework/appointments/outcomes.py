"""What became of an appointment: logged in one step, taken back in one step (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from entre_tui.casework.appointments.picks import appointment_to_log
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    remove,
    save,
)
from entre_tui.casework.sessions import session_sync
from entre_tui.locale import _
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.labels import label
from entre_tui.models import Appointment, Client, ContactAttempt, FollowUp
from entre_tui.rules.codes import Outcome
from entre_tui.text import clean_long

OUTCOME_COLUMNS = (
    "outcome",
    "outcome_at",
    "outcome_by",
    "reason",
    "reason_words",
    "rescheduled_by",
    "evidence_due_on",
    "next",
)
NO_OUTCOME: Mapping[str, object] = {
    name: "" if name in ("reason_words", "rescheduled_by") else None for name in OUTCOME_COLUMNS
}
NOT_FOLLOWED: Mapping[str, object] = {
    "client_reason": "",
    "decision": None,
    "decided_on": None,
    "decision_words": "",
    "told_client": "",
}


@dataclass(frozen=True, slots=True)
class OutcomeBefore:
    """What stood there before an outcome was logged, so that it can be taken back whole."""

    appointment: Mapping[str, object]
    sessions: Sequence[session_sync.SessionBefore] = ()
    follow_up: Mapping[str, object] | None = None
    attempts: Sequence[int] = ()
    next_id: int | None = None


def outcome_now(row: Appointment) -> dict[str, object]:
    """The columns of what became of it, as they stand."""
    return {name: row.__data__.get(name) for name in OUTCOME_COLUMNS}


def taking_back(label: str, row: Appointment, before: OutcomeBefore) -> Undo:
    """The undo of an outcome."""
    return Undo.of(label, take_back, row.id, before, seen_version=row.version)


def refuse_before_start(row: Appointment, now: datetime) -> None:
    """Refuses for an appointment still to come; a client may be a little early."""
    if row.starts_at > now + timedelta(minutes=30):
        message = _("This appointment is still to come: {when}.")
        raise CaseworkError(message.format(when=day_time(row.starts_at, now)), "outcome")


@change_by_hand
def log_outcome(
    acting: Acting, appointment_id: int, outcome: Outcome, words: str = "", *, seen_version: int
) -> Done:
    """Attended, attended late, sent home, or did not happen; the session of an attended one is held.

    Absences have `missed.mark_missed`, new times `reschedule`.
    """
    return _log(acting, fresh(acting, Appointment, appointment_id, seen_version), Outcome(outcome), words)


def _log(acting: Acting, row: Appointment, outcome: Outcome, words: str) -> Done:
    if outcome.absent or outcome is Outcome.RESCHEDULED:
        raise CaseworkError(_("Choose what became of the appointment."), "outcome")
    if outcome.came:
        refuse_before_start(row, acting.now)
    before, sessions = outcome_now(row), [session_sync.release_session(acting, row)]
    save(acting, row, **outcome_columns(acting, outcome, reason_words=clean_long(words)))
    sessions.append(session_sync.hold_session(acting, row, outcome))
    audit.record(
        acting, "change", client_id=row.client_id, about="appointment", record_id=row.id, fields=("outcome",)
    )
    undo = taking_back(_("outcome"), row, OutcomeBefore(before, changes_made(sessions)))
    return Done(said(row, acting.now), row.client_id, row.id, row.version, undo)


def outcome_columns(acting: Acting, outcome: Outcome, **values: object) -> dict[str, object]:
    """The outcome's columns, with those that do not belong to it emptied."""
    return {
        **NO_OUTCOME,
        "outcome": str(outcome),
        "outcome_at": acting.now,
        "outcome_by": acting.actor.worker_id,
        **values,
    }


def changes_made(
    sessions: Sequence[session_sync.SessionBefore | None],
) -> tuple[session_sync.SessionBefore, ...]:
    """The changes that did happen, the last first: the order in which they are undone."""
    return tuple(one for one in reversed(sessions) if one is not None)


def said(row: Appointment, now: datetime) -> str:
    """ "Marked: Andersson, Karim attended, Thu 27 Nov." """
    when = short_day(row.starts_at.astimezone(now.tzinfo).date(), now.date())
    return _("Marked: {client}, {when}: {outcome}.").format(
        client=name_of(row.client), when=when, outcome=label(row.outcome, "outcome")
    )


@change_by_hand
def reschedule(
    acting: Acting,
    appointment_id: int,
    by: str,
    why: str,
    starts_at: datetime | None = None,
    *,
    seen_version: int,
) -> Done:
    """Put off by the client or the service; the new time, if known, is booked with it and takes the plan along."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if by not in ("client", "service"):
        raise CaseworkError(_("Say who put it off."), "by")
    why = clean_long(why).strip()
    if not why:
        raise CaseworkError(_("Write why it was put off."), "why")
    before, sessions = outcome_now(row), [session_sync.release_session(acting, row)]
    following = None if starts_at is None else book_next(acting, row, starts_at)
    next_id = following.id if following else None
    values = {"reason_words": why, "rescheduled_by": by, "next": next_id}
    save(acting, row, **outcome_columns(acting, Outcome.RESCHEDULED, **values))
    if following is not None:
        sessions.append(session_sync.carry_over(acting, row, following))
    audit.record(
        acting,
        "change",
        client_id=row.client_id,
        about="appointment",
        record_id=row.id,
        fields=("outcome", "next"),
    )
    undo = taking_back(_("new time"), row, OutcomeBefore(before, changes_made(sessions), next_id=next_id))
    return Done(said(row, acting.now), row.client_id, row.id, row.version, undo)


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


@change_by_hand
def clear_outcome(acting: Acting, appointment_id: int, *, seen_version: int) -> Done:
    """Logged by mistake: open again, with what was done about an absence taken out; a new time stays booked."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    if row.outcome is None:
        raise CaseworkError(_("Nothing is logged for this appointment yet."))
    before, session = outcome_now(row), session_sync.release_session(acting, row)
    follow_up = FollowUp.get_or_none(FollowUp.appointment == row.id)
    followed = None if follow_up is None else {name: getattr(follow_up, name) for name in NOT_FOLLOWED}
    if follow_up is not None:
        save(acting, follow_up, **NOT_FOLLOWED)
    save(acting, row, **NO_OUTCOME)
    audit.record(
        acting, "change", client_id=row.client_id, about="appointment", record_id=row.id, fields=("outcome",)
    )
    undo = taking_back(_("clearing"), row, OutcomeBefore(before, changes_made([session]), followed))
    message = _("{client}: the appointment is to be logged again.").format(client=name_of(row.client))
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def take_back(acting: Acting, appointment_id: int, before: OutcomeBefore, *, seen_version: int) -> Done:
    """Undoes an outcome with all that came with it: session, follow-up, contact attempt, new time."""
    row = fresh(acting, Appointment, appointment_id, seen_version)
    for session in before.sessions:
        session_sync.put_back(acting, session)
    save(acting, row, **before.appointment)
    if before.follow_up is not None:
        save(acting, FollowUp.get(FollowUp.appointment == row.id), **before.follow_up)
    for attempt in before.attempts:
        remove(acting, found(ContactAttempt, attempt))
    if before.next_id is not None:
        following = Appointment.get_or_none(
            Appointment.id == before.next_id, Appointment.removed_at.is_null()
        )
        if following is not None and following.outcome is None:
            remove(acting, following)
    audit.record(
        acting, "change", client_id=row.client_id, about="appointment", record_id=row.id, fields=("outcome",)
    )
    message = _("Taken back: {client}, {when}.").format(
        client=name_of(row.client), when=day_time(row.starts_at, acting.now)
    )
    return Done(message, row.client_id, row.id, row.version)


@change_by_hand
def attended_latest(acting: Acting, client_id: int) -> Done:
    """From a list of clients: the client came to today's appointment, or to the latest that is to be logged."""
    one = appointment_to_log(acting, client_id)
    if one is None:
        name = name_of(found(Client, client_id))
        raise CaseworkError(_("{client} has no appointment to log.").format(client=name))
    return _log(acting, found(Appointment, one.id), Outcome.ATTENDED, "")
