"""Collaboration meetings: only with who may be told; counts, lead time, tasks on the checklist."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.collaboration import consent, meeting_tasks, meetings
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.collaboration.sharing import ShareRefused
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.casework.reintegration import views as reintegration_views
from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.models import AuditEntry, Meeting
from entre_tui.rules.consent import ShareFix, ShareRefusal
from entre_tui.rules.lead_time import LeadTimeBand
from tests.casework.sharing_steps import given, met, seen
from tests.casework.steps import changed, undone

POLICE, PRISON = "police", "prison"


@pytest.fixture
def consented(client: int, actor: Actor, now: datetime) -> int:
    """A client whose consent of 60 days ago names prison and police."""
    then = now - timedelta(days=60)
    given(Acting(actor, then), client, PRISON, POLICE, documented=then.date())
    return client


def test_refused_without_a_documented_consent_that_names_it(
    client: int, acting: Acting, now: datetime
) -> None:
    with pytest.raises(ShareRefused, match="Prison may not be told") as refusal:
        met(acting, client, PRISON)
    assert refusal.value.field == "agencies"
    (one,) = refusal.value.refused
    assert (one.refusal, one.fix) == (ShareRefusal.NO_CONSENT, ShareFix.RECORD_CONSENT)
    number = given(acting, client, PRISON)
    with pytest.raises(ShareRefused, match="not documented"):
        met(acting, client, PRISON)
    consent.document_consent(acting, number, now.date(), seen_version=1)
    met(acting, client, PRISON)
    with pytest.raises(ShareRefused, match="Police, Family may not be told: no consent names it"):
        met(acting, client, PRISON, POLICE, "family")
    assert Meeting.select().count() == 1


def test_withdrawal_stops_what_comes_after_not_what_came_before(
    consented: int, acting: Acting, now: datetime
) -> None:
    consent.withdraw_consent(acting, 1, now.date() - timedelta(days=5), seen_version=1)
    met(acting, consented, PRISON, on=now.date() - timedelta(days=6))
    with pytest.raises(ShareRefused, match="withdrawn"):
        met(acting, consented, PRISON, on=now.date() - timedelta(days=5))


def test_documenting_today_does_not_change_a_day_gone_by(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    given(Acting(actor, now - timedelta(days=9)), client, PRISON)
    with pytest.raises(ShareRefused) as refusal:
        met(acting, client, PRISON, on=now.date() - timedelta(days=3))
    assert not refusal.value.refused[0].helps


def test_a_held_meeting_is_a_disclosure_with_its_recipients(consented: int, acting: Acting) -> None:
    before = AuditEntry.select().count()
    met(acting, consented, PRISON, POLICE)
    (entry,) = AuditEntry.select().order_by(AuditEntry.sequence).offset(before)
    assert (entry.action, entry.recipient) == ("disclose", "police prison")


def test_a_plan_asks_nobody_and_becomes_held(client: int, acting: Acting, now: datetime) -> None:
    plan = MeetingDetails(now.date(), ((PRISON, "Bo"), (PRISON, "Eva")), held=False)
    done = meetings.record_meeting(acting, client, plan)
    assert done.record_id is not None
    assert seen(acting, client).meetings.held_count == 0
    with pytest.raises(ShareRefused):
        meetings.mark_meeting_held(acting, done.record_id, seen_version=1)
    given(acting, client, PRISON, documented=now.date())
    held = meetings.mark_meeting_held(acting, done.record_id, seen_version=1)
    (line,) = seen(acting, client).meetings.lines
    assert (line.held, line.participants, line.agencies) == (
        True,
        ((PRISON, "Bo"), (PRISON, "Eva")),
        (PRISON,),
    )
    undone(acting, held)
    assert seen(acting, client).meetings.held_count == 0


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (MeetingDetails(date(2025, 11, 27)), "agencies"),
        (MeetingDetails(date(2025, 11, 27), (("club", ""),)), "agencies"),
        (MeetingDetails(date(2025, 11, 28), ((PRISON, ""),)), "on"),
        (MeetingDetails(date(2025, 11, 27), ((PRISON, ""),), "at_sea"), "place"),
    ],
)
def test_what_is_no_meeting(details: MeetingDetails, field: str, consented: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        meetings.record_meeting(acting, consented, details)
    assert refusal.value.field == field


def test_edit_asks_only_for_who_is_new(consented: int, acting: Acting, now: datetime) -> None:
    number = met(acting, consented, PRISON)
    consent.withdraw_consent(acting, 1, now.date(), seen_version=1)
    kept = MeetingDetails(now.date(), ((PRISON, "Bo Ek"),), decisions="ring\nthe landlord")
    done = meetings.edit_meeting(acting, number, kept, seen_version=1)
    more = MeetingDetails(now.date(), ((PRISON, ""), (POLICE, "")))
    with pytest.raises(ShareRefused):
        meetings.edit_meeting(acting, number, more, seen_version=2)
    (line,) = seen(acting, consented).meetings.lines
    assert (line.participants, line.decisions) == (((PRISON, "Bo Ek"),), "ring\nthe landlord")
    undone(acting, done)
    (line,) = seen(acting, consented).meetings.lines
    assert (line.participants, line.decisions) == (((PRISON, ""),), "")


def test_counts_and_lead_time_follow_the_release_date(consented: int, acting: Acting) -> None:
    view = seen(acting, consented).meetings
    assert (view.lead.days, view.lead.band) == (None, LeadTimeBand.NO_MEETING)
    met(acting, consented, PRISON, on=date(2025, 11, 1))
    after = MeetingDetails(date(2025, 11, 20), ((POLICE, ""),), "after_release")
    meetings.record_meeting(acting, consented, after)
    view = seen(acting, consented).meetings
    assert (view.in_custody, view.after_release) == (1, 1)
    assert view.lead.band is LeadTimeBand.NO_RELEASE_DATE
    changed(acting, consented, release_on=date(2025, 11, 20))
    assert (seen(acting, consented).meetings.lead.days) == 19
    changed(acting, consented, release_on=date(2026, 3, 1))
    lead = seen(acting, consented).meetings.lead
    assert (lead.days, lead.band) == (120, LeadTimeBand.THREE_TO_EIGHT)


def test_removed_with_its_tasks_and_back(consented: int, acting: Acting) -> None:
    number = met(acting, consented, PRISON)
    details = TaskDetails("ring the landlord", "accommodation", "Prison", date(2025, 12, 3))
    meeting_tasks.add_task(acting, number, details)
    done = meetings.remove_meeting(acting, number, seen_version=1)
    view = seen(acting, consented).meetings
    assert (view.lines, view.lead.days) == ((), None)
    assert reintegration_views.checklist_of(acting, consented).lines[0].tasks == ()
    undone(acting, done)
    (line,) = seen(acting, consented).meetings.lines
    assert [task.what for task in line.tasks] == ["ring the landlord"]


def test_a_task_stands_on_the_checklist_and_is_ticked(consented: int, acting: Acting, now: datetime) -> None:
    number = met(acting, consented, PRISON)
    details = TaskDetails("ring", "accommodation", "Prison", date(2025, 11, 20))
    done = meeting_tasks.add_task(acting, number, details)
    assert done.record_id is not None
    home = reintegration_views.checklist_of(acting, consented).lines[0]
    (task,) = home.tasks
    assert (task.what, task.over(now.date()), home.touched) == ("ring", 7, True)
    ticked = meeting_tasks.tick_task(acting, task.id, seen_version=1)
    assert reintegration_views.checklist_of(acting, consented).lines[0].tasks[0].done_on == (now.date())
    undone(acting, ticked)
    loose = TaskDetails("write", due_on=None)
    edited = meeting_tasks.edit_task(acting, task.id, loose, seen_version=3)
    assert [each.what for each in _loose(acting, consented)] == ["write"]
    undone(acting, edited)
    assert _loose(acting, consented) == []
    gone = meeting_tasks.remove_task(acting, task.id, seen_version=5)
    undone(acting, gone)
    with pytest.raises(CaseworkError) as refusal:
        meeting_tasks.add_task(acting, number, TaskDetails(" \x1b "))
    assert refusal.value.field == "what"


def _loose(acting: Acting, client: int) -> list[TaskView]:
    return list(reintegration_views.checklist_of(acting, client).loose_tasks)


def test_stale_is_refused(consented: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    number = met(acting, consented, PRISON)
    details = MeetingDetails(now.date(), ((PRISON, ""),), decisions="x")
    meetings.edit_meeting(Acting(supervisor, now), number, details, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        meetings.edit_meeting(acting, number, details, seen_version=1)


def test_hostile_text_keeps_what_is_printable(consented: int, acting: Acting, now: datetime) -> None:
    seats = ((PRISON, "\x1b]0;x\x07Bo [/x]"),)
    details = MeetingDetails(now.date(), seats, decisions="\u202eevil\u202c " + "å" * 12_000)
    meetings.record_meeting(acting, consented, details)
    (line,) = seen(acting, consented).meetings.lines
    assert line.participants == ((PRISON, "]0;xBo [/x]"),)
    assert line.decisions == "evil " + "å" * 12_000


def test_held_once_more_is_told_once_more(consented: int, acting: Acting, now: datetime) -> None:
    plan = MeetingDetails(now.date(), ((PRISON, ""),), held=False)
    number = meetings.record_meeting(acting, consented, plan).record_id or 0
    planned = undone(acting, meetings.mark_meeting_held(acting, number, seen_version=1))
    consent.withdraw_consent(acting, 1, now.date(), seen_version=1)
    entries = AuditEntry.select().count()
    with pytest.raises(ShareRefused):
        undone(acting, planned)
    assert (Meeting.get_by_id(number).held, AuditEntry.select().count()) == (False, entries)
