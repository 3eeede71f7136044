"""What a due item is about, where a client can have several of a kind: the area of the checklist, the goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from entre_tui.models import ChecklistItem, Goal
from entre_tui.rules.due.due import DueItem
from entre_tui.rules.due.facts import RecordKind

About = Mapping[tuple[RecordKind, int], str]


def about(items: Iterable[DueItem]) -> About:
    """By kind of record and its id: the code of an area, or the client's own words of a goal."""
    wanted = list(items)

    def ids(kind: RecordKind) -> list[int]:
        return [item.record_id for item in wanted if item.record_kind is kind]

    areas = ChecklistItem.select(ChecklistItem.id, ChecklistItem.area)
    goals = Goal.select(Goal.id, Goal.own_words)
    found = {
        (RecordKind.CHECKLIST, number): area
        for number, area in areas.where(ChecklistItem.id.in_(ids(RecordKind.CHECKLIST))).tuples()
    }
    found |= {
        (RecordKind.GOAL, number): words
        for number, words in goals.where(Goal.id.in_(ids(RecordKind.GOAL))).tuples()
    }
    return found
