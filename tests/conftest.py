"""What the rooms' tests share: an encrypted case file, a clock that stands still, people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings

from entre_tui import locale
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor, Role
from entre_tui.casework.office.workers import search_words
from entre_tui.models import Office, Worker
from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.proxy import database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests import at_rest, interpreters

KEY = "5e" * 32
STOCKHOLM = ZoneInfo("Europe/Stockholm")

# Properties are judged by what they find, not by how busy the machine is.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Thousands of times over, and the same each time; what fails need not be made small: any failure kills a mutant.
settings.register_profile(
    "mutation",
    settings.get_profile("unhurried"),
    max_examples=25,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("unhurried")
at_rest.wait_by_it()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close by saying which Pythons the tests ran on, where more than this one was asked."""
    if report := os.environ.get(interpreters.REPORT):
        terminalreporter.section("Pythons")
        terminalreporter.write_line(report)


@pytest.fixture(autouse=True)
def english() -> None:
    """Tests read the source language unless they install another."""
    locale.install("en")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted file with every table, one office and two people; to be copied, not used."""
    path = tmp_path_factory.mktemp("template") / "cases.entre"
    made = open_database(path, KEY, create=True)
    database.initialize(made)
    try:
        office = Office.create(name="Gothenburg", fold=search_words("Gothenburg"), municipality="Gothenburg")
        for name, account, role in (("Anna Berg", "anna", "worker"), ("Siv Lind", "siv", "supervisor")):
            Worker.create(name=name, fold=search_words(name), account=account, role=role, office=office)
        made.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        made.close()
    return path


@pytest.fixture
def db(empty_file: Path, tmp_path: Path) -> Iterator[EncryptedDatabase]:
    """A case file of this test's own, open on this thread."""
    path = tmp_path / "cases.entre"
    shutil.copy(empty_file, path)
    opened = EncryptedDatabase(path, KEY)
    database.initialize(opened)
    audit.use_key(b"test")
    with opened.connect_thread():
        yield opened


@pytest.fixture
def now() -> datetime:
    """Thursday 27 November 2025, two in the afternoon, in the office."""
    return datetime(2025, 11, 27, 14, 0, tzinfo=STOCKHOLM)


@pytest.fixture
def actor(db: EncryptedDatabase) -> Actor:
    """The case worker Anna Berg."""
    return _actor("anna")


@pytest.fixture
def acting(actor: Actor, now: datetime) -> Acting:
    """Anna Berg, now."""
    return Acting(actor, now)


@pytest.fixture
def supervisor(db: EncryptedDatabase) -> Actor:
    """The supervisor Siv Lind, of the same office."""
    return _actor("siv")


def _actor(account: str) -> Actor:
    row = Worker.get(Worker.account == account)
    return Actor(row.id, row.name, Role(row.role), row.office.id, row.office.name, "test")


@pytest.fixture
def client(acting: Acting) -> int:
    """The id of a client of Anna's, on conditional release."""
    details = ClientDetails(
        given_name="Karim", family_name="Andersson", office="Gothenburg", legal_status="conditional_release"
    )
    done = add_client(acting, details)
    assert done.client_id is not None
    return done.client_id
