"""What only a supervisor may do: refused for a case worker before anything is looked at, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from entre_tui.casework import access, calendar, due, settings, thresholds, workers
from entre_tui.casework.base import Actor, NotAllowed, Role
from entre_tui.models import AuditEntry, Setting, Snooze, Worker
from entre_tui.rules.codes import DueKind

LATER = date(2025, 12, 24)

ONLY_A_SUPERVISOR: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "lets a due item wait": (due.snooze, (1, DueKind.CONSENT, None, LATER, "ill")),
    "wakes one": (due.wake_item, (1, DueKind.CONSENT, None)),
    "sets for everybody": (settings.set_for_all, ("key", 1)),
    "chooses a calendar's titles": (calendar.choose_titles, (calendar.Titles.REF,)),
    "chooses figures": (thresholds.choose, ({"no_contact_days": 20},)),
    "chooses areas": (thresholds.choose_areas, (("family",),)),
    "adds a colleague": (workers.add_worker, ("Bo Ek", "Gothenburg", Role.WORKER, "bo")),
    "makes a supervisor": (access.set_role, ("anna", Role.SUPERVISOR)),
    "ends access": (access.end_access, ("siv",)),
    "asks who may go": (access.may_go, ("siv",)),
}


@pytest.mark.parametrize("what", list(ONLY_A_SUPERVISOR))
def test_a_case_worker_may_not(what: str, client: int, actor: Actor, now: datetime) -> None:
    function, args = ONLY_A_SUPERVISOR[what]
    before = (AuditEntry.select().count(), Worker.select().count(), Setting.select().count())
    with pytest.raises(NotAllowed, match="Only a supervisor"):
        function(*args, actor=actor, now=now)
    assert (AuditEntry.select().count(), Worker.select().count(), Setting.select().count()) == before
    assert not Snooze.select().exists()


def test_a_supervisor_may(client: int, supervisor: Actor, now: datetime) -> None:
    who = {"actor": supervisor, "now": now}
    due.snooze(client, DueKind.CONSENT, None, LATER, "ill", **who)
    due.wake_item(client, DueKind.CONSENT, None, **who)
    settings.set_for_all("key", 1, **who)
    thresholds.choose({"no_contact_days": 20}, **who)
    thresholds.choose_areas(("family",), **who)
    workers.add_worker("Bo Ek", "Gothenburg", Role.WORKER, "bo", **who)
    access.set_role("bo", Role.SUPERVISOR, **who)
    assert access.may_go("siv", **who)
    access.end_access("siv", **who)
    kept = Worker.select(Worker.account, Worker.role, Worker.active).order_by(Worker.id).tuples()
    assert list(kept) == [("anna", "worker", 1), ("siv", "supervisor", 0), ("bo", "supervisor", 1)]


def test_the_first_person_makes_the_file_theirs_and_nobody_else(db: object, now: datetime) -> None:
    before = Worker.select().count()
    with pytest.raises(NotAllowed, match="knows its people"):
        workers.first_worker("Bo Ek", "Umeå", Role.SUPERVISOR, "bo", "test", now=now)
    assert Worker.select().count() == before


def test_what_is_asleep_wakes_by_its_own_name(client: int, supervisor: Actor, now: datetime) -> None:
    """Waking one item leaves others asleep: of another kind, another record, another client, or awake already."""
    who = {"actor": supervisor, "now": now}

    def asleep() -> list[int]:
        rows = Snooze.select(Snooze.id).where(Snooze.removed_at.is_null()).order_by(Snooze.id)
        return [number for (number,) in rows.tuples()]

    for kind, record in (
        (DueKind.CONSENT, 1),
        (DueKind.CONSENT, 2),
        (DueKind.CONSENT, None),
        (DueKind.GOAL_REVIEW, 1),
    ):
        due.snooze(client, kind, record, LATER, "ill", **who)
    due.wake_item(client, DueKind.CONSENT, 1, **who)
    assert asleep() == [2, 3, 4]
    due.wake_item(client, DueKind.CONSENT, None, **who)
    assert asleep() == [2, 4]
    for kind, record in ((DueKind.CONSENT, None), (DueKind.CONSENT, 1), (DueKind.GOAL_REVIEW, 2)):
        with pytest.raises(due.CaseworkError, match="due already"):
            due.wake_item(client, kind, record, **who)
    on_its_day = {"actor": supervisor, "now": datetime(2025, 12, 24, 9, tzinfo=now.tzinfo)}
    with pytest.raises(due.CaseworkError, match="due already"):
        due.wake_item(client, DueKind.CONSENT, 2, **on_its_day)
    the_day_before = {"actor": supervisor, "now": datetime(2025, 12, 23, 9, tzinfo=now.tzinfo)}
    due.wake_item(client, DueKind.CONSENT, 2, **the_day_before)
    assert asleep() == [4]
