"""A case file made once, copied for each test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.screens.at_desk import copy_office, make_office


@dataclass(frozen=True)
class Office:
    path: Path
    recovery: str


@pytest.fixture(scope="session")
def original_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(*make_office(tmp_path_factory.mktemp("office")))


@pytest.fixture
def office(original_office: Office, tmp_path: Path) -> Office:
    return Office(copy_office(original_office.path, tmp_path), original_office.recovery)
