"""Sessions held against what a programme plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.dose import Comparison, DosePlan, HeldSession, SessionLengths, against, dose, shares

START = date(2026, 1, 5)
PLAN = DosePlan(sessions=50, per_week=2, minutes_min=60, minutes_max=90)


def test_a_case_by_hand() -> None:
    sessions = [
        HeldSession(START, 60, ("relations",)),
        HeldSession(START + timedelta(3), 90, ("relations", "identity")),
        HeldSession(START + timedelta(7), 45, ("identity",), planned=False),
        HeldSession(START + timedelta(10), 95, (), evaluated=False),
        HeldSession(START + timedelta(14), None, ("relations",), planned=False, evaluated=False),
        HeldSession(START + timedelta(40), 60),
    ]
    found = dose(sessions, PLAN, START + timedelta(21), START)
    assert (found.held, found.planned, found.left) == (5, 50, 45)
    assert found.days == 21
    assert found.months == pytest.approx(0.69, abs=0.005)
    # 5 sessions in 3 weeks.
    assert found.per_week == pytest.approx(5 / 3)
    assert found.minutes == SessionLengths(mean=72.5, median=75.0, under=1, within=2, over=1, unknown=1)
    assert found.hours == pytest.approx(290 / 60)
    # relations 1 + ½ + 1 of 4 sessions with a theme, identity ½ + 1.
    assert found.shares == (("relations", 0.625), ("identity", 0.375))
    assert (found.without_theme, found.without_plan, found.without_evaluation) == (1, 2, 2)
    assert found.incomplete == 3
    assert found.weekly == (2, 2, 1, 0)


def test_fifty_sessions_twice_a_week_are_two_a_week() -> None:
    sessions = [
        HeldSession(START + timedelta(days=7 * week + day), 75) for week in range(25) for day in (0, 3)
    ]
    found = dose(sessions, PLAN, START + timedelta(weeks=25), START)
    assert (found.held, found.per_week, found.left, found.hours) == (50, 2.0, 0, 62.5)
    assert found.recent_per_week == pytest.approx(7 / 4)


def test_less_than_a_week_counts_as_one() -> None:
    assert dose([HeldSession(START), HeldSession(START)], PLAN, START).per_week == 2


def test_the_last_four_weeks_end_with_the_day_asked_about() -> None:
    until = START + timedelta(weeks=8)
    sessions = [HeldSession(until - timedelta(days=ago)) for ago in (28, 27, 1, 0)]
    found = dose(sessions, PLAN, until, START)
    assert found.recent_per_week == 3 / 4
    assert found.per_week == 4 / 8
    # Ten days in, two sessions are as many as in ten days, not in four weeks; three days in, as many as in a week.
    assert (
        dose([HeldSession(START), HeldSession(START)], PLAN, START + timedelta(10), START).recent_per_week
        == 1.4
    )
    assert (
        dose([HeldSession(START), HeldSession(START)], PLAN, START + timedelta(3), START).recent_per_week == 2
    )


def test_months_are_twelfths_of_a_year() -> None:
    assert dose([], PLAN, date(2027, 1, 5), START).months == pytest.approx(12 * 365 / 365.25)


def test_without_a_start_it_is_the_first_session_whichever_was_written_first() -> None:
    found = dose([HeldSession(START + timedelta(9)), HeldSession(START)], PLAN, START + timedelta(14))
    assert (found.days, found.weekly, found.planned_per_week) == (14, (1, 1, 0), 2)


def test_weeks_are_those_of_the_calendar_from_the_start_or_an_earlier_session() -> None:
    wednesday = START + timedelta(2)
    sessions = [HeldSession(wednesday), HeldSession(START + timedelta(6)), HeldSession(START + timedelta(7))]
    assert dose(sessions, PLAN, START + timedelta(7), wednesday).weekly == (2, 1)
    before = [HeldSession(START - timedelta(1)), *sessions]
    assert dose(before, PLAN, START + timedelta(7), wednesday).weekly == (1, 2, 1)
    assert dose([], PLAN, START, START + timedelta(30)).weekly == ()
    assert dose([], PLAN, START, START + timedelta(30)).days == 0


def test_more_than_planned_leaves_none() -> None:
    assert dose([HeldSession(START), HeldSession(START)], DosePlan(sessions=1), START, START).left == 0
    assert dose([HeldSession(START)], DosePlan(sessions=3), START, START).left == 2


def test_equal_shares_come_by_name() -> None:
    assert shares([("b", "a"), ("c",)]) == (("c", 0.5), ("a", 0.25), ("b", 0.25))
    assert shares([("a", "a")]) == (("a", 1.0),)
    assert shares([()]) == ()


def test_nothing_held() -> None:
    found = dose([], DosePlan(), START)
    assert (found.held, found.days, found.per_week, found.left, found.shares) == (0, None, None, None, ())
    assert found.weekly == ()
    assert dose([], PLAN, START + timedelta(14), START).per_week == 0


def test_sessions_after_the_day_asked_about_do_not_count() -> None:
    assert dose([HeldSession(START), HeldSession(START + timedelta(1))], PLAN, START).held == 1


def test_both_ends_belong_to_the_range() -> None:
    assert against(60, 60, 90) is against(90, 60, 90) is Comparison.WITHIN
    assert against(59.9, 60, 90) is Comparison.UNDER
    assert against(91, 60, 90) is Comparison.OVER
    assert against(500, None, None) is Comparison.WITHIN
    assert against(None, 60, 90) is Comparison.UNKNOWN


SESSIONS = st.lists(
    st.builds(
        HeldSession,
        on=st.integers(0, 400).map(lambda days: START + timedelta(days=days)),
        minutes=st.none() | st.integers(1, 300),
        themes=st.lists(st.sampled_from("abcd"), max_size=3).map(tuple),
        planned=st.booleans(),
        evaluated=st.booleans(),
    ),
    max_size=60,
)


@given(SESSIONS, st.integers(0, 400))
def test_figures_agree_with_each_other(sessions: list[HeldSession], days: int) -> None:
    until = START + timedelta(days=days)
    found = dose(sessions, PLAN, until, START)
    minutes = found.minutes
    assert minutes.under + minutes.within + minutes.over + minutes.unknown == found.held
    assert sum(found.weekly) == found.held == sum(session.on <= until for session in sessions)
    assert max(found.without_plan, found.without_evaluation) <= found.incomplete
    assert found.incomplete <= found.without_plan + found.without_evaluation
    assert sum(share for _, share in found.shares) == pytest.approx(1 if found.shares else 0)


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=3)))
def test_shares_do_not_hang_on_the_order(themes: list[list[str]]) -> None:
    assert shares(themes) == shares(list(reversed(themes)))
