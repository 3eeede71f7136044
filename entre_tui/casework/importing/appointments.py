"""Appointments out of an office's lists, with their outcomes, decisions and sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from entre_tui.casework.core.base import Acting, CaseworkError, opening
from entre_tui.casework.importing.batch import (
    BatchResult,
    Directory,
    ImportRow,
    NewRows,
    RecordColumns,
    RowValues,
)
from entre_tui.casework.importing.course import around, at_that_time
from entre_tui.casework.importing.record_importer import NO_ALIASES, RecordImporter
from entre_tui.locale import _
from entre_tui.models import (
    Appointment,
    Client,
    Enrolment,
    FollowUp,
    Session,
)
from entre_tui.rules.codes import AppointmentKind, Outcome

_CAME = (Outcome.ATTENDED, Outcome.LATE)


@opening
def keep_appointments(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """An appointment is one by client, kind and time."""
    return _Appointments(acting, aliases).keep(rows)


class _Appointments(RecordImporter):
    model = Appointment
    key = ("starts_at", "kind")
    beside = ("timed", "decision", "decided_on")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.zone = self.acting.now.tzinfo
        self.directory = Directory(self.kept)
        self.follow_ups = NewRows(self.acting, FollowUp)
        self.sessions = NewRows(self.acting, Session)
        self.offices: dict[int, int] = {}
        self.held: dict[int, list[RecordColumns]] = {}
        self.enrolments: dict[int, int] = {}
        self.followed: dict[int, RecordColumns] = {}
        self.links: list[tuple[int, int]] = []

    def load(self, clients: Sequence[int], rows: Sequence[ImportRow]) -> None:
        super().load(clients, rows)
        ids = list(clients)
        self.offices = dict(Client.select(Client.id, Client.office).where(Client.id.in_(ids)).tuples())
        for row in Session.select().where(Session.client.in_(ids), Session.removed_at.is_null()).dicts():
            self.held.setdefault(row["client"], []).append(row)
        enrolled = Enrolment.select(Enrolment.client, Enrolment.id).where(
            Enrolment.client.in_(ids), Enrolment.removed_at.is_null()
        )
        self.enrolments = dict(enrolled.order_by(Enrolment.ended_on.is_null(), Enrolment.started_on).tuples())
        known = [row["id"] for records in self.known.values() for row in records]
        for row in FollowUp.select().where(FollowUp.appointment.in_(known)).dicts():
            self.followed[row["appointment"]] = row

    def window(self, rows: Sequence[ImportRow]) -> Sequence[Any]:
        return around(rows, Appointment.starts_at)

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        then = at_that_time([row for row in records if row["kind"] == values["kind"]], values, self.zone)
        if len(then) > 1:
            raise CaseworkError(_("There are several appointments on this day: write the time."))
        return then[0] if then else None

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if "worker" in values:
            given["worker"] = self.directory.worker(values["worker"], self.offices[client])
        if "outcome" in given and (known is None or known["outcome"] != given["outcome"]):
            given |= {"outcome_at": self.acting.now, "outcome_by": self.acting.actor.worker_id}
        if known is None:
            given.setdefault("worker", self.acting.actor.worker_id)
        return given

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        self._follow(record, values)
        self._hold_session(record, values)

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        if before["outcome"] != record["outcome"]:
            self._hold_session(record, values)
        return self._follow(record, values)

    def _follow(self, record: RecordColumns, values: RowValues) -> bool:
        """The decision after an absence, where none is taken yet."""
        if "decision" not in values or record["id"] in self.followed:
            return False
        decided = values.get("decided_on") or min(
            self.today, record["starts_at"].astimezone(self.zone).date()
        )
        self.followed[record["id"]] = self.follow_ups.add(
            appointment=record["id"], client=record["client"], decision=values["decision"], decided_on=decided
        )
        return True

    def _hold_session(self, record: RecordColumns, values: RowValues) -> None:
        """The session of an appointment the client came to: the one of that day, or a new one."""
        if record["kind"] != AppointmentKind.SESSION or record["outcome"] not in _CAME:
            return
        client = record["client"]
        sessions = self.held.setdefault(client, [])
        free = [row for row in sessions if row["appointment"] is None]
        day = record["starts_at"].astimezone(self.zone).date()
        mine = [row for row in sessions if row["appointment"] == record["id"]]
        that_day = mine or [row for row in free if row["starts_at"].astimezone(self.zone).date() == day]
        if that_day:
            session = that_day[0]
            session |= {"appointment": record["id"], "held": True}
            self.links.append((session["id"], record["id"]))
            return
        enrolment = self.enrolments.get(client)
        number = max((row["number"] for row in sessions if row["enrolment"] == enrolment), default=0) + 1
        shared = {name: record[name] for name in ("starts_at", "minutes", "place", "by_video")}
        sessions.append(
            self.sessions.add(
                client=client,
                enrolment=enrolment,
                appointment=record["id"],
                number=number,
                held=True,
                **shared,
            )
        )

    def write(self) -> None:
        super().write()
        self.sessions.write()
        self.follow_ups.write()
        for session, appointment in self.links:
            Session.update(appointment=appointment, held=True, version=Session.version + 1).where(
                Session.id == session
            ).execute()
