"""Goal Attainment Scaling: levels −2…+2 and the T score of Kiresuk and Sherman (docs/casework.md 3)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

LEVELS = (-2, -1, 0, 1, 2)
"""Much less than expected … as expected (0) … much more than expected."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One goal rated on one day; `level` is one of `LEVELS`."""

    goal: int
    on: date
    level: int


def t_score(ratings: Iterable[tuple[int | None, float]]) -> float | None:
    """T = 50 + 10·Σwx / √(0.7·Σw² + 0.3·(Σw)²) over (level, weight) of each goal.

    Goals without a rating (None) and goals of weight 0 take no part; None when none is left.
    50 is "as expected" overall. A level outside −2…+2 or a negative weight is a ValueError.
    """
    rated = []
    for level, weight in ratings:
        if weight < 0 or not math.isfinite(weight):
            raise ValueError(f"a weight is 0 or more, not {weight}")
        if level is not None and level not in LEVELS:
            raise ValueError(f"a level is one of {LEVELS}, not {level}")
        if level is not None and weight > 0:
            rated.append((level, weight))
    if not rated:
        return None
    # Weights count only by their proportion; scaled to at most 1 their squares neither vanish nor overflow.
    heaviest = max(weight for _, weight in rated)
    weights = [weight / heaviest for _, weight in rated]
    weighted = math.fsum(weight * level for weight, (level, _) in zip(weights, rated, strict=True))
    squares = math.fsum(weight * weight for weight in weights)
    return 50 + 10 * weighted / math.sqrt(0.7 * squares + 0.3 * math.fsum(weights) ** 2)


def over_time(ratings: Iterable[Rating], weights: Mapping[int, float]) -> tuple[tuple[date, float], ...]:
    """The T score on each day something was rated, every goal with its latest rating up to that day.

    Of several ratings of a goal on one day the last one given counts. A goal without a weight weighs 1.
    """
    latest: dict[int, int] = {}
    points: dict[date, float] = {}
    for rating in sorted(ratings, key=lambda rating: rating.on):
        latest[rating.goal] = rating.level
        score = t_score((level, weights.get(goal, 1.0)) for goal, level in latest.items())
        if score is not None:
            points[rating.on] = score
    return tuple(points.items())
