"""Enrolments, goals, checklists, consents and meetings out of an office's lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from entre_tui.casework.base import Actor, CaseworkError, opening
from entre_tui.casework.importing import Incoming, Kept, Newcomers
from entre_tui.casework.importing_base import NO_ALIASES, Keeper, Row
from entre_tui.casework.programme_book import plan_of
from entre_tui.locale import _
from entre_tui.models import (
    ChecklistChange,
    ChecklistItem,
    Consent,
    ConsentAgency,
    Enrolment,
    Goal,
    GoalStatusChange,
    Meeting,
    MeetingParticipant,
    PhaseChange,
)
from entre_tui.models.base import Table
from entre_tui.text import fold


@opening
def keep_enrolments(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """A programme is one by client, programme and start."""
    return _Enrolments(actor, now, aliases).keep(rows)


@opening
def keep_goals(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """A goal is one by client and own words."""
    return _Goals(actor, now, aliases).keep(rows)


@opening
def keep_checklist(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """An item is one by client and area."""
    return _Checklist(actor, now, aliases).keep(rows)


@opening
def keep_consents(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """A consent is one by client and day."""
    return _Consents(actor, now, aliases).keep(rows)


@opening
def keep_meetings(
    rows: Sequence[Incoming], aliases: Mapping[str, str] = NO_ALIASES, *, actor: Actor, now: datetime
) -> Kept:
    """A meeting is one by client and day."""
    return _Meetings(actor, now, aliases).keep(rows)


def _first(rows: Iterable[Row], **values: Any) -> Row | None:
    """The first record with these values."""
    return next((row for row in rows if all(row[name] == value for name, value in values.items())), None)


class _Enrolments(Keeper):
    model = Enrolment
    columns = ("ended_on", "ending", "ending_words")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.steps = Newcomers(PhaseChange, self.actor, self.now)

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        programme, start = values["programme"], values["started_on"]
        known = _first(records, programme=programme, started_on=start)
        going = _first(records, programme=programme, ended_on=None)
        if known is None and going is not None and "ended_on" not in values:
            message = _("The client is in this programme already, since {day}.")
            raise CaseworkError(message.format(day=going["started_on"]))
        return known

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        if "phase" in values:
            given["phase"] = values["phase"]
        if known is None:
            plan = plan_of(values["programme"], values["programme_version"])
            if plan is None:
                raise CaseworkError(_("This version of the programme is not known."))
            given.setdefault("phase", plan.first_phase.id)
            for name in ("programme", "programme_version", "started_on"):
                given[name] = values[name]
        return given

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        plan = plan_of(record["programme"], record["programme_version"])
        first = plan.first_phase.id if plan else record["phase"]
        self._step(record, "", first, record["started_on"])
        if record["phase"] != first:
            self._step(record, first, record["phase"], values.get("phase_on", record["started_on"]))

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        if before["phase"] != record["phase"]:
            self._step(record, before["phase"], record["phase"], values.get("phase_on", self.today))
        return False

    def _step(self, record: Row, before: str, after: str, on: Any) -> None:
        by = self.actor.worker_id
        self.steps.add(enrolment=record["id"], from_phase=before, to_phase=after, on=on, at=self.now, by=by)

    def write(self) -> None:
        super().write()
        self.steps.write()


class _Goals(Keeper):
    model = Goal
    columns = (
        "smart",
        "area",
        "source",
        "target_on",
        "review_on",
        "agreement",
        "agreement_on",
        "status",
        "weight",
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.moves = Newcomers(GoalStatusChange, self.actor, self.now)

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        wanted = _words(values["own_words"])
        return next((row for row in records if _words(row["own_words"]) == wanted), None)

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        if known is None:
            given["own_words"] = values["own_words"]
            given["place"] = len(self.known[client])
        return given

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        if record["status"] != "active":
            self._moved(record, "active", values)

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        if before["status"] != record["status"]:
            self._moved(record, before["status"], values)
        return False

    def _moved(self, record: Row, before: str, values: Mapping[str, Any]) -> None:
        reason, by = values.get("status_reason", ""), self.actor.worker_id
        self.moves.add(
            goal=record["id"],
            from_status=before,
            to_status=record["status"],
            reason=reason,
            at=self.now,
            by=by,
        )

    def write(self) -> None:
        super().write()
        self.moves.write()


class _Checklist(Keeper):
    model = ChecklistItem
    columns = (
        "need",
        "status",
        "responsible",
        "contact",
        "due_on",
        "weeks_before_release",
        "in_custody",
        "after_release",
        "outcome_at_release",
        "outcome_six_months",
        "notes",
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.moves = Newcomers(ChecklistChange, self.actor, self.now)

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        return _first(records, area=values["area"])

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        if known is None:
            given["area"] = values["area"]
            if "need" not in given and given.get("status", "not_started") != "not_started":
                given["need"] = "yes"
        return given

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        if record["status"] != "not_started":
            self._moved(record, "not_started")

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        if before["status"] != record["status"]:
            self._moved(record, before["status"])
        return False

    def _moved(self, record: Row, before: str) -> None:
        by = self.actor.worker_id
        self.moves.add(item=record["id"], from_status=before, to_status=record["status"], at=self.now, by=by)

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


class _Consents(Keeper):
    model = Consent
    columns = ("form", "waiver_explained", "documented_on", "withdrawn_on")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.agencies = Newcomers(ConsentAgency, self.actor, self.now)
        self.named: dict[int, set[Any]] = {}

    def load(self, clients: Sequence[int], rows: Sequence[Incoming]) -> None:
        super().load(clients, rows)
        ids = [row["id"] for records in self.known.values() for row in records]
        self.named = _children(ConsentAgency, ConsentAgency.consent, ids, "agency")

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        known = _first(records, given_on=values["given_on"])
        if known is not None and self.named.get(known["id"]) != {(agency,) for agency in values["agencies"]}:
            raise CaseworkError(
                _(
                    "There is a consent of this day for other agencies. More agencies are a new consent of another day."
                )
            )
        return known

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        return given if known else {**given, "given_on": values["given_on"]}

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        for agency in values["agencies"]:
            self.agencies.add(consent=record["id"], agency=agency)
        self.named[record["id"]] = {(agency,) for agency in values["agencies"]}

    def write(self) -> None:
        super().write()
        self.agencies.write()


class _Meetings(Keeper):
    model = Meeting
    columns = ("place", "held", "decisions")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.seats = Newcomers(MeetingParticipant, self.actor, self.now)
        self.seated: dict[int, set[Any]] = {}

    def load(self, clients: Sequence[int], rows: Sequence[Incoming]) -> None:
        super().load(clients, rows)
        ids = [row["id"] for records in self.known.values() for row in records]
        self.seated = _children(MeetingParticipant, MeetingParticipant.meeting, ids, "agency", "person")

    def same(self, client: int, records: Sequence[Row], values: Mapping[str, Any]) -> Row | None:
        return _first(records, on=values["on"])

    def given(self, client: int, values: Mapping[str, Any], known: Row | None) -> Row:
        given = super().given(client, values, known)
        return given if known else {**given, "on": values["on"]}

    def added(self, record: Row, values: Mapping[str, Any]) -> None:
        self._seat(record, values)

    def changed(self, before: Row, record: Row, values: Mapping[str, Any]) -> bool:
        return self._seat(record, values)

    def _seat(self, record: Row, values: Mapping[str, Any]) -> bool:
        seated = self.seated.setdefault(record["id"], set())
        coming = [tuple(pair) for pair in values.get("participants", ()) if tuple(pair) not in seated]
        for agency, person in dict.fromkeys(coming):
            self.seats.add(meeting=record["id"], agency=agency, person=person)
        seated.update(coming)
        return bool(coming)

    def write(self) -> None:
        super().write()
        self.seats.write()


def _words(text: str) -> str:
    return " ".join(fold(text).split())
