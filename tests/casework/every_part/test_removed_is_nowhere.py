"""What was taken out of sight stands in no view any more, and counts for nothing; brought back it is there again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import appointments
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.client import flags, handover, notes
from entre_tui.casework.collaboration import consent, meeting_tasks, meetings
from entre_tui.casework.collaboration.collaboration import collaboration
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor, Done
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals import views as goal_views
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.programme import agreements, enrolments, facilitator
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration import views as reintegration_views
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions import views as session_views
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.casework.whole_file import overview, timeline
from entre_tui.casework.whole_file.head import client_head
from entre_tui.rules.codes import ChecklistNeed
from entre_tui.rules.lead_time import LeadTimeBand
from tests.casework.sharing_steps import given, met
from tests.casework.steps import changed, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)
MARK = "kantarell"

Made = tuple[int, Callable[..., Done], int]


class Maker:
    """Makes one record of a kind with a word that nothing else has; gives its id, how it is removed, its version."""

    def __init__(self, acting: Acting, client: int, supervisor: Actor) -> None:
        self.acting, self.client, self.supervisor = acting, client, supervisor

    def do(self, function: Callable[..., Done], *args: Any, **values: Any) -> int:
        number = function(self.acting, *args, **values).record_id
        assert number is not None
        return number

    def goal(self) -> int:
        return self.do(goals.add_goal, self.client, GoalDetails("Work"))

    def meeting(self, **values: Any) -> int:
        given(self.acting, self.client, "prison", documented=TODAY)
        return self.do(
            meetings.record_meeting, self.client, MeetingDetails(TODAY, (("prison", ""),), **values)
        )

    def made(self, kind: str) -> Made:
        client = self.client
        if kind == "note":
            return self.do(notes.add_note, client, MARK), notes.remove_note, 1
        if kind == "goal":
            made = goals.add_goal(self.acting, client, GoalDetails(MARK))
            return made.record_id or 0, lambda acting, _number, **_seen: undone(acting, made), 1
        if kind == "step":
            step = self.do(goal_steps.add_step, self.goal(), StepDetails(MARK))
            return step, goal_steps.remove_step, 1
        if kind == "rating":
            rating = self.do(goal_steps.rate_goal, self.goal(), TODAY, 1, MARK, seen_version=1)
            return rating, goal_steps.remove_rating, 1
        if kind == "meeting":
            return self.meeting(decisions=MARK), meetings.remove_meeting, 1
        if kind == "task":
            task = self.do(meeting_tasks.add_task, self.meeting(), TaskDetails(MARK, "accommodation"))
            return task, meeting_tasks.remove_task, 1
        if kind == "appointment":
            details = AppointmentDetails(self.acting.now - DAY, place=MARK)
            return self.do(appointments.book, client, details), appointments.remove_appointment, 1
        if kind == "session":
            return (
                self.do(sessions.plan_session, client, PlanDetails(self.acting.now - DAY, aim=MARK)),
                sessions.remove_session,
                1,
            )
        if kind == "agreement":
            number = self.do(enrolments.enrol, client, "back-on-track", TODAY)
            return self.do(agreements.agree, number, MARK, TODAY), agreements.remove_agreement, 1
        assert kind == "area"
        done = reintegration.edit_item(
            self.acting, client, "debt_advice", ItemDetails(need="yes", notes=MARK), seen_version=0
        )
        return done.record_id or 0, self.clear, 1

    def clear(self, acting: Acting, _item: int, **seen: Any) -> Done:
        return reintegration.clear_item(acting, self.client, "debt_advice", **seen)

    def shown(self) -> set[str]:
        """The views in which the word stands."""
        who = self.acting
        views: dict[str, Any] = {
            "overview": overview.overview(who, self.client),
            "notes": notes.notes(who, self.client),
            "goals": goal_views.goals(who, self.client),
            "collaboration": collaboration(who, self.client),
            "checklist": reintegration_views.checklist_of(who, self.client),
            "appointments": appointment_views.appointments(who, self.client),
            "timeline": timeline.timeline(who, self.client),
            "found": timeline.search_lines(who, self.client, text=MARK),
            "plan": [
                session_views.session(who, line.id) for line in session_views.sessions(who, self.client).lines
            ],
        }
        return {name for name, view in views.items() if MARK in repr(view)}


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("note", {"overview", "notes", "timeline", "found"}),
        ("goal", {"overview", "goals", "timeline", "found"}),
        ("step", {"goals"}),
        ("rating", {"goals", "timeline", "found"}),
        ("meeting", {"collaboration", "timeline", "found"}),
        ("task", {"collaboration", "checklist"}),
        ("appointment", {"appointments", "timeline", "found"}),
        ("session", {"plan", "timeline", "found"}),
        ("agreement", {"overview", "timeline", "found"}),
        ("area", {"checklist"}),
    ],
)
def test_removed_and_brought_back(
    kind: str, places: set[str], client: int, acting: Acting, supervisor: Actor
) -> None:
    maker = Maker(acting, client, supervisor)
    number, remove, version = maker.made(kind)
    assert maker.shown() == places
    done = remove(acting, number, seen_version=version)
    assert maker.shown() == set()
    undone(acting, done)
    assert maker.shown() == places


def test_a_flag_lifted_warns_no_more(client: int, acting: Acting) -> None:
    number = flags.raise_flag(acting, client, "other", MARK).record_id
    assert client_head(acting, client).flags == (("other", MARK),)
    done = flags.lift_flag(acting, number or 0, seen_version=1)
    assert client_head(acting, client).flags == ()
    assert flags.flags(acting, client) == ()
    undone(acting, done)
    assert client_head(acting, client).flags == (("other", MARK),)


def test_who_leads_and_who_has_the_case(client: int, acting: Acting, supervisor: Actor) -> None:
    number = enrolments.enrol(acting, client, "hii", TODAY).record_id or 0
    added = facilitator.add_facilitator(acting, number, supervisor.worker_id, TODAY)
    led = facilitator.lead(acting, client)
    assert led is not None
    assert [one.name for one in led.facilitators] == ["Siv Lind"]
    undone(acting, added)
    led = facilitator.lead(acting, client)
    assert led is not None
    assert led.facilitators == ()
    handed = handover.cover(acting, client, supervisor.worker_id, TODAY, TODAY)
    assert [one.worker for one in handover.holders(client, TODAY)] == ["Anna Berg", "Siv Lind"]
    assert [one.worker for one in handover.holders(client, TODAY + DAY)] == ["Anna Berg"]
    undone(acting, handed)
    assert [one.worker for one in handover.holders(client, TODAY)] == ["Anna Berg"]


def test_a_planned_meeting_is_counted_nowhere(client: int, acting: Acting) -> None:
    given(acting, client, "prison", documented=TODAY)
    changed(acting, client, release_on=TODAY + 60 * DAY)
    plan = MeetingDetails(TODAY, (("prison", ""),), held=False)
    number = meetings.record_meeting(acting, client, plan).record_id
    view = collaboration(acting, client).meetings
    assert (view.held_count, len(view.lines), view.lead.days, view.lead.band) == (
        0,
        1,
        None,
        LeadTimeBand.NO_MEETING,
    )
    meetings.mark_meeting_held(acting, number or 0, seen_version=1)
    view = collaboration(acting, client).meetings
    assert (view.held_count, view.lead.days, view.lead.band) == (1, 60, LeadTimeBand.ONE_TO_THREE)


def test_steps_dropped_and_goals_removed_count_for_nothing(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    for status in ("done", "todo", "dropped"):
        step = goal_steps.add_step(acting, number, StepDetails(status)).record_id
        goal_steps.set_step(acting, step, status, seen_version=1)
    goal_steps.rate_goal(acting, number, TODAY, 1, seen_version=1)
    view = goal_views.goals(acting, client)
    assert [(one.steps_done, one.steps_counted) for one in view.goals] == [(1, 2)]
    assert view.t_score == 60
    goals.set_status(acting, number, "removed", "given up", seen_version=1)
    view = goal_views.goals(acting, client)
    assert (len(view.goals), view.t_score, view.t_points) == (1, None, ())
    assert overview.overview(acting, client).goals == ()


def test_a_task_done_is_over_no_day(client: int, acting: Acting) -> None:
    given(acting, client, "prison", documented=TODAY)
    meeting = met(acting, client, "prison")
    for what, days in (("late", -2), ("today", 0), ("done", -3)):
        details = TaskDetails(what, due_on=TODAY + days * DAY)
        number = meeting_tasks.add_task(acting, meeting, details).record_id
    meeting_tasks.tick_task(acting, number or 0, seen_version=1)
    (line,) = collaboration(acting, client).meetings.lines
    assert [(task.what, task.over(TODAY)) for task in line.tasks] == [("late", 2), ("today", 0), ("done", 0)]


def test_a_consent_removed_allows_nothing(client: int, acting: Acting) -> None:
    number = given(acting, client, "prison", documented=TODAY)
    assert client_head(acting, client).consent == "documented"
    consent.remove_consent(acting, number, seen_version=1)
    assert client_head(acting, client).consent == "none"


def test_an_area_without_a_need_counts_for_nothing(client: int, acting: Acting) -> None:
    for area, need in (("accommodation", ChecklistNeed.YES), ("debt_advice", ChecklistNeed.NONE)):
        reintegration.set_need(acting, client, area, need, seen_version=0)
    reintegration.tick(acting, client, "accommodation", seen_version=1)
    count = reintegration_views.checklist_of(acting, client).count
    assert (count.done, count.needed, count.not_assessed, count.no_need) == (1, 1, 4, 1)
    reintegration.tick(acting, client, "accommodation", seen_version=2)
    count = reintegration_views.checklist_of(acting, client).count
    assert (count.done, count.needed) == (0, 1)
