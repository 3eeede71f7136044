"""Text on its way to being saved: kept within a second of the typing, in the encrypted file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from entre_tui.casework.base import Actor, opening, reading
from entre_tui.models import Draft


@dataclass(frozen=True, slots=True)
class DraftView:
    key: str
    client_id: int | None
    values: dict[str, Any]
    saved_at: datetime


def _view(row: Draft) -> DraftView:
    return DraftView(row.key, row.client_id, json.loads(row.text), row.saved_at)


@opening
def save_draft(
    key: str, client_id: int | None, values: dict[str, Any], *, actor: Actor, now: datetime
) -> None:
    """Keeps what is in a form; a later draft of the same form takes its place."""
    text = json.dumps(values, ensure_ascii=False, default=str)
    mine = (Draft.key == key) & (Draft.worker == actor.worker_id)
    if not Draft.update(text=text, saved_at=now).where(mine).execute():
        Draft.create(key=key, worker=actor.worker_id, client=client_id, text=text, saved_at=now)


@reading
def load_draft(key: str, *, actor: Actor, now: datetime) -> DraftView | None:
    row = Draft.get_or_none(Draft.key == key, Draft.worker == actor.worker_id)
    return None if row is None else _view(row)


@opening
def drop_draft(key: str, *, actor: Actor, now: datetime) -> None:
    """The form was saved, or the person chose to let the text go."""
    Draft.delete().where(Draft.key == key, Draft.worker == actor.worker_id).execute()


@reading
def open_drafts(*, actor: Actor, now: datetime) -> tuple[DraftView, ...]:
    """The worker's unsaved texts, latest first."""
    mine = Draft.select().where(Draft.worker == actor.worker_id).order_by(Draft.saved_at.desc())
    return tuple(_view(row) for row in mine)
