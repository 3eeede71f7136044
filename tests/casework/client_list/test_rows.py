"""The client list at any size: every order, filter and search goes through an index; numbers say where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from entre_tui.casework.client import clients, handover
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.client_list import rows as list_rows
from entre_tui.casework.client_list import searching
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import IN_A_ROW, LATE, THIS_WEEK, ListChoice
from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.models import Assignment, ClientRow
from entre_tui.models.caseload import ORDERS
from entre_tui.rules.codes import DueKind, LegalStatus
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"phase": "treatment"},
    {"programme": "entre-2016"},
    {"legal_status": str(LegalStatus.PROBATION)},
    {"release_weeks": 4},
    {"missed": True},
    {"ended": True},
    *({"due": kind} for kind in (LATE, IN_A_ROW, THIS_WEEK, str(DueKind.GOAL_REVIEW))),
    {"text": "ek"},
    {"text": "ek bo", "missed": True, "phase": "treatment"},
)
# What was limited before.
HARMLESS = ("SCAN _wrapped", "SCAN first", "SCAN CONSTANT ROW")
WHOSE = ("mine", "office", "all", "worker", "nobody")


def choices(sort: str) -> list[ListChoice]:
    """Everything that can be asked in one order."""
    return [
        ListChoice(scope=scope, sort=sort, worker=1 if scope == "worker" else None, **asked)
        for scope, asked in product(WHOSE, FILTERS)
    ]


@pytest.fixture
def people(acting: Acting, supervisor: Actor, now: datetime) -> list[int]:
    """Twelve clients of two workers."""
    found = []
    for number in range(12):
        details = ClientDetails(
            family_name=("Ek", "Alm", "Bok")[number % 3],
            given_name=("Bo", "Ek")[number % 2],
            office="Gothenburg",
            legal_status=(LegalStatus.PROBATION, LegalStatus.PRISON, LegalStatus.ENDED)[number % 3],
            release_on=now.date() + timedelta(weeks=number) if number % 2 else None,
        )
        found.append(clients.add_client(acting, details).client_id or 0)
    for client_id in found[8:]:
        handover.hand_over(acting, client_id, supervisor.worker_id, now.date())
    Assignment.delete().where(Assignment.client.in_(found[:2])).execute()
    list_projection.refresh_many(found[:2], now)
    return found


@contextmanager
def plans(db: EncryptedDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How SQLite means to answer each question that is asked within."""
    seen: list[str] = []
    real = db.execute_sql

    def explained(sql: str, params: Any = None, *args: Any, **kwargs: Any) -> Any:
        # Offices and workers are a handful: their names are looked through.
        if re.search(r'FROM "(client_row|search_word)"', sql):
            seen.extend(row[3] for row in real(f"EXPLAIN QUERY PLAN {sql}", params).fetchall())
        return real(sql, params, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(db, "execute_sql", explained)
        yield seen


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("sort", ORDERS)
def test_no_question_reads_the_whole_register(
    sort: str,
    few: int,
    people: list[int],
    acting: Acting,
    db: EncryptedDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    line = list_windows.top(acting, ListChoice(scope="all", sort=sort), 1).lines[0]
    for choice in choices(sort):
        with plans(db, monkeypatch) as seen:
            list_windows.look(acting, choice, 5)
            list_windows.bottom(acting, choice, 5)
            list_windows.after(acting, choice, line, 5)
            list_windows.before(acting, choice, line, 5)
            list_windows.around(acting, choice, line.key, line.client_id, 5)
        whole = [plan for plan in seen if plan.startswith("SCAN") and plan not in HARMLESS]
        assert not whole, choice
        walked = [plan for plan in seen if f"client_row_by_{sort} " in plan]
        if few:
            assert walked or any("t1 USING INTEGER PRIMARY KEY" in plan for plan in seen), choice
        else:
            assert len(walked) >= 6, choice
            assert not any("TEMP B-TREE" in plan for plan in seen), choice


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("sort", ORDERS)
def test_the_numbers_are_those_of_the_list(
    sort: str, few: int, people: list[int], acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for choice in choices(sort):
        whole = list_windows.top(acting, choice, 50).lines
        everybody = choice.bare._replace(ended=choice.ended)
        total = len(list_windows.top(acting, everybody, 50).lines)
        with monkeypatch.context() as patch:
            patch.setattr(searching, "FEW", few)
            assert list_windows.top(acting, choice, 50).lines == whole, choice
            counts = list_windows.counts(acting, choice)
        assert counts == list_windows.ListCounts(len(whole), total), choice


@pytest.mark.parametrize("sort", ORDERS)
def test_a_walk_to_the_next_match_stays_in_the_index(
    sort: str, people: list[int], acting: Acting, db: EncryptedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {row[2] for row in db.execute_sql(f"PRAGMA index_info(client_row_by_{sort})").fetchall()}
    monkeypatch.setattr(searching, "FEW", 0)
    for choice in choices(sort):
        asked = list_rows.asked_for(acting, choice)
        sql = str(ClientRow.select().where(*list_rows.conditions(asked, choice)).sql()[0])
        assert set(re.findall(r'"t1"\."(\w+)"', sql.partition("WHERE")[2])) <= held, choice


def test_very_many_are_not_counted_to_the_end(
    people: list[int], acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_rows, "COUNTED", 5)
    everybody = ListChoice(scope="all")
    assert list_windows.counts(acting, everybody) == list_windows.ListCounts(5, 5, False, False)
    probation = everybody._replace(legal_status=str(LegalStatus.PROBATION))
    assert list_windows.counts(acting, probation) == list_windows.ListCounts(4, 5, True, False)
    monkeypatch.setattr(list_rows, "LOOKED_AT", 3)
    some = list_windows.counts(acting, probation)
    assert some.matching <= 3
    assert not some.exact


def test_a_rare_word_is_found_among_a_workers_many_cases_only(
    people: list[int], acting: Acting, actor: Actor, supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    details = ClientDetails(family_name="Ovanlig", given_name="Bo", office="Gothenburg")
    clients.add_client(acting, details)
    monkeypatch.setattr(searching, "FEW", 2)
    theirs = ListChoice(scope="worker", worker=supervisor.worker_id, text="ovanlig")
    assert list_windows.top(acting, theirs, 5).lines == ()
    his = theirs._replace(worker=actor.worker_id)
    assert len(list_windows.top(acting, his, 5).lines) == 1


@pytest.mark.parametrize("many", [0, 10_000])
@pytest.mark.parametrize(("typed", "found"), [("ek bo", 4), ("bo ek", 4), ("alm bo", 2), ("gothen ek bo", 4)])
def test_words_that_many_share_meet_in_the_same_clients(
    typed: str, found: int, many: int, people: list[int], acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = ListChoice(scope="all", text=typed)
    before = list_windows.top(acting, choice, 50).lines
    monkeypatch.setattr(searching, "FEW", 4)
    monkeypatch.setattr(searching, "MANY", many)
    after = list_windows.top(acting, choice, 50).lines
    assert after == before
