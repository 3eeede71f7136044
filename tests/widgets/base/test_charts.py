"""Charts made of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.widgets.base import charts


@given(st.floats(-10, 1e6), st.floats(0, 1e6), st.integers(0, 40))
def test_a_bar_has_its_width_and_something_is_never_nothing(value, whole, cells):
    drawn = charts.bar(value, whole, cells)
    assert len(drawn) == cells
    assert bool(drawn.strip()) == (value > 0 and whole > 0 and cells > 0)


def test_ratings_stand_on_their_level():
    lines = charts.dots([-2, 0, None, 2])
    assert [line[:2] for line in lines] == ["+2", "+1", " 0", "−1", "−2"]
    assert [line.count(charts.DOT) for line in lines] == [1, 0, 1, 0, 1]
    assert lines[0].index(charts.DOT) > lines[4].index(charts.DOT)


def test_the_latest_ratings_are_kept_where_there_is_little_room():
    lines = charts.dots([0] * 50 + [2], cells=14)
    assert charts.DOT in lines[0]
    assert all(len(line) <= 14 for line in lines)


def test_an_unknown_value_is_not_a_low_one():
    assert charts.sparkline([1, None, 5]) == "▁·█"
    assert charts.sparkline([None, None]) == "··"
    assert charts.sparkline([3, 3]) == "▄▄"
    assert charts.sparkline([1, 2, 3], 2) == "▁█"


def test_a_run_says_that_it_is_cut():
    assert charts.strip("✓✓✗", 5) == "✓✓✗"
    assert charts.strip("✓✓✗✗", 3) == "…✗✗"
    assert charts.steps(3, 6, 10) == "■■■□□□"
