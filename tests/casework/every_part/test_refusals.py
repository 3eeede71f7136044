"""What cannot be written is refused at the place in the form where it stands, and nothing of it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from entre_tui.casework.client import notes
from entre_tui.casework.collaboration import collaboration, meeting_tasks
from entre_tui.casework.collaboration.collaboration import Conditions
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.core.base import Acting, CaseworkError
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import ItemDetails
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
def test_no_goal(values: dict[str, Any], field: str, client: int, acting: Acting) -> None:
    wanted = replace(GoalDetails("Work"), **values)
    assert refusal(goals.add_goal, acting, client, wanted) == field
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    assert refusal(goals.edit_goal, acting, number, wanted, seen_version=1) == field


def test_a_goal_goes_and_comes_back_for_a_reason(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    who = {"seen_version": 1}
    assert refusal(goals.set_status, acting, number, "lost", **who) == "status"
    assert refusal(goals.set_status, acting, number, "active", "why not", **who) == "status"
    assert refusal(goals.set_status, acting, number, "removed", " \x1b ", **who) == "reason"
    goals.set_status(acting, number, "removed", "given up", **who)
    who["seen_version"] = 2
    assert refusal(goals.set_status, acting, number, "active", **who) == "reason"
    goals.set_status(acting, number, "active", "taken up", **who)
    goals.set_status(acting, number, "later", **(who | {"seen_version": 3}))


def test_no_step(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    assert refusal(goal_steps.add_step, acting, number, StepDetails(" \x1b ")) == "what"
    assert refusal(goal_steps.add_step, acting, number, StepDetails("Call", "nobody")) == "actor"
    step = goal_steps.add_step(acting, number, StepDetails("Call")).record_id
    assert refusal(goal_steps.set_step, acting, step, "half", seen_version=1) == "status"


def test_no_task(client: int, acting: Acting) -> None:
    given(acting, client, "prison", documented=TODAY)
    meeting = met(acting, client, "prison")
    assert refusal(meeting_tasks.add_task, acting, meeting, TaskDetails(" \x1b ")) == "what"
    assert refusal(meeting_tasks.add_task, acting, meeting, TaskDetails("Call", "weather")) == "area"


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
def test_no_area_of_the_checklist(details: ItemDetails, field: str, client: int, acting: Acting) -> None:
    who = {"seen_version": 0}
    before = AuditEntry.select().count()
    assert refusal(reintegration.edit_item, acting, client, "accommodation", details, **who) == field
    assert AuditEntry.select().count() == before


@pytest.mark.parametrize("weeks", [0, 260])
def test_weeks_before_release_from_none_to_five_years(weeks: int, client: int, acting: Acting) -> None:
    details = ItemDetails(weeks_before_release=weeks)
    reintegration.edit_item(acting, client, "accommodation", details, seen_version=0)
    row = reintegration.current_item(client, "accommodation")
    assert row is not None
    assert row.weeks_before_release == weeks


def test_no_step_on_the_checklist(client: int, acting: Acting) -> None:
    home = (client, "accommodation")
    assert (
        refusal(reintegration.set_need, acting, client, "weather", ChecklistNeed.YES, seen_version=0)
        == "area"
    )
    assert refusal(reintegration.clear_item, acting, *home, seen_version=0) is None
    reintegration.set_need(acting, *home, ChecklistNeed.NONE, seen_version=0)
    assert (
        refusal(reintegration.set_status, acting, *home, ChecklistStatus.PLANNED, seen_version=1) == "status"
    )
    with pytest.raises(CaseworkError, match="There is no need here"):
        reintegration.tick(acting, *home, seen_version=1)
    reintegration.set_need(acting, *home, ChecklistNeed.YES, seen_version=1)
    reintegration.set_status(acting, *home, ChecklistStatus.DECLINED, seen_version=2)
    for status, words in (
        (ChecklistStatus.DECLINED, "already"),
        (ChecklistStatus.ARRANGED, "take it up again first"),
    ):
        with pytest.raises(CaseworkError, match=words) as refused:
            reintegration.set_status(acting, *home, status, seen_version=3)
        assert refused.value.field == "status"
    reintegration.clear_item(acting, *home, seen_version=3)
    assert refusal(reintegration.clear_item, acting, *home, seen_version=4) is None


def test_no_conditions(client: int, acting: Acting) -> None:
    wrong = Conditions(risk="extreme")
    assert refusal(collaboration.answer_conditions, acting, client, wrong, seen_version=1) == "risk"
    with pytest.raises(CaseworkError) as refused:
        collaboration.collaboration(acting, client, TODAY + DAY)
    assert refused.value.field == "on"
    collaboration.collaboration(acting, client, TODAY)


def test_no_note(client: int, acting: Acting) -> None:
    assert refusal(notes.add_note, acting, client, " \x1b\n") == "text"
    assert refusal(notes.add_note, acting, client, "x", kind="rumour") == "kind"
    number = notes.add_note(acting, client, "x").record_id
    assert refusal(notes.correct_note, acting, number, " ", seen_version=1) == "text"
    assert refusal(notes.correct_note, acting, number, "x", kind="rumour", seen_version=1) == "kind"
