"""Keeps the list's row of each client true: after every change, and when time alone makes it untrue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from peewee import Case, Expression, fn

from entre_tui.casework.core import due_inputs
from entre_tui.casework.core.programmes import is_treatment
from entre_tui.models import Assignment, Client, ClientRow, Enrolment, Flag, SearchWord, Session
from entre_tui.rules.appointments import attendance
from entre_tui.rules.checklist import count
from entre_tui.rules.codes import DueKind, LegalStatus
from entre_tui.rules.due.days_over import late_from
from entre_tui.rules.due.due import DueItem, due, next_change
from entre_tui.rules.due.facts import CaseFacts, DueSettings
from entre_tui.rules.moments import midnight, zone_of
from entre_tui.text import fold, sort_key, words

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_RANK = {kind: rank for rank, kind in enumerate(DueKind)}

Cells = dict[str, Any]
"""A row of the list, or a part of it, by its columns."""


def refresh(client_id: int, now: datetime) -> None:
    """Makes one client's row true, inside the change that touched the client."""
    refresh_many([client_id], now)


def refresh_many(client_ids: Sequence[int], now: datetime) -> None:
    """Makes the rows of these clients true; rows of removed clients go. A batch is a few hundred."""
    clients = list(Client.select().where(Client.id.in_(client_ids), Client.removed_at.is_null()))
    ClientRow.delete().where(ClientRow.client.in_(client_ids)).execute()
    SearchWord.delete().where(SearchWord.client.in_(client_ids)).execute()
    if not clients:
        return
    rows, found_by = project(clients, now)
    ClientRow.insert_many(rows).execute()
    SearchWord.insert_many(found_by, fields=[SearchWord.word, SearchWord.client]).execute()


def refresh_where(*overtaken: Expression, most: int, now: datetime) -> int:
    """For other casework: makes a batch of these rows true; gives how many."""
    rows = ClientRow.select(ClientRow.client).where(*overtaken).limit(most)
    ids = [row[0] for row in rows.tuples()]
    if ids:
        refresh_many(ids, now)
    return len(ids)


def project(clients: Sequence[Client], now: datetime) -> tuple[list[Cells], list[tuple[str, int]]]:
    """The rows and the search words of these clients."""
    ids = [client.id for client in clients]
    settings = due_inputs.due_settings()
    known = due_inputs.facts_for(clients, now)
    assigned, enrolled, flagged = _assignments(ids, now.date()), _enrolments(ids), _clients_with_flags(ids)
    held, handed = _count_held(ids, enrolled), _handed_over(ids, now)
    rows, found_by = [], []
    for client in clients:
        standing = _standing(enrolled.get(client.id)) | {
            "worker": assigned.get((client.id, "main")),
            "cover": assigned.get((client.id, "cover")),
            "flagged": client.id in flagged,
            "sessions_held": held.get(client.id, 0),
        }
        row, words_of = row_of(client, known[client.id], standing, now, settings)
        row["stale_at"] = min(row["stale_at"], handed.get(client.id, NEVER))
        rows.append(row)
        found_by += words_of
    return rows, found_by


def row_of(
    client: Client,
    case: CaseFacts,
    standing: Cells,
    now: datetime,
    settings: DueSettings,
    course: Cells | None = None,
) -> tuple[Cells, list[tuple[str, int]]]:
    """One client's row and search words; `standing` is who has the case, in which programme, and whether open.

    `course` is what `course_of` gave for equal facts, where many clients have the same.
    """
    searchable = _searchable(client)
    row = _identity(client, searchable) | (course or course_of(case, now, settings)) | standing
    going_on = row.pop("open") and client.legal_status != LegalStatus.ENDED
    # A case with something left to do stays in sight wherever work is shown, whatever has ended.
    row["active"] = going_on or row["due_kind"] is not None
    return row | _keys(row, client), [(word, client.id) for word in searchable]


def _identity(client: Client, searchable: Iterable[str]) -> Cells:
    name = ", ".join(part for part in (client.family_name, client.given_name) if part)
    return {
        "client": client.id,
        "ref": client.ref,
        "name": "" if client.protected else name,
        "fold": "".join(f" {word}" for word in sorted(searchable)),
        "protected": client.protected,
        "office": client.office_id,
        "legal_status": client.legal_status,
        "release_on": client.release_on,
    }


def _searchable(client: Client) -> set[str]:
    """A protected identity is found by reference number alone: a hit on the name would give it away."""
    ref = fold(client.ref)
    found = {ref, ref.rpartition("-")[2].lstrip("0") or ref}
    if not client.protected:
        name = f"{client.family_name} {client.given_name}"
        found |= set(words(fold(name))) | set(fold(name).split())
        number = client.identity_number or ""
        found |= {number, number[2:]} if number else set()
    return found - {""}


def course_of(case: CaseFacts, now: datetime, settings: DueSettings) -> Cells:
    """The part of a row that follows from the facts alone: what is due, what was missed, what comes."""
    items = due(case, now, settings)
    first = items[0] if items else None
    limits = settings.attendance
    absences = attendance.attendance_flag(case.appointments, now, replace(limits, in_row=1, in_days=1))
    in_row, in_days = len(absences.in_row), len(absences.in_days)
    coming = [one.start for one in case.appointments if one.outcome is None and one.start > now]
    done = count((item.need, item.status) for item in case.checklist)
    return {
        "sessions_held": len(case.sessions),
        "next_at": min(coming, default=None),
        "missed_run": in_row,
        "missed_30_days": in_days,
        "missed_open": _count(items, DueKind.MISSED),
        "attendance_flag": in_row >= limits.in_row or in_days >= limits.in_days,
        "to_log": _count(items, DueKind.TO_LOG),
        "checklist_done": done.done,
        "checklist_total": done.needed,
        "due_kind": first.kind if first else None,
        "due_on": first.on if first else None,
        "late_from": min((late_from(item.kind, item.on) for item in items), default=None),
        "due_kinds": "".join(f" {kind} " for kind in sorted({item.kind for item in items})),
        "stale_at": next_change(case, now, settings, days=False) or NEVER,
    }


def _count(items: Sequence[DueItem], kind: DueKind) -> int:
    return sum(1 for item in items if item.kind is kind)


def _keys(row: Cells, client: Client) -> dict[str, str]:
    """Texts in display order, never empty; the id that follows them in the index makes them unique."""
    name = f"{sort_key(row['name'])}" if not client.protected else f"~{client.ref}"
    kind, next_at, release = row["due_kind"], row["next_at"], row["release_on"]
    rank = _RANK[DueKind(kind)] if kind else 99
    return {
        "name_key": name or "~",
        "due_key": f"{rank:02d}{row['due_on'] or '9999-99-99'} {name}",
        "next_key": f"{next_at.astimezone(UTC):%Y%m%d%H%M}" if next_at else f"9 {name}",
        "missed_key": f"{999 - row['missed_open']:03d}{999 - row['missed_run']:03d}"
        f"{999 - row['missed_30_days']:03d} {name}",
        "release_key": f"{release.isoformat() if release else '9999-99-99'} {name}",
    }


UNENROLLED: Cells = {"programme": "", "phase": "", "open": True}


class _ProgrammeLine(NamedTuple):
    """The enrolment a client's line speaks of."""

    client: int
    id: int
    programme: str
    phase: str
    ended_on: date | None
    started_on: date


def _enrolments(ids: list[int]) -> dict[int, _ProgrammeLine]:
    """An open enrolment before an ended one, treatment before a group, the latest."""
    rows = (
        Enrolment.select(
            Enrolment.client,
            Enrolment.id,
            Enrolment.programme,
            Enrolment.phase,
            Enrolment.ended_on,
            Enrolment.started_on,
        )
        .where(Enrolment.client.in_(ids), Enrolment.removed_at.is_null())
        .order_by(Enrolment.id)
        .tuples()
    )
    return {told.client: told for told in sorted((_ProgrammeLine(*row) for row in rows), key=_telling)}


def _telling(told: _ProgrammeLine) -> tuple[bool, bool, date]:
    return told.ended_on is None, is_treatment(told.programme), told.started_on


def _standing(told: _ProgrammeLine | None) -> Cells:
    if told is None:
        return UNENROLLED
    return {"programme": told.programme, "phase": told.phase, "open": told.ended_on is None}


def _assignments(ids: list[int], today: date) -> dict[tuple[int, str], int]:
    rows = (
        Assignment.select(Assignment.client, Assignment.part, Assignment.worker)
        .where(
            Assignment.client.in_(ids),
            Assignment.removed_at.is_null(),
            Assignment.from_on <= today,
            Assignment.to_on.is_null() | (Assignment.to_on > today),
        )
        .order_by(Assignment.from_on, Assignment.id)
        .tuples()
    )
    return {(client, part): worker for client, part, worker in rows}


def _handed_over(ids: list[int], now: datetime) -> dict[int, datetime]:
    """When the case is next with somebody else: an assignment to come begins, or one that is there ends."""
    days = fn.MIN(
        Case(None, [(Assignment.from_on > now.date(), Assignment.from_on)], Assignment.to_on)
    ).converter(Assignment.from_on.python_value)
    rows = (
        Assignment.select(Assignment.client, days)
        .where(
            Assignment.client.in_(ids),
            Assignment.removed_at.is_null(),
            (Assignment.from_on > now.date()) | (Assignment.to_on > now.date()),
        )
        .group_by(Assignment.client)
    )
    return {client: midnight(on, zone_of(now)) for client, on in rows.tuples()}


def _count_held(ids: list[int], told: Mapping[int, _ProgrammeLine]) -> dict[int, int]:
    """Sessions held in the programme the line speaks of, as the dose counts them; all of them without one."""
    rows = (
        Session.select(Session.client, Session.enrolment, fn.COUNT(Session.id))
        .where(Session.client.in_(ids), Session.held, Session.removed_at.is_null())
        .group_by(Session.client, Session.enrolment)
    )
    held: Counter[int] = Counter()
    for client, enrolment, number in rows.tuples():
        if client not in told or told[client].id == enrolment:
            held[client] += number
    return dict(held)


def _clients_with_flags(ids: list[int]) -> set[int]:
    rows = Flag.select(Flag.client).where(
        Flag.client.in_(ids), Flag.removed_at.is_null(), Flag.lifted_at.is_null()
    )
    return {row[0] for row in rows.tuples()}
