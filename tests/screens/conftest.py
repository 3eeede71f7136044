"""A case file made once, copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from entre_tui.demo.build import build
from entre_tui.security.keys.data_key import DataKey
from entre_tui.storage.thread.store import Store
from tests.screens.at_desk import NOON, copy_office, make_office
from tests.screens.daily_office import make_daily_office
from tests.screens.group_office import make_group_office
from tests.screens.treatment_office import make_treatment_office

KEY = bytes(range(32))


@dataclass(frozen=True)
class Office:
    path: Path
    recovery: str = ""
    key: DataKey | None = None


@pytest.fixture(scope="session")
def original_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(*make_office(tmp_path_factory.mktemp("office")))


@pytest.fixture
def office(original_office: Office, tmp_path: Path) -> Office:
    return Office(copy_office(original_office.path, tmp_path), original_office.recovery)


@pytest.fixture(scope="session")
def original_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration caseload of sixty clients, as it is at noon of the tests' day."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    store = Store.open(path, KEY.hex(), create=True)
    build(store, 60, 1, NOON, account="anna", words="en")
    store.close()
    return path


@pytest.fixture
def demo_office(original_demo: Path, tmp_path: Path) -> Office:
    path = tmp_path / "demo.db"
    shutil.copy(original_demo, path)
    return Office(path, key=DataKey(KEY, 1))


@pytest.fixture(scope="session")
def original_daily(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("daily") / "daily.db"
    make_daily_office(path, KEY.hex())
    return path


@pytest.fixture
def daily_office(original_daily: Path, tmp_path: Path) -> Office:
    path = tmp_path / "daily.db"
    shutil.copy(original_daily, path)
    return Office(path, key=DataKey(KEY, 1))


@pytest.fixture(scope="session")
def original_group(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clients of the reintegration group, with consents, meetings and a checklist."""
    path = tmp_path_factory.mktemp("group") / "group.db"
    make_group_office(path, KEY.hex())
    return path


@pytest.fixture
def group_office(original_group: Path, tmp_path: Path) -> Office:
    path = tmp_path / "group.db"
    shutil.copy(original_group, path)
    return Office(path, key=DataKey(KEY, 1))


@pytest.fixture(scope="session")
def original_treatment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One client with a formulation and goals."""
    path = tmp_path_factory.mktemp("treatment") / "treatment.db"
    make_treatment_office(path, KEY.hex())
    return path


@pytest.fixture
def treated(original_treatment: Path, tmp_path: Path) -> Office:
    path = tmp_path / "treatment.db"
    shutil.copy(original_treatment, path)
    return Office(path, key=DataKey(KEY, 1))
