"""Goals: the client's own words first, agreed or not, with a status whose every change is kept (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peewee import fn

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    append,
    change,
    create,
    found,
    fresh,
    replace_children,
    save,
)
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import Client, Goal, GoalLevel, GoalStatusChange
from entre_tui.rules.codes import Agreement, GoalSource, GoalStatus, Need
from entre_tui.rules.goal_scaling import LEVELS
from entre_tui.text import clean, clean_long

HEAVIEST = 10


@dataclass(frozen=True, slots=True)
class GoalDetails:
    """What a goal says; `area` is a code of `Need`, `theme` an id of a programme's definition."""

    own_words: str = ""
    smart: str = ""
    area: str | None = None
    theme: str | None = None
    source: str = GoalSource.CLIENT
    target_on: date | None = None
    review_on: date | None = None
    agreement: str | None = None
    agreement_on: date | None = None


@change
def add_goal(acting: Acting, client_id: int, details: GoalDetails) -> ChangeReport:
    """A new goal, active; an answer about agreement without a date is today's."""
    client = found(Client, client_id)
    values = _check_details(details, None, acting.now.date())
    last = Goal.select(fn.MAX(Goal.place)).where(Goal.client == client.id).scalar()
    row = create(acting, Goal, client=client.id, place=0 if last is None else last + 1, **values)
    message = _said(_("{client}: the goal is written down."), row)
    return ChangeReport(message, row, _("goal"), undone=_said(_("{client}: the goal is gone."), row))


@change
def edit_goal(acting: Acting, goal_id: int, details: GoalDetails, *, seen_version: int) -> ChangeReport:
    """Changes what a goal says; a target that was set and has passed may stay."""
    row = fresh(acting, Goal, goal_id, seen_version)
    save(acting, row, **_check_details(details, row, acting.now.date()))
    message = _said(_("{client}: the goal is saved."), row)
    return ChangeReport(message, row, _("goal"), undone=_said(_("{client}: the goal is as it was."), row))


@change
def set_status(
    acting: Acting, goal_id: int, status: str, reason: str = "", *, seen_version: int
) -> ChangeReport:
    """Active, later, achieved or removed; removing a goal and taking it up again need a reason."""
    row = fresh(acting, Goal, goal_id, seen_version)
    reason, before = clean(reason), row.status
    _check_status(before, status, reason)
    save(acting, row, status=str(status))
    append(acting, GoalStatusChange, goal=row.id, from_status=before, to_status=str(status), reason=reason)
    message, undone = _("{client}: the goal is now {status}."), _("{client}: the goal is {status} again.")
    return ChangeReport(_said(message, row), row, _("status"), undone=_said(undone, row, before))


def _check_status(before: str, status: str, reason: str) -> None:
    if status not in [str(member) for member in GoalStatus]:
        raise CaseworkError(_("Choose a status."), "status")
    if status == before:
        raise CaseworkError(
            _("The goal is already {status}.").format(status=label(status, "goal_status")), "status"
        )
    if not reason and status == GoalStatus.REMOVED:
        raise CaseworkError(_("Write why the goal is removed."), "reason")
    if not reason and before == GoalStatus.REMOVED:
        raise CaseworkError(_("Write why the goal is taken up again."), "reason")


@change
def describe_levels(
    acting: Acting, goal_id: int, levels: Mapping[int, str], weight: int, *, seen_version: int
) -> ChangeReport:
    """The words of the five levels −2 … +2 and the goal's weight in the T score; 0 leaves it out."""
    row = fresh(acting, Goal, goal_id, seen_version)
    if not 0 <= weight <= HEAVIEST:
        raise CaseworkError(_("A weight is between 0 and {most}.").format(most=HEAVIEST), "weight")
    if not set(levels) <= set(LEVELS):
        raise CaseworkError(_("A level is between −2 and +2."), "levels")
    kept = {level: text for level, words in levels.items() if (text := clean_long(words).strip())}
    save(acting, row, weight=weight)
    replace_children(row, GoalLevel, [{"level": n, "words": kept[n]} for n in sorted(kept)], "levels")
    return ChangeReport(_said(_("{client}: the goal's levels are saved."), row), row, _("levels"))


def _check_details(details: GoalDetails, before: Goal | None, today: date) -> dict[str, object]:
    """The columns for these details, cleaned; raises CaseworkError at the field that cannot be."""
    own_words = clean_long(details.own_words).strip()
    if not own_words:
        raise CaseworkError(_("Write the goal in the client's own words."), "own_words")
    for code, vocabulary, field in (
        (details.area, Need, "area"),
        (details.source, GoalSource, "source"),
        (details.agreement, Agreement, "agreement"),
    ):
        if code is not None and code not in [str(member) for member in vocabulary]:
            raise CaseworkError(_("This is not one of the choices."), field)
    unchanged = before is not None and before.target_on == details.target_on
    if details.target_on is not None and details.target_on < today and not unchanged:
        raise CaseworkError(_("A target lies ahead; this day has passed."), "target_on")
    if details.agreement_on is not None and details.agreement_on > today:
        raise CaseworkError(_("That day is still to come."), "agreement_on")
    answered = details.agreement_on or today
    return {
        "own_words": own_words,
        "smart": clean_long(details.smart).strip(),
        "area": None if details.area is None else str(details.area),
        "theme": clean(details.theme or "") or None,
        "source": str(details.source),
        "target_on": details.target_on,
        "review_on": details.review_on,
        "agreement": None if details.agreement is None else str(details.agreement),
        "agreement_on": answered if details.agreement is not None else None,
    }


def _said(words: str, row: Goal, status: str | None = None) -> str:
    return words.format(client=name_of(row.client), status=label(status or row.status, "goal_status"))
