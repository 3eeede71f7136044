"""What a row about a client or a programme says as a whole: names in two parts, dates in order, a phase that exists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, tzinfo

from entre_tui.casework.core.programmes import plan_of
from entre_tui.exchange.files.cell import CellValues, UnfitCell
from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.data import words_for
from entre_tui.exchange.lists.kinds import programme_keys
from entre_tui.exchange.lists.programme_words import phase_of
from entre_tui.exchange.reading.cells import PROTECTED
from entre_tui.exchange.reading.names import (
    is_mask,
    speaks_of_protection,
    split_name,
    strip_protection_remark,
)
from entre_tui.locale import _, language
from entre_tui.rules.identity import Identity

TOTAL = re.compile(r"(?:totalt?|summa|sum|antal)\b(?!\s*,)", re.IGNORECASE)
_NAMES = ("family_name", "given_name")


def name_of(values: CellValues) -> None:
    """The name in two parts, however the list has it; a remark that it is protected becomes that."""
    whole = values.pop("name", "")
    whole, protected = strip_protection_remark(whole)
    if whole and not any(values.get(part) for part in _NAMES):
        given, family = ("", whole) if is_mask(whole) else split_name(whole)
        values |= {"given_name": given, "family_name": family}
    for part in _NAMES:
        if part in values:
            values[part], aside = strip_protection_remark(values[part])
            protected |= aside
    masks = [is_mask(values[part]) for part in _NAMES if values.get(part)]
    if masks and all(masks):
        values["masked"] = protected = True
    if protected:
        values["protected"] = True


def _identity(values: CellValues) -> None:
    """A number that is not shown protects; one without its last four digits is a birth date."""
    number, birth = values.get("identity_number"), values.get("birth_date")
    if number == PROTECTED:
        del values["identity_number"]
        values["protected"] = True
    elif number and len(number) == 8:
        del values["identity_number"]
        values.setdefault("birth_date", date.fromisoformat(number))
        if (birth and birth != values["birth_date"]) or f"{values['birth_date']:%Y%m%d}" != number:
            raise UnfitCell(_("The identity number does not go with the birth date."))
    elif number:
        if birth and number[:6] != f"{birth:%Y%m}":
            raise UnfitCell(_("The identity number does not go with the birth date."))
        values.setdefault("birth_date", Identity(number).birth)


def client(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    """Name in two parts, dates in order; the programme columns become an enrolment of their own."""
    words = f"{values.get('ref', '')} {values.get('name', '')} {values.get('family_name', '')}".strip()
    if TOTAL.match(words):
        raise UnfitCell(_("This looks like a total, not like a client."))
    name_of(values)
    said = [values[part] for part in _NAMES if values.get(part)]
    if said and not any(map(str.isalpha, "".join(said))):
        raise UnfitCell(_("“{text}” is no name.").format(text=" ".join(said)))
    main, _stroke, second = values.get("worker", "").partition("/")
    if second:
        values["worker"] = main
        values.setdefault("cover", second)
    if not (said or values.get("ref")):
        raise UnfitCell(_("There is neither a name nor a reference number."))
    _identity(values)
    if "note" in values and speaks_of_protection(values["note"]):
        values["protected"] = True
    in_order(values, "release_on", "supervision_ends_on", _("Supervision cannot end before release."))
    in_order(values, "birth_date", "release_on", _("The release date is older than the birth date."))
    told = {key: values.pop(key) for key in programme_keys() if key in values}
    if not told:
        return ()
    try:
        enrolment(told, today, zone)
    except UnfitCell as unfit:
        return (_("The programme was left out: {reason}").format(reason=unfit),)
    values["enrolment"] = told
    return ()


def enrolment(values: CellValues, today: date, zone: tzinfo | None) -> Sequence[str]:
    """Pinned to a version; a phase that belongs to it; an end that says how."""
    if "programme" not in values:
        raise UnfitCell(_("Which programme?"))
    version = values.pop("programme_version", None)
    plan = plan_of(values["programme"], version)
    if plan is None:
        raise UnfitCell(_("This version of the programme is not known."))
    values["programme_version"] = plan.version
    if "started_on" not in values:
        raise UnfitCell(_("The day on which the programme started is missing."))
    if "ended_on" in values and same_word(values.get("phase", "")) in words_for("over"):
        del values["phase"]
    if "phase" in values:
        phase = phase_of(plan, values["phase"])
        if phase is None:
            offered = "; ".join(each.name.word(language()) for each in plan.phases)
            raise UnfitCell(
                _("“{text}” is not one of: {offered}").format(text=values["phase"], offered=offered)
            )
        values["phase"] = phase
    in_order(values, "started_on", "ended_on", _("The programme cannot end before it starts."))
    in_order(values, "started_on", "phase_on", _("A phase cannot begin before the programme."))
    for key in ("started_on", "ended_on", "phase_on"):
        if values.get(key, today) > today and key != "started_on":
            raise UnfitCell(_("A day that has passed is needed: {day} lies ahead.").format(day=values[key]))
    if "ending" in values and "ended_on" not in values:
        raise UnfitCell(_("The day on which the programme ended is missing."))
    if "ended_on" in values:
        values.setdefault("ending", "other")
        values.setdefault("ending_words", _("Not said in the list.") if values["ending"] == "other" else "")
    return ()


def in_order(values: CellValues, first: str, second: str, words: str) -> None:
    """Refuse two dates the wrong way round."""
    if first in values and second in values and values[second] < values[first]:
        raise UnfitCell(words)
