"""In a real terminal: the way in, and every way out; nothing typed is lost and nothing goes on running."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from entre_tui.models import Draft
from entre_tui.security import vault
from entre_tui.storage.thread.store import Store
from tests.endtoend.terminal import Terminal
from tests.screens.at_desk import PASSPHRASE, make_office

pytestmark = pytest.mark.endtoend


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A case file whose first person has the passphrase, whatever the account the tests run under."""
    return make_office(tmp_path)[0]


def drafts(path: Path) -> list[str]:
    key = vault.unlock_with_passphrase(path, PASSPHRASE)
    store = Store.open(path, key.hex())
    try:
        return store.call(lambda: [row.text for row in Draft.select()])
    finally:
        store.close()


def opened(terminal: Terminal) -> None:
    terminal.until("Passphrase")
    terminal.press(PASSPHRASE, "enter")
    terminal.until("Göteborg · Anna Berg")


def test_the_first_run_in_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "first" / "cases.db"
    with Terminal(["--database", str(path)], tmp_path) as terminal:
        terminal.until("A new case file")
        terminal.press(PASSPHRASE, "enter", PASSPHRASE, "enter")
        terminal.until("The recovery key")
        last = re.findall(r"\b\d{4}\b", terminal.text())[-1]
        terminal.press(last, "enter")
        terminal.until("Who are you?")
        terminal.press("Anna Berg", "enter", "Göteborg", "enter", "enter")
        terminal.until("Göteborg · Anna Berg")
        terminal.press("q")
        assert terminal.ended() == 0
    assert path.stat().st_mode & 0o077 == 0
    assert b"Anna Berg" not in path.read_bytes()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_is_typed_and_ends(file: Path, tmp_path: Path, number: int) -> None:
    with Terminal(["--database", str(file)], tmp_path) as terminal:
        opened(terminal)
        terminal.press("n")
        terminal.until("Family name")
        terminal.press("Kantarellsson")
        terminal.until("Kantarellsson")
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
    assert any("Kantarellsson" in text for text in drafts(file))


def test_a_cut_line_keeps_what_is_typed_and_ends(file: Path, tmp_path: Path) -> None:
    with Terminal(["--database", str(file)], tmp_path) as terminal:
        opened(terminal)
        terminal.press("n")
        terminal.until("Family name")
        terminal.press("Kantarellsson")
        terminal.until("Kantarellsson")
        terminal.hang_up()
        terminal.ended()
    assert any("Kantarellsson" in text for text in drafts(file))


def test_with_hang_ups_ignored_a_cut_line_ends_it_too(file: Path, tmp_path: Path) -> None:
    with Terminal(["--database", str(file)], tmp_path, hang_ups_ignored=True) as terminal:
        opened(terminal)
        terminal.hang_up()
        assert terminal.ended() == 129


def test_left_alone_it_sends_nothing(file: Path, tmp_path: Path) -> None:
    with Terminal(["--database", str(file)], tmp_path) as terminal:
        opened(terminal)
        terminal.rests(2.0)
        before = len(terminal.written)
        # Longer than from one look around for what others saved to the next.
        terminal.read(4.0)
        assert len(terminal.written) == before


def test_no_secret_stays_behind(file: Path, tmp_path: Path) -> None:
    with Terminal(["--database", str(file)], tmp_path) as terminal:
        opened(terminal)
        arguments = Path(f"/proc/{terminal.pid}/cmdline")
        if arguments.exists():
            assert PASSPHRASE.encode() not in arguments.read_bytes()
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert PASSPHRASE.encode() not in terminal.written
    for left in tmp_path.rglob("*"):
        if left.is_file():
            assert PASSPHRASE.encode() not in left.read_bytes(), left
