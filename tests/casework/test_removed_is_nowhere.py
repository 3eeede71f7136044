"""What was taken out of sight stands in no view any more, and counts for nothing; brought back it is there again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework import (
    agreements,
    appointment_views,
    appointments,
    consent,
    enrolments,
    facilitation,
    flags,
    goal_steps,
    goal_views,
    goals,
    handover,
    meeting_tasks,
    meetings,
    notes,
    overview,
    reintegration,
    reintegration_views,
    session_views,
    sessions,
    timeline,
)
from entre_tui.casework.appointments import AppointmentDetails
from entre_tui.casework.base import Actor, Done
from entre_tui.casework.checklist_details import ItemDetails
from entre_tui.casework.client_head import client_head
from entre_tui.casework.collaboration import collaboration
from entre_tui.casework.goal_steps import StepDetails
from entre_tui.casework.goals import GoalDetails
from entre_tui.casework.meeting_tasks import TaskDetails
from entre_tui.casework.meetings import MeetingDetails
from entre_tui.casework.sessions import PlanDetails
from entre_tui.rules.codes import ChecklistNeed
from entre_tui.rules.leadtime import Band
from tests.casework.sharing_steps import given, met
from tests.casework.steps import changed, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)
MARK = "kantarell"

Made = tuple[int, Callable[..., Done], int]


class Maker:
    """Makes one record of a kind with a word that nothing else has; gives its id, how it is removed, its version."""

    def __init__(self, client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
        self.client, self.actor, self.supervisor, self.now = client, actor, supervisor, now

    def do(self, function: Callable[..., Done], *args: Any, **values: Any) -> int:
        number = function(*args, actor=self.actor, now=self.now, **values).record_id
        assert number is not None
        return number

    def goal(self) -> int:
        return self.do(goals.add_goal, self.client, GoalDetails("Work"))

    def meeting(self, **values: Any) -> int:
        given(self.client, self.actor, self.now, "prison", documented=TODAY)
        return self.do(
            meetings.record_meeting, self.client, MeetingDetails(TODAY, (("prison", ""),), **values)
        )

    def made(self, kind: str) -> Made:
        client = self.client
        if kind == "note":
            return self.do(notes.add_note, client, MARK), notes.remove_note, 1
        if kind == "goal":
            return self.do(goals.add_goal, client, GoalDetails(MARK)), goals.take_away, 1
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
            details = AppointmentDetails(self.now - DAY, place=MARK)
            return self.do(appointments.book, client, details), appointments.remove_appointment, 1
        if kind == "session":
            return (
                self.do(sessions.plan_session, client, PlanDetails(self.now - DAY, aim=MARK)),
                sessions.remove_session,
                1,
            )
        if kind == "agreement":
            number = self.do(enrolments.enrol, client, "back-on-track", TODAY)
            return self.do(agreements.agree, number, MARK, TODAY), agreements.remove_agreement, 1
        assert kind == "area"
        done = reintegration.edit_item(
            client,
            "debt_advice",
            ItemDetails(need="yes", notes=MARK),
            actor=self.actor,
            now=self.now,
            seen_version=0,
        )
        return done.record_id or 0, self.clear, 1

    def clear(self, _item: int, **who: Any) -> Done:
        return reintegration.clear_item(self.client, "debt_advice", **who)

    def shown(self) -> set[str]:
        """The views in which the word stands."""
        who = {"actor": self.actor, "now": self.now}
        views: dict[str, Any] = {
            "overview": overview.overview(self.client, **who),
            "notes": notes.notes(self.client, **who),
            "goals": goal_views.goals(self.client, **who),
            "collaboration": collaboration(self.client, **who),
            "checklist": reintegration_views.checklist_of(self.client, **who),
            "appointments": appointment_views.appointments(self.client, **who),
            "timeline": timeline.timeline(self.client, **who),
            "found": timeline.narrowed(self.client, text=MARK, **who),
            "plan": [
                session_views.session(line.id, **who)
                for line in session_views.sessions(self.client, **who).lines
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
    kind: str, places: set[str], client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    maker = Maker(client, actor, supervisor, now)
    number, remove, version = maker.made(kind)
    assert maker.shown() == places
    done = remove(number, actor=actor, now=now, seen_version=version)
    assert maker.shown() == set()
    undone(done, actor, now)
    assert maker.shown() == places


def test_a_flag_lifted_warns_no_more(client: int, actor: Actor, now: datetime) -> None:
    number = flags.raise_flag(client, "other", MARK, actor=actor, now=now).record_id
    assert client_head(client, actor=actor, now=now).flags == (("other", MARK),)
    done = flags.lift_flag(number or 0, actor=actor, now=now, seen_version=1)
    assert client_head(client, actor=actor, now=now).flags == ()
    assert flags.flags(client, actor=actor, now=now) == ()
    undone(done, actor, now)
    assert client_head(client, actor=actor, now=now).flags == (("other", MARK),)


def test_who_leads_and_who_has_the_case(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    number = enrolments.enrol(client, "hii", TODAY, **who).record_id or 0
    added = facilitation.add_facilitator(number, supervisor.worker_id, TODAY, **who)
    led = facilitation.lead(client, **who)
    assert led is not None
    assert [one.name for one in led.facilitators] == ["Siv Lind"]
    undone(added, actor, now)
    led = facilitation.lead(client, **who)
    assert led is not None
    assert led.facilitators == ()
    handed = handover.cover(client, supervisor.worker_id, TODAY, TODAY, **who)
    assert [one.worker for one in handover.holders(client, TODAY)] == ["Anna Berg", "Siv Lind"]
    assert [one.worker for one in handover.holders(client, TODAY + DAY)] == ["Anna Berg"]
    undone(handed, actor, now)
    assert [one.worker for one in handover.holders(client, TODAY)] == ["Anna Berg"]


def test_a_planned_meeting_is_counted_nowhere(client: int, actor: Actor, now: datetime) -> None:
    given(client, actor, now, "prison", documented=TODAY)
    changed(client, actor, now, release_on=TODAY + 60 * DAY)
    plan = MeetingDetails(TODAY, (("prison", ""),), held=False)
    number = meetings.record_meeting(client, plan, actor=actor, now=now).record_id
    view = collaboration(client, actor=actor, now=now).meetings
    assert (view.held, len(view.lines), view.lead.days, view.lead.band) == (0, 1, None, Band.NO_MEETING)
    meetings.mark_meeting_held(number or 0, actor=actor, now=now, seen_version=1)
    view = collaboration(client, actor=actor, now=now).meetings
    assert (view.held, view.lead.days, view.lead.band) == (1, 60, Band.ONE_TO_THREE)


def test_steps_dropped_and_goals_removed_count_for_nothing(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    number = goals.add_goal(client, GoalDetails("Work"), **who).record_id
    for status in ("done", "todo", "dropped"):
        step = goal_steps.add_step(number, StepDetails(status), **who).record_id
        goal_steps.set_step(step, status, seen_version=1, **who)
    goal_steps.rate_goal(number, TODAY, 1, seen_version=1, **who)
    view = goal_views.goals(client, **who)
    assert [(one.steps_done, one.steps_counted) for one in view.goals] == [(1, 2)]
    assert view.t_score == 60
    goals.set_status(number, "removed", "given up", seen_version=1, **who)
    view = goal_views.goals(client, **who)
    assert (len(view.goals), view.t_score, view.t_points) == (1, None, ())
    assert overview.overview(client, **who).goals == ()


def test_a_task_done_is_over_no_day(client: int, actor: Actor, now: datetime) -> None:
    given(client, actor, now, "prison", documented=TODAY)
    meeting = met(client, actor, now, "prison")
    for what, days in (("late", -2), ("today", 0), ("done", -3)):
        details = TaskDetails(what, due_on=TODAY + days * DAY)
        number = meeting_tasks.add_task(meeting, details, actor=actor, now=now).record_id
    meeting_tasks.tick_task(number or 0, actor=actor, now=now, seen_version=1)
    (line,) = collaboration(client, actor=actor, now=now).meetings.lines
    assert [(task.what, task.over(TODAY)) for task in line.tasks] == [("late", 2), ("today", 0), ("done", 0)]


def test_a_consent_removed_allows_nothing(client: int, actor: Actor, now: datetime) -> None:
    number = given(client, actor, now, "prison", documented=TODAY)
    assert client_head(client, actor=actor, now=now).consent == "documented"
    consent.remove_consent(number, actor=actor, now=now, seen_version=1)
    assert client_head(client, actor=actor, now=now).consent == "none"


def test_an_area_without_a_need_counts_for_nothing(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    for area, need in (("accommodation", ChecklistNeed.YES), ("debt_advice", ChecklistNeed.NONE)):
        reintegration.set_need(client, area, need, seen_version=0, **who)
    reintegration.tick(client, "accommodation", seen_version=1, **who)
    count = reintegration_views.checklist_of(client, **who).count
    assert (count.done, count.needed, count.not_assessed, count.no_need) == (1, 1, 4, 1)
    reintegration.tick(client, "accommodation", seen_version=2, **who)
    count = reintegration_views.checklist_of(client, **who).count
    assert (count.done, count.needed) == (0, 1)
