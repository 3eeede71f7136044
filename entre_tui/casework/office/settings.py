"""Choices that stay: an office's, and each worker's own."""

from __future__ import annotations

import json
from typing import Any

from entre_tui.casework.core.base import (
    Acting,
    ChangeReport,
    Entry,
    NotAllowed,
    Role,
    change,
    opening,
    reading,
)
from entre_tui.casework.core.settings_store import put
from entre_tui.locale import _
from entre_tui.models import Setting


@reading
def mine(acting: Acting, key: str) -> Any:
    """The worker's own choice, or nothing."""
    row = Setting.get_or_none(Setting.key == key, Setting.worker == acting.actor.worker_id)
    return None if row is None else json.loads(row.text)


@opening
def keep_mine(acting: Acting, key: str, value: object) -> None:
    """Remembers a choice of how things are shown; it touches no case, so it leaves no audit entry."""
    put(key, acting.actor.worker_id, value)


@change
def set_for_all(acting: Acting, key: str, value: object) -> ChangeReport:
    """A supervisor's choice for everybody."""
    if acting.actor.role == Role.WORKER:
        raise NotAllowed(_("Only a supervisor changes settings for everybody."))
    put(key, None, value)
    return setting_deed(key)


def setting_deed(*keys: str) -> ChangeReport:
    """For other casework: what is told and logged of a supervisor's choice."""
    entry = Entry(about="setting", fields=keys)
    return ChangeReport(_("The setting was changed for everybody."), None, None, entry=entry)
