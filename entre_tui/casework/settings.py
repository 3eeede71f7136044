"""Choices that stay: an office's, and each worker's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from entre_tui.casework import audit
from entre_tui.casework.base import Actor, Done, NotAllowed, Role, change, opening, reading
from entre_tui.locale import _
from entre_tui.models import Setting


@reading
def mine(key: str, *, actor: Actor, now: datetime) -> Any:
    """The worker's own choice, or nothing."""
    row = Setting.get_or_none(Setting.key == key, Setting.worker == actor.worker_id)
    return None if row is None else json.loads(row.text)


@opening
def keep_mine(key: str, value: Any, *, actor: Actor, now: datetime) -> None:
    """Remembers a choice of how things are shown; it touches no case, so it leaves no audit entry."""
    _put(key, actor.worker_id, value)


def office_setting(key: str, default: Any) -> Any:
    """The choice for everybody, for casework to read inside its own transaction."""
    row = Setting.get_or_none(Setting.key == key, Setting.worker.is_null())
    return default if row is None else json.loads(row.text)


@change
def set_for_all(key: str, value: Any, *, actor: Actor, now: datetime) -> Done:
    """A supervisor's choice for everybody."""
    if actor.role == Role.WORKER:
        raise NotAllowed(_("Only a supervisor changes settings for everybody."))
    _put(key, None, value)
    audit.record(actor, now, "change", about="setting", fields=(key,))
    return Done(_("The setting was changed for everybody."))


def keep_for_all(values: Mapping[str, Any]) -> None:
    """For other casework, which checks who may and writes the audit entry."""
    for key, value in values.items():
        _put(key, None, value)


def _put(key: str, worker_id: int | None, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    mine = (Setting.key == key) & (
        Setting.worker.is_null() if worker_id is None else Setting.worker == worker_id
    )
    if not Setting.update(text=text).where(mine).execute():
        Setting.create(key=key, worker=worker_id, text=text)
