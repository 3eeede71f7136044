"""Whatever is in the files: the list, Today, Missed, the overview and the supervisor's counts say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entre_tui.casework.appointments import missed_views
from entre_tui.casework.client import due
from entre_tui.casework.client.due import DueLine, due_lines
from entre_tui.casework.client_list import refresh_stale
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.head_counts import waiting
from entre_tui.casework.core import due_inputs, list_projection
from entre_tui.casework.core.base import Acting, Actor, create
from entre_tui.casework.day import today
from entre_tui.casework.supervision.caseload import caseload
from entre_tui.models import (
    Client,
    ClientRow,
    Consent,
)
from entre_tui.rules.appointments.attendance import AttendanceSign, attendance_flag, past, rolling_window, run
from entre_tui.rules.codes import (
    DueKind,
    LegalStatus,
    Outcome,
)
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.generated_files import BEGIN, FILES, File, Writer, day
from tests.conftest import STOCKHOLM


@contextmanager
def undone_after(db: EncryptedDatabase) -> Iterator[None]:
    """Each example begins with an empty office."""
    with db.atomic() as transaction:
        yield
        transaction.rollback()


def truth(ids: list[int], now: datetime) -> dict[int, list[DueLine]]:
    """What the rules say, asked directly."""
    clients = list(Client.select().where(Client.id.in_(ids)).order_by(Client.id))
    found: dict[int, list[DueLine]] = {number: [] for number in ids}
    for line in due_lines(clients, now):
        found[line.client_id].append(line)
    return found


def caught_up(acting: Acting) -> None:
    while refresh_stale.refresh_stale(acting):
        pass


def check_rows(known: dict[int, list[DueLine]], now: datetime) -> None:
    """The list's Due column, and every count that stands in a row."""
    for number, lines in known.items():
        row = ClientRow.get_by_id(number)
        items = [line.item for line in lines]
        first = items[0] if items else None
        assert (row.due_kind, row.due_on) == ((first.kind, first.on) if first else (None, None))
        assert set(row.due_kinds.split()) == {str(item.kind) for item in items}
        assert row.to_log == sum(item.kind is DueKind.TO_LOG for item in items)
        assert row.missed_open == sum(item.kind is DueKind.MISSED for item in items)
        late = row.late_from is not None and row.late_from <= now.date()
        assert late == any(item.over > 0 for item in items)


def check_attendance(ids: list[int], now: datetime) -> None:
    """What the row says of absences and of what comes is what the rules say of the appointments."""
    known = due_inputs.appointments_of(ids, now)
    for number in ids:
        row, booked = ClientRow.get_by_id(number), known.get(number, [])
        flag = attendance_flag(booked, now)
        assert row.attendance_flag == bool(flag)
        run_of = "".join(sign for sign in run(booked, now) if sign != AttendanceSign.NO_OUTCOME)
        in_year = rolling_window(now.date())
        unacceptable = [
            one for one in past(booked, now, in_year) if one.outcome is Outcome.ABSENT_UNACCEPTABLE
        ]
        assert row.missed_run <= len(run_of) - len(run_of.rstrip(AttendanceSign.UNACCEPTABLE))
        recent = [
            one for one in unacceptable if (now.date() - one.start.astimezone(STOCKHOLM).date()).days <= 30
        ]
        assert row.missed_30_days == len(recent)
        coming = [one.start for one in booked if one.outcome is None and one.start > now]
        assert row.next_at == min(coming, default=None)


def check_day(acting: Acting, mine: set[int], known: dict[int, list[DueLine]]) -> None:
    """Today and Missed have each item of the actor's cases once, and none of anybody else's."""
    view = today.today(acting)
    everything = [line for number in sorted(mine) for line in known[number]]
    shown = sorted((line.client_id, line.item.kind, line.item.record_id) for line in view.due)
    rest = [line for line in everything if line.item.kind is not DueKind.TO_LOG]
    assert shown == sorted((line.client_id, line.item.kind, line.item.record_id) for line in rest)
    logged = {line.item.record_id for line in everything if line.item.kind is DueKind.TO_LOG}
    coming = {one.id for one in view.appointments}
    assert logged <= {one.id for one in view.to_log} | coming
    head = waiting(acting)
    assert (head.today, head.to_log) == (len(coming), len(logged))
    assert head.missed == sum(line.item.kind is DueKind.MISSED for line in everything)
    missed = [line.item for line in missed_views.list_unfollowed(acting, "mine")]
    kinds = (DueKind.MISSED, DueKind.EVIDENCE)
    wanted = [line.item for line in everything if line.item.kind in kinds]
    assert sorted((item.kind, item.record_id, item.over) for item in missed) == sorted(
        (item.kind, item.record_id, item.over) for item in wanted
    )


def check_counts(acting: Acting, active: set[int], known: dict[int, list[DueLine]]) -> None:
    """The supervisor's numbers, and the clients behind each of them."""
    loads = {load.worker_id: load for load in caseload(acting)}
    # Those who have room show as well.
    assert {number for number, load in loads.items() if load.clients} == (
        {acting.actor.worker_id} if active else set()
    )
    if not active:
        return
    load = loads[acting.actor.worker_id]
    items = [line.item for number in active for line in known[number]]

    def having(check: Callable[[Any], bool]) -> int:
        return sum(any(check(line.item) for line in known[number]) for number in active)

    assert load.clients == len(active)
    assert load.to_log == sum(item.kind is DueKind.TO_LOG for item in items)
    assert load.missed == sum(item.kind is DueKind.MISSED for item in items)
    assert load.overdue == having(lambda item: item.over > 0)
    flagged = ClientRow.select().where(ClientRow.client.in_(active), ClientRow.attendance_flag)
    assert load.flagged_attendance == flagged.count()
    for number, kind in (
        (load.unevaluated, DueKind.EVALUATION),
        (load.no_meeting, DueKind.FIRST_MEETING),
        (load.consent, DueKind.CONSENT),
    ):
        assert number == having(lambda item, kind=kind: item.kind is kind)
        behind = ListChoice("worker", due=kind, worker=acting.actor.worker_id)
        lines = list_windows.top(acting, behind, 50).lines
        assert number == len(lines)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(FILES, min_size=1, max_size=4), st.lists(st.integers(1, 60 * 24 * 40), max_size=3))
def test_every_place_says_the_same_then_and_later(
    db: EncryptedDatabase, actor: Actor, supervisor: Actor, files: list[File], minutes: list[int]
) -> None:
    with undone_after(db):
        writer = Writer(actor, supervisor)
        ids = [writer.write(file) for file in files]
        now = BEGIN
        for passed in (0, *minutes):
            now += timedelta(minutes=passed)
            caught_up(Acting(actor, now))
            known = truth(ids, now)
            check_rows(known, now)
            check_attendance(ids, now)
            active = {row[0] for row in ClientRow.select(ClientRow.client).where(ClientRow.active).tuples()}
            assert {number for number, lines in known.items() if lines} <= active
            check_day(Acting(actor, now), active, known)
            check_counts(Acting(actor, now), active, known)
            covered = {
                number
                for number, file in zip(ids, files, strict=True)
                if file.covered and day(file.covered[0]) <= now.date() < day(sum(file.covered))
            }
            check_day(Acting(supervisor, now), active & covered, known)
            mine = list_windows.top(Acting(supervisor, now), ListChoice("mine"), 50).lines
            assert {line.client_id for line in mine} == active & covered


@pytest.mark.parametrize(
    ("status", "ended", "kind"),
    [
        (LegalStatus.ENDED, True, DueKind.RETENTION),
        (LegalStatus.PROBATION, True, DueKind.MISSED),
        (LegalStatus.PROBATION, True, DueKind.TO_LOG),
        (LegalStatus.PRISON, True, DueKind.FIRST_MEETING),
    ],
)
def test_what_is_left_to_do_after_the_end_stays_in_sight(
    db: EncryptedDatabase, actor: Actor, supervisor: Actor, status: LegalStatus, ended: bool, kind: DueKind
) -> None:
    outcome = Outcome.ABSENT_UNACCEPTABLE if kind is DueKind.MISSED else None
    booked = kind in (DueKind.MISSED, DueKind.TO_LOG)
    file = File(
        status=status,
        release=60 if kind is DueKind.FIRST_MEETING else None,
        supervision=None,
        sanction=-3653 if kind is DueKind.RETENTION else None,
        enrolled=-300,
        ended=ended,
        covered=None,
        appointments=[(-1, 10, outcome, None, None, None)] if booked else [],
        sessions=[],
        goals=[],
        checklist=[],
        consents=[],
        meetings=[],
        tasks=[],
        agreement=None,
        snoozed=[],
    )
    number = Writer(actor, supervisor).write(file)
    known = truth([number], BEGIN)
    assert [line.item.kind for line in known[number]] == [kind]
    check_day(Acting(actor, BEGIN), {number}, known)
    check_counts(Acting(actor, BEGIN), {number}, known)


def test_what_waits_by_a_supervisors_word_is_gone_everywhere_until_its_day(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    create(acting, Consent, client=client, given_on=now.date())
    list_projection.refresh(client, now)
    (line,) = due.due_of(acting, client)
    until = now.date() + timedelta(days=7)
    due.snooze(
        Acting(supervisor, now), client, line.item.kind, line.item.record_id, until, "archive is moving"
    )
    for days, expected in ((0, 0), (6, 0), (7, 1)):
        moment = now + timedelta(days=days)
        caught_up(Acting(actor, moment))
        known = truth([client], moment)
        assert len(known[client]) == expected
        check_rows(known, moment)
        check_day(Acting(actor, moment), {client}, known)
        check_counts(Acting(actor, moment), {client}, known)


@pytest.mark.parametrize("days", [0, 3, 9])
def test_who_covers_sees_the_day_while_the_cover_lasts(
    db: EncryptedDatabase, actor: Actor, supervisor: Actor, days: int
) -> None:
    nothing: dict[str, Any] = {
        name: []
        for name in (
            "appointments",
            "sessions",
            "goals",
            "checklist",
            "consents",
            "meetings",
            "tasks",
            "snoozed",
        )
    }
    empty = dict.fromkeys(("release", "supervision", "sanction", "enrolled", "agreement"))
    coming = [(number, 16, None, None, None, None) for number in (0, 3, 9)]
    file = File(
        status=LegalStatus.PROBATION,
        ended=False,
        covered=(1, 5),
        **empty,
        **{**nothing, "appointments": coming},
    )
    Writer(actor, supervisor).write(file)
    now = BEGIN + timedelta(days=days)
    caught_up(Acting(actor, now))
    seen = today.today(Acting(supervisor, now)).appointments
    assert [one.client for one in seen] == (["Ek 1, Kim"] if days == 3 else [])
    ahead = today.week(Acting(supervisor, now), BEGIN.date())
    assert [one.starts_at.date() for one in ahead] == [day(3)]
