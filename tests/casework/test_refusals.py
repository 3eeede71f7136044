"""What cannot be written is refused at the place in the form where it stands, and nothing of it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework import (
    collaboration,
    goal_steps,
    goals,
    meeting_tasks,
    notes,
    reintegration,
)
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.checklist_details import ItemDetails
from entre_tui.casework.collaboration import Conditions
from entre_tui.casework.goal_steps import StepDetails
from entre_tui.casework.goals import GoalDetails
from entre_tui.casework.meeting_tasks import TaskDetails
from entre_tui.models import AuditEntry
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus
from tests.casework.sharing_steps import given, met
from tests.casework.steps import refusal

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"own_words": " \x1b\n"}, "own_words"),
        ({"area": "weather"}, "area"),
        ({"source": "court"}, "source"),
        ({"agreement": "maybe"}, "agreement"),
    ],
)
def test_no_goal(values: dict[str, Any], field: str, client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    wanted = replace(GoalDetails("Work"), **values)
    assert refusal(goals.add_goal, client, wanted, **who) == field
    number = goals.add_goal(client, GoalDetails("Work"), **who).record_id
    assert refusal(goals.edit_goal, number, wanted, seen_version=1, **who) == field


def test_a_goal_goes_and_comes_back_for_a_reason(client: int, actor: Actor, now: datetime) -> None:
    number = goals.add_goal(client, GoalDetails("Work"), actor=actor, now=now).record_id
    who = {"actor": actor, "now": now, "seen_version": 1}
    assert refusal(goals.set_status, number, "lost", **who) == "status"
    assert refusal(goals.set_status, number, "active", "why not", **who) == "status"
    assert refusal(goals.set_status, number, "removed", " \x1b ", **who) == "reason"
    goals.set_status(number, "removed", "given up", **who)
    who["seen_version"] = 2
    assert refusal(goals.set_status, number, "active", **who) == "reason"
    goals.set_status(number, "active", "taken up", **who)
    goals.set_status(number, "later", **(who | {"seen_version": 3}))


def test_no_step(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    number = goals.add_goal(client, GoalDetails("Work"), **who).record_id
    assert refusal(goal_steps.add_step, number, StepDetails(" \x1b "), **who) == "what"
    assert refusal(goal_steps.add_step, number, StepDetails("Call", "nobody"), **who) == "actor"
    step = goal_steps.add_step(number, StepDetails("Call"), **who).record_id
    assert refusal(goal_steps.set_step, step, "half", seen_version=1, **who) == "status"


def test_no_task(client: int, actor: Actor, now: datetime) -> None:
    given(client, actor, now, "prison", documented=TODAY)
    meeting, who = met(client, actor, now, "prison"), {"actor": actor, "now": now}
    assert refusal(meeting_tasks.add_task, meeting, TaskDetails(" \x1b "), **who) == "what"
    assert refusal(meeting_tasks.add_task, meeting, TaskDetails("Call", "weather"), **who) == "area"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ItemDetails(need="perhaps"), "need"),
        (ItemDetails(status="begun"), "status"),
        (ItemDetails(due_on=TODAY, weeks_before_release=4), "due_on"),
        (ItemDetails(weeks_before_release=-1), "weeks_before_release"),
        (ItemDetails(weeks_before_release=261), "weeks_before_release"),
        (ItemDetails(outcome_at_release="job"), "outcome_at_release"),
        (ItemDetails(outcome_six_months="job"), "outcome_six_months"),
        (ItemDetails(need="none", status="planned"), "status"),
    ],
)
def test_no_area_of_the_checklist(
    details: ItemDetails, field: str, client: int, actor: Actor, now: datetime
) -> None:
    who = {"actor": actor, "now": now, "seen_version": 0}
    before = AuditEntry.select().count()
    assert refusal(reintegration.edit_item, client, "accommodation", details, **who) == field
    assert AuditEntry.select().count() == before


@pytest.mark.parametrize("weeks", [0, 260])
def test_weeks_before_release_from_none_to_five_years(
    weeks: int, client: int, actor: Actor, now: datetime
) -> None:
    details = ItemDetails(weeks_before_release=weeks)
    reintegration.edit_item(client, "accommodation", details, actor=actor, now=now, seen_version=0)
    row = reintegration.current_item(client, "accommodation")
    assert row is not None
    assert row.weeks_before_release == weeks


def test_no_step_on_the_checklist(client: int, actor: Actor, now: datetime) -> None:
    who, home = {"actor": actor, "now": now}, (client, "accommodation")
    assert (
        refusal(reintegration.set_need, client, "weather", ChecklistNeed.YES, seen_version=0, **who) == "area"
    )
    assert refusal(reintegration.clear_item, *home, seen_version=0, **who) is None
    reintegration.set_need(*home, ChecklistNeed.NONE, seen_version=0, **who)
    assert (
        refusal(reintegration.set_status, *home, ChecklistStatus.PLANNED, seen_version=1, **who) == "status"
    )
    with pytest.raises(CaseworkError, match="There is no need here"):
        reintegration.tick(*home, seen_version=1, **who)
    reintegration.set_need(*home, ChecklistNeed.YES, seen_version=1, **who)
    reintegration.set_status(*home, ChecklistStatus.DECLINED, seen_version=2, **who)
    for status, words in (
        (ChecklistStatus.DECLINED, "already"),
        (ChecklistStatus.ARRANGED, "take it up again first"),
    ):
        with pytest.raises(CaseworkError, match=words) as refused:
            reintegration.set_status(*home, status, seen_version=3, **who)
        assert refused.value.field == "status"
    reintegration.clear_item(*home, seen_version=3, **who)
    assert refusal(reintegration.clear_item, *home, seen_version=4, **who) is None


def test_no_conditions(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    wrong = Conditions(risk="extreme")
    assert refusal(collaboration.answer_conditions, client, wrong, seen_version=1, **who) == "risk"
    with pytest.raises(CaseworkError) as refused:
        collaboration.collaboration(client, TODAY + DAY, **who)
    assert refused.value.field == "on"
    collaboration.collaboration(client, TODAY, **who)


def test_no_note(client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    assert refusal(notes.add_note, client, " \x1b\n", **who) == "text"
    assert refusal(notes.add_note, client, "x", kind="rumour", **who) == "kind"
    number = notes.add_note(client, "x", **who).record_id
    assert refusal(notes.correct_note, number, " ", seen_version=1, **who) == "text"
    assert refusal(notes.correct_note, number, "x", kind="rumour", seen_version=1, **who) == "kind"
