"""An import from its files to its result: everything is read and checked first, then doubts are settled, then saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from entre_tui.casework.core.base import Acting
from entre_tui.casework.importing import appointments as importing_appointments
from entre_tui.casework.importing import batch as import_batch
from entre_tui.casework.importing import course as importing_course
from entre_tui.casework.importing import duplicates
from entre_tui.casework.importing import records as importing_records
from entre_tui.casework.importing import release as importing_release
from entre_tui.casework.importing.batch import BatchResult, ImportRow, RehearsalOver
from entre_tui.casework.importing.clients import Courses, keep_clients
from entre_tui.casework.office.workers import name_key
from entre_tui.exchange.files.row_spool import RowSpool
from entre_tui.exchange.importing.duplicates import Ask, CaseworkCall, DuplicateDecisions, decide, said_key
from entre_tui.exchange.lists.columns import ListKind
from entre_tui.exchange.lists.kinds import kinds
from entre_tui.exchange.reading.checking import Checker, decoders
from entre_tui.exchange.reading.checklist_columns import split_by_area
from entre_tui.exchange.reading.tables import OfficeTable
from entre_tui.locale import _
from entre_tui.storage.thread.bulk import roomy_cache

P = ParamSpec("P")
T = TypeVar("T")

KEEPERS: dict[str, Callable[[Acting, Sequence[ImportRow], Mapping[str, str]], BatchResult]] = {
    "enrolments": importing_records.keep_enrolments,
    "sessions": importing_course.keep_sessions,
    "appointments": importing_appointments.keep_appointments,
    "goals": importing_records.keep_goals,
    "checklist": importing_release.keep_checklist,
    "consents": importing_release.keep_consents,
    "meetings": importing_release.keep_meetings,
}
LISTED_AT_ONCE = 1000
PILED = 5
"""Batches of clients in one transaction: fewer, larger ones write the same pages of the indexes less often."""
TOLD_EVERY = 200

Tell = Callable[[str, int, int], None]
"""What is going on (the list's name), how much is done, of how much."""


class OpenFile(Protocol):
    """What an open case file gives: run a casework function and wait."""

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


@dataclass(slots=True)
class ListImport:
    """One list on its way, and what became of its rows."""

    table: OfficeTable
    pile: RowSpool
    rows: int = 0
    totals: int = 0
    nameless: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)
    partly: dict[int, str] = field(default_factory=dict)
    doubtful: dict[int, str] = field(default_factory=dict)
    left_names: set[str] = field(default_factory=set)
    """Names in rows of a list of clients that cannot be taken."""
    kept: BatchResult = field(default_factory=BatchResult)

    @property
    def kind(self) -> ListKind:
        return self.table.kind

    @property
    def saved_count(self) -> int:
        """How many of the checked rows have been settled one way or the other."""
        kept = self.kept
        return kept.new + kept.changed + kept.unchanged + len(kept.refused)

    def not_imported(self) -> dict[int, str]:
        """Row → why it, or a part of it, is not in the case file."""
        return self.partly | self.doubtful | self.refused


def check(table: OfficeTable, now: datetime, tell: Tell) -> ListImport:
    """Reads and checks every row of a list; keeps the good ones packed."""
    checker, expected = Checker(table, now), table.estimate
    work = ListImport(table, RowSpool(decoders(table.kind)))
    for row in split_by_area(table.rows(), table.columns):
        checked = checker.check(row)
        if checked.total:
            work.totals += 1
            continue
        work.rows += 1
        if checked.reasons:
            told = work.refused.get(row.number)
            work.refused[row.number] = " ".join(dict.fromkeys(filter(None, (told, *checked.reasons))))
            if table.kind.key == "clients":
                work.left_names.add(said_key(checked.values))
        else:
            work.pile.add(row.number, checked.values)
            if checked.partly:
                work.partly[row.number] = " ".join(checked.partly)
        if work.rows % TOLD_EVERY == 0:
            tell(table.name, work.rows, max(work.rows, expected))
    work.nameless = checker.nameless
    return work


def number_rows(work: ListImport, call: CaseworkCall, in_doubt: Set[str]) -> Iterator[list[ImportRow]]:
    """The rows of a list, those that name their client only with the number of the one client of that name."""
    wanted = {key for batch in work.pile.batches() for row in batch if (key := _named_only(row))}
    refs = call(duplicates.by_name, sorted(wanted)) if wanted else {}
    for batch in work.pile.batches():
        found: list[ImportRow] = []
        for row in batch:
            key = _named_only(row)
            if key is None:
                found.append(row)
            elif key in refs and key not in in_doubt:
                found.append(replace(row, values={**row.values, "ref": refs[key]}))
            else:
                # The same words for nobody, for two and for a protected one: a list must not find out who is here.
                reason = _("By the name {name} alone the client cannot be told. Write the reference number.")
                work.refused[row.number] = reason = reason.format(name=row.values["said_name"])
                work.kept.refused.append((row.number, reason))
        yield found


def _named_only(row: ImportRow) -> str | None:
    return None if "ref" in row.values else name_key(row.values["said_name"])


def in_order(tables: Sequence[OfficeTable]) -> list[OfficeTable]:
    """Clients first; what hangs on others after them."""
    return sorted(tables, key=lambda table: kinds().index(table.kind))


@dataclass(slots=True)
class ImportRun:
    """Saves what was checked; `dry` does the same and takes it all back."""

    acting: Acting
    store: OpenFile
    tell: Tell
    ask: Ask
    dry: bool = False
    courses: Courses = field(default_factory=dict)

    def save(self, works: Sequence[ListImport]) -> None:
        """Everything that can be saved, in batches; what became of it stands in the works afterwards."""
        self.store.call(roomy_cache)
        try:
            self._run(works)
        finally:
            self.store.call(roomy_cache, False)

    def _run(self, works: Sequence[ListImport]) -> None:
        if not self.dry:
            self._save(works, self.store.call)
            return

        def direct(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        try:
            self.store.call(import_batch.rehearse, lambda: self._save(works, direct))
        except RehearsalOver:
            return

    def _save(self, works: Sequence[ListImport], call: CaseworkCall) -> None:
        lists = [work for work in works if work.kind.key == "clients"]
        decided = decide([work.pile for work in lists], call, self.ask)
        in_doubt = decided.in_doubt.union(*(work.left_names for work in lists))
        touched: set[int] = set()
        for which, work in enumerate(lists):
            self._clients(which, work, decided, call)
            touched |= work.kept.touched
        for work in works:
            if work.kind.key != "clients":
                keeper = KEEPERS[work.kind.key]
                self._log(work, call)
                for batch in number_rows(work, call, in_doubt):
                    self._note_kept(work, call(keeper, self.acting, batch, decided.aliases))
                    touched |= work.kept.touched
        if not self.dry:
            self._list_anew(sorted(touched), call)

    def _clients(self, which: int, work: ListImport, decided: DuplicateDecisions, call: CaseworkCall) -> None:
        late: list[ImportRow] = []
        self._log(work, call)
        for batch in work.pile.batches(PILED):
            now: list[ImportRow] = []
            for row in batch:
                place = (which, row.number)
                if place in decided.refused:
                    work.refused[row.number] = decided.refused[place]
                elif place in decided.doubtful:
                    work.doubtful[row.number] = decided.doubtful[place]
                elif place in decided.repeated:
                    work.kept.unchanged += 1
                elif place in decided.as_client:
                    late.append(replace(row, values={**row.values, "ref": decided.as_client[place]}))
                else:
                    ref = row.values.get("ref") or decided.refs[place]
                    now.append(replace(row, values={**row.values, "ref": ref}))
            self._note_kept(work, call(keep_clients, self.acting, now, self.courses))
        # After all others: the client they turn out to be may stand further down.
        for start in range(0, len(late), LISTED_AT_ONCE):
            rows = late[start : start + LISTED_AT_ONCE]
            self._note_kept(work, call(keep_clients, self.acting, rows, self.courses))

    def _note_kept(self, work: ListImport, kept: BatchResult) -> None:
        work.refused |= dict(kept.refused)
        work.partly |= dict(kept.partly)
        work.kept.add(kept)
        self.tell(work.table.name, work.saved_count, max(work.saved_count, work.pile.count))

    def _log(self, work: ListImport, call: CaseworkCall) -> None:
        """Before the first row, so that nothing is ever in the file of which the log does not tell."""
        if work.pile.count:
            columns = [column.key for column in work.table.columns if column is not None]
            name = work.table.path.name
            call(import_batch.log_list, self.acting, work.kind.key, columns, name)

    def _list_anew(self, touched: Sequence[int], call: CaseworkCall) -> None:
        for start in range(0, len(touched), LISTED_AT_ONCE):
            call(import_batch.list_anew, touched[start : start + LISTED_AT_ONCE], now=self.acting.now)
            self.tell("", min(start + LISTED_AT_ONCE, len(touched)), len(touched))
