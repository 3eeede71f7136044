"""The reintegration checklist counted, and due days that hang on the release."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules import checklist
from entre_tui.rules.checklist import ChecklistCount, ChecklistOutcome, ChecklistRefusal
from entre_tui.rules.codes import ChecklistArea as Area
from entre_tui.rules.codes import ChecklistNeed as Need
from entre_tui.rules.codes import ChecklistStatus as Status

ITEMS = st.lists(st.tuples(st.sampled_from(Need), st.sampled_from(Status)), max_size=9)


def test_n_of_n_counts_the_needed_and_keeps_not_assessed_apart() -> None:
    items = [
        (Need.YES, Status.ARRANGED),
        (Need.YES, Status.DECLINED),
        (Need.YES, Status.NOT_ARRANGED),
        (Need.YES, Status.IN_PROGRESS),
        (Need.NONE, Status.NOT_STARTED),
        (Need.NOT_ASSESSED, Status.NOT_STARTED),
    ]
    assert checklist.count(items) == ChecklistCount(
        done=2, needed=4, arranged=1, not_arranged=1, not_assessed=1, no_need=1
    )


def test_a_need_that_could_not_be_met_is_closed_but_not_done() -> None:
    assert Status.NOT_ARRANGED.is_closed
    assert checklist.count([(Need.YES, Status.NOT_ARRANGED)]).done == 0


@given(ITEMS)
def test_counts_add_up(items: list[tuple[Need, Status]]) -> None:
    counted = checklist.count(items)
    assert 0 <= counted.arranged <= counted.done <= counted.needed - counted.not_arranged
    assert counted.needed + counted.not_assessed + counted.no_need == len(items)


def test_due_weeks_before_release_moves_with_it() -> None:
    assert checklist.due_day(None, 6, date(2026, 3, 12)) == date(2026, 1, 29)
    assert checklist.due_day(None, 6, date(2026, 4, 12)) == date(2026, 3, 1)
    assert checklist.due_day(None, 6, None) is None
    assert checklist.due_day(None, 0, date(2026, 3, 12)) == date(2026, 3, 12)


def test_an_absolute_due_day_stays_where_it_is() -> None:
    assert checklist.due_day(date(2026, 2, 1), 6, date(2026, 9, 1)) == date(2026, 2, 1)
    assert checklist.due_day() is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 104), st.integers(-400, 400))
def test_due_moves_exactly_as_far_as_the_release(release: date, weeks: int, days: int) -> None:
    first = checklist.due_day(None, weeks, release)
    second = checklist.due_day(None, weeks, release + timedelta(days=days))
    assert first is not None
    assert second == first + timedelta(days=days)


@pytest.mark.parametrize(
    ("need", "status", "days"),
    [
        (Need.YES, Status.PLANNED, 3),
        (Need.NOT_ASSESSED, Status.NOT_STARTED, 3),
        (Need.NONE, Status.NOT_STARTED, 0),
        (Need.YES, Status.ARRANGED, 0),
        (Need.YES, Status.NOT_ARRANGED, 0),
    ],
)
def test_days_over(need: Need, status: Status, days: int) -> None:
    assert checklist.days_over(need, status, date(2026, 5, 1), date(2026, 5, 4)) == days
    assert checklist.days_over(need, status, date(2026, 5, 4), date(2026, 5, 4)) == 0
    assert checklist.days_over(need, status, None, date(2026, 5, 4)) == 0


def test_status_changes() -> None:
    refused = checklist.refusal_of_change
    assert refused(Need.YES, Status.NOT_STARTED, Status.ARRANGED) is None
    assert refused(Need.YES, Status.ARRANGED, Status.IN_PROGRESS) is None
    assert refused(Need.YES, Status.ARRANGED, Status.NOT_ARRANGED) is None
    assert refused(Need.YES, Status.ARRANGED, Status.ARRANGED) is ChecklistRefusal.SAME_STATUS
    assert refused(Need.YES, Status.DECLINED, Status.ARRANGED) is ChecklistRefusal.NOT_ALLOWED
    assert refused(Need.NONE, Status.NOT_STARTED, Status.PLANNED) is ChecklistRefusal.NO_NEED
    assert refused(Need.NONE, Status.PLANNED, Status.NO_LONGER_NEEDED) is None


def test_every_closed_status_can_be_opened_again() -> None:
    for status in Status:
        assert status not in checklist.ALLOWED[status]
        assert status.is_closed is False or Status.IN_PROGRESS in checklist.ALLOWED[status]


def test_outcome_words_belong_to_their_area() -> None:
    words = checklist.OUTCOMES
    assert words[Area.EMPLOYMENT] == ("job", "work_training", "education", "none")
    assert words[Area.ACCOMMODATION] == ("own", "assisted", "treatment_centre", "temporary", "none")
    assert words[Area.DEBT] == ("advice_given", "enforcement_contacted", "none_needed")
    assert checklist.outcome_fits(Area.EMPLOYMENT, "job")
    assert not checklist.outcome_fits(Area.ACCOMMODATION, ChecklistOutcome.JOB)
    assert not checklist.outcome_fits(Area.IDENTITY_PAPERS, "none")


def test_areas_keep_their_order() -> None:
    assert len(checklist.areas()) == 6
    assert checklist.areas([Area.FAMILY, Area.DEBT])[-2:] == (Area.MENTAL_HEALTH, Area.FAMILY)
