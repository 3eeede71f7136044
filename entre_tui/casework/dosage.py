"""The dose of a client's sessions against the pinned programme, for sessions, overview and reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from entre_tui.casework import audit, holding
from entre_tui.casework.base import Actor, found, opening
from entre_tui.casework.programme_book import catalogue, programme_name
from entre_tui.models import Client, Enrolment, Session, SessionTheme
from entre_tui.rules import dose as rule
from entre_tui.rules.dose import Dose, Held, Plan


def plan_of(enrolment: Enrolment | None) -> Plan:
    """What the pinned programme fixes of the dose; nothing without one."""
    programme = catalogue().get(enrolment.programme, enrolment.programme_version) if enrolment else None
    if programme is None:
        return Plan()
    dose = programme.dose
    return Plan(dose.sessions, dose.per_week, dose.minutes_min, dose.minutes_max)


def title_of(enrolment: Enrolment | None) -> str:
    """The programme's name, empty without one."""
    return programme_name(enrolment.programme, enrolment.programme_version) if enrolment else ""


def dose_of(client_id: int, enrolment: Enrolment | None, now: datetime) -> Dose:
    """The figures of one enrolment as of now, or as of its end; without one, of all sessions."""
    same = [] if enrolment is None else [Session.enrolment == enrolment.id]
    rows = (
        Session.select(
            Session.id, Session.starts_at, Session.minutes, Session.planned_at, Session.evaluated_at
        )
        .where(Session.client == client_id, Session.held, Session.removed_at.is_null(), *same)
        .tuples()
    )
    themes, zone = themes_of(client_id), now.tzinfo
    held = (
        Held(
            starts_at.astimezone(zone).date(),
            minutes,
            themes.get(number, ()),
            planned is not None,
            evaluated is not None,
        )
        for number, starts_at, minutes, planned, evaluated in rows
    )
    until = (enrolment.ended_on if enrolment else None) or now.date()
    return rule.dose(held, plan_of(enrolment), until, enrolment.started_on if enrolment else None)


def themes_of(client_id: int) -> Mapping[int, tuple[str, ...]]:
    """Session → its themes, for all of a client's sessions in one query."""
    rows = (
        SessionTheme.select(SessionTheme.session, SessionTheme.theme)
        .join(Session)
        .where(Session.client == client_id)
        .order_by(SessionTheme.id)
        .tuples()
    )
    named: dict[int, tuple[str, ...]] = {}
    for number, theme in rows:
        named[number] = (*named.get(number, ()), theme)
    return named


@opening
def dose(client_id: int, *, actor: Actor, now: datetime) -> Dose:
    """The dose of the client's current programme."""
    found(Client, client_id)
    audit.record(actor, now, "read", client_id=client_id, about="sessions")
    return dose_of(client_id, holding.current_enrolment(client_id), now)
