"""What a demonstration leaves behind: nothing, and what a killed one left is taken away by the next."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from entre_tui.demo.folders import MARK, PREFIX, forget_the_dead, give_way, mark_in_use


def folder(where: Path, name: str) -> Path:
    """A demonstration's folder."""
    made = where / f"{PREFIX}{name}"
    made.mkdir()
    (made / "demo.db").touch()
    return made


def test_only_what_nobody_holds_any_more_is_taken_away(tmp_path: Path) -> None:
    held, dead, young = (folder(tmp_path, name) for name in "abc")
    (dead / MARK).touch()
    (tmp_path / f"{PREFIX}link").symlink_to(dead)
    (tmp_path / "other").mkdir()
    mark_in_use(held)
    forget_the_dead(tmp_path)
    assert [held.exists(), dead.exists(), young.exists()] == [True, False, True]
    assert {path.name for path in tmp_path.iterdir()} == {held.name, young.name, f"{PREFIX}link", "other"}


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_while_the_caseload_is_made_ends_in_good_order(name: str) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        give_way()
        with pytest.raises(SystemExit) as ended:
            os.kill(os.getpid(), number)
        assert ended.value.code == 128 + number
    finally:
        signal.signal(number, before)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        give_way()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
