"""What comes in from an office's lists, some hundred rows in one transaction.

A row that is known (a client by its reference number, anything else by its client and what makes it that one
thing) is compared: what the row says differently is changed, what it leaves empty stays, and a row that says
nothing new changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import fn

from entre_tui.casework.core import audit, list_projection
from entre_tui.casework.core.base import Acting, opening
from entre_tui.casework.office.workers import name_key, search_words
from entre_tui.models import Client, ClientRow, Office, Worker
from entre_tui.models.base import Record, Table
from entre_tui.storage.thread.bulk import insert_rows
from entre_tui.text import fold

RowValues = Mapping[str, Any]
"""What a row of a list says, by the names of the columns."""
RecordColumns = dict[str, Any]
"""A record, by the names of its columns."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A checked row: its number in the list, and what it says (what it leaves empty is not in `values`)."""

    number: int
    values: RowValues


@dataclass(slots=True)
class BatchResult:
    """What became of a batch. `refused` and `remarks` are (row, why); `touched` are the clients to list anew."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    partly: list[tuple[int, str]] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    workers: list[str] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)

    def add(self, other: BatchResult) -> None:
        """Take the figures of one more batch in."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        for mine, more in (
            (self.refused, other.refused),
            (self.partly, other.partly),
            (self.offices, other.offices),
            (self.workers, other.workers),
        ):
            mine += more  # type: ignore[operator]
        for name, count in other.others.items():
            self.others[name] = self.others.get(name, 0) + count
        self.touched |= other.touched


class Directory:
    """Offices and case workers by name, however it is written; unknown ones are made and told."""

    def __init__(self, kept: BatchResult) -> None:
        self._kept = kept
        self._offices = {
            _fold_name(name): number for number, name in Office.select(Office.id, Office.name).tuples()
        }
        self._workers: dict[str, int] = {}
        rows = Worker.select(Worker.id, Worker.name, Worker.account).order_by(Worker.active, Worker.id.desc())
        for number, name, account in rows.tuples():
            self._workers[name_key(name)] = number
            if account:
                self._workers.setdefault(name_key(account), number)

    def office(self, name: str) -> int:
        """The office of this name."""
        found = self._offices.get(_fold_name(name))
        if found is None:
            found = Office.create(name=name, fold=search_words(name)).id
            self._offices[_fold_name(name)] = found
            self._kept.offices.append(name)
        return found

    def worker(self, name: str, office: int) -> int:
        """The case worker of this name or account; a new one belongs to the office and cannot sign in yet."""
        key = name_key(name)
        found = self._workers.get(key)
        if found is None:
            made = Worker.create(name=swap_names(name), fold=search_words(name), office=office, active=0)
            found = self._workers[key] = made.id
            self._kept.workers.append(made.name)
        return found


class NewRows:
    """Rows for one table, with their numbers given beforehand, so that others can point at them."""

    def __init__(self, acting: Acting, model: type[Table]) -> None:
        self.model = model
        self._stamp: RecordColumns = {}
        if issubclass(model, Record):
            by = acting.actor.worker_id
            self._stamp = {
                "version": 1,
                "created_at": acting.now,
                "created_by": by,
                "changed_at": acting.now,
                "changed_by": by,
            }
        self._blank = {name: item.default for name, item in model._meta.fields.items() if name != "id"}
        self._given: dict[str, None] = {}
        self._next: int | None = None
        self.rows: list[RecordColumns] = []

    def highest(self) -> int:
        """The last number the table has; rows above it are still to be written."""
        if self._next is None:
            self._next = self.model.select(fn.COALESCE(fn.MAX(self.model.id), 0)).scalar()
        return self._next - len(self.rows)

    def add(self, **values: object) -> RecordColumns:
        """A row to be written at the end of the batch; it may still be changed until then."""
        self._next = self.highest() + len(self.rows) + 1
        row = {**self._blank, **self._stamp, "id": self._next, **values}
        self._given |= dict.fromkeys(values)
        self.rows.append(row)
        return row

    def change(self, row: RecordColumns, changes: RowValues) -> None:
        """Change a row that is not yet written."""
        row |= changes
        self._given |= dict.fromkeys(changes)

    def write(self) -> None:
        """All of them at once; only what some row gives is converted row by row."""
        insert_rows(self.model, ("id", *self._given), self.rows, self._stamp)
        self.rows = []


def update(acting: Acting, model: type[Record], row: RowValues, changes: RowValues) -> None:
    """Write what differs, under a new version, with an entry in the log: it may touch what others wrote."""
    model.update(
        **changes, version=model.version + 1, changed_at=acting.now, changed_by=acting.actor.worker_id
    ).where(model.id == row["id"]).execute()
    client = row["id"] if model is Client else row.get("client")
    about = model._meta.table_name
    audit.record(
        acting, "change", client_id=client, about=about, record_id=row["id"], fields=changes, purpose="import"
    )


def columns_said(model: type[Table], values: RowValues, apart: Iterable[str] = ()) -> RecordColumns:
    """What a row says of the columns of a table, save those set apart."""
    return {name: value for name, value in values.items() if name in model._meta.fields and name not in apart}


def check_all_kept(rows: Iterable[ImportRow], names: Set[str]) -> None:
    """Raises LookupError where a row says something under another name: nothing may be lost without a word."""
    for row in rows:
        if lost := row.values.keys() - names:
            raise LookupError(f"nobody keeps {', '.join(sorted(lost))}")


def differing(row: RowValues, values: RowValues) -> RecordColumns:
    """The values that are not what stands in the row."""
    return {name: value for name, value in values.items() if row.get(name) != value}


@opening
def log_list(acting: Acting, what: str, columns: Sequence[str], source: str) -> None:
    """The entry in the log for one list that comes in: which columns, from which file."""
    audit.record(acting, "collect", about=f"import {what}", fields=columns, purpose=source)


class RehearsalOver(Exception):
    """Thrown at the end of a rehearsal, so that everything it wrote is rolled back."""


@opening
def rehearse(work: Callable[[], None]) -> None:
    """Does the work in one transaction and takes all of it back. Raises Rehearsed."""
    work()
    raise RehearsalOver


@opening
def list_anew(client_ids: Sequence[int], *, now: datetime) -> None:
    """Makes the list rows of these clients true; some hundred at a time."""
    ids = list(client_ids)
    clients = list(Client.select().where(Client.id.in_(ids), Client.removed_at.is_null()))
    list_projection.refresh_many(ids, now) if len(clients) < 20 else _list_many(ids, clients, now)


def _list_many(ids: list[int], clients: list[Client], now: datetime) -> None:
    from entre_tui.casework.core import bulk
    from entre_tui.models import SearchWord

    rows, found_by = list_projection.project(clients, now)
    ClientRow.delete().where(ClientRow.client.in_(ids)).execute()
    SearchWord.delete().where(SearchWord.client.in_(ids)).execute()
    bulk.put_list_rows(rows, found_by)


def stale(client_ids: Iterable[int], now: datetime) -> None:
    """Until they are listed anew their rows are known to be old: a broken import is mended by itself."""
    ClientRow.update(stale_at=now).where(ClientRow.client.in_(list(client_ids))).execute()


def swap_names(name: str) -> str:
    """ "Berg, Anna" as "Anna Berg"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _fold_name(name: str) -> str:
    return " ".join(fold(name).split())
