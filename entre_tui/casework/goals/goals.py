"""Goals: the client's own words first, agreed or not, with a status whose every change is kept (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peewee import fn

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, Done, Undo, change, create, found, fresh, save
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
def add_goal(acting: Acting, client_id: int, details: GoalDetails) -> Done:
    """A new goal, active; an answer about agreement without a date is today's."""
    client = found(Client, client_id)
    values = _check_details(details, None, acting.now.date())
    last = Goal.select(fn.MAX(Goal.place)).where(Goal.client == client.id).scalar()
    place = 0 if last is None else last + 1
    row = create(acting, Goal, client=client.id, place=place, **values)
    audit.record(acting, "collect", client_id=client.id, about="goal", record_id=row.id)
    undo = Undo.of(_("goal"), take_away, row.id, seen_version=row.version)
    message = _("{client}: the goal is written down.").format(client=name_of(client))
    return Done(message, client.id, row.id, row.version, undo)


@change
def edit_goal(acting: Acting, goal_id: int, details: GoalDetails, *, seen_version: int) -> Done:
    """Changes what a goal says; a target that was set and has passed may stay."""
    row = fresh(acting, Goal, goal_id, seen_version)
    values = _check_details(details, row, acting.now.date())
    before = {name: row.__data__[name] for name in values}
    changed = save(acting, row, **values)
    _audit(acting, row, changed)
    undo = Undo.of(_("goal"), put_back_goal, row.id, before, seen_version=row.version)
    return Done(_said(_("{client}: the goal is saved."), row), row.client_id, row.id, row.version, undo)


@change
def put_back_goal(acting: Acting, goal_id: int, before: dict[str, object], *, seen_version: int) -> Done:
    """Undoes a change of what a goal says."""
    row = fresh(acting, Goal, goal_id, seen_version)
    changed = save(acting, row, **before)
    _audit(acting, row, changed)
    return Done(_said(_("{client}: the goal is as it was."), row), row.client_id, row.id, row.version)


@change
def set_status(acting: Acting, goal_id: int, status: str, reason: str = "", *, seen_version: int) -> Done:
    """Active, later, achieved or removed; removing a goal and taking it up again need a reason."""
    row = fresh(acting, Goal, goal_id, seen_version)
    if status not in [str(member) for member in GoalStatus]:
        raise CaseworkError(_("Choose a status."), "status")
    if status == row.status:
        raise CaseworkError(
            _("The goal is already {status}.").format(status=label(status, "goal_status")), "status"
        )
    reason = clean(reason)
    if not reason and status == GoalStatus.REMOVED:
        raise CaseworkError(_("Write why the goal is removed."), "reason")
    if not reason and row.status == GoalStatus.REMOVED:
        raise CaseworkError(_("Write why the goal is taken up again."), "reason")
    before = row.status
    _move(acting, row, status, reason)
    undo = Undo.of(_("status"), put_back_status, row.id, before, seen_version=row.version)
    message = _("{client}: the goal is now {status}.")
    message = message.format(client=name_of(row.client), status=label(status, "goal_status"))
    return Done(message, row.client_id, row.id, row.version, undo)


@change
def put_back_status(acting: Acting, goal_id: int, status: str, *, seen_version: int) -> Done:
    """Undoes a change of status; that it was changed and taken back is kept."""
    row = fresh(acting, Goal, goal_id, seen_version)
    _move(acting, row, status, _("taken back"))
    message = _("{client}: the goal is {status} again.")
    message = message.format(client=name_of(row.client), status=label(status, "goal_status"))
    return Done(message, row.client_id, row.id, row.version)


@change
def take_away(acting: Acting, goal_id: int, *, seen_version: int) -> Done:
    """Undoes the writing down of a goal, as if it had never been there."""
    row = fresh(acting, Goal, goal_id, seen_version)
    save(acting, row, removed_at=acting.now)
    _audit(acting, row, ("removed",))
    undo = Undo.of(_("removal"), bring_back, row.id, seen_version=row.version)
    return Done(_said(_("{client}: the goal is gone."), row), row.client_id, row.id, row.version, undo)


@change
def bring_back(acting: Acting, goal_id: int, *, seen_version: int) -> Done:
    """Brings back a goal that was taken away, with its steps and ratings."""
    row = fresh(acting, Goal, goal_id, seen_version, removed=True)
    save(acting, row, removed_at=None)
    _audit(acting, row, ("removed",))
    return Done(_said(_("{client}: the goal is back."), row), row.client_id, row.id, row.version)


@change
def describe_levels(
    acting: Acting, goal_id: int, levels: Mapping[int, str], weight: int, *, seen_version: int
) -> Done:
    """The words of the five levels −2 … +2 and the goal's weight in the T score; 0 leaves it out."""
    row = fresh(acting, Goal, goal_id, seen_version)
    if not 0 <= weight <= HEAVIEST:
        raise CaseworkError(_("A weight is between 0 and {most}.").format(most=HEAVIEST), "weight")
    if not set(levels) <= set(LEVELS):
        raise CaseworkError(_("A level is between −2 and +2."), "levels")
    kept = {level: text for level, words in levels.items() if (text := clean_long(words).strip())}
    rows = GoalLevel.select(GoalLevel.level, GoalLevel.words).where(GoalLevel.goal == row.id)
    before, weight_before = dict(rows.tuples()), row.weight
    changed = save(acting, row, weight=weight)
    GoalLevel.delete().where(GoalLevel.goal == row.id).execute()
    if kept:
        GoalLevel.insert_many(
            [{"goal": row.id, "level": n, "words": kept[n]} for n in sorted(kept)]
        ).execute()
    _audit(acting, row, [*changed, "levels"])
    undo = Undo.of(_("levels"), describe_levels, row.id, before, weight_before, seen_version=row.version)
    message = _said(_("{client}: the goal's levels are saved."), row)
    return Done(message, row.client_id, row.id, row.version, undo)


def _move(acting: Acting, row: Goal, status: str, reason: str) -> None:
    before = row.status
    changed = save(acting, row, status=str(status))
    GoalStatusChange.create(
        goal=row.id,
        from_status=before,
        to_status=str(status),
        reason=reason,
        at=acting.now,
        by=acting.actor.worker_id,
    )
    _audit(acting, row, changed)


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


def _audit(acting: Acting, row: Goal, changed: Iterable[str]) -> None:
    audit.record(acting, "change", client_id=row.client_id, about="goal", record_id=row.id, fields=changed)


def _said(words: str, row: Goal) -> str:
    return words.format(client=name_of(row.client))
