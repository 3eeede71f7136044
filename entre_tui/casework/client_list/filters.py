"""What narrows the client list beside letters: the conditions behind each filter and each number of the caseload."""

from __future__ import annotations

from datetime import datetime, timedelta

from peewee import JOIN, ColumnBase, Expression

from entre_tui import models
from entre_tui.casework.client_list.choice import IN_A_ROW, LATE, THIS_WEEK, ListChoice
from entre_tui.models import ClientRow
from entre_tui.rules.moments import midnight, zone_of


def narrowing(choice: ListChoice, now: datetime) -> list[ColumnBase]:
    """What a row has to fulfil, whoever has the case and whatever letters were typed."""
    where: list[ColumnBase] = []
    for column, value in (
        (ClientRow.phase, choice.phase),
        (ClientRow.programme, choice.programme),
        (ClientRow.legal_status, choice.legal_status),
    ):
        if value is not None:
            where.append(column == value)
    if choice.release_weeks is not None:
        where.append(released_within(choice.release_weeks, now))
    if choice.missed:
        where.append((ClientRow.missed_open > 0) | ClientRow.attendance_flag)
    if choice.due is not None:
        where.append(_due(choice, now))
    return where


def released_within(weeks: int, now: datetime) -> Expression:
    """From today up to and with that day."""
    today = now.date()
    return ClientRow.release_on.between(today, today + timedelta(weeks=weeks))


def release_keys(weeks: int, now: datetime) -> tuple[str, str]:
    """The same days in the order by release: where they begin, and what comes after them."""
    return now.date().isoformat(), (now.date() + timedelta(weeks=weeks, days=1)).isoformat()


def is_due(kind: str) -> Expression:
    """Whether something of this kind is due on the client."""
    return ClientRow.due_kinds.contains(f" {kind} ")


def is_late(now: datetime) -> Expression:
    """Whether anything is past its date."""
    return ClientRow.late_from <= now.date()


def held_with_somebody(now: datetime) -> list[ColumnBase]:
    """Conditions on Session joined with Appointment: held this week, Monday to Sunday."""
    begins, ends = _week(now)
    return [models.Appointment.starts_at >= begins, models.Appointment.starts_at < ends, *_held_sessions()]


def held_with_nobody(now: datetime) -> list[ColumnBase]:
    """The same for a session without an appointment, or whose appointment names no worker."""
    begins, ends = _week(now)
    return [
        models.Appointment.worker.is_null(),
        models.Session.starts_at >= begins,
        models.Session.starts_at < ends,
        *_held_sessions(),
    ]


def _held_sessions() -> list[ColumnBase]:
    return [models.Session.held, models.Session.removed_at.is_null()]


def _week(now: datetime) -> tuple[datetime, datetime]:
    zone, monday = zone_of(now), now.date() - timedelta(days=now.weekday())
    return midnight(monday, zone), midnight(monday + timedelta(days=7), zone)


def _due(choice: ListChoice, now: datetime) -> ColumnBase:
    if choice.due == LATE:
        return is_late(now)
    if choice.due == IN_A_ROW:
        return ClientRow.attendance_flag
    if choice.due == THIS_WEEK:
        return _seen_by(choice.worker, now)
    return is_due(str(choice.due))


def _seen_by(worker: int | None, now: datetime) -> Expression:
    """Those with whom the worker has held a session this week, or anybody has where nobody is named."""
    booked = (
        models.Session.select(models.Session.client).join(models.Appointment).where(*held_with_somebody(now))
    )
    by_themselves = (
        models.Session.select(models.Session.client)
        .join(models.Appointment, JOIN.LEFT_OUTER)
        .where(*held_with_nobody(now))
    )
    if worker is None:
        # By each of them, since the index of appointments begins with whose they are.
        booked = booked.where(models.Appointment.worker.in_(models.Worker.select(models.Worker.id)))
        return ClientRow.client.in_(booked) | ClientRow.client.in_(by_themselves)
    booked = booked.where(models.Appointment.worker == worker)
    return ClientRow.client.in_(booked) | ((ClientRow.worker == worker) & ClientRow.client.in_(by_themselves))
