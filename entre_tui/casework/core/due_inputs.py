"""What the rules need to know of cases, read for many clients at once: a few narrow queries, however many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from peewee import JOIN, ModelSelect, fn

from entre_tui.casework.core import due_inputs_of_release
from entre_tui.casework.core.due_inputs_of_release import ByClient, group_by_client
from entre_tui.casework.core.settings_store import office_setting
from entre_tui.models import (
    Appointment,
    Client,
    ContactAttempt,
    Enrolment,
    FollowUp,
    Goal,
    MentoringAgreement,
    Session,
    Snooze,
)
from entre_tui.rules import retention
from entre_tui.rules.appointments.attendance import AppointmentFacts, AttendanceSettings
from entre_tui.rules.codes import (
    AppointmentKind,
    ContactResult,
    DueKind,
    GoalStatus,
    LegalStatus,
    Outcome,
)
from entre_tui.rules.due.facts import (
    AgreementFacts,
    CaseFacts,
    DueSettings,
    GoalFacts,
    SessionFacts,
    SnoozeFacts,
)
from entre_tui.storage.proxy import database

# Attendance looks back 12 months; what is older matters only while it is still open.
LOOK_BACK = timedelta(days=400)


def due_settings() -> DueSettings:
    """The office's thresholds, with the defaults of docs/casework.md 4 where it chose none."""
    chosen = dict(office_setting("due", {}))
    limits = AttendanceSettings(**chosen.pop("attendance", {}))
    return DueSettings(**chosen, attendance=limits)


def facts_for(clients: Sequence[Client], now: datetime) -> dict[int, CaseFacts]:
    """The facts of each client, by its id."""
    ids = [client.id for client in clients]
    zone = now.tzinfo
    reached, held = _last_reached(ids, zone), _last_held(ids, zone)
    enrolled = _enrolment_days(ids)
    parts: dict[str, ByClient] = {
        "appointments": appointments_of(ids, now),
        "sessions": _sessions(ids),
        "goals": _goals(ids),
        "agreements": _agreements(ids),
        "consents": due_inputs_of_release.consents(ids),
        "snoozes": _snoozes(ids),
        "meetings": due_inputs_of_release.meetings(ids),
        "checklist": due_inputs_of_release.checklist_items(clients),
        "tasks": due_inputs_of_release.tasks(ids),
    }
    years = office_setting("retention_years", retention.YEARS)
    return {
        client.id: CaseFacts(
            client_id=client.id,
            legal_status=LegalStatus(client.legal_status),
            release_on=client.release_on,
            supervision_ends_on=client.supervision_ends_on,
            enrolled_on=enrolled.get(client.id),
            retention_on=retention.retention_date([client.sanction_ended_on], years),
            last_contact_on=max(filter(None, (reached.get(client.id), held.get(client.id))), default=None),
            **_of(client.id, parts),
        )
        for client in clients
    }


def _of(client_id: int, parts: dict[str, ByClient]) -> dict[str, Any]:
    return {name: tuple(rows.get(client_id, ())) for name, rows in parts.items()}


def _recent(ids: list[int], now: datetime) -> ModelSelect[Appointment]:
    undecided = (Appointment.outcome == Outcome.ABSENT_UNACCEPTABLE) & FollowUp.decision.is_null()
    open_still = Appointment.outcome.is_null() | (Appointment.outcome == Outcome.EVIDENCE_AWAITED) | undecided
    return (
        Appointment.select(
            Appointment.client,
            Appointment.id,
            Appointment.starts_at,
            Appointment.minutes,
            Appointment.kind,
            Appointment.outcome,
            Appointment.evidence_due_on,
            FollowUp.decided_on,
        )
        .join(FollowUp, JOIN.LEFT_OUTER)
        .where(
            Appointment.client.in_(ids),
            Appointment.removed_at.is_null(),
            (Appointment.starts_at >= now - LOOK_BACK) | open_still,
        )
        .order_by(Appointment.starts_at)
    )


def appointments_of(ids: list[int], now: datetime) -> ByClient:
    """The recent ones, and older ones that nobody logged or decided about."""
    # Straight from the cursor: converting each cell by its column costs more than reading it.
    rows = list(database.execute(_recent(ids, now)))
    instant = Appointment.starts_at.python_value
    day = FollowUp.decided_on.python_value
    tried = _first_tries([row[1] for row in rows if row[5] == Outcome.ABSENT_UNACCEPTABLE], now)
    return group_by_client(
        (
            client,
            AppointmentFacts(
                id=number,
                start=instant(start),
                minutes=minutes,
                kind=AppointmentKind(kind),
                outcome=Outcome(outcome) if outcome else None,
                contacted_on=tried.get(number),
                decided_on=day(decided),
                evidence_due=day(evidence),
            ),
        )
        for client, number, start, minutes, kind, outcome, evidence, decided in rows
    )


def _first_tries(appointments: list[int], now: datetime) -> dict[int, date]:
    rows = (
        ContactAttempt.select(ContactAttempt.appointment, ContactAttempt.at)
        .where(ContactAttempt.appointment.in_(appointments), ContactAttempt.removed_at.is_null())
        .order_by(ContactAttempt.at.desc())
        .tuples()
    )
    return {number: at.astimezone(now.tzinfo).date() for number, at in rows}


def _last_reached(ids: list[int], zone: tzinfo | None) -> dict[int, date]:
    rows = (
        ContactAttempt.select(Appointment.client, ContactAttempt.at)
        .join(Appointment)
        .where(
            Appointment.client.in_(ids),
            ContactAttempt.result == ContactResult.REACHED,
            ContactAttempt.removed_at.is_null(),
        )
        .order_by(ContactAttempt.at)
        .tuples()
    )
    return {client: at.astimezone(zone).date() for client, at in rows}


def _enrolment_days(ids: list[int]) -> dict[int, date]:
    open_ones = Enrolment.select(Enrolment.client, Enrolment.started_on).where(
        Enrolment.client.in_(ids), Enrolment.ended_on.is_null(), Enrolment.removed_at.is_null()
    )
    return dict(open_ones.order_by(Enrolment.started_on.desc()).tuples())


def _sessions(ids: list[int]) -> ByClient:
    """The held ones that wait for an evaluation; of the others the last contact is all that matters."""
    rows = (
        Session.select(Session.client, Session.id, Session.starts_at, Session.minutes)
        .where(
            Session.client.in_(ids),
            Session.removed_at.is_null(),
            Session.held,
            Session.evaluated_at.is_null(),
        )
        .tuples()
    )
    return group_by_client(
        (client, SessionFacts(number, start, minutes or 60)) for client, number, start, minutes in rows
    )


def _last_held(ids: list[int], zone: tzinfo | None) -> dict[int, date]:
    """The day of each client's last session, however long ago."""
    rows = (
        Session.select(Session.client, fn.MAX(Session.starts_at))
        .where(Session.client.in_(ids), Session.removed_at.is_null(), Session.held)
        .group_by(Session.client)
        .tuples()
    )
    return {client: at.astimezone(zone).date() for client, at in rows}


def _goals(ids: list[int]) -> ByClient:
    rows = Goal.select(Goal.client, Goal.id, Goal.review_on, Goal.status).where(
        Goal.client.in_(ids), Goal.removed_at.is_null(), Goal.review_on.is_null(False)
    )
    return group_by_client(
        (client, GoalFacts(number, on, GoalStatus(status))) for client, number, on, status in rows.tuples()
    )


def _agreements(ids: list[int]) -> ByClient:
    """Only the latest agreement of an enrolment is to be revised."""
    rows = (
        MentoringAgreement.select(
            Enrolment.client,
            Enrolment.id,
            MentoringAgreement.id,
            MentoringAgreement.agreed_on,
            MentoringAgreement.review_on,
            fn.COALESCE(MentoringAgreement.ended_on, Enrolment.ended_on),
        )
        .join(Enrolment)
        .where(
            Enrolment.client.in_(ids), Enrolment.removed_at.is_null(), MentoringAgreement.removed_at.is_null()
        )
        .order_by(MentoringAgreement.agreed_on, MentoringAgreement.id)
        .tuples()
    )
    latest = {enrolment: (client, *fact) for client, enrolment, *fact in rows}
    return group_by_client(
        (client, AgreementFacts(number, on, ended=ended is not None, review_on=review))
        for client, number, on, review, ended in latest.values()
    )


def _snoozes(ids: list[int]) -> ByClient:
    rows = (
        Snooze.select(Snooze.client, Snooze.kind, Snooze.until_on, Snooze.record_id)
        .where(Snooze.client.in_(ids), Snooze.removed_at.is_null())
        .tuples()
    )
    return group_by_client(
        (client, SnoozeFacts(DueKind(kind), until, record)) for client, kind, until, record in rows
    )
