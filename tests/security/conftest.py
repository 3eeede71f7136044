"""A case file's keys made once, with the cheapest derivation that the program accepts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from entre_tui.security import vault
from entre_tui.security.keys.kdf import FLOOR

PASSPHRASE = "kantarell sjunger under bron"
OWNER = "anna"


@dataclass
class Made:
    path: Path
    key: vault.DataKey
    recovery: str

    @property
    def sidecar(self) -> Path:
        return vault.sidecar(self.path)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("keys") / "kontor.entre"
    _key, recovery = vault.create(path, PASSPHRASE, OWNER, kdf=FLOOR)
    return path, recovery


@pytest.fixture
def made(original: tuple[Path, str], tmp_path: Path) -> Made:
    """Keys of one's own to change, opened."""
    source, recovery = original
    path = tmp_path / source.name
    shutil.copy(vault.sidecar(source), vault.sidecar(path))
    return Made(path, vault.unlock_with_recovery(path, recovery), recovery)
