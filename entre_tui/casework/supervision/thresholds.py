"""The figures an office may choose for itself († in docs/casework.md), kept for everybody by a supervisor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from entre_tui.casework.collaboration.eligibility import PERIOD_MONTHS, PERIOD_SETTING
from entre_tui.casework.core.base import (
    Acting,
    Actor,
    CaseworkError,
    ChangeReport,
    NotAllowed,
    Role,
    change,
    reading,
)
from entre_tui.casework.core.settings_store import keep_for_all, office_setting
from entre_tui.casework.office.settings import setting_deed
from entre_tui.casework.reintegration.views import AREAS_SETTING, optional_areas
from entre_tui.locale import N_, _
from entre_tui.models import ClientRow
from entre_tui.rules import retention
from entre_tui.rules.codes import ChecklistArea
from entre_tui.rules.due.facts import DueSettings

_DUE, _ATTENDANCE, _RETENTION = "due", "attendance", "retention_years"
_USUAL = DueSettings()


@dataclass(frozen=True, slots=True)
class Threshold:
    """One figure: what it is called, where it is kept, what is usual, and from what to what it may go."""

    name: str
    place: tuple[str, ...]
    usual: int
    least: int
    most: int
    words: str


def _due(name: str, most: int, words: str) -> Threshold:
    return Threshold(name, (_DUE, name), getattr(_USUAL, name), 1, most, words)


def _absences(name: str, key: str, most: int, words: str) -> Threshold:
    return Threshold(name, (_DUE, _ATTENDANCE, key), getattr(_USUAL.attendance, key), 1, most, words)


THRESHOLDS = (
    _due("contact_workdays", 30, N_("working days from an absence to the first attempt to reach the client")),
    _due("decision_workdays", 60, N_("working days from an absence to a decision")),
    _due("evidence_workdays", 60, N_("working days evidence is awaited where no day was agreed")),
    _absences("absences_in_row", "in_row", 20, N_("unacceptable absences in a row that raise the flag")),
    _absences(
        "absences_in_days", "in_days", 50, N_("unacceptable absences in some days that raise the flag")
    ),
    _absences("absence_days", "days", 365, N_("how many days those are counted over")),
    _due("no_contact_days", 365, N_("days without contact until a case is due")),
    _due("first_meeting_months", 24, N_("months before release by which the first meeting is to be held")),
    _due("few_meetings", 50, N_("meetings there are to be before supervision ends")),
    _due(
        "few_meetings_months", 24, N_("months before the end of supervision from which too few are told of")
    ),
    Threshold(
        "eligibility_months",
        (PERIOD_SETTING,),
        PERIOD_MONTHS,
        1,
        60,
        N_("months ahead within which release makes eligible for a reintegration group"),
    ),
    Threshold(
        "retention_years",
        (_RETENTION,),
        retention.YEARS,
        1,
        10,
        N_("years after the last sanction until a record is to go"),
    ),
)


@dataclass(frozen=True, slots=True)
class ChosenThreshold:
    """A figure as it stands for everybody."""

    name: str
    value: int
    usual: int
    words: str


@reading
def thresholds(acting: Acting) -> tuple[ChosenThreshold, ...]:
    """Every figure as it stands."""
    return tuple(ChosenThreshold(one.name, _value(one), one.usual, _(one.words)) for one in THRESHOLDS)


@change
def choose(acting: Acting, values: Mapping[str, int | None]) -> ChangeReport:
    """A supervisor's figures for everybody from now on; None is what is usual. All of them or none."""
    _supervisor(acting.actor)
    known = {one.name: one for one in THRESHOLDS}
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise CaseworkError(_("There is no setting “{name}”.").format(name=name), name)
        _put(kept, known[name], _check_value(known[name], value))
    keep_for_all(kept)
    # What is due follows from these figures: every line of the list is reckoned again as it is read.
    ClientRow.update(stale_at=acting.now).execute()
    return setting_deed(*values)


OPTIONAL = tuple(area for area in ChecklistArea if area not in ChecklistArea.always())


@reading
def chosen_areas(acting: Acting) -> tuple[str, ...]:
    """The areas of the checklist that the office works with besides the six (docs/casework.md 6)."""
    return optional_areas()


@change
def choose_areas(acting: Acting, areas: Sequence[str]) -> ChangeReport:
    """A supervisor's choice for everybody; what is written about an area stays in sight all the same."""
    _supervisor(acting.actor)
    for area in areas:
        if area not in OPTIONAL:
            raise CaseworkError(
                _("“{area}” is not one of: {areas}.").format(area=area, areas=", ".join(OPTIONAL)), area
            )
    keep_for_all({AREAS_SETTING: [str(area) for area in OPTIONAL if area in areas]})
    return setting_deed(AREAS_SETTING)


def _supervisor(actor: Actor) -> None:
    if actor.role == Role.WORKER:
        raise NotAllowed(_("Only a supervisor changes settings for everybody."))


def _value(one: Threshold) -> int:
    key, *inner = one.place
    found: Any = office_setting(key, None)
    for part in inner:
        found = found.get(part) if isinstance(found, dict) else None
    return one.usual if found is None else int(found)


def _check_value(one: Threshold, value: int | None) -> int:
    if value is None:
        return one.usual
    if not one.least <= value <= one.most:
        message = _("{name}: from {least} to {most}.")
        raise CaseworkError(message.format(name=one.name, least=one.least, most=one.most), one.name)
    return value


def _put(kept: dict[str, Any], one: Threshold, value: int) -> None:
    """Into the settings as they are kept, beside what else stands there."""
    key, *inner = one.place
    if not inner:
        kept[key] = value
        return
    table = kept.setdefault(key, dict(office_setting(key, {})))
    for part in inner[:-1]:
        table[part] = table = dict(table.get(part, {}))
    table[inner[-1]] = value
