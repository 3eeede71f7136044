"""What a due item is about."""

from __future__ import annotations

from datetime import datetime

from entre_tui.casework.client.due_subjects import about
from entre_tui.casework.core.base import Actor
from entre_tui.models import ChecklistItem, Goal
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.due import DueItem
from entre_tui.rules.due.facts import RecordKind


def test_items_of_a_kind_are_told_apart(client: int, actor: Actor, now: datetime) -> None:
    stamp = {"created_at": now, "changed_at": now}
    area = ChecklistItem.create(client=client, area="accommodation", **stamp)
    goal = Goal.create(client=client, own_words="A flat of my own", **stamp)
    on = now.date()
    items = [
        DueItem(DueKind.CHECKLIST, on, 1, RecordKind.CHECKLIST, area.id),
        DueItem(DueKind.GOAL_REVIEW, on, 1, RecordKind.GOAL, goal.id),
        DueItem(DueKind.NO_CONTACT, on, 1, RecordKind.CLIENT, client),
    ]
    assert about(items) == {
        (RecordKind.CHECKLIST, area.id): "accommodation",
        (RecordKind.GOAL, goal.id): "A flat of my own",
    }
    assert about([]) == {}
