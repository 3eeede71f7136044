"""What only a supervisor may do: refused for a case worker before anything is looked at, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from entre_tui.casework.client import due
from entre_tui.casework.core.actor import NOBODY, Acting
from entre_tui.casework.core.base import Actor, NotAllowed, Role
from entre_tui.casework.day import calendar
from entre_tui.casework.office import access, settings, workers
from entre_tui.casework.supervision import thresholds
from entre_tui.models import AuditEntry, Setting, Snooze, Worker
from entre_tui.rules.codes import DueKind

LATER = date(2025, 12, 24)

ONLY_A_SUPERVISOR: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "lets a due item wait": (due.snooze, (1, DueKind.CONSENT, None, LATER, "ill")),
    "wakes one": (due.wake_item, (1, DueKind.CONSENT, None)),
    "sets for everybody": (settings.set_for_all, ("key", 1)),
    "chooses a calendar's titles": (calendar.choose_titles, (calendar.CalendarTitles.REF,)),
    "chooses figures": (thresholds.choose, ({"no_contact_days": 20},)),
    "chooses areas": (thresholds.choose_areas, (("family",),)),
    "adds a colleague": (workers.add_worker, ("Bo Ek", "Gothenburg", Role.WORKER, "bo")),
    "makes a supervisor": (access.set_role, ("anna", Role.SUPERVISOR)),
    "ends access": (access.end_access, ("siv",)),
    "asks who may go": (access.may_go, ("siv",)),
}


@pytest.mark.parametrize("what", list(ONLY_A_SUPERVISOR))
def test_a_case_worker_may_not(what: str, client: int, acting: Acting) -> None:
    function, args = ONLY_A_SUPERVISOR[what]
    before = (AuditEntry.select().count(), Worker.select().count(), Setting.select().count())
    with pytest.raises(NotAllowed, match="Only a supervisor"):
        function(acting, *args)
    assert (AuditEntry.select().count(), Worker.select().count(), Setting.select().count()) == before
    assert not Snooze.select().exists()


def test_a_supervisor_may(client: int, supervisor: Actor, now: datetime) -> None:
    who = Acting(supervisor, now)
    due.snooze(who, client, DueKind.CONSENT, None, LATER, "ill")
    due.wake_item(who, client, DueKind.CONSENT, None)
    settings.set_for_all(who, "key", 1)
    thresholds.choose(who, {"no_contact_days": 20})
    thresholds.choose_areas(who, ("family",))
    workers.add_worker(who, "Bo Ek", "Gothenburg", Role.WORKER, "bo")
    access.set_role(who, "bo", Role.SUPERVISOR)
    assert access.may_go(who, "siv")
    access.end_access(who, "siv")
    kept = Worker.select(Worker.account, Worker.role, Worker.active).order_by(Worker.id).tuples()
    assert list(kept) == [("anna", "worker", 1), ("siv", "supervisor", 0), ("bo", "supervisor", 1)]


def test_the_first_person_makes_the_file_theirs_and_nobody_else(db: object, now: datetime) -> None:
    before = Worker.select().count()
    with pytest.raises(NotAllowed, match="knows its people"):
        workers.first_worker(Acting(NOBODY, now), "bo", "test", "Bo Ek", "Umeå", Role.SUPERVISOR)
    assert Worker.select().count() == before


def test_what_is_asleep_wakes_by_its_own_name(client: int, supervisor: Actor, now: datetime) -> None:
    """Waking one item leaves others asleep: of another kind, another record, another client, or awake already."""
    who = Acting(supervisor, now)

    def asleep() -> list[int]:
        rows = Snooze.select(Snooze.id).where(Snooze.removed_at.is_null()).order_by(Snooze.id)
        return [number for (number,) in rows.tuples()]

    for kind, record in (
        (DueKind.CONSENT, 1),
        (DueKind.CONSENT, 2),
        (DueKind.CONSENT, None),
        (DueKind.GOAL_REVIEW, 1),
    ):
        due.snooze(who, client, kind, record, LATER, "ill")
    due.wake_item(who, client, DueKind.CONSENT, 1)
    assert asleep() == [2, 3, 4]
    due.wake_item(who, client, DueKind.CONSENT, None)
    assert asleep() == [2, 4]
    for kind, record in ((DueKind.CONSENT, None), (DueKind.CONSENT, 1), (DueKind.GOAL_REVIEW, 2)):
        with pytest.raises(due.CaseworkError, match="due already"):
            due.wake_item(who, client, kind, record)
    on_its_day = Acting(supervisor, datetime(2025, 12, 24, 9, tzinfo=now.tzinfo))
    with pytest.raises(due.CaseworkError, match="due already"):
        due.wake_item(on_its_day, client, DueKind.CONSENT, 2)
    the_day_before = Acting(supervisor, datetime(2025, 12, 23, 9, tzinfo=now.tzinfo))
    due.wake_item(the_day_before, client, DueKind.CONSENT, 2)
    assert asleep() == [4]
