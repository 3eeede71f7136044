"""Lists as offices write them, made in the test; the people in them are made up."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from entre_tui.casework.core.base import Acting, Actor
from entre_tui.exchange.importing.duplicate_prompt import nobody
from entre_tui.exchange.importing.duplicates import Ask
from entre_tui.exchange.importing.job import find_tables
from entre_tui.exchange.importing.run import ImportRun, ListImport, check
from entre_tui.models import AuditEntry
from entre_tui.storage.proxy import database
from entre_tui.storage.thread.jobs import TransactionMode, mode_of
from tests.storage.snapshot_schema import ALL_TABLES

HEADER = "Klientnr;Efternamn;Förnamn;Född;Status;Frigivningsdatum;Handläggare"
TWO = "G-1;Öberg;Åsa;1990-01-02;anstalt;1/6 2027;Kim Ek\nG-2;Ali;Noor;92-03-04;VF;24-02-01;Kim Ek\n"


class Here:
    """Runs casework on the test's own connection, as the store does on its thread."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if mode_of(function) is TransactionMode.BARE:
            return function(*args, **kwargs)
        with database.atomic():
            return function(*args, **kwargs)


def opened_by(who: Sequence[Actor], now: datetime) -> Callable[..., Any]:
    """In place of a job's open case file: the test's own, with the first of these at the desk."""

    @contextmanager
    def opened(args: argparse.Namespace) -> Iterator[SimpleNamespace]:
        acting = Acting(who[0], now)
        yield SimpleNamespace(store=Here(), actor=who[0], clock=lambda: now, acting=lambda: acting)

    return opened


def bring(acting: Acting, path: Path, *, ask: Ask = nobody, dry: bool = False) -> list[ListImport]:
    """Imports a file or folder."""
    tables, _told = find_tables(path)
    works = [check(table, acting.now, lambda *_: None) for table in tables]
    ImportRun(acting, Here(), lambda *_: None, ask, dry).save(works)
    return works


def figures(works: Sequence[ListImport]) -> list[tuple[str, int, int, int, int, int]]:
    """Kind, new, changed, unchanged, refused, doubtful of each list."""
    return [
        (
            work.kind.key,
            work.kept.new,
            work.kept.changed,
            work.kept.unchanged,
            len(work.refused),
            len(work.doubtful),
        )
        for work in works
    ]


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    """A text file, its line ends as Windows writes them."""
    path.write_bytes(content.replace("\n", "\r\n").encode(encoding))
    return path


def written(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Rows as a spreadsheet saves them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def book(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def content() -> dict[str, Any]:
    """Everything in the case file apart from the log."""
    return {
        table.__name__: sorted(map(repr, table.select().tuples()))
        for table in ALL_TABLES
        if table is not AuditEntry
    }
