"""Sessions and appointments out of an office's lists; a session and its appointment find each other by the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from entre_tui.casework.base import Actor, CaseworkError, opening
from entre_tui.casework.importing import Directory, Incoming, Kept, Newcomers
from entre_tui.casework.importing_base import NO_ALIASES, Keeper, Row
from entre_tui.locale import _
from entre_tui.models import (
    Appointment,
    Client,
    Enrolment,
    FollowUp,
    Session,
    SessionStrategy,
    SessionTheme,
)
from entre_tui.rules.codes import AppointmentKind, Outcome

PLAN = ("aim", "content", "homework_set")
EVALUATION = ("done", "homework_done", "engagement", "alliance", "response", "concerns", "next_step")
_DAY = timedelta(days=1)
_CAME = (Outcome.ATTENDED, Outcome.LATE)


@opening
def keep_sessions(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """A session is one by client and time, or by its number in the programme."""
    return _Sessions(actor, now, aliases).keep(rows)


@opening
def keep_appointments(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """An appointment is one by client, kind and time."""
    return _Appointments(actor, now, aliases).keep(rows)


def _around(rows: Sequence[Incoming], column: Any) -> Sequence[Any]:
    moments = [row.values["starts_at"] for row in rows]
    return (column.between(min(moments) - _DAY, max(moments) + _DAY),)


def _at(records: Iterable[Row], values: Mapping[str, Any], zone: Any) -> list[Row]:
    """The records of that time; of that day where the list has no time, or the record none worth the name."""
    start = values["starts_at"]
    day = start.astimezone(zone).date()
    same_day = [row for row in records if row["starts_at"].astimezone(zone).date() == day]
    exact = [row for row in same_day if row["starts_at"] == start]
    return exact or ([] if values["timed"] else same_day)


class _Sessions(Keeper):
    model = Session
    columns = ("minutes", "place", "by_video", "held", *PLAN, *EVALUATION)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.zone = self.now.tzinfo
        self.themes = Newcomers(SessionTheme, self.actor, self.now)
        self.strategies = Newcomers(SessionStrategy, self.actor, self.now)
        self.enrolments: dict[int, list[Row]] = {}
        self.booked: dict[int, list[Row]] = {}
        self.named: dict[str, dict[int, set[str]]] = {"themes": {}, "strategies": {}}

    def load(self, clients: Sequence[int], rows: Sequence[Incoming]) -> None:
        super().load(clients, rows)
        ids = [row["id"] for records in self.known.values() for row in records]
        for key, model, column in (
            ("themes", SessionTheme, SessionTheme.theme),
            ("strategies", SessionStrategy, SessionStrategy.strategy),
        ):
            for number, name in model.select(model.session, column).where(model.session.in_(ids)).tuples():
                self.named[key].setdefault(number, set()).add(name)
        enrolled = Enrolment.select().where(
            Enrolment.client.in_(list(clients)), Enrolment.removed_at.is_null()
        )
        for row in enrolled.order_by(Enrolment.started_on).dicts():
            self.enrolments.setdefault(row["client"], []).append(row)
        booked = Appointment.select(Appointment.id, Appointment.client, Appointment.starts_at).where(
            Appointment.client.in_(list(clients)),
            Appointment.kind == AppointmentKind.SESSION,
            Appointment.removed_at.is_null(),
            *_around(rows, Appointment.starts_at),
        )
        for row in booked.dicts():
            self.booked.setdefault(row["client"], []).append(row)

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        enrolment = self._enrolment(client, values)
        numbered = [
            row for row in records if row["number"] == values.get("number") and row["enrolment"] == enrolment
        ]
        then = _at(records, values, self.zone)
        if len(then) > 1:
            then = [row for row in then if row in numbered] or then
        if len(then) > 1:
            raise CaseworkError(_("There are several sessions on this day: write the time or the number."))
        if then and numbered and then[0] is not numbered[0]:
            message = _("Session {number} is on another day: {day}.")
            day = numbered[0]["starts_at"].astimezone(self.zone).date()
            raise CaseworkError(message.format(number=values["number"], day=day))
        return next(iter(then or numbered), None)

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        if known is None or values["timed"] or not _at([known], values, self.zone):
            given["starts_at"] = values["starts_at"]
        if "number" in values:
            given["number"] = values["number"]
        planned = any(name in values for name in (*PLAN, "themes", "strategies"))
        evaluated = any(name in values for name in EVALUATION)
        # The true time of entry is now, however old the paper is.
        for told, key in ((planned, "planned"), (evaluated, "evaluated")):
            if told and (known is None or known[f"{key}_at"] is None):
                given |= {f"{key}_at": self.now, f"{key}_by": self.actor.worker_id}
        if known is None:
            given["enrolment"] = self._enrolment(client, values)
            given.setdefault("number", self._next(client, given["enrolment"]))
            given["appointment"] = self._appointment(client, values)
        return given

    def _enrolment(self, client: int, values: Mapping[str, Any]) -> int | None:
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
        numbers = [row["number"] for row in self.known[client] if row["enrolment"] == enrolment]
        return max(numbers, default=0) + 1

    def _appointment(self, client: int, values: Mapping[str, Any]) -> int | None:
        """The appointment of that time that no other session has."""
        taken = {row["appointment"] for row in self.known[client]}
        free = [row for row in self.booked.get(client, ()) if row["id"] not in taken]
        return next((row["id"] for row in _at(free, values, self.zone)), None)

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        self._name(record, values)

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        return self._name(record, values)

    def _name(self, record: Row, values: Mapping[str, Any]) -> bool:
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


class _Appointments(Keeper):
    model = Appointment
    columns = ("minutes", "place", "by_video", "outcome", "reason", "reason_words", "evidence_due_on")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.zone = self.now.tzinfo
        self.directory = Directory(self.kept)
        self.follow_ups = Newcomers(FollowUp, self.actor, self.now)
        self.sessions = Newcomers(Session, self.actor, self.now)
        self.offices: dict[int, int] = {}
        self.held: dict[int, list[Row]] = {}
        self.enrolments: dict[int, int] = {}
        self.followed: dict[int, Row] = {}
        self.links: list[tuple[int, int]] = []

    def load(self, clients: Sequence[int], rows: Sequence[Incoming]) -> None:
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

    def window(self, rows: Sequence[Incoming]) -> Sequence[Any]:
        return _around(rows, Appointment.starts_at)

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        then = _at([row for row in records if row["kind"] == values["kind"]], values, self.zone)
        if len(then) > 1:
            raise CaseworkError(_("There are several appointments on this day: write the time."))
        return then[0] if then else None

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        if "worker" in values:
            given["worker"] = self.directory.worker(values["worker"], self.offices[client])
        if "outcome" in given and (known is None or known["outcome"] != given["outcome"]):
            given |= {"outcome_at": self.now, "outcome_by": self.actor.worker_id}
        if known is None:
            given |= {"starts_at": values["starts_at"], "kind": values["kind"]}
            given.setdefault("worker", self.actor.worker_id)
        return given

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        self._follow(record, values)
        self._hold(record, values)

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        if before["outcome"] != record["outcome"]:
            self._hold(record, values)
        return self._follow(record, values)

    def _follow(self, record: Row, values: Mapping[str, Any]) -> bool:
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

    def _hold(self, record: Row, values: Mapping[str, Any]) -> None:
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
