"""Sessions out of an office's lists; a session and its appointment find each other by the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from entre_tui.casework.core.base import Acting, CaseworkError, opening
from entre_tui.casework.importing.batch import BatchResult, ImportRow, NewRows, RecordColumns, RowValues
from entre_tui.casework.importing.record_importer import NO_ALIASES, RecordImporter
from entre_tui.locale import _
from entre_tui.models import (
    Appointment,
    Enrolment,
    Session,
    SessionStrategy,
    SessionTheme,
)
from entre_tui.rules.codes import AppointmentKind

PLAN = ("aim", "content", "homework_set")
EVALUATION = ("done", "homework_done", "engagement", "alliance", "response", "concerns", "next_step")
_DAY = timedelta(days=1)


@opening
def keep_sessions(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """A session is one by client and time, or by its number in the programme."""
    return _Sessions(acting, aliases).keep(rows)


def around(rows: Sequence[ImportRow], column: Any) -> Sequence[Any]:
    """Only what lies within a day of the rows of a batch."""
    moments = [row.values["starts_at"] for row in rows]
    return (column.between(min(moments) - _DAY, max(moments) + _DAY),)


def at_that_time(records: Iterable[RecordColumns], values: RowValues, zone: Any) -> list[RecordColumns]:
    """The records of that time; of that day where the list has no time, or the record none worth the name."""
    start = values["starts_at"]
    day = start.astimezone(zone).date()
    same_day = [row for row in records if row["starts_at"].astimezone(zone).date() == day]
    exact = [row for row in same_day if row["starts_at"] == start]
    return exact or ([] if values["timed"] else same_day)


class _Sessions(RecordImporter):
    model = Session
    key = ("starts_at",)
    beside = ("timed", "themes", "strategies")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.zone = self.acting.now.tzinfo
        self.themes = NewRows(self.acting, SessionTheme)
        self.strategies = NewRows(self.acting, SessionStrategy)
        self.enrolments: dict[int, list[RecordColumns]] = {}
        self.booked: dict[int, list[RecordColumns]] = {}
        self.numbered: dict[tuple[int, int | None, int], int] = {}
        self.taken: set[int | None] = set()
        self.named: dict[str, dict[int, set[str]]] = {"themes": {}, "strategies": {}}

    def load(self, clients: Sequence[int], rows: Sequence[ImportRow]) -> None:
        super().load(clients, rows)
        self._load_names([row["id"] for records in self.known.values() for row in records])
        columns = (Session.id, Session.client, Session.enrolment, Session.number, Session.appointment)
        mine = Session.select(*columns).where(Session.client.in_(list(clients)), Session.removed_at.is_null())
        for number, client, enrolment, which, appointment in mine.tuples():
            self.numbered[client, enrolment, which] = number
            self.taken.add(appointment)
        enrolled = Enrolment.select().where(
            Enrolment.client.in_(list(clients)), Enrolment.removed_at.is_null()
        )
        for row in enrolled.order_by(Enrolment.started_on).dicts():
            self.enrolments.setdefault(row["client"], []).append(row)
        booked = Appointment.select(Appointment.id, Appointment.client, Appointment.starts_at).where(
            Appointment.client.in_(list(clients)),
            Appointment.kind == AppointmentKind.SESSION,
            Appointment.removed_at.is_null(),
            *around(rows, Appointment.starts_at),
        )
        for row in booked.dicts():
            self.booked.setdefault(row["client"], []).append(row)

    def window(self, rows: Sequence[ImportRow]) -> Sequence[Any]:
        return around(rows, Session.starts_at)

    def _load_names(self, ids: Sequence[int]) -> None:
        for key, model, column in (
            ("themes", SessionTheme, SessionTheme.theme),
            ("strategies", SessionStrategy, SessionStrategy.strategy),
        ):
            found = model.select(model.session, column).where(model.session.in_(list(ids)))
            for number, name in found.tuples():
                self.named[key].setdefault(number, set()).add(name)

    def _by_number(self, client: int, values: RowValues) -> list[RecordColumns]:
        """The session of that number in the programme of that day, wherever its own day lies."""
        place = (client, self._enrolment(client, values), values.get("number", 0))
        number, records = self.numbered.get(place), self.known[client]
        if number is None:
            return []
        if not any(row["id"] == number for row in records):
            records.append(Session.select().where(Session.id == number).dicts().get())
            self._load_names([number])
        return [row for row in records if row["id"] == number]

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        numbered = self._by_number(client, values)
        then = at_that_time(records, values, self.zone)
        if len(then) > 1:
            then = [row for row in then if row in numbered] or then
        if len(then) > 1:
            raise CaseworkError(_("There are several sessions on this day: write the time or the number."))
        if then and numbered and then[0] is not numbered[0]:
            message = _("Session {number} is on another day: {day}.")
            day = numbered[0]["starts_at"].astimezone(self.zone).date()
            raise CaseworkError(message.format(number=values["number"], day=day))
        return next(iter(then or numbered), None)

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if values["timed"] or (known and not at_that_time([known], values, self.zone)):
            given["starts_at"] = values["starts_at"]
        planned = any(name in values for name in (*PLAN, "themes", "strategies"))
        evaluated = any(name in values for name in EVALUATION)
        # The true time of entry is now, however old the paper is.
        for told, key in ((planned, "planned"), (evaluated, "evaluated")):
            if told and (known is None or known[f"{key}_at"] is None):
                given |= {f"{key}_at": self.acting.now, f"{key}_by": self.acting.actor.worker_id}
        if known is None:
            given["enrolment"] = self._enrolment(client, values)
            if "number" not in given:
                given["number"] = self._next(client, given["enrolment"])
            given["appointment"] = self._appointment(client, values)
        return given

    def _enrolment(self, client: int, values: RowValues) -> int | None:
        """The programme that went on that day; else the latest before it; else the first."""
        day: date = values["starts_at"].date()
        mine = self.enrolments.get(client, [])
        going = [
            row
            for row in mine
            if row["started_on"] <= day and (row["ended_on"] is None or day <= row["ended_on"])
        ]
        before = [row for row in mine if row["started_on"] <= day]
        chosen = (going or before or mine[:1])[-1:]
        return chosen[0]["id"] if chosen else None

    def _next(self, client: int, enrolment: int | None) -> int:
        mine = (number for who, which, number in self.numbered if (who, which) == (client, enrolment))
        return max(mine, default=0) + 1

    def _appointment(self, client: int, values: RowValues) -> int | None:
        """The appointment of that time that no other session has."""
        free = [row for row in self.booked.get(client, ()) if row["id"] not in self.taken]
        return next((row["id"] for row in at_that_time(free, values, self.zone)), None)

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        self.numbered[record["client"], record["enrolment"], record["number"]] = record["id"]
        self.taken.add(record["appointment"])
        self._name(record, values)

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        return self._name(record, values)

    def _name(self, record: RecordColumns, values: RowValues) -> bool:
        added = False
        for key, rows, column in (
            ("themes", self.themes, "theme"),
            ("strategies", self.strategies, "strategy"),
        ):
            held = self.named[key].setdefault(record["id"], set())
            for name in values.get(key, ()):
                if name not in held:
                    rows.add(session=record["id"], **{column: name})
                    held.add(name)
                    added = True
        return added

    def write(self) -> None:
        super().write()
        self.themes.write()
        self.strategies.write()
