"""Ctrl+C while a list comes in."""

from __future__ import annotations

import os
import signal
from datetime import datetime
from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting
from entre_tui.exchange.importing import run as import_run
from entre_tui.exchange.importing.duplicate_prompt import nobody
from entre_tui.exchange.importing.interrupt import Cancelled, CancelSignal
from entre_tui.exchange.importing.job import find_tables
from entre_tui.exchange.importing.run import ImportRun, check
from entre_tui.exchange.importing.summary import lines
from entre_tui.models import Client
from tests.exchange.offices import Here, bring, text


def press() -> None:
    """Ctrl+C, as the terminal tells it."""
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_press_waits_for_the_end_of_a_batch_and_the_second_does_not() -> None:
    stopping, before = CancelSignal(), signal.getsignal(signal.SIGINT)
    with stopping.listening():
        stopping.check()
        press()
        with pytest.raises(Cancelled):
            stopping.check()
        with pytest.raises(KeyboardInterrupt):
            press()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_question_is_left_at_once() -> None:
    stopping = CancelSignal()
    with stopping.listening(), stopping.at_once(), pytest.raises(KeyboardInterrupt):
        press()


def test_what_is_counted_is_in_the_file_and_the_same_list_brings_the_rest(
    tmp_path: Path, acting: Acting, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_run, "PILED", 1)
    rows = "".join(f"G-{number};Ek{number}, Kim\n" for number in range(1200))
    path = text(tmp_path / "klienter.csv", f"Klientnr;Namn\n{rows}")
    tables, _told = find_tables(path)
    works = [check(table, now, lambda *_: None) for table in tables]

    def tell(_name: str, done: int, _total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        ImportRun(acting, Here(), tell, nobody).save(works)
    assert (works[0].saved_count, Client.select().count()) == (1000, 1000)
    assert "200 rows are not" in "\n".join(lines(works, dry=False, stopped=True))
    [work] = bring(acting, path)
    assert (work.kept.new, work.kept.unchanged) == (200, 1000)
