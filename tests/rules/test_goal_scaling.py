"""Goal Attainment Scaling: the T score, reckoned by hand and over time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import goal_scaling

LEVEL = st.sampled_from(goal_scaling.LEVELS)
WEIGHT = st.floats(0.001, 1000)
GOALS = st.lists(st.tuples(LEVEL, WEIGHT), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([(0, 1.0)], 50.0),
        ([(1, 1.0)], 60.0),
        ([(-2, 3.0)], 30.0),
        # Σwx 2, Σw² 2, Σw 2: 20 / √(1.4 + 1.2) = 12.4035
        ([(1, 1.0), (1, 1.0)], 62.4035),
        # Σwx 2·1 + 1·(−1) = 1, Σw² 5, (Σw)² 9: 10 / √(3.5 + 2.7) = 4.0161
        ([(1, 2.0), (-1, 1.0)], 54.0161),
        # Σwx −2 + 0 + 6 = 4, Σw² 14, (Σw)² 36: 40 / √(9.8 + 10.8) = 8.8131
        ([(-2, 1.0), (0, 2.0), (2, 3.0)], 58.8131),
    ],
)
def test_t_score_by_hand(goals: list[tuple[int, float]], expected: float) -> None:
    assert goal_scaling.t_score(goals) == pytest.approx(expected, abs=1e-4)


def test_no_rated_goal_is_no_score() -> None:
    assert goal_scaling.t_score([]) is None
    assert goal_scaling.t_score([(None, 1.0)]) is None
    assert goal_scaling.t_score([(2, 0.0)]) is None


def test_goals_without_a_rating_take_no_part() -> None:
    assert goal_scaling.t_score([(1, 1.0), (None, 5.0)]) == 60.0


@pytest.mark.parametrize(
    ("goal", "wrong"),
    [
        ((3, 1.0), "a level is one of"),
        ((-3, 1.0), "a level is one of"),
        ((0, -1.0), "a weight is 0 or more"),
        ((0, float("nan")), "a weight is 0 or more"),
        ((0, float("inf")), "a weight is 0 or more"),
    ],
)
def test_impossible_ratings_are_refused(goal: tuple[int, float], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        goal_scaling.t_score([goal])


@pytest.mark.parametrize("weight", [1e-200, 1e200])
def test_a_weight_may_be_as_small_or_as_great_as_it_likes(weight: float) -> None:
    assert goal_scaling.t_score([(1, weight)]) == 60
    assert goal_scaling.t_score([(1, weight), (1, weight)]) == pytest.approx(62.4035, abs=1e-4)


@given(GOALS)
def test_as_expected_everywhere_is_fifty(goals: list[tuple[int, float]]) -> None:
    assert goal_scaling.t_score([(0, weight) for _, weight in goals]) == 50


@given(GOALS)
def test_mirrored_levels_mirror_the_score(goals: list[tuple[int, float]]) -> None:
    score, mirror = (
        goal_scaling.t_score(goals),
        goal_scaling.t_score([(-level, weight) for level, weight in goals]),
    )
    assert score is not None
    assert mirror == pytest.approx(100 - score)


@given(GOALS, st.floats(0.01, 100))
def test_only_the_proportion_of_weights_counts(goals: list[tuple[int, float]], factor: float) -> None:
    scaled = goal_scaling.t_score([(level, weight * factor) for level, weight in goals])
    assert scaled == pytest.approx(goal_scaling.t_score(goals))


@given(GOALS, st.data())
def test_a_better_rating_never_lowers_the_score(goals: list[tuple[int, float]], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(goals) - 1))
    level, weight = goals[which]
    better = [*goals[:which], (min(2, level + 1), weight), *goals[which + 1 :]]
    before, after = goal_scaling.t_score(goals), goal_scaling.t_score(better)
    assert before is not None
    assert after is not None
    assert after >= before - 1e-9


@given(GOALS)
def test_the_score_stays_in_its_bounds(goals: list[tuple[int, float]]) -> None:
    score = goal_scaling.t_score(goals)
    assert score is not None
    # The furthest is infinitely many equal goals at ±2: 50 ± 20/√0.3.
    assert 50 - 36.6 < score < 50 + 36.6


def test_over_time_carries_the_last_rating_of_each_goal_on() -> None:
    ratings = [
        goal_scaling.Rating(1, date(2026, 3, 1), 1),
        goal_scaling.Rating(2, date(2026, 2, 1), 1),
        goal_scaling.Rating(1, date(2026, 2, 1), 0),
        goal_scaling.Rating(1, date(2026, 2, 1), -1),
    ]
    points = goal_scaling.over_time(ratings, {1: 1.0, 2: 1.0})
    assert [day for day, _ in points] == [date(2026, 2, 1), date(2026, 3, 1)]
    assert [score for _, score in points] == pytest.approx([50.0, 62.4035], abs=1e-4)
    assert goal_scaling.over_time([], {}) == ()


def test_over_time_gives_each_goal_its_own_weight_and_1_where_none_was_set() -> None:
    ratings = [goal_scaling.Rating(1, date(2026, 2, 1), 1), goal_scaling.Rating(2, date(2026, 2, 1), -1)]
    # Σwx 2·1 + 1·(−1) = 1, Σw² 5, (Σw)² 9, as above; with the goals' weights the other way round 100 − 54.0161.
    assert goal_scaling.over_time(ratings, {1: 2.0})[0][1] == pytest.approx(54.0161, abs=1e-4)
    assert goal_scaling.over_time(ratings, {2: 2.0})[0][1] == pytest.approx(45.9839, abs=1e-4)


@given(GOALS)
def test_order_does_not_count(goals: list[tuple[int, float]]) -> None:
    assert goal_scaling.t_score(list(reversed(goals))) == pytest.approx(goal_scaling.t_score(goals))
