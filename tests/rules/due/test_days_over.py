"""Late from one day on, and never before it, whatever the kind and whatever holidays lie between."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.days_over import MISSED, days_over, late_from

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_the_kind_that_counts_in_working_days_is_the_missed_one() -> None:
    assert DueKind.MISSED == MISSED


@given(st.sampled_from(list(DueKind)), DAYS, st.integers(-40, 40))
def test_late_from_is_where_days_over_turns_positive(kind: DueKind, on: date, apart: int) -> None:
    today = on + timedelta(days=apart)
    assert (days_over(kind, on, today) > 0) == (today >= late_from(kind, on))


def test_a_missed_one_counts_working_days_and_everything_else_days() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert (days_over(DueKind.MISSED, friday, monday), days_over(DueKind.MISSED, monday, friday)) == (1, -1)
    assert (days_over(DueKind.CONSENT, friday, monday), days_over(DueKind.CONSENT, monday, friday)) == (3, -3)


def test_over_christmas_a_missed_one_waits_for_the_next_working_day() -> None:
    assert late_from(DueKind.MISSED, date(2025, 12, 23)) == date(2025, 12, 29)
    assert late_from(DueKind.CONSENT, date(2025, 12, 23)) == date(2025, 12, 24)
