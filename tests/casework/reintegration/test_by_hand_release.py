"""Agreements, release, supervision, checklist and retention reckoned by hand beforehand, read back from a real file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.collaboration import meeting_tasks, meetings
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.programme import agreements, enrolments
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.models import ClientRow
from entre_tui.rules.codes import DueKind
from tests.casework.by_hand_steps import at, is_due
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
    number = enrolments.enrol(Acting(actor, made), client, "back-on-track", agreed).record_id or 0
    agreements.agree(Acting(actor, made), number, "Bo", agreed)
    noon = datetime.combine(review, datetime.min.time(), STOCKHOLM) + timedelta(hours=12)
    assert is_due(Acting(actor, noon - timedelta(days=1)), client, DueKind.AGREEMENT) == []
    assert is_due(Acting(actor, noon), client, DueKind.AGREEMENT) == [(review, 0)]
    assert is_due(Acting(actor, noon + timedelta(days=2)), client, DueKind.AGREEMENT) == [(review, 2)]
    agreements.agree(Acting(actor, noon), number, "Bo", review)
    assert is_due(Acting(actor, noon + timedelta(days=2)), client, DueKind.AGREEMENT) == []


def test_release_and_supervision_at_the_edge_of_three_months(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    """27 February is three months ahead of 27 November: not nearer than that, but within it."""
    ahead = date(2026, 2, 27)
    changed(acting, client, legal_status="prison", release_on=ahead, supervision_ends_on=None)
    assert is_due(acting, client, DueKind.FIRST_MEETING) == []
    tomorrow = now + timedelta(days=1)
    assert is_due(Acting(actor, tomorrow), client, DueKind.FIRST_MEETING) == [(ahead, -91)]
    changed(acting, client, release_on=date(2025, 1, 1), supervision_ends_on=ahead)
    assert is_due(acting, client, DueKind.FEW_MEETINGS) == [(ahead, -92)]
    assert is_due(Acting(actor, now - timedelta(days=1)), client, DueKind.FEW_MEETINGS) == []
    given(
        Acting(actor, now - timedelta(days=20)), client, "prison", documented=now.date() - timedelta(days=20)
    )
    for days in (4, 3, 2):
        met(acting, client, "prison", on=now.date() - timedelta(days=days))
    assert len(is_due(acting, client, DueKind.FEW_MEETINGS)) == 1
    met(acting, client, "prison", on=now.date() - timedelta(days=1))
    assert is_due(acting, client, DueKind.FEW_MEETINGS) == []


def test_lead_time_moves_with_the_release_date(client: int, acting: Acting, actor: Actor) -> None:
    changed(acting, client, legal_status="prison", release_on=date(2025, 12, 30))
    lead = seen(acting, client).meetings.lead
    assert (lead.days, lead.band) == (None, "none")
    given(Acting(actor, at(2025, 10, 1)), client, "prison", documented=date(2025, 10, 1))
    met(acting, client, "prison", on=date(2025, 11, 26))
    met(acting, client, "prison", on=date(2025, 10, 31))
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
        changed(acting, client, release_on=release)
        lead = seen(acting, client).meetings.lead
        assert (lead.days, lead.band) == (days, band)


def test_a_checklist_day_moves_with_the_release_date(client: int, acting: Acting, now: datetime) -> None:
    """Six weeks before Thursday 8 January 2026 is today, Thursday 27 November 2025."""
    changed(acting, client, release_on=date(2026, 1, 8))
    details = ItemDetails(need="yes", weeks_before_release=6)
    reintegration.edit_item(acting, client, "accommodation", details, seen_version=0)
    assert is_due(acting, client, DueKind.CHECKLIST) == [(now.date(), 0)]
    changed(acting, client, release_on=date(2026, 1, 5))
    assert is_due(acting, client, DueKind.CHECKLIST) == [(date(2025, 11, 24), 3)]
    changed(acting, client, release_on=date(2026, 1, 9))
    assert is_due(acting, client, DueKind.CHECKLIST) == []
    changed(acting, client, release_on=None)
    assert is_due(acting, client, DueKind.CHECKLIST) == []


def test_a_task_of_a_meeting_is_due_on_its_day_until_it_is_ticked(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    given(Acting(actor, at(2025, 10, 1)), client, "prison", documented=date(2025, 10, 1))
    meeting = met(acting, client, "prison", on=date(2025, 11, 3))
    for what, by in (
        ("Apply for housing", date(2025, 11, 24)),
        ("Call", date(2025, 11, 28)),
        ("Think", None),
    ):
        meeting_tasks.add_task(acting, meeting, TaskDetails(what, due_on=by))
    assert is_due(acting, client, DueKind.TASK) == [(date(2025, 11, 24), 3)]
    row = ClientRow.get_by_id(client)
    assert (row.due_kind, row.due_on) == (DueKind.TASK, date(2025, 11, 24))
    tomorrow = now + timedelta(days=1)
    assert [over for _, over in is_due(Acting(actor, tomorrow), client, DueKind.TASK)] == [4, 0]
    meeting_tasks.tick_task(acting, 1, seen_version=1)
    assert is_due(acting, client, DueKind.TASK) == []
    meetings.remove_meeting(acting, meeting, seen_version=1)
    assert is_due(Acting(actor, tomorrow), client, DueKind.TASK) == []


@pytest.mark.parametrize(
    ("ended", "reached"),
    [(date(2015, 11, 27), date(2025, 11, 27)), (date(2016, 2, 29), date(2026, 2, 28))],
)
def test_retention_after_ten_years(
    client: int, ended: date, reached: date, acting: Acting, actor: Actor
) -> None:
    changed(acting, client, legal_status="ended", sanction_ended_on=ended)
    noon = datetime.combine(reached, datetime.min.time(), STOCKHOLM) + timedelta(hours=12)
    assert is_due(Acting(actor, noon - timedelta(days=1)), client, DueKind.RETENTION) == []
    assert is_due(Acting(actor, noon), client, DueKind.RETENTION) == [(reached, 0)]
