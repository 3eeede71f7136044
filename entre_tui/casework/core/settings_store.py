"""Settings as they are kept: for casework to read and change inside a transaction of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from entre_tui.models import Setting


def office_setting(key: str, default: object) -> Any:
    """The choice for everybody."""
    row = Setting.get_or_none(Setting.key == key, Setting.worker.is_null())
    return default if row is None else json.loads(row.text)


def keep_for_all(values: Mapping[str, object]) -> None:
    """Choices for everybody; who calls it has checked who may, and writes the audit entry."""
    for key, value in values.items():
        put(key, None, value)


def put(key: str, worker_id: int | None, value: object) -> None:
    """One choice, a worker's own or, without a worker, everybody's."""
    text = json.dumps(value, ensure_ascii=False)
    mine = (Setting.key == key) & (
        Setting.worker.is_null() if worker_id is None else Setting.worker == worker_id
    )
    if not Setting.update(text=text).where(mine).execute():
        Setting.create(key=key, worker=worker_id, text=text)
