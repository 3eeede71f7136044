"""Checklists, consents and collaboration meetings out of an office's lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from entre_tui.casework.core.base import Acting, CaseworkError, opening
from entre_tui.casework.importing.batch import BatchResult, ImportRow, NewRows, RecordColumns, RowValues
from entre_tui.casework.importing.record_importer import NO_ALIASES, RecordImporter, first
from entre_tui.locale import _
from entre_tui.models import (
    ChecklistChange,
    ChecklistItem,
    Client,
    Consent,
    ConsentAgency,
    Meeting,
    MeetingParticipant,
)
from entre_tui.models.base import Table
from entre_tui.rules.codes import MeetingPlace


@opening
def keep_checklist(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """An item is one by client and area."""
    return _Checklist(acting, aliases).keep(rows)


@opening
def keep_consents(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """A consent is one by client and day."""
    return _Consents(acting, aliases).keep(rows)


@opening
def keep_meetings(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """A meeting is one by client and day."""
    return _Meetings(acting, aliases).keep(rows)


class _Checklist(RecordImporter):
    model = ChecklistItem
    key = ("area",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.moves = NewRows(self.acting, ChecklistChange)

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        return first(records, area=values["area"])

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if known is None:
            if "need" not in given and given.get("status", "not_started") != "not_started":
                given["need"] = "yes"
            return given
        # A day of the one kind takes the place of the other, as in the form.
        if "due_on" in given:
            given["weeks_before_release"] = None
        elif "weeks_before_release" in given:
            given["due_on"] = None
        return given

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        if record["status"] != "not_started":
            self._add_status_change(record, "not_started")

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        if before["status"] != record["status"]:
            self._add_status_change(record, before["status"])
        return False

    def _add_status_change(self, record: RecordColumns, before: str) -> None:
        by = self.acting.actor.worker_id
        self.moves.add(
            item=record["id"], from_status=before, to_status=record["status"], at=self.acting.now, by=by
        )

    def write(self) -> None:
        super().write()
        self.moves.write()


def _children(model: type[Table], parent: Any, parents: Iterable[int], *names: str) -> dict[int, set[Any]]:
    """What hangs on each of these records."""
    found: dict[int, set[Any]] = {}
    columns = [getattr(model, name) for name in names]
    for number, *child in model.select(parent, *columns).where(parent.in_(list(parents))).tuples():
        found.setdefault(number, set()).add(tuple(child))
    return found


class _Consents(RecordImporter):
    model = Consent
    key = ("given_on",)
    beside = ("agencies",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.agencies = NewRows(self.acting, ConsentAgency)
        self.named: dict[int, set[Any]] = {}

    def load(self, clients: Sequence[int], rows: Sequence[ImportRow]) -> None:
        super().load(clients, rows)
        ids = [row["id"] for records in self.known.values() for row in records]
        self.named = _children(ConsentAgency, ConsentAgency.consent, ids, "agency")

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        known = first(records, given_on=values["given_on"])
        if known is not None and self.named.get(known["id"]) != {(agency,) for agency in values["agencies"]}:
            raise CaseworkError(
                _(
                    "There is a consent of this day for other agencies. More agencies are a new consent of another day."
                )
            )
        return known

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        for agency in values["agencies"]:
            self.agencies.add(consent=record["id"], agency=agency)
        self.named[record["id"]] = {(agency,) for agency in values["agencies"]}

    def write(self) -> None:
        super().write()
        self.agencies.write()


class _Meetings(RecordImporter):
    model = Meeting
    key = ("on",)
    beside = ("participants",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.seats = NewRows(self.acting, MeetingParticipant)
        self.seated: dict[int, set[Any]] = {}
        self.released: dict[int, date | None] = {}

    def load(self, clients: Sequence[int], rows: Sequence[ImportRow]) -> None:
        super().load(clients, rows)
        released = Client.select(Client.id, Client.release_on).where(Client.id.in_(list(clients)))
        self.released = dict(released.tuples())
        ids = [row["id"] for records in self.known.values() for row in records]
        self.seated = _children(MeetingParticipant, MeetingParticipant.meeting, ids, "agency", "person")

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        return first(records, on=values["on"])

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if known is None:
            given.setdefault("place", self._place(client, values["on"]))
        return given

    def _place(self, client: int, on: date) -> str:
        """Where the list does not say it, the day tells whether it was before the release."""
        release = self.released.get(client)
        return MeetingPlace.AFTER_RELEASE if release and on >= release else MeetingPlace.CUSTODY

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        self._seat(record, values)

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        return self._seat(record, values)

    def _seat(self, record: RecordColumns, values: RowValues) -> bool:
        seated = self.seated.setdefault(record["id"], set())
        coming = [tuple(pair) for pair in values.get("participants", ()) if tuple(pair) not in seated]
        for agency, person in dict.fromkeys(coming):
            self.seats.add(meeting=record["id"], agency=agency, person=person)
        seated.update(coming)
        return bool(coming)

    def write(self) -> None:
        super().write()
        self.seats.write()
