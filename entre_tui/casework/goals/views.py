"""Goals as they are read: the client's words, steps, scale, ratings over time and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from peewee import ColumnBase

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening
from entre_tui.casework.core.programmes import theme_name
from entre_tui.casework.formulation.casemap import themes_and_strategies
from entre_tui.casework.goals.bank import phrases
from entre_tui.casework.goals.observed_changes import StaffWords, staff_words_of
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.models import Client, Goal, GoalLevel, GoalRating, GoalStatusChange, GoalStep, Worker
from entre_tui.rules import goal_scaling
from entre_tui.rules.codes import GoalStatus, StepStatus

ORDER = tuple(GoalStatus)
OfGoal = TypeVar("OfGoal", GoalStep, GoalRating, GoalLevel, GoalStatusChange)


@dataclass(frozen=True, slots=True)
class StepView:
    """`actor` is a code of `StepActor`; `actor_name` says who more closely."""

    id: int
    version: int
    what: str
    actor: str
    actor_name: str
    due_on: date | None
    status: StepStatus


@dataclass(frozen=True, slots=True)
class RatingView:
    id: int
    version: int
    on: date
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A change of status as it was made."""

    at: datetime
    by: str
    from_status: GoalStatus
    to_status: GoalStatus
    reason: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal in full; `levels` are the words of −2 … +2, `ratings` in order of time."""

    id: int
    version: int
    client_id: int
    own_words: str
    smart: str
    area: str | None
    theme: str | None
    theme_words: str
    source: str
    target_on: date | None
    review_on: date | None
    agreement: str | None
    agreement_on: date | None
    status: GoalStatus
    weight: int
    steps: tuple[StepView, ...]
    levels: dict[int, str]
    ratings: tuple[RatingView, ...]
    changes: tuple[StatusLine, ...]

    @property
    def steps_done(self) -> int:
        return sum(step.status is StepStatus.DONE for step in self.steps)

    @property
    def steps_counted(self) -> int:
        """Steps that were dropped count for nothing."""
        return sum(step.status is not StepStatus.DROPPED for step in self.steps)

    @property
    def last_rating(self) -> RatingView | None:
        return self.ratings[-1] if self.ratings else None


@dataclass(frozen=True, slots=True)
class GoalsView:
    """A client's goals: active, later, achieved, removed. The T score is over all but the removed ones.

    `bank` are the office's phrases, `themes` what a goal may belong to, as (id, words).
    """

    client_id: int
    goals: tuple[GoalView, ...]
    t_score: float | None
    t_points: tuple[tuple[date, float], ...]
    staff_words: tuple[StaffWords, ...]
    bank: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]

    def goal(self, goal_id: int) -> GoalView | None:
        return next((goal for goal in self.goals if goal.id == goal_id), None)


@opening
def goals(acting: Acting, client_id: int) -> GoalsView:
    """Everything the goals screen shows."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="goals")
    views = goals_of(client_id)
    score, points = scores(views)
    themes, _strategies = themes_and_strategies(current_enrolment(client_id))
    return GoalsView(client_id, views, score, points, staff_words_of(client_id), phrases(), themes)


def goals_of(client_id: int) -> tuple[GoalView, ...]:
    """For other casework: a client's goals in the order in which they are shown."""
    rows = list(Goal.select().where(Goal.client == client_id, Goal.removed_at.is_null()))
    views = _views(sorted(rows, key=lambda row: (row.place, row.id)))
    return tuple(sorted(views, key=lambda view: _place_of(view.status)))


def scores(views: Iterable[GoalView]) -> tuple[float | None, tuple[tuple[date, float], ...]]:
    """The T score now and on each day of a rating."""
    counted = [view for view in views if view.status is not GoalStatus.REMOVED]
    now = goal_scaling.t_score(
        (view.last_rating.level if view.last_rating else None, view.weight) for view in counted
    )
    ratings = [
        goal_scaling.Rating(view.id, rating.on, rating.level) for view in counted for rating in view.ratings
    ]
    return now, goal_scaling.over_time(ratings, {view.id: view.weight for view in counted})


def _views(rows: list[Goal]) -> list[GoalView]:
    ids = [row.id for row in rows]
    steps = _by_goal(GoalStep, ids, GoalStep.place, GoalStep.id)
    ratings = _by_goal(GoalRating, ids, GoalRating.on, GoalRating.id)
    levels = _by_goal(GoalLevel, ids, GoalLevel.level)
    changes = _by_goal(GoalStatusChange, ids, GoalStatusChange.id)
    names = dict(Worker.select(Worker.id, Worker.name).tuples()) if changes else {}
    return [
        GoalView(
            steps=tuple(_step(step) for step in steps.get(row.id, ())),
            levels={level.level: level.words for level in levels.get(row.id, ())},
            ratings=tuple(_rating(rating) for rating in ratings.get(row.id, ())),
            changes=tuple(_change(line, names) for line in changes.get(row.id, ())),
            **_columns(row),
        )
        for row in rows
    ]


def _by_goal(table: type[OfGoal], ids: list[int], *order: ColumnBase) -> dict[int, list[OfGoal]]:
    """The rows of these goals that are not removed, by goal."""
    rows = table.select().where(table.goal.in_(ids)).order_by(*order)
    found_rows: dict[int, list[OfGoal]] = {}
    for row in rows:
        if getattr(row, "removed_at", None) is None:
            found_rows.setdefault(row.goal_id, []).append(row)
    return found_rows


_PLAIN = (
    "id", "version", "client_id", "own_words", "smart", "area", "theme", "source", "target_on", "review_on",
    "agreement", "agreement_on", "weight",
)  # fmt: skip


def _columns(row: Goal) -> dict[str, Any]:
    theme = theme_name(row.theme) if row.theme else ""
    return {name: getattr(row, name) for name in _PLAIN} | {
        "theme_words": theme,
        "status": GoalStatus(row.status),
    }


def _step(row: GoalStep) -> StepView:
    return StepView(
        row.id, row.version, row.what, row.actor, row.actor_name, row.due_on, StepStatus(row.status)
    )


def _rating(row: GoalRating) -> RatingView:
    return RatingView(row.id, row.version, row.on, row.level, row.words)


def _change(row: GoalStatusChange, names: dict[int, str]) -> StatusLine:
    who = names.get(row.__data__["by"], "")
    return StatusLine(row.at, who, GoalStatus(row.from_status), GoalStatus(row.to_status), row.reason)


def _place_of(status: GoalStatus) -> int:
    return ORDER.index(status) if status in ORDER else len(ORDER)
