"""The log of who did what: whatever is done to it shows, and whoever looks into a file is in it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from entre_tui import casework
from entre_tui.casework.client import notes
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.office import settings, workers
from entre_tui.models.record import AuditEntry
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import booked

COLUMNS = [name for name in AuditEntry._meta.columns if name != "sequence"]
ENTRIES = 12


def filled(acting: Acting, client: int) -> None:
    for number in range(ENTRIES):
        workers.sign_in("anna", f"host {number}", now=acting.now + timedelta(minutes=number))
        audit.record(acting, "read", client_id=client, about="client", purpose=str(number))


def tampered(chance: Random, db: EncryptedDatabase) -> str:
    """One thing somebody with the key might do to the log, in SQL; never to its end alone."""
    numbers = [row.sequence for row in AuditEntry.select(AuditEntry.sequence)]
    one, other = sorted(chance.sample(numbers[:-1], 2))
    column = chance.choice(COLUMNS)
    kind = chance.choice(["alter", "alter", "swap", "delete", "forge", "renumber"])
    table = AuditEntry._meta.table_name
    if kind == "alter":
        (value,) = db.execute_sql(f'SELECT "{column}" FROM {table} WHERE sequence = {one}').fetchone()
        altered = f"{value}x" if isinstance(value, str) else (value or 0) + chance.randint(1, 9)
        db.execute_sql(f'UPDATE {table} SET "{column}" = ? WHERE sequence = ?', (altered, one))
    elif kind == "swap":
        db.execute_sql(f"UPDATE {table} SET sequence = -1 WHERE sequence = {one}")
        db.execute_sql(f"UPDATE {table} SET sequence = {one} WHERE sequence = {other}")
        db.execute_sql(f"UPDATE {table} SET sequence = {other} WHERE sequence = -1")
    elif kind == "delete":
        db.execute_sql(f"DELETE FROM {table} WHERE sequence = {one}")
    elif kind == "renumber":
        db.execute_sql(f"UPDATE {table} SET sequence = sequence + 1000 WHERE sequence >= {other}")
    else:
        names = ", ".join(f'"{name}"' for name in COLUMNS)
        db.execute_sql(f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE sequence = {one}")
    return kind


def unnoticed(db: EncryptedDatabase, times: int, seed: int) -> list[str]:
    chance, missed = Random(seed), []
    for act in ("update", "delete"):
        db.execute_sql(f"DROP TRIGGER audit_entry_no_{act}")
    for _time in range(times):
        with db.atomic() as attempt:
            kind = tampered(chance, db)
            if audit.verify().broken_at is None:
                missed.append(kind)
            attempt.rollback()
    assert audit.verify().broken_at is None
    return missed


def test_no_tampering_goes_unnoticed(client: int, acting: Acting, db: EncryptedDatabase) -> None:
    filled(acting, client)
    assert unnoticed(db, 500, 1) == []


@pytest.mark.soak
def test_ten_thousand_tamperings_are_noticed(client: int, acting: Acting, db: EncryptedDatabase) -> None:
    filled(acting, client)
    assert unnoticed(db, 10_000, 2) == []


def test_a_tail_cut_off_shows_against_the_head_kept_elsewhere(
    client: int, acting: Acting, db: EncryptedDatabase
) -> None:
    filled(acting, client)
    kept = audit.verify().head
    settings.keep_mine(acting, "x", 1)
    filled(acting, client)
    assert audit.verify(kept).has_kept
    db.execute_sql("DROP TRIGGER audit_entry_no_delete")
    db.execute_sql(f"DELETE FROM audit_entry WHERE sequence > {ENTRIES}")
    cut = audit.verify(kept)
    assert cut.broken_at is None
    assert not cut.has_kept


# What a screen asks beside the part of the file it stands in, whose opening is logged; or no more than a list shows.
WITHIN_AN_OPEN_FILE = {
    "appointments.picks.appointment_coming",
    "appointments.picks.appointment_missed",
    "appointments.picks.appointment_to_log",
    "appointments.picks.whose_appointment",
    "appointments.appointments.clashes",
    "whole_file.head.client_head",
    "client_list.windows.around",
    "client_list.windows.line",
    "client.due.due_of",
    "client.flags.flags",
    "client.handover.handover_choices",
    "reintegration.views.last_meeting",
    "appointments.series.preview_series",
    "collaboration.sharing.may_share",
    "whole_file.timeline.search_lines",
    "whole_file.timeline.older",
}
# These need something in the file to look at.
WITH_MORE = {
    "client.clients.reveal",
    "formulation.views.version",
    "formulation.views.diff",
    "reintegration.views.status_history",
}


def looks() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every casework function that shows something of one client."""
    for found in pkgutil.walk_packages(casework.__path__, f"{casework.__name__}."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            asked = inspect.signature(function)
            shows = asked.return_annotation not in (
                "ChangeReport",
                "Done",
                "None",
                None,
                inspect.Signature.empty,
            )
            own = function.__module__ == module.__name__ and hasattr(function, "__entre_mode__")
            if own and shows and "client_id" in asked.parameters:
                yield f"{found.name}.{name}".removeprefix(f"{casework.__name__}."), function


def test_whoever_looks_into_a_file_is_in_the_log(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    booked(acting, client, -1)
    notes.add_note(acting, client, "Said hello.")
    found = dict(looks())
    assert found.keys() >= WITHIN_AN_OPEN_FILE | WITH_MORE
    for number, name in enumerate(found.keys() - WITHIN_AN_OPEN_FILE - WITH_MORE):
        later = now + timedelta(hours=number)
        before = AuditEntry.select().where(AuditEntry.client_id == client).count()
        found[name](Acting(actor, later), client)
        entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
        assert AuditEntry.select().where(AuditEntry.client_id == client).count() == before + 1, name
        assert (entry.action, entry.client_id, entry.worker_name) == ("read", client, "Anna Berg"), name


def test_the_log_is_counted_and_says_where_it_breaks(
    client: int, acting: Acting, db: EncryptedDatabase
) -> None:
    """The client's coming in is the first entry; three looks follow."""
    assert (audit.last(), audit.verify().entries) == (1, 1)
    for number in range(3):
        audit.record(acting, "read", client_id=client, about="client", purpose=str(number))
    whole = audit.verify()
    assert (audit.last(), whole.entries, whole.broken_at, whole.has_kept) == (4, 4, None, True)
    assert whole.head == AuditEntry.get(AuditEntry.sequence == 4).mac
    third = AuditEntry.get(AuditEntry.sequence == 3).mac
    assert audit.verify(third).has_kept
    assert not audit.verify("0" * 64).has_kept
    db.execute_sql("DROP TRIGGER audit_entry_no_update")
    db.execute_sql("UPDATE audit_entry SET purpose = 'x' WHERE sequence = 3")
    broken = audit.verify()
    assert (broken.entries, broken.broken_at, broken.has_kept) == (2, 3, True)
    assert broken.head == AuditEntry.get(AuditEntry.sequence == 2).mac
    assert not audit.verify(third).has_kept


def test_an_empty_log_has_a_head_of_noughts(db: EncryptedDatabase) -> None:
    assert audit.verify() == audit.ChainReport(0, None, "0" * 64, True)
    assert audit.last() == 0


def test_another_key_breaks_the_log_at_once(client: int, db: EncryptedDatabase) -> None:
    audit.use_key(b"another")
    assert audit.verify().broken_at == 1
    audit.use_key(b"test")
    assert audit.verify().broken_at is None
    audit.take_key(b"first of all")
    audit.take_key(b"another data key")
    assert audit.verify().broken_at == 1


@pytest.mark.parametrize("ahead", [timedelta(days=400), timedelta(hours=1), timedelta(minutes=6)])
def test_a_wrong_clock_does_not_silence_the_log(acting: Acting, client: int, ahead: timedelta) -> None:
    early, true = Acting(acting.actor, acting.now + ahead), acting
    audit.record(early, "read", client_id=client, about="client")
    before = audit.last()
    for _look in range(3):
        audit.record(true, "read", client_id=client, about="client")
    entries = list(AuditEntry.select().where(AuditEntry.sequence > before).order_by(AuditEntry.sequence))
    assert [(entry.action, entry.record, entry.at) for entry in entries] == [
        ("clock", "set back", true.now),
        ("read", "client", true.now),
    ]
    assert audit.verify().broken_at is None


def test_clocks_of_two_computers_may_differ_a_little(acting: Acting, client: int) -> None:
    audit.record(
        Acting(acting.actor, acting.now + timedelta(minutes=4)), "read", client_id=client, about="client"
    )
    audit.record(acting, "change", client_id=client, about="client")
    assert not AuditEntry.select().where(AuditEntry.action == "clock").exists()
