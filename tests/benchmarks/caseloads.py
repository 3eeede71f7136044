"""Case files to measure on: generated caseloads of any size, made once and kept in a folder."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from entre_tui.casework.client_list import refresh_stale
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor, opening
from entre_tui.casework.office import settings, workers
from entre_tui.demo.run import make
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.door.process.this_computer import account, host, office_clock
from entre_tui.models import Appointment, Enrolment, Session
from entre_tui.screens.appointments.missed import Missed
from entre_tui.screens.client_list.clients import KEPT
from entre_tui.screens.day.today import Today
from entre_tui.screens.supervision.caseload import Caseload
from entre_tui.security.keys.data_key import DataKey
from entre_tui.storage.thread.store import Store
from tests.benchmarks.key import RAW_KEY
from tests.casework.long_file import burden

SEED = 1


def key() -> DataKey:
    """The key of every file made here."""
    return DataKey(RAW_KEY, 1)


def opened(path: Path) -> tuple[Store, Actor, datetime]:
    """An open file, the person who measures, and this moment."""
    now = office_clock()()
    audit.use_key(key().derive(AUDIT_PURPOSE))
    store = Store.open(path, key().hex())
    actor = store.call(workers.sign_in, account(), host(), now=now)
    if actor is None:
        raise LookupError("this account is not in the caseload")
    return store, actor, now


def caseload(folder: Path, clients: int) -> Path:
    """A file with so many clients, opening on all of them by name."""
    path = folder / f"{clients}" / "entre.db"
    if (path.parent / "complete").exists():
        return _of_today(path)
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True, mode=0o700)
    make(path, key(), clients, SEED, office_clock()())
    store, actor, now = opened(path)
    try:
        everybody = ListChoice(scope="all", sort="name")._asdict()
        store.call(settings.keep_mine, Acting(actor, now), KEPT, everybody)
    finally:
        store.close()
    (path.parent / "complete").touch()
    return _of_today(path)


def _of_today(path: Path) -> Path:
    """What the nights since have made untrue in the list is put right, so that nothing but keys is measured.

    The other places show as much as they can.
    """
    store, actor, now = opened(path)
    try:
        for place in (Today, Missed, Caseload):
            kept = f"{place.place}.whose"
            store.call(settings.keep_mine, Acting(actor, now), kept, place.scopes[-1])
        while store.call(refresh_stale.refresh_stale, Acting(actor, now)):
            pass
    finally:
        store.close()
    return path


def long_file(folder: Path) -> Path:
    """A small caseload whose first client by number has 1,000 sessions, 1,000 appointments and 500 notes."""
    path = folder / "long" / "entre.db"
    if (path.parent / "complete").exists():
        return path
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True, mode=0o700)
    make(path, key(), 50, SEED, office_clock()())
    store, actor, now = opened(path)
    try:
        everybody = ListChoice(scope="all", sort="ref")
        store.call(settings.keep_mine, Acting(actor, now), KEPT, everybody._asdict())
        first = store.call(list_windows.top, Acting(actor, now), everybody, 1).lines[0]
        store.call(_fill, Acting(actor, now), store, first.client_id)
    finally:
        store.close()
    (path.parent / "complete").touch()
    return path


@opening
def _fill(acting: Acting, store: Store, client_id: int) -> None:
    """Sessions and notes in one go; the course the client was in gives way to a longer one."""
    for table in (Session, Appointment):
        table.delete().where(table.client == client_id).execute()
    Enrolment.update(removed_at=acting.now).where(Enrolment.client == client_id).execute()
    burden(acting, store.database, client_id)
