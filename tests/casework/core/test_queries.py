"""As many queries for a long file as for a short one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import missed, missed_views, outcomes
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.core.base import Acting
from entre_tui.casework.day import today
from entre_tui.casework.sessions import views as session_views
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Outcome
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import booked

READINGS: list[tuple[str, Callable[..., Any], bool]] = [
    ("appointments", appointment_views.appointments, True),
    ("sessions", session_views.sessions, True),
    ("unfollowed", missed_views.list_unfollowed, False),
    ("today", today.today, False),
]


@pytest.fixture
def queries(db: EncryptedDatabase, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that reaches the file."""
    seen: list[str] = []
    real = db.execute_sql

    def counted(sql: str, *args: Any, **kwargs: Any) -> Any:
        seen.append(sql)
        return real(sql, *args, **kwargs)

    monkeypatch.setattr(db, "execute_sql", counted)
    return seen


def live(acting: Acting, client: int, first: int, last: int) -> None:
    """Days that were attended and days that were not, all of them with their follow-up."""
    for days in range(first, last):
        one = booked(acting, client, -days)
        if days % 2:
            outcomes.log_outcome(acting, one.id, Outcome.ATTENDED, seen_version=1)
        else:
            tried = AbsenceFollowUp(
                ContactWay.PHONE, ContactResult.NO_ANSWER, acting.now - timedelta(minutes=1)
            )
            missed.mark_missed(acting, one.id, AbsenceReason.NONE_GIVEN, tried, seen_version=1)


@pytest.mark.parametrize(
    ("reading", "of_client"), [row[1:] for row in READINGS], ids=[row[0] for row in READINGS]
)
def test_a_long_file_asks_no_more_often_than_a_short_one(
    reading: Callable[..., Any], of_client: bool, client: int, acting: Acting, queries: list[str]
) -> None:
    args = (client,) if of_client else ()
    live(acting, client, 1, 4)
    queries.clear()
    reading(acting, *args)
    short = len(queries)
    live(acting, client, 4, 12)
    queries.clear()
    reading(acting, *args)
    assert len(queries) <= short
