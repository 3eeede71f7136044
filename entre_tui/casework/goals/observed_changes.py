"""The client's change "in staff's words": the notes of that kind, beside the goals (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.client.notes import CHANGE
from entre_tui.models import Note, Worker


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What somebody on the staff saw, and when."""

    id: int
    version: int
    at: datetime
    author: str
    text: str


def staff_words_of(client_id: int) -> tuple[StaffWords, ...]:
    """For other casework: the latest first."""
    rows = (
        Note.select(Note.id, Note.version, Note.at, Worker.name, Note.text)
        .left_outer_join(Worker, on=Note.created_by == Worker.id)
        .where(Note.client == client_id, Note.kind == CHANGE, Note.removed_at.is_null())
        .order_by(Note.at.desc(), Note.id.desc())
    )
    return tuple(
        StaffWords(number, version, at, who or "", text) for number, version, at, who, text in rows.tuples()
    )
