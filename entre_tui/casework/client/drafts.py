"""Text on its way to being saved: kept within a second of the typing, in the encrypted file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN

from entre_tui.casework.core.base import Acting, opening, reading
from entre_tui.models import Client, Draft

# A form may be out of reach by then; the text stays with it all the same.
TOLD_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DraftView:
    key: str
    client_id: int | None
    values: dict[str, object]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text that was never saved: the client's name as lists show it, empty for none; `form` is where it was typed."""

    client: str
    form: str
    saved_at: datetime


def _to_json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str)


def _view(row: Draft) -> DraftView:
    return DraftView(row.key, row.client_id, json.loads(row.text), row.saved_at)


@opening
def save_draft(acting: Acting, key: str, client_id: int | None, values: dict[str, object]) -> None:
    """Keeps what is in a form; a later draft of the same form takes its place."""
    text = _to_json(values)
    mine = (Draft.key == key) & (Draft.worker == acting.actor.worker_id)
    if not Draft.update(text=text, saved_at=acting.now).where(mine).execute():
        Draft.create(key=key, worker=acting.actor.worker_id, client=client_id, text=text, saved_at=acting.now)


@reading
def load_draft(acting: Acting, key: str) -> DraftView | None:
    row = Draft.get_or_none(Draft.key == key, Draft.worker == acting.actor.worker_id)
    return None if row is None else _view(row)


@opening
def drop_draft(acting: Acting, key: str, only: dict[str, object] | None = None) -> None:
    """The form was saved, or the person chose to let the text go; with `only`, a later draft of it stays."""
    mine = (Draft.key == key) & (Draft.worker == acting.actor.worker_id)
    if only is not None:
        mine &= Draft.text == _to_json(only)
    Draft.delete().where(mine).execute()


@reading
def list_unsaved(acting: Acting) -> tuple[UnsavedText, ...]:
    """The worker's texts of the last weeks that wait to be saved, latest first: on whom, what, since when."""
    # Names come with half of what is known of a client, which a draft is kept without.
    from entre_tui.casework.client.clients import name_of

    mine = (
        Draft.select(Draft, Client)
        .join(Client, JOIN.LEFT_OUTER)
        .where(Draft.worker == acting.actor.worker_id, Draft.saved_at > acting.now - TOLD_FOR)
    )
    return tuple(
        UnsavedText(name_of(row.client) if row.client else "", row.key.partition(":")[0], row.saved_at)
        for row in mine.order_by(Draft.saved_at.desc(), Draft.id)
    )
