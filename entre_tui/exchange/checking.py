"""Every row of a list is checked before anything is saved: its cells, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any

from dateutil import tz

from entre_tui.casework.programme_book import plan_of
from entre_tui.exchange.cells import Cell, Moment, Unfit, is_empty, reader_of
from entre_tui.exchange.client_lists import PROGRAMME_COLUMNS
from entre_tui.exchange.columns import Column, Kind
from entre_tui.exchange.names import split_name
from entre_tui.exchange.programme_words import phase_of
from entre_tui.exchange.tables import Table
from entre_tui.exchange.textfile import Row
from entre_tui.locale import _

PROGRAMME_KEYS = tuple(column.key for column in PROGRAMME_COLUMNS)
NOON = time(12)
"""When a session or an appointment began of which only the day is known."""

Values = dict[str, Any]
_TOTAL = re.compile(r"(?:totalt?|summa|sum|antal)\b(?!\s*,)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a row says, and why it cannot be taken; `partly` is why a part of it (the programme) cannot."""

    number: int
    values: Values
    reasons: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()


class Checker:
    """Checks the rows of one table."""

    def __init__(self, table: Table, now: datetime) -> None:
        self.table = table
        self.kind = table.kind
        self.today = now.date()
        self.zone = now.tzinfo
        self._readers: list[tuple[int, Column, Callable[[Cell], Any]]] = [
            (place, column, reader_of(column, self.today))
            for place, column in enumerate(table.columns)
            if column is not None
        ]
        self._required = [column for column in self.kind.columns if column.required]
        self._finish = _FINISHERS.get(self.kind.key, _nothing_more)

    def check(self, row: Row) -> Checked:
        """The values of a row, or the reasons against it."""
        if row.fault:
            return Checked(row.number, {}, (row.fault,))
        values: Values = {}
        wrong: dict[str, str] = {}
        cells, width = row.cells, len(row.cells)
        for place, column, read in self._readers:
            cell = cells[place] if place < width else None
            if cell is None or cell == "" or is_empty(cell):
                continue
            try:
                value = read(cell)
            except Unfit as unfit:
                wrong[column.key] = f"{_(column.title)}: {unfit}."
                continue
            if value is not None and value != "":
                values[column.key] = value
        over = [cell for cell in cells[len(self.table.columns) :] if not is_empty(cell)]
        if over:
            wrong["_over"] = _("There are more cells than the header has columns: is a cell split in two?")
        return self._judged(row.number, values, wrong)

    def _judged(self, number: int, values: Values, wrong: dict[str, str]) -> Checked:
        for column in self._required:
            if column.key not in values and column.key not in wrong:
                wrong[column.key] = _("{column} is missing.").format(column=_(column.title))
        partly = (
            [wrong.pop(key) for key in PROGRAMME_KEYS if key in wrong] if self.kind.key == "clients" else []
        )
        try:
            if not wrong:
                partly += self._finish(values, self.today, self.zone)
        except Unfit as unfit:
            wrong["_whole"] = str(unfit)
        if partly:
            values.pop("enrolment", None)
        return Checked(number, values, tuple(wrong.values()), tuple(partly))


def _nothing_more(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    return ()


def _two_workers(values: Values) -> None:
    """ "Anna Berg/Siv Lind": who has the case, and who covers."""
    first, slash, second = values.get("worker", "").partition("/")
    if slash and first.strip() and second.strip() and "cover" not in values:
        values |= {"worker": first.strip(), "cover": second.strip()}


def _client(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    """Name in two parts, dates in order; the programme columns become an enrolment of their own."""
    whole = values.pop("name", "")
    if whole and not (values.get("family_name") or values.get("given_name")):
        given, family = split_name(whole)
        values |= {"given_name": given, "family_name": family}
    if _TOTAL.match(f"{values.get('ref', '')} {whole} {values.get('family_name', '')}".strip()):
        raise Unfit(_("This looks like a total, not like a client."))
    _two_workers(values)
    if not (values.get("family_name") or values.get("given_name") or values.get("ref")):
        raise Unfit(_("There is neither a name nor a reference number."))
    _in_order(values, "release_on", "supervision_ends_on", _("Supervision cannot end before release."))
    _in_order(values, "birth_date", "release_on", _("The release date is older than the birth date."))
    number, birth = values.get("identity_number"), values.get("birth_date")
    if number and birth and number[:6] != f"{birth:%Y%m}":
        raise Unfit(_("The identity number does not go with the birth date."))
    enrolment = {key: values.pop(key) for key in PROGRAMME_KEYS if key in values}
    if not enrolment:
        return ()
    try:
        _enrolment(enrolment, today, zone)
    except Unfit as unfit:
        return (_("The programme was left out: {reason}").format(reason=unfit),)
    values["enrolment"] = enrolment
    return ()


def _enrolment(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    """Pinned to a version; a phase that belongs to it; an end that says how."""
    if "programme" not in values:
        raise Unfit(_("Which programme?"))
    version = values.pop("programme_version", None)
    plan = plan_of(values["programme"], version)
    if plan is None:
        raise Unfit(_("This version of the programme is not known."))
    values["programme_version"] = plan.version
    if "started_on" not in values:
        raise Unfit(_("The day on which the programme started is missing."))
    if "phase" in values:
        phase = phase_of(plan, values["phase"])
        if phase is None:
            offered = ", ".join(each.name.en for each in plan.phases)
            raise Unfit(_("“{text}” is not one of: {offered}").format(text=values["phase"], offered=offered))
        values["phase"] = phase
    _in_order(values, "started_on", "ended_on", _("The programme cannot end before it starts."))
    _in_order(values, "started_on", "phase_on", _("A phase cannot begin before the programme."))
    for key in ("started_on", "ended_on", "phase_on"):
        if values.get(key, today) > today and key != "started_on":
            raise Unfit(_("A day that has passed is needed: {day} lies ahead.").format(day=values[key]))
    if "ending" in values and "ended_on" not in values:
        raise Unfit(_("The day on which the programme ended is missing."))
    if "ended_on" in values:
        values.setdefault("ending", "other")
        values.setdefault("ending_words", _("Not said in the list.") if values["ending"] == "other" else "")
    return ()


def _in_order(values: Values, first: str, second: str, words: str) -> None:
    if first in values and second in values and values[second] < values[first]:
        raise Unfit(words)


def _timed(values: Values, zone: tzinfo | None) -> None:
    """Day and time become one instant; `timed` keeps whether a time was said."""
    moment: Moment = values.pop("on")
    clock = values.pop("clock", None) or moment.time
    values["timed"] = clock is not None
    start = datetime.combine(moment.day, clock or NOON, zone)
    if not tz.datetime_exists(start):
        raise Unfit(_("This hour did not exist: the clocks went forward."))
    values["starts_at"] = start


def _session(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    _timed(values, zone)
    day = values["starts_at"].date()
    written = [key for key in ("done", "engagement", "alliance", "homework_done") if key in values]
    if day > today and (values.get("held") or written):
        raise Unfit(_("This session lies ahead: it cannot be held or evaluated yet."))
    values.setdefault("held", day < today or (day == today and bool(written)))
    return ()


def _appointment(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    _timed(values, zone)
    values.setdefault("kind", "session")
    outcome, ahead = values.get("outcome"), values["starts_at"].date() > today
    if ahead and outcome in ("attended", "attended_late", "sent_home", "absent_unacceptable"):
        raise Unfit(_("This appointment lies ahead: it cannot have this outcome yet."))
    if outcome is None and ("reason" in values or "decision" in values):
        raise Unfit(_("Say what became of the appointment: its outcome is missing."))
    if "decision" in values and not str(outcome).startswith("absent"):
        raise Unfit(_("A decision belongs to an absence."))
    _in_order(
        values | {"day": values["starts_at"].date()},
        "day",
        "decided_on",
        _("The decision is older than the absence."),
    )
    return ()


def _goal(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    if values.get("status") == "removed" and "status_reason" not in values:
        raise Unfit(_("A removed goal needs a reason."))
    return ()


def _checklist(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    from entre_tui.rules.checklist import outcome_fits
    from entre_tui.rules.codes import ChecklistArea

    for key in ("outcome_at_release", "outcome_six_months"):
        if key in values and not outcome_fits(ChecklistArea(values["area"]), values[key]):
            raise Unfit(_("This outcome does not belong to this area."))
    if values.get("need") == "none" and values.get("status") not in (None, "not_started", "no_longer_needed"):
        raise Unfit(_("Without a need nothing can be planned or arranged."))
    return ()


def _consent(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    _in_order(values, "given_on", "documented_on", _("A consent cannot be documented before it is given."))
    _in_order(values, "given_on", "withdrawn_on", _("A consent cannot be withdrawn before it is given."))
    for key in ("given_on", "documented_on", "withdrawn_on"):
        if values.get(key, today) > today:
            raise Unfit(_("A day that has passed is needed: {day} lies ahead.").format(day=values[key]))
    return ()


def _meeting(values: Values, today: date, zone: tzinfo | None) -> Sequence[str]:
    day = values["on"]
    if day > today and values.get("held"):
        raise Unfit(_("This meeting lies ahead: it cannot be held yet."))
    values.setdefault("held", day <= today)
    return ()


_FINISHERS: dict[str, Callable[[Values, date, tzinfo | None], Sequence[str]]] = {
    "clients": _client,
    "enrolments": _enrolment,
    "sessions": _session,
    "appointments": _appointment,
    "goals": _goal,
    "checklist": _checklist,
    "consents": _consent,
    "meetings": _meeting,
}


def decoders(kind: Kind) -> dict[str, Callable[[str], Any]]:
    """How the dates of a kind come back from the pile, where they lie as text."""
    from entre_tui.exchange.columns import Reads

    days = {column.key for column in kind.columns if column.reads in (Reads.DAY, Reads.BIRTH)}
    found: dict[str, Callable[[str], Any]] = dict.fromkeys(days, date.fromisoformat)
    return found | {"starts_at": datetime.fromisoformat}
