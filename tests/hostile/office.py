"""A caseload whose every text is hostile: as casework lets it in, or raw, as an older import might have left it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from peewee import CharField, Field, TextField

from entre_tui.casework.core import audit
from entre_tui.demo.build import build
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.models.base import DayField
from entre_tui.security import vault
from entre_tui.security.keys.kdf import FLOOR
from entre_tui.storage.proxy import database
from entre_tui.storage.thread.store import Store
from entre_tui.text import clean, clean_long
from tests.hostile.strings import Hostile
from tests.screens.at_desk import PASSPHRASE
from tests.storage.snapshot_schema import ALL_TABLES

# Columns of one line that people fill; all others of that kind hold codes, keys and what is computed.
LINES = {
    "Office": ("name", "municipality"),
    "Worker": ("name",),
    "Client": ("ref", "given_name", "family_name", "phone", "municipality", "prison"),
    "ClientRow": ("ref", "name"),
    "Assignment": ("reason",),
    "Appointment": ("place",),
    "Session": ("place",),
    "MeetingParticipant": ("person",),
    "MeetingTask": ("who",),
    "MentoringAgreement": ("mentor", "backup"),
    "ChecklistItem": ("responsible", "contact"),
    "GoalStep": ("actor_name",),
}
NOT_TEXT = {"Draft", "Setting", "AuditEntry"}
UNIQUE = {("Office", "name"), ("Client", "ref")}


def make_hostile(
    folder: Path, clients: int, now: datetime, account: str, *, raw: bool
) -> tuple[Path, Hostile]:
    """The demonstration caseload in a file of its own, with every text in it replaced."""
    path = folder / "hostile.db"
    key, _recovery = vault.create(path, PASSPHRASE, account, kdf=FLOOR)
    audit.use_key(key.derive(AUDIT_PURPOSE))
    store = Store.open(path, key.hex(), create=True)
    build(store, clients, 1, now, account=account)
    hostile = Hostile(7)
    _without_triggers.__entre_mode__ = "change"  # type: ignore[attr-defined]
    store.call(_without_triggers, lambda: _fill(hostile, raw))
    store.close()
    return path, hostile


def _without_triggers(work: Callable[[], None]) -> None:
    """What is never altered was so from the start: here it is made so afterwards."""
    rows = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in rows:
        database.execute_sql(f'DROP TRIGGER "{name}"')
    work()
    for _name, sql in rows:
        database.execute_sql(sql)


def _fill(hostile: Hostile, raw: bool) -> None:
    for table in ALL_TABLES:
        name = table.__name__
        if name in NOT_TEXT:
            continue
        fields = [field for field in table._meta.sorted_fields if _is_text(name, field)]
        if not fields:
            continue
        for row in table.select(table._meta.primary_key).tuples():
            values = {field.name: _one(hostile, field, raw, (name, field.name) in UNIQUE) for field in fields}
            table.update(values).where(table._meta.primary_key == row[0]).execute()


def _is_text(table: str, field: Field) -> bool:
    if isinstance(field, DayField):
        return False
    return isinstance(field, TextField) or (
        isinstance(field, CharField) and field.name in LINES.get(table, ())
    )


def _one(hostile: Hostile, field: Field, raw: bool, unique: bool) -> str:
    long = isinstance(field, TextField)
    text = hostile.text() if long else hostile.line()
    door: Callable[[str], str] = clean_long if long else clean
    if raw:
        # What no encoder takes cannot be in a file.
        return text.encode("utf-8", "ignore").decode()
    return door(text)
