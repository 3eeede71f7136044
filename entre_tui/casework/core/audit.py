"""The audit trail: an entry for every reading, change, disclosure and erasure, chained by HMAC.

Names of fields are kept, never their values (Criminal Data Ordinance (2018:1202) 3:4).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from peewee import fn

from entre_tui.casework.core.actor import SAME_LOOK, Acting
from entre_tui.models.record import AuditEntry, Setting

FIRST = "0" * 64
# What the clocks of computers that share a file may differ by.
CLOCKS_DIFFER = timedelta(minutes=5)
KEY = "audit key"


class _Trail:
    """The MAC key of the open file, and how many entries this process has written."""

    key: bytes = b""
    written: int = 0


def use_key(key: bytes) -> None:
    """Sets the MAC key for what is written from now on."""
    _Trail.key = key


def take_key(derived: bytes) -> None:
    """Takes the file's own MAC key; a file without one keeps `derived`, from the data key of its first opening.

    So the chain still holds when the data key is changed later.
    """
    kept = Setting.get_or_none(Setting.key == KEY, Setting.worker.is_null())
    if kept is None:
        kept = Setting.create(key=KEY, worker=None, text=derived.hex())
    use_key(bytes.fromhex(kept.text))


take_key.__entre_mode__ = "change"  # type: ignore[attr-defined]


def last() -> int:
    """The number of the last entry, 0 where there is none."""
    return int(AuditEntry.select(fn.MAX(AuditEntry.sequence)).scalar() or 0)


def count_written() -> int:
    """How many entries this process has written; the `change` decorator counts by it."""
    return _Trail.written


def record(
    acting: Acting,
    action: str,
    *,
    client_id: int | None = None,
    about: str = "",
    record_id: int | None = None,
    fields: Iterable[str] = (),
    purpose: str = "",
    recipient: str = "",
    result: str = "ok",
) -> None:
    """Writes one entry in the caller's transaction.

    `action` is one of collect, read, change, disclose, erase, sign-in, failed sign-in, export, break-glass.
    Looking again at the same within a few minutes is the same look (see `_seen_lately`). Where the computer's time
    has been set back since the last entry, an entry "clock" before it says so.
    """
    if action == "read" and not purpose and _seen_lately(acting, client_id, about, record_id):
        return
    number, mac, at = _newest()
    if at is not None and at - acting.now > CLOCKS_DIFFER:
        number, mac = _append(acting, number, mac, action="clock", record="set back")
    _append(
        acting,
        number,
        mac,
        action=action,
        client_id=client_id,
        record=about,
        record_id=record_id,
        fields=" ".join(sorted(fields)),
        purpose=purpose,
        recipient=recipient,
        result=result,
    )
    _Trail.written += 1


def _append(acting: Acting, number: int, mac: str, **others: object) -> tuple[int, str]:
    """One more entry after that one; gives its number and its code."""
    values = {
        "sequence": number + 1,
        "at": acting.now,
        "worker_id": acting.actor.worker_id,
        "worker_name": acting.actor.name,
        "role": str(acting.actor.role),
        "host": acting.actor.host,
        "client_id": None,
        "record": "",
        "record_id": None,
        "fields": "",
        "purpose": "",
        "recipient": "",
        "result": "ok",
        "previous_mac": mac,
        **others,
    }
    code = _mac(values)
    AuditEntry.insert(**values, mac=code).execute()
    return number + 1, code


def _newest() -> tuple[int, str, datetime | None]:
    newest = AuditEntry.select(AuditEntry.sequence, AuditEntry.mac, AuditEntry.at)
    return newest.order_by(AuditEntry.sequence.desc()).limit(1).tuples().first() or (0, FIRST, None)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """`broken_at` is the first sequence number that does not follow from the one before it.

    `has_kept` is whether the head that was kept elsewhere is, or was, the log's own.
    """

    entries: int
    broken_at: int | None
    head: str
    has_kept: bool = True


def _seen_lately(acting: Acting, client_id: int | None, about: str, record_id: int | None) -> bool:
    """Two programs open on one client would else keep telling each other, for ever, that something was written.

    An entry from the future was written while a clock was wrong: it is no look of the last minutes.
    """
    same = AuditEntry.select(AuditEntry.sequence).where(
        AuditEntry.client_id == client_id,
        AuditEntry.worker_id == acting.actor.worker_id,
        AuditEntry.action == "read",
        AuditEntry.record == about,
        AuditEntry.record_id.is_null() if record_id is None else AuditEntry.record_id == record_id,
        AuditEntry.at > acting.now - SAME_LOOK,
        AuditEntry.at <= acting.now,
    )
    return bool(same.exists())


def verify(kept: str = "") -> ChainReport:
    """Walks the whole chain; a cut tail shows only against a head `kept` elsewhere."""
    previous, count, has_kept = FIRST, 0, not kept
    entries = AuditEntry.select().order_by(AuditEntry.sequence).iterator()
    try:
        for entry in entries:
            values = {name: getattr(entry, name) for name in _CHAINED}
            # Altered text may hold what cannot be written as ASCII, which a comparison of text refuses.
            if entry.previous_mac != previous or not hmac.compare_digest(
                entry.mac.encode(), _mac(values).encode()
            ):
                return ChainReport(count, entry.sequence, previous, has_kept)
            previous, count = entry.mac, count + 1
            has_kept = has_kept or entry.mac == kept
    except (ValueError, TypeError, AttributeError):
        # What stands in a column can no more be what was written there.
        return ChainReport(count, count + 1, previous, has_kept)
    return ChainReport(count, None, previous, has_kept)


_CHAINED = (
    "sequence",
    "at",
    "worker_id",
    "worker_name",
    "role",
    "host",
    "action",
    "client_id",
    "record",
    "record_id",
    "fields",
    "purpose",
    "recipient",
    "result",
    "previous_mac",
)


def _mac(values: dict[str, object]) -> str:
    plain = [_plain(values[name]) for name in _CHAINED]
    message = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    return hmac.new(_Trail.key, message, hashlib.sha256).hexdigest()


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat(" ", "seconds") if isinstance(value, datetime) else value
