"""Where a due item is dealt with: the part of the client's file, and the record of it to begin at."""

from __future__ import annotations

from collections.abc import Hashable

from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.due import DueItem
from entre_tui.rules.due.facts import RecordKind

_PART_OF = {
    RecordKind.APPOINTMENT: "appointments",
    RecordKind.SESSION: "sessions",
    RecordKind.GOAL: "goals",
    RecordKind.CHECKLIST: "reintegration",
    RecordKind.TASK: "reintegration",
    RecordKind.CONSENT: "consent",
    RecordKind.AGREEMENT: "overview",
}
_PART_OF_KIND = {
    DueKind.FIRST_MEETING: "consent",
    DueKind.FEW_MEETINGS: "consent",
    DueKind.NO_CONTACT: "appointments",
}
# Parts that list records of several kinds keep them apart by their kind.
_KEPT_APART = {RecordKind.CONSENT: "consent", RecordKind.CHECKLIST: "item", RecordKind.TASK: "task"}


def part_for(item: DueItem) -> str:
    """The part of the file; the overview where none is nearer."""
    if item.record_kind is RecordKind.CLIENT:
        return _PART_OF_KIND.get(item.kind, "overview")
    return _PART_OF[item.record_kind]


def record_of(item: DueItem) -> Hashable | None:
    """The record as the part's list keys it; None for what is about the client as a whole."""
    if item.record_kind is RecordKind.CLIENT:
        return None
    kept = _KEPT_APART.get(item.record_kind)
    return (kept, item.record_id) if kept else item.record_id
