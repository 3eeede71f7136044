"""Calls into casework for `test_typed_way`, which has mypy read them; those marked as a fault must be reported."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_type

from peewee import Expression

from entre_tui.casework.client import notes
from entre_tui.casework.core.actor import Acting
from entre_tui.casework.core.base import Done, Undo, found
from entre_tui.casework.office.workers import WorkerView, workers
from entre_tui.casework.programme.enrolments import enrol
from entre_tui.models import Appointment, Client
from entre_tui.storage.thread.store import Store
from entre_tui.widgets.base.app_contract import AppContract


async def ask_the_app(app: AppContract) -> None:
    """As screens do."""
    assert_type(await app.work(notes.pin_note, 1, True, seen_version=2), Done)
    assert_type(await app.work_latest("note", notes.note, 1), notes.NoteView)
    assert_type(await app.work(workers), tuple[WorkerView, ...])
    await app.work(notes.pin_note, 1, True, seen_versoin=2)  # fault
    await app.work(notes.pin_note, 1, True)  # fault
    await app.work(notes.pin_note, "1", True, seen_version=2)  # fault
    await app.work(notes.pin_note, 1, True, 2)  # fault
    assert_type(await app.work(notes.note, 1), Done)  # fault
    await app.work_latest("note", notes.note, "1")  # fault
    await app.work(len, "not casework")  # fault


def ask_the_store(store: Store, acting: Acting) -> None:
    """As jobs do."""
    assert_type(store.call(enrol, acting, 1, "entre-2016", date(2025, 11, 3)), Done)
    store.call(enrol, 1, "entre-2016", date(2025, 11, 3))  # fault
    store.call(enrol, acting, 1, "entre-2016", "2025-11-03")  # fault
    assert_type(store.call(enrol, acting, 1, "entre-2016", date(2025, 11, 3)), str)  # fault


def ask_casework(acting: Acting) -> None:
    """As casework itself does."""
    Undo.of("pin", notes.pin_note, 1, True, seen_version=2)
    Undo.of("pin", notes.pin_note, 1, True, seen=2)  # fault
    Undo.of("note", notes.note, 1)  # fault
    notes.pin_note(acting, 1, True, seen_version="2")  # fault


def read_columns(client: Client, appointment: Appointment) -> None:
    """Of a row in the file, and of the table in a query."""
    assert_type(client.protected, bool)
    assert_type(client.release_on, date | None)
    assert_type(appointment.starts_at, datetime)
    assert_type(appointment.client_id, int)
    assert_type(appointment.client.family_name, str)
    assert_type([one.ref for one in Client.select()], list[str])
    assert_type(Client.protected == 1, Expression)
    print(client.protectedd)  # fault
    print(appointment.clients_id)  # fault
    print(client.phone + 1)  # fault
    print(appointment.client.famly_name)  # fault
    print(Client.protectedd == 1)  # fault
    found(Client, 1).release_on.isoformat()  # fault
