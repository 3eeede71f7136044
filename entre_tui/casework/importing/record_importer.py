"""The way of every list that hangs on clients: find the client, find the record, add it or change what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from entre_tui.casework.core.base import Acting, CaseworkError
from entre_tui.casework.importing.batch import (
    BatchResult,
    ImportRow,
    NewRows,
    RecordColumns,
    RowValues,
    check_all_kept,
    columns_said,
    differing,
    stale,
    update,
)
from entre_tui.casework.importing.client_matching import clients_named, not_found, whose_names_differ
from entre_tui.locale import _
from entre_tui.models.base import Record

NO_ALIASES: Mapping[str, str] = {}
WHOSE = ("ref", "client_id", "said_name")
"""What a row says only to find its client."""
UNDECIDED = ""
"""In the place of a client's own number, where a number of the list may mean somebody else than the file has."""


class RecordImporter:
    """One batch of one kind; a subclass says which record a row means.

    Every column of the record that a row says is compared and kept, save the `key` that makes it that one thing: it
    is given to a new record only. What is no column of the record must be named in `beside`, and be kept otherwise.
    """

    model: ClassVar[type[Record]]
    key: ClassVar[tuple[str, ...]] = ()
    beside: ClassVar[tuple[str, ...]] = ()

    def __init__(self, acting: Acting, aliases: Mapping[str, str] = NO_ALIASES) -> None:
        self.acting, self.today = acting, acting.now.date()
        self.aliases = aliases
        self.kept = BatchResult()
        self.new = NewRows(acting, self.model)
        self.known: dict[int, list[RecordColumns]] = {}
        self.highest = self.new.highest()

    @classmethod
    def kept_names(cls) -> set[str]:
        """All that a row may say."""
        return {*WHOSE, *cls.model._meta.fields, *cls.beside}

    def keep(self, rows: Sequence[ImportRow]) -> BatchResult:
        """Saves the batch; refusals are told by row."""
        check_all_kept(rows, self.kept_names())
        names = {row.values["ref"] for row in rows if "client_id" not in row.values}
        clients = clients_named(names, self.aliases, self.acting.now) if names else {}
        places = [(row, row.values.get("client_id") or clients.get(row.values["ref"])) for row in rows]
        found = sorted({client for _row, client in places if client is not None})
        strangers = whose_names_differ(places)
        self.load(found, rows)
        for row, client in places:
            try:
                if client is None:
                    raise CaseworkError(self._nobody(row.values["ref"]))
                if row.number in strangers:
                    message = _("The client {ref} has another name in the case file than in this row.")
                    raise CaseworkError(message.format(ref=row.values["ref"]))
                self._one(client, row.values)
            except CaseworkError as refusal:
                self.kept.refused.append((row.number, refusal.message))
        self.write()
        stale(self.kept.touched, self.acting.now)
        return self.kept

    def _nobody(self, ref: str) -> str:
        if self.aliases.get(ref) == UNDECIDED:
            message = _("Whether {ref} in this list is the client {ref} of the case file is not decided yet.")
            return message.format(ref=ref)
        return not_found(ref)

    def load(self, clients: Sequence[int], rows: Sequence[ImportRow]) -> None:
        """What the file has of these clients."""
        of = self.model._meta.fields["client"]
        found = self.model.select().where(
            of.in_(list(clients)), self.model.removed_at.is_null(), *self.window(rows)
        )
        for row in found.order_by(self.model.id).dicts():
            self.known.setdefault(row["client"], []).append(row)

    def window(self, rows: Sequence[ImportRow]) -> Sequence[Any]:
        """Conditions that leave out what no row of the batch can mean."""
        return ()

    def _one(self, client: int, values: RowValues) -> None:
        records = self.known.setdefault(client, [])
        known = self.same(client, records, values)
        given = self.columns_given(client, values, known)
        if known is None:
            record = self.new.add(client=client, **given)
            records.append(record)
            self.kept.new += 1
            changed = True
            self.after_add(record, values)
        else:
            changes = differing(known, given)
            before = dict(known)
            self._put(known, changes)
            changed = bool(changes) | self.after_change(before, known, values)
            self.kept.changed += changed
            self.kept.unchanged += not changed
        if changed:
            self.kept.touched.add(client)

    def _put(self, known: RecordColumns, changes: RecordColumns) -> None:
        """Into the file, or into the row that still waits to be written."""
        if known["id"] > self.highest:
            self.new.change(known, changes)
        elif changes:
            update(self.acting, self.model, known, changes)
            known |= changes

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        """The record a row means; None if it is new. Refuses by CaseworkError."""
        raise NotImplementedError

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        """The columns a row gives."""
        return columns_said(self.model, values, self.key if known else ())

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        """What goes with a new record."""

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        """What goes with a known record; whether anything was added."""
        return False

    def write(self) -> None:
        """Everything new, at once."""
        self.new.write()


def first(rows: Iterable[RecordColumns], **values: object) -> RecordColumns | None:
    """The first record with these values."""
    return next((row for row in rows if all(row[name] == value for name, value in values.items())), None)
