"""Planning sessions (docs/casework.md 3), with the true time at which a plan was first written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    remove,
    replace_children,
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


@change
def plan_session(acting: Acting, client_id: int, details: PlanDetails) -> ChangeReport:
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
    _write_names(row, details)
    message = _("{client}: session {number} is planned, {when}.").format(
        client=name_of(client), number=row.number, when=day_time(details.starts_at, acting.now)
    )
    return ChangeReport(
        message, row, _("plan"), undone=said(_("{client}: session {number} was removed."), row)
    )


@change
def edit_session(acting: Acting, session_id: int, details: PlanDetails, *, seen_version: int) -> ChangeReport:
    """Changes a plan, or writes it afterwards: the time of its first entry stays true."""
    row = fresh(acting, Session, session_id, seen_version)
    values = _plan(details, row.enrolment)
    if row.planned_at is None and details.has_plan:
        values |= {"planned_at": acting.now, "planned_by": acting.actor.worker_id}
    save(acting, row, **values)
    _write_names(row, details)
    message = said(_("{client}: the plan of session {number} is saved."), row)
    return ChangeReport(message, row, _("plan"), undone=as_before(row))


@change
def remove_session(acting: Acting, session_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a session out of sight with its plan and evaluation; its appointment stays."""
    row = fresh(acting, Session, session_id, seen_version)
    remove(acting, row, appointment=None)
    undone = said(_("{client}: session {number} is back."), row)
    return ChangeReport(
        said(_("{client}: session {number} was removed."), row), row, _("removal"), undone=undone
    )


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


def _write_names(row: Session, details: PlanDetails) -> None:
    themes = [{"theme": name} for name in dict.fromkeys(details.themes)]
    strategies = [{"strategy": name} for name in dict.fromkeys(details.strategies)]
    replace_children(row, SessionTheme, themes, "themes")
    replace_children(row, SessionStrategy, strategies, "themes")


def as_before(row: Session) -> str:
    """What is said when a change of a session is taken back."""
    return said(_("{client}: session {number} is as it was."), row)


def said(words: str, row: Session) -> str:
    """The sentence with the client's name and the session's number."""
    return words.format(client=name_of(row.client), number=row.number)
