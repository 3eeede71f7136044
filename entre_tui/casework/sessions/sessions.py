"""Planning sessions (docs/casework.md 3), with the true time at which a plan was first written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    restore,
    save,
)
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.sessions import session_sync
from entre_tui.casework.sessions.plan import choices
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.models import Appointment, Client, Enrolment, Session, SessionStrategy, SessionTheme
from entre_tui.text import clean, clean_long

LONGEST = 600


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """The plan of a session; `themes` and `strategies` are ids of the programme's definition."""

    starts_at: datetime
    minutes: int | None = None
    place: str = ""
    by_video: bool = False
    themes: Sequence[str] = ()
    strategies: Sequence[str] = ()
    aim: str = ""
    content: str = ""
    homework_set: str = ""
    appointment_id: int | None = None

    @property
    def has_plan(self) -> bool:
        """Whether anything of a plan is there; a time alone is none."""
        return bool(self.aim.strip() or self.content.strip() or self.themes or self.strategies)


@change_by_hand
def plan_session(acting: Acting, client_id: int, details: PlanDetails) -> Done:
    """The next session, with its number; for one that was held already it says how late it was written."""
    client = found(Client, client_id)
    enrolment = current_enrolment(client.id)
    values = _plan(details, enrolment)
    appointment = _appointment(details.appointment_id, client.id)
    if appointment is not None:
        values |= {
            "held": appointment.outcome is not None and appointment.outcome in ("attended", "attended_late")
        }
    row = create(
        acting,
        Session,
        client=client.id,
        enrolment=enrolment,
        appointment=appointment,
        number=session_sync.next_number(client.id, enrolment.id if enrolment else None),
        planned_at=acting.now if details.has_plan else None,
        planned_by=acting.actor.worker_id if details.has_plan else None,
        **values,
    )
    _name(row, details)
    audit.record(acting, "collect", client_id=client.id, about="session", record_id=row.id)
    undo = Undo.of(_("plan"), remove_session, row.id, seen_version=row.version)
    message = _("{client}: session {number} is planned, {when}.").format(
        client=name_of(client), number=row.number, when=day_time(details.starts_at, acting.now)
    )
    return Done(message, client.id, row.id, row.version, undo)


@change_by_hand
def edit_session(acting: Acting, session_id: int, details: PlanDetails, *, seen_version: int) -> Done:
    """Changes a plan, or writes it afterwards: the time of its first entry stays true."""
    row = fresh(acting, Session, session_id, seen_version)
    values = _plan(details, row.enrolment)
    if row.planned_at is None and details.has_plan:
        values |= {"planned_at": acting.now, "planned_by": acting.actor.worker_id}
    before = columns_before(row, values)
    themes = _names_of(row)
    changed = save(acting, row, **values)
    _name(row, details)
    audit.record(
        acting,
        "change",
        client_id=row.client_id,
        about="session",
        record_id=row.id,
        fields={*changed, "themes"},
    )
    undo = Undo.of(_("plan"), put_back_session, row.id, before, themes, seen_version=row.version)
    return Done(
        said(_("{client}: the plan of session {number} is saved."), row),
        row.client_id,
        row.id,
        row.version,
        undo,
    )


@change_by_hand
def put_back_session(
    acting: Acting,
    session_id: int,
    before: dict[str, object],
    names: tuple[Sequence[str], Sequence[str]] | None,
    *,
    seen_version: int,
) -> Done:
    """Undoes a change of a session: its columns and, where given, its themes and strategies."""
    row = fresh(acting, Session, session_id, seen_version)
    changed = save(acting, row, **before)
    if names is not None:
        _write_names(row, *names)
    audit.record(acting, "change", client_id=row.client_id, about="session", record_id=row.id, fields=changed)
    return Done(said(_("{client}: session {number} is as it was."), row), row.client_id, row.id, row.version)


@change_by_hand
def remove_session(acting: Acting, session_id: int, *, seen_version: int) -> Done:
    """Takes a session out of sight with its plan and evaluation; its appointment stays."""
    row = fresh(acting, Session, session_id, seen_version)
    appointment = row.appointment_id
    save(acting, row, appointment=None)
    remove(acting, row)
    audit.record(
        acting, "change", client_id=row.client_id, about="session", record_id=row.id, fields=("removed",)
    )
    undo = Undo.of(_("removal"), restore_session, row.id, appointment, seen_version=row.version)
    return Done(
        said(_("{client}: session {number} was removed."), row), row.client_id, row.id, row.version, undo
    )


@change_by_hand
def restore_session(
    acting: Acting, session_id: int, appointment_id: int | None = None, *, seen_version: int
) -> Done:
    """Brings a removed session back; where its number is taken meanwhile it gets the next."""
    row = fresh(acting, Session, session_id, seen_version, removed=True)
    free = appointment_id and not Session.select().where(Session.appointment == appointment_id).exists()
    taken = (Session.client == row.client_id) & (Session.number == row.number) & Session.removed_at.is_null()
    if Session.select().where(taken, Session.enrolment == row.enrolment_id).exists():
        save(acting, row, number=session_sync.next_number(row.client_id, row.enrolment_id))
    if free:
        save(acting, row, appointment=appointment_id)
    restore(acting, row)
    audit.record(
        acting, "change", client_id=row.client_id, about="session", record_id=row.id, fields=("removed",)
    )
    return Done(said(_("{client}: session {number} is back."), row), row.client_id, row.id, row.version)


def _plan(details: PlanDetails, enrolment: Enrolment | None) -> dict[str, object]:
    if details.minutes is not None and not 1 <= details.minutes <= LONGEST:
        raise CaseworkError(_("Between 1 and {longest} minutes.").format(longest=LONGEST), "minutes")
    offered = choices(enrolment)
    for field, chosen, known in (
        ("themes", details.themes, offered[0]),
        ("strategies", details.strategies, offered[1]),
    ):
        if known and not set(chosen) <= {code for code, _words in known}:
            raise CaseworkError(_("This is not one of the programme's choices."), field)
    return {
        "starts_at": details.starts_at,
        "minutes": details.minutes,
        "place": clean(details.place),
        "by_video": details.by_video,
        "aim": clean_long(details.aim),
        "content": clean_long(details.content),
        "homework_set": clean_long(details.homework_set),
    }


def _appointment(appointment_id: int | None, client_id: int) -> Appointment | None:
    if appointment_id is None:
        return None
    row = found(Appointment, appointment_id)
    if row.client_id != client_id or Session.select().where(Session.appointment == row.id).exists():
        raise CaseworkError(_("Another session is planned for this appointment."), "starts_at")
    return row


def columns_before(row: Session, values: dict[str, object]) -> dict[str, object]:
    """What stands in the columns that are about to change."""
    return {name: row.__data__[name] for name in values}


def _names_of(row: Session) -> tuple[list[str], list[str]]:
    themes = SessionTheme.select(SessionTheme.theme).where(SessionTheme.session == row.id)
    strategies = SessionStrategy.select(SessionStrategy.strategy).where(SessionStrategy.session == row.id)
    return [name for (name,) in themes.tuples()], [name for (name,) in strategies.tuples()]


def _name(row: Session, details: PlanDetails) -> None:
    _write_names(row, details.themes, details.strategies)


def _write_names(row: Session, themes: Sequence[str], strategies: Sequence[str]) -> None:
    SessionTheme.delete().where(SessionTheme.session == row.id).execute()
    SessionStrategy.delete().where(SessionStrategy.session == row.id).execute()
    if themes:
        SessionTheme.insert_many(
            [{"session": row.id, "theme": name} for name in dict.fromkeys(themes)]
        ).execute()
    if strategies:
        SessionStrategy.insert_many(
            [{"session": row.id, "strategy": name} for name in dict.fromkeys(strategies)]
        ).execute()


def said(words: str, row: Session) -> str:
    """The sentence with the client's name and the session's number."""
    return words.format(client=name_of(row.client), number=row.number)
