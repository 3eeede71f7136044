"""What the rows of each kind of list must hold together, beyond what each cell says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, tzinfo

from dateutil import tz

from entre_tui.exchange.files.cell import CellValues, UnfitCell
from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.vocabulary import codes_of
from entre_tui.exchange.reading.checklist_columns import gather_area_fields
from entre_tui.exchange.reading.client_checks import client, enrolment, in_order
from entre_tui.exchange.reading.times import DayAndTime, TimeSpan, minutes_between
from entre_tui.locale import _

NOON = time(12)
"""When a session or an appointment began of which only the day is known."""


def add_words(values: CellValues, key: str, words: str) -> None:
    """Words for which another column had no code are kept in the one for words."""
    values[key] = "\n".join(dict.fromkeys(part for part in (words, values.get(key, "")) if part))


def _join_day_and_time(values: CellValues, zone: tzinfo | None) -> None:
    """Day and time become one instant; `timed` keeps whether a time was said. A time until gives the minutes."""
    moment: DayAndTime = values.pop("on")
    said: TimeSpan | None = values.pop("clock", None) or (
        TimeSpan(moment.start, moment.until) if moment.start else None
    )
    values["timed"] = said is not None
    start = datetime.combine(moment.day, said.start if said else NOON, zone)
    if said and (length := minutes_between(said.start, said.until)):
        values.setdefault("minutes", length)
    if not tz.datetime_exists(start):
        raise UnfitCell(_("This hour did not exist: the clocks went forward."))
    values["starts_at"] = start


def _session(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    _join_day_and_time(values, zone)
    day = values["starts_at"].date()
    written = [key for key in ("done", "engagement", "alliance", "homework_done") if key in values]
    if day > today and (values.get("held") or written):
        raise UnfitCell(_("This session lies ahead: it cannot be held or evaluated yet."))
    values.setdefault("held", day < today or (day == today and bool(written)))
    return ()


def _outcome(values: CellValues) -> None:
    """The outcome as its code; words that say more than that, and the reason in them, have places of their own."""
    told: tuple[str, str, bool] | None = values.pop("outcome", None)
    if told is None:
        return
    code, words, exactly = told
    values["outcome"] = code
    if not exactly:
        add_words(values, "reason_words", words)
    reason = codes_of("absence_reason").get(same_word(words))
    if code.startswith("absent") and reason:
        values.setdefault("reason", reason)


def _appointment(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    _join_day_and_time(values, zone)
    _outcome(values)
    values["worker"] = values.get("worker", "").partition("/")[0]
    if not values["worker"]:
        del values["worker"]
    values.setdefault("kind", "session")
    outcome, ahead = values.get("outcome"), values["starts_at"].date() > today
    if ahead and outcome in ("attended", "attended_late", "sent_home", "absent_unacceptable"):
        raise UnfitCell(_("This appointment lies ahead: it cannot have this outcome yet."))
    if outcome is None and ("reason" in values or "decision" in values):
        raise UnfitCell(_("Say what became of the appointment: its outcome is missing."))
    if "decision" in values and not str(outcome).startswith("absent"):
        raise UnfitCell(_("A decision belongs to an absence."))
    in_order(
        values | {"day": values["starts_at"].date()},
        "day",
        "decided_on",
        _("The decision is older than the absence."),
    )
    return ()


def _goal(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    if values.get("status") == "removed" and "status_reason" not in values:
        raise UnfitCell(_("A removed goal needs a reason."))
    if area := values.pop("area_words", ""):
        # An office's own areas are no needs; the word is kept where the goal is put concretely.
        add_words(values, "smart", f"{_('Area')}: {area}")
    return ()


def _checklist(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    from entre_tui.rules.checklist import outcome_fits
    from entre_tui.rules.codes import ChecklistArea

    gather_area_fields(values)
    if isinstance(values.get("due_on"), int):
        weeks = values.pop("due_on")
        if values.setdefault("weeks_before_release", weeks) != weeks:
            raise UnfitCell(_("The two due days are not the same number of weeks before release."))
    elif "due_on" in values and "weeks_before_release" in values:
        raise UnfitCell(_("One due day is enough: a date, or weeks before release."))
    for key in ("outcome_at_release", "outcome_six_months"):
        if key in values and not outcome_fits(ChecklistArea(values["area"]), values[key]):
            raise UnfitCell(_("This outcome does not belong to this area."))
    if values.get("need") == "none" and values.get("status") not in (None, "not_started", "no_longer_needed"):
        raise UnfitCell(_("Without a need nothing can be planned or arranged."))
    return ()


def _consent(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    in_order(values, "given_on", "documented_on", _("A consent cannot be documented before it is given."))
    in_order(values, "given_on", "withdrawn_on", _("A consent cannot be withdrawn before it is given."))
    for key in ("given_on", "documented_on", "withdrawn_on"):
        if values.get(key, today) > today:
            raise UnfitCell(_("A day that has passed is needed: {day} lies ahead.").format(day=values[key]))
    return ()


def _meeting(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    day = values["on"]
    if where := values.pop("where", ""):
        add_words(values, "decisions", _("Place: {place}").format(place=where))
    if day > today and values.get("held"):
        raise UnfitCell(_("This meeting lies ahead: it cannot be held yet."))
    values.setdefault("held", day <= today)
    return ()


FINISHERS: dict[str, Callable[[CellValues, date, tzinfo | None], Sequence[str]]] = {
    "clients": client,
    "enrolments": enrolment,
    "sessions": _session,
    "appointments": _appointment,
    "goals": _goal,
    "checklist": _checklist,
    "consents": _consent,
    "meetings": _meeting,
}
