"""Going ahead in a process of one's own comes to the same as in a thread, also where it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from entre_tui.models import AuditEntry
from entre_tui.security import vault
from entre_tui.storage.thread.store import Store
from tests.endtoend.terminal import ROOT
from tests.screens.at_desk import PASSPHRASE, make_office

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is split off on Linux only")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A case file that knows Anna Berg."""
    return make_office(tmp_path)[0]


@pytest.fixture
def key(file: Path) -> str:
    """What opens it."""
    return vault.unlock_with_passphrase(file, PASSPHRASE).hex()


def looking(path: Path, key: str, way: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.door.opening.prefetch_child", str(path), key, way]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    assert not done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def signed_in(path: Path, key: str) -> int:
    store = Store.open(path, key)
    try:
        return store.call(lambda: AuditEntry.select().where(AuditEntry.action == "sign-in").count())
    finally:
        store.close()


def test_both_ways_show_the_same_and_are_logged_once(file: Path, key: str) -> None:
    before = signed_in(file, key)
    apart, beside = looking(file, key, "core"), looking(file, key, "thread")
    assert apart.pop("loaded") is False
    assert beside.pop("loaded") is True
    assert apart == beside
    assert apart["actor"] == "Anna Berg"
    assert apart["people"] == ["Anna Berg"]
    assert signed_in(file, key) == before + 2


def test_what_others_save_after_the_look_is_noticed(file: Path, key: str) -> None:
    assert looking(file, key, "core")["changed"] is False
    assert looking(file, key, "meanwhile")["changed"] is True


@pytest.mark.parametrize("way", ["crowded", "cleared"])
def test_where_processes_are_short_or_cleared_away_the_file_opens_too(file: Path, key: str, way: str) -> None:
    said = looking(file, key, way)
    assert (said["door"], said["actor"], said["people"]) == ("OPEN", "Anna Berg", ["Anna Berg"])


def test_a_process_that_dies_leaves_its_work_to_this_one(file: Path, key: str) -> None:
    before = signed_in(file, key)
    said = looking(file, key, "dies")
    assert (said["door"], said["actor"]) == ("OPEN", "Anna Berg")
    assert signed_in(file, key) == before + 1


@pytest.mark.parametrize("way", ["core", "thread"])
def test_a_key_that_does_not_fit_is_told_either_way(file: Path, way: str) -> None:
    said = looking(file, "ab" * 32, way)
    assert said["door"] == "TROUBLE"
    assert said["problem"]


def test_the_first_picture_needs_nothing_of_the_file() -> None:
    """Whoever imports a table for the first screen makes the start a quarter longer."""
    words = (
        "import sys, entre_tui.app, entre_tui.screens.client_list.clients\n"
        "print(sorted({'peewee', 'sqlcipher3', 'cryptography', 'argparse', 'keyring'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
