"""The dose of a client's sessions against the pinned programme, for sessions, overview and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening
from entre_tui.casework.core.programmes import catalogue, programme_name
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.models import Client, Enrolment, Session, SessionTheme
from entre_tui.rules import dose as rule
from entre_tui.rules.dose import DoseFigures, DosePlan, HeldSession
from entre_tui.storage.proxy import database


def plan_of(enrolment: Enrolment | None) -> DosePlan:
    """What the pinned programme fixes of the dose; nothing without one."""
    programme = catalogue().get(enrolment.programme, enrolment.programme_version) if enrolment else None
    if programme is None:
        return DosePlan()
    dose = programme.dose
    return DosePlan(dose.sessions, dose.per_week, dose.minutes_min, dose.minutes_max)


def title_of(enrolment: Enrolment | None) -> str:
    """The programme's name, empty without one."""
    return programme_name(enrolment.programme, enrolment.programme_version) if enrolment else ""


class SessionRow(NamedTuple):
    """What the list and the dose need of a session, without its texts; `starts_at` is the office's."""

    id: int
    version: int
    number: int
    enrolment_id: int | None
    starts_at: datetime
    minutes: int | None
    held: bool
    planned: bool
    evaluated: bool
    appointment_id: int | None


def session_rows(client_id: int, now: datetime) -> list[SessionRow]:
    """A client's sessions in order of time; a thousand of them in a few milliseconds."""
    query = (
        Session.select(
            Session.id,
            Session.version,
            Session.number,
            Session.enrolment,
            Session.starts_at,
            Session.minutes,
            Session.held,
            Session.planned_at.is_null(False),
            Session.evaluated_at.is_null(False),
            Session.appointment,
        )
        .where(Session.client == client_id, Session.removed_at.is_null())
        .order_by(Session.starts_at, Session.number)
    )
    # Straight from the cursor: converting each cell by its column costs more than reading it.
    return [_row(cells, now) for cells in database.execute(query)]


def _row(cells: tuple[Any, ...], now: datetime) -> SessionRow:
    number, version, count, enrolment, starts_at, minutes, held, planned, evaluated, appointment = cells
    begins: datetime = Session.starts_at.python_value(starts_at)
    local = begins.astimezone(now.tzinfo)
    return SessionRow(
        number,
        version,
        count,
        enrolment,
        local,
        minutes,
        bool(held),
        bool(planned),
        bool(evaluated),
        appointment,
    )


def dose_of(
    rows: Iterable[SessionRow],
    themes: Mapping[int, tuple[str, ...]],
    enrolment: Enrolment | None,
    now: datetime,
) -> DoseFigures:
    """The figures of one enrolment as of now, or as of its end; without one, of all sessions."""
    held = (
        HeldSession(row.starts_at.date(), row.minutes, themes.get(row.id, ()), row.planned, row.evaluated)
        for row in rows
        if row.held and (enrolment is None or row.enrolment_id == enrolment.id)
    )
    until = (enrolment.ended_on if enrolment else None) or now.date()
    return rule.dose(held, plan_of(enrolment), until, enrolment.started_on if enrolment else None)


def themes_of(client_id: int) -> Mapping[int, tuple[str, ...]]:
    """Session → its themes, for all of a client's sessions in one query."""
    query = (
        SessionTheme.select(SessionTheme.session, SessionTheme.theme)
        .join(Session)
        .where(Session.client == client_id)
        .order_by(SessionTheme.id)
    )
    named: dict[int, tuple[str, ...]] = {}
    for number, theme in database.execute(query):
        named[number] = (*named.get(number, ()), theme)
    return named


@opening
def dose(acting: Acting, client_id: int) -> DoseFigures:
    """The dose of the client's current programme."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="sessions")
    enrolment = current_enrolment(client_id)
    return dose_of(session_rows(client_id, acting.now), themes_of(client_id), enrolment, acting.now)
