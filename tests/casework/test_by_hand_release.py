"""Agreements, release, supervision, checklist and retention reckoned by hand beforehand, read back from a real file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import (
    agreements,
    enrolments,
    meeting_tasks,
    meetings,
    reintegration,
)
from entre_tui.casework.base import Actor
from entre_tui.casework.checklist_details import ItemDetails
from entre_tui.casework.meeting_tasks import TaskDetails
from entre_tui.models import ClientRow
from entre_tui.rules.codes import DueKind
from tests.casework.reckoned import at, is_due
from tests.casework.sharing_steps import given, met, seen
from tests.casework.steps import changed
from tests.conftest import STOCKHOLM


@pytest.mark.parametrize(
    ("agreed", "review"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2025, 8, 31), date(2025, 11, 30)),
        (date(2024, 2, 29), date(2024, 5, 29)),
    ],
)
def test_a_mentoring_agreement_is_revised_after_three_months(
    client: int, agreed: date, review: date, actor: Actor
) -> None:
    made = datetime.combine(agreed, datetime.min.time(), STOCKHOLM) + timedelta(hours=12)
    number = enrolments.enrol(client, "back-on-track", agreed, actor=actor, now=made).record_id or 0
    agreements.agree(number, "Bo", agreed, actor=actor, now=made)
    noon = datetime.combine(review, datetime.min.time(), STOCKHOLM) + timedelta(hours=12)
    assert is_due(client, DueKind.AGREEMENT, actor, noon - timedelta(days=1)) == []
    assert is_due(client, DueKind.AGREEMENT, actor, noon) == [(review, 0)]
    assert is_due(client, DueKind.AGREEMENT, actor, noon + timedelta(days=2)) == [(review, 2)]
    agreements.agree(number, "Bo", review, actor=actor, now=noon)
    assert is_due(client, DueKind.AGREEMENT, actor, noon + timedelta(days=2)) == []


def test_release_and_supervision_at_the_edge_of_three_months(
    client: int, actor: Actor, now: datetime
) -> None:
    """27 February is three months ahead of 27 November: not nearer than that, but within it."""
    ahead = date(2026, 2, 27)
    changed(client, actor, now, legal_status="prison", release_on=ahead, supervision_ends_on=None)
    assert is_due(client, DueKind.FIRST_MEETING, actor, now) == []
    tomorrow = now + timedelta(days=1)
    assert is_due(client, DueKind.FIRST_MEETING, actor, tomorrow) == [(ahead, -91)]
    changed(client, actor, now, release_on=date(2025, 1, 1), supervision_ends_on=ahead)
    assert is_due(client, DueKind.FEW_MEETINGS, actor, now) == [(ahead, -92)]
    assert is_due(client, DueKind.FEW_MEETINGS, actor, now - timedelta(days=1)) == []
    given(client, actor, now - timedelta(days=20), "prison", documented=now.date() - timedelta(days=20))
    for days in (4, 3, 2):
        met(client, actor, now, "prison", on=now.date() - timedelta(days=days))
    assert len(is_due(client, DueKind.FEW_MEETINGS, actor, now)) == 1
    met(client, actor, now, "prison", on=now.date() - timedelta(days=1))
    assert is_due(client, DueKind.FEW_MEETINGS, actor, now) == []


def test_lead_time_moves_with_the_release_date(client: int, actor: Actor, now: datetime) -> None:
    changed(client, actor, now, legal_status="prison", release_on=date(2025, 12, 30))
    lead = seen(client, actor, now).meetings.lead
    assert (lead.days, lead.band) == (None, "none")
    given(client, actor, at(2025, 10, 1), "prison", documented=date(2025, 10, 1))
    met(client, actor, now, "prison", on=date(2025, 11, 26))
    met(client, actor, now, "prison", on=date(2025, 10, 31))
    for release, days, band in (
        (date(2025, 11, 29), 29, "under_one"),
        (date(2025, 11, 30), 30, "one_to_three"),
        (date(2026, 1, 30), 91, "one_to_three"),
        (date(2026, 1, 31), 92, "three_to_eight"),
        (date(2026, 6, 29), 241, "three_to_eight"),
        (date(2026, 6, 30), 242, "eight_or_more"),
        (date(2025, 10, 31), 0, "under_one"),
        (date(2025, 10, 30), -1, "after_release"),
        (None, None, "unknown"),
    ):
        changed(client, actor, now, release_on=release)
        lead = seen(client, actor, now).meetings.lead
        assert (lead.days, lead.band) == (days, band)


def test_a_checklist_day_moves_with_the_release_date(client: int, actor: Actor, now: datetime) -> None:
    """Six weeks before Thursday 8 January 2026 is today, Thursday 27 November 2025."""
    changed(client, actor, now, release_on=date(2026, 1, 8))
    details = ItemDetails(need="yes", weeks_before_release=6)
    reintegration.edit_item(client, "accommodation", details, actor=actor, now=now, seen_version=0)
    assert is_due(client, DueKind.CHECKLIST, actor, now) == [(now.date(), 0)]
    changed(client, actor, now, release_on=date(2026, 1, 5))
    assert is_due(client, DueKind.CHECKLIST, actor, now) == [(date(2025, 11, 24), 3)]
    changed(client, actor, now, release_on=date(2026, 1, 9))
    assert is_due(client, DueKind.CHECKLIST, actor, now) == []
    changed(client, actor, now, release_on=None)
    assert is_due(client, DueKind.CHECKLIST, actor, now) == []


def test_a_task_of_a_meeting_is_due_on_its_day_until_it_is_ticked(
    client: int, actor: Actor, now: datetime
) -> None:
    given(client, actor, at(2025, 10, 1), "prison", documented=date(2025, 10, 1))
    meeting = met(client, actor, now, "prison", on=date(2025, 11, 3))
    for what, by in (
        ("Apply for housing", date(2025, 11, 24)),
        ("Call", date(2025, 11, 28)),
        ("Think", None),
    ):
        meeting_tasks.add_task(meeting, TaskDetails(what, due_on=by), actor=actor, now=now)
    assert is_due(client, DueKind.TASK, actor, now) == [(date(2025, 11, 24), 3)]
    row = ClientRow.get_by_id(client)
    assert (row.due_kind, row.due_on) == (DueKind.TASK, date(2025, 11, 24))
    tomorrow = now + timedelta(days=1)
    assert [over for _, over in is_due(client, DueKind.TASK, actor, tomorrow)] == [4, 0]
    meeting_tasks.tick_task(1, actor=actor, now=now, seen_version=1)
    assert is_due(client, DueKind.TASK, actor, now) == []
    meetings.remove_meeting(meeting, actor=actor, now=now, seen_version=1)
    assert is_due(client, DueKind.TASK, actor, tomorrow) == []


@pytest.mark.parametrize(
    ("ended", "reached"),
    [(date(2015, 11, 27), date(2025, 11, 27)), (date(2016, 2, 29), date(2026, 2, 28))],
)
def test_retention_after_ten_years(
    client: int, ended: date, reached: date, actor: Actor, now: datetime
) -> None:
    changed(client, actor, now, legal_status="ended", sanction_ended_on=ended)
    noon = datetime.combine(reached, datetime.min.time(), STOCKHOLM) + timedelta(hours=12)
    assert is_due(client, DueKind.RETENTION, actor, noon - timedelta(days=1)) == []
    assert is_due(client, DueKind.RETENTION, actor, noon) == [(reached, 0)]
