"""Every look into a file stands in the log, with what was looked at and whose it is; a list of cases does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from entre_tui.casework.appointments import missed_views
from entre_tui.casework.appointments import picks as appointment_picks
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.client import clients, due, flags, handover, notes
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.collaboration import collaboration, sharing
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.day import calendar, today
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import views as goal_views
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import dosage, enrolments, facilitator
from entre_tui.casework.reintegration import views as reintegration_views
from entre_tui.casework.sessions import plan as session_plan
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions import views as session_views
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.casework.whole_file import overview, timeline
from entre_tui.casework.whole_file.head import client_head
from entre_tui.models import AuditEntry
from tests.casework.steps import booked

# What is looked at; the name of it in the log, and the record where it is about a single one.
LOOKS: list[tuple[Callable[..., Any], str, int | None]] = [
    (clients.client, "client", 1),
    (overview.overview, "overview", None),
    (notes.notes, "notes", None),
    (notes.note, "note", 1),
    (goal_views.goals, "goals", None),
    (enrolments.enrolments, "enrolments", None),
    (facilitator.lead, "enrolment", None),
    (collaboration.collaboration, "consent and meetings", None),
    (reintegration_views.checklist_of, "checklist", None),
    (appointment_views.appointments, "appointments", None),
    (appointment_views.appointment, "appointment", 1),
    (missed_views.absence, "appointment", 1),
    (session_views.sessions, "sessions", None),
    (session_views.session, "session", 1),
    (session_plan.plan_start, "session", None),
    (session_plan.session_choices, "session", None),
    (dosage.dose, "sessions", None),
    (timeline.timeline, "timeline", None),
]


@pytest.fixture
def first_of_each(enrolled: int, acting: Acting, now: datetime) -> int:
    """A client with one note, goal, session and appointment; each is the first of its kind, as the client is."""
    notes.add_note(acting, enrolled, "x")
    goals.add_goal(acting, enrolled, GoalDetails("Work"))
    sessions.plan_session(acting, enrolled, PlanDetails(now))
    booked(acting, enrolled, -1)
    return enrolled


def newest(count: int) -> list[tuple[Any, ...]]:
    """What was written in the log after so many entries."""
    columns = (
        AuditEntry.action,
        AuditEntry.client_id,
        AuditEntry.record,
        AuditEntry.record_id,
        AuditEntry.worker_id,
        AuditEntry.purpose,
        AuditEntry.recipient,
        AuditEntry.fields,
    )
    return list(AuditEntry.select(*columns).where(AuditEntry.sequence > count).tuples())


@pytest.mark.parametrize(
    ("look", "about", "record"), LOOKS, ids=[look.__qualname__ for look, *_rest in LOOKS]
)
def test_a_look_is_one_entry(
    look: Callable[..., Any], about: str, record: int | None, first_of_each: int, acting: Acting, actor: Actor
) -> None:
    count = AuditEntry.select().count()
    look(acting, 1)
    assert newest(count) == [("read", first_of_each, about, record, actor.worker_id, "", "", "")]


def test_lists_and_picks_are_no_look_into_a_file(first_of_each: int, acting: Acting, now: datetime) -> None:
    count = AuditEntry.select().count()
    today.today(acting)
    today.week(acting, now.date())
    list_windows.top(acting, ListChoice(), 9)
    missed_views.list_unfollowed(acting)
    due.due_of(acting, first_of_each)
    client_head(acting, first_of_each)
    flags.flags(acting, first_of_each)
    handover.handover_choices(acting, first_of_each)
    sharing.may_share(acting, first_of_each, ("prison",), date(2025, 11, 27))
    appointment_picks.appointment_to_log(acting, first_of_each)
    assert newest(count) == []


def test_a_calendar_that_leaves_is_an_export(first_of_each: int, acting: Acting, actor: Actor) -> None:
    count = AuditEntry.select().count()
    calendar.my_calendar(acting)
    (entry,) = newest(count)
    assert entry == ("export", None, "calendar", None, actor.worker_id, "", "", "kind kind place starts_at")
