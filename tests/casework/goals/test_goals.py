"""Goals: the client's words, reasons where they are due, steps, ratings and the T score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.client import notes
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, NotAllowed, StaleError
from entre_tui.casework.goals import bank as goal_bank
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals import views as goal_views
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.models import AuditEntry
from entre_tui.rules.codes import GoalStatus, StepStatus
from tests.casework.steps import undone

JOB = GoalDetails(
    "An ordinary job with a salary.",
    "Two applications a week.",
    area="school_work",
    theme="problem-solving",
    source="joint",
    target_on=date(2026, 3, 1),
    review_on=date(2026, 1, 15),
    agreement="agreed",
)


def added(acting: Acting, client: int, details: GoalDetails = JOB) -> int:
    done = goals.add_goal(acting, client, details)
    assert done.record_id is not None
    return done.record_id


def seen(acting: Acting, goal: int, client: int) -> goal_views.GoalView:
    view = goal_views.goals(acting, client).goal(goal)
    assert view is not None
    return view


def test_a_goal_is_read_back(client: int, acting: Acting, now: datetime) -> None:
    view = seen(acting, added(acting, client), client)
    assert (view.own_words, view.smart) == ("An ordinary job with a salary.", "Two applications a week.")
    assert (view.area, view.theme_words, view.source) == ("school_work", "Problem solving", "joint")
    # An answer without a day was given today.
    assert (view.agreement, view.agreement_on) == ("agreed", now.date())
    assert (view.status, view.weight, view.steps, view.ratings) == (GoalStatus.ACTIVE, 1, (), ())


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (replace(JOB, own_words=" \n"), "own_words"),
        (replace(JOB, target_on=date(2025, 11, 26)), "target_on"),
        (replace(JOB, agreement_on=date(2025, 11, 28)), "agreement_on"),
        (replace(JOB, agreement="perhaps"), "agreement"),
        (replace(JOB, source="judge"), "source"),
        (replace(JOB, area="hunger"), "area"),
    ],
)
def test_what_a_goal_cannot_be(details: GoalDetails, field: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        added(acting, client, details)
    assert refusal.value.field == field
    assert goal_views.goals(acting, client).goals == ()


def test_a_target_that_has_passed_may_stay_but_not_be_set(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    goal = added(acting, client)
    later = now + timedelta(days=200)
    done = goals.edit_goal(Acting(actor, later), goal, replace(JOB, smart="New."), seen_version=1)
    assert seen(Acting(actor, later), goal, client).smart == "New."
    moved = replace(JOB, target_on=date(2026, 3, 2))
    with pytest.raises(CaseworkError, match="passed"):
        goals.edit_goal(Acting(actor, later), goal, moved, seen_version=done.version)


def test_a_stale_save_says_who_was_first(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    goal = added(acting, client)
    goals.edit_goal(Acting(supervisor, now), goal, replace(JOB, smart="Siv's."), seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind changed this today 14:00"):
        goals.edit_goal(acting, goal, replace(JOB, smart="Anna's."), seen_version=1)
    assert seen(acting, goal, client).smart == "Siv's."


def test_undo_of_an_edit_and_of_writing_down(client: int, acting: Acting) -> None:
    done = goals.add_goal(acting, client, JOB)
    assert done.record_id is not None
    edited = goals.edit_goal(acting, done.record_id, GoalDetails("else"), seen_version=1)
    undone(acting, edited)
    view = seen(acting, done.record_id, client)
    assert (view.own_words, view.target_on, view.agreement) == (JOB.own_words, JOB.target_on, "agreed")
    done = goals.add_goal(acting, client, GoalDetails("more"))
    gone = undone(acting, done)
    assert [one.id for one in goal_views.goals(acting, client).goals] == [view.id]
    undone(acting, gone)
    assert done.record_id is not None
    assert seen(acting, done.record_id, client).own_words == "more"


def test_removing_and_taking_up_again_need_reasons_which_are_kept(client: int, acting: Acting) -> None:
    goal = added(acting, client)
    with pytest.raises(CaseworkError) as refusal:
        goals.set_status(acting, goal, "removed", " ", seen_version=1)
    assert refusal.value.field == "reason"
    done = goals.set_status(acting, goal, "removed", "he moved abroad", seen_version=1)
    with pytest.raises(CaseworkError, match="taken up again"):
        goals.set_status(acting, goal, "active", seen_version=done.version)
    goals.set_status(acting, goal, "active", "he is back", seen_version=done.version)
    lines = [
        (line.from_status, line.to_status, line.reason, line.by)
        for line in seen(acting, goal, client).changes
    ]
    assert lines == [
        ("active", "removed", "he moved abroad", "Anna Berg"),
        ("removed", "active", "he is back", "Anna Berg"),
    ]


def test_undo_of_a_status_is_kept_too(client: int, acting: Acting) -> None:
    goal = added(acting, client)
    undone(acting, goals.set_status(acting, goal, "achieved", seen_version=1))
    view = seen(acting, goal, client)
    assert view.status is GoalStatus.ACTIVE
    assert [line.to_status for line in view.changes] == ["achieved", "active"]
    with pytest.raises(CaseworkError, match="already active"):
        goals.set_status(acting, goal, "active", seen_version=view.version)


def test_goals_come_by_status(client: int, acting: Acting) -> None:
    numbers = [added(acting, client, GoalDetails(words)) for words in ("one", "two", "three", "four")]
    for goal, status in zip(numbers, ("removed", "achieved", "later"), strict=False):
        goals.set_status(acting, goal, status, "so", seen_version=1)
    words = [goal.own_words for goal in goal_views.goals(acting, client).goals]
    assert words == ["four", "three", "two", "one"]


def test_steps_are_ticked_undone_dropped_and_removed(client: int, acting: Acting, actor: Actor) -> None:
    goal = added(acting, client)
    done = goal_steps.add_step(acting, goal, StepDetails("write the CV", "agency", "Ida", date(2025, 12, 1)))
    goal_steps.add_step(acting, goal, StepDetails("call"))
    assert done.record_id is not None
    ticked = goal_steps.set_step(acting, done.record_id, "done", seen_version=1)
    first, second = seen(acting, goal, client).steps
    assert (first.what, first.actor, first.actor_name) == ("write the CV", "agency", "Ida")
    assert (first.status, first.due_on) == (StepStatus.DONE, date(2025, 12, 1))
    undone(acting, ticked)
    assert seen(acting, goal, client).steps[0].status is StepStatus.TODO
    goal_steps.set_step(acting, second.id, "dropped", seen_version=1)
    view = seen(acting, goal, client)
    assert (view.steps_done, view.steps_counted) == (0, 1)
    removed = goal_steps.remove_step(acting, second.id, seen_version=2)
    assert len(seen(acting, goal, client).steps) == 1
    undone(acting, removed)
    assert len(seen(acting, goal, client).steps) == 2


@pytest.mark.parametrize(
    ("details", "field"), [(StepDetails(" "), "what"), (StepDetails("x", "king"), "actor")]
)
def test_what_is_no_step(details: StepDetails, field: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        goal_steps.add_step(acting, added(acting, client), details)
    assert refusal.value.field == field


def test_ratings_and_the_t_score(client: int, acting: Acting) -> None:
    one, two = added(acting, client), added(acting, client, GoalDetails("two"))
    goals.describe_levels(acting, one, {0: "most weeks", 2: " "}, 2, seen_version=1)
    goal_steps.rate_goal(acting, one, date(2025, 10, 1), -1, seen_version=2)
    goal_steps.rate_goal(acting, one, date(2025, 11, 1), 1, "better", seen_version=2)
    last = goal_steps.rate_goal(acting, two, date(2025, 11, 1), 2, seen_version=1)
    view = goal_views.goals(acting, client)
    # 50 + 10·(2·1 + 1·2) / √(0.7·5 + 0.3·9)
    assert view.t_score == pytest.approx(50 + 40 / (0.7 * 5 + 0.3 * 9) ** 0.5)
    assert [on for on, _score in view.t_points] == [date(2025, 10, 1), date(2025, 11, 1)]
    assert view.t_points[0][1] == pytest.approx(40)
    assert (view.goals[0].levels, view.goals[0].weight) == ({0: "most weeks"}, 2)
    assert view.goals[0].last_rating is not None
    assert view.goals[0].last_rating.words == "better"
    undone(acting, last)
    assert goal_views.goals(acting, client).t_score == pytest.approx(60)


def test_ratings_and_levels_out_of_range(client: int, acting: Acting, now: datetime) -> None:
    goal = added(acting, client)
    for on, level, field in ((now.date(), 3, "level"), (now.date() + timedelta(days=1), 0, "on")):
        with pytest.raises(CaseworkError) as refusal:
            goal_steps.rate_goal(acting, goal, on, level, seen_version=1)
        assert refusal.value.field == field
    for levels, weight, field in (({3: "x"}, 1, "levels"), ({}, -1, "weight"), ({}, 11, "weight")):
        with pytest.raises(CaseworkError) as refusal:
            goals.describe_levels(acting, goal, levels, weight, seen_version=1)
        assert refusal.value.field == field


def test_undo_of_levels(client: int, acting: Acting) -> None:
    goal = added(acting, client)
    done = goals.describe_levels(acting, goal, {-2: "worse"}, 1, seen_version=1)
    changed = goals.describe_levels(acting, goal, {0: "good"}, 3, seen_version=done.version)
    undone(acting, changed)
    view = seen(acting, goal, client)
    assert (view.levels, view.weight) == ({-2: "worse"}, 1)


def test_the_bank_is_the_offices_and_a_supervisors_to_change(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowed):
        goal_bank.set_bank(acting, ["x"])
    goal_bank.set_bank(Acting(supervisor, now), ["A home of my own.", " ", "A home of my own.", "Work."])
    assert goal_views.goals(acting, client).bank == ("A home of my own.", "Work.")


def test_staffs_words_are_the_notes_of_change(client: int, acting: Acting) -> None:
    notes.add_note(acting, client, "Came late.")
    for day, text in ((20, "He looked up."), (24, "He smiled.")):
        at = date(2025, 11, day)
        notes.add_note(acting, client, text, kind=notes.CHANGE, at=at)
    found = goal_views.goals(acting, client).staff_words
    assert [(note.text, note.author, note.at.day) for note in found] == [
        ("He smiled.", "Anna Berg", 24),
        ("He looked up.", "Anna Berg", 20),
    ]


def test_each_change_leaves_one_audit_entry_without_what_was_written(client: int, acting: Acting) -> None:
    goal = added(acting, client)
    goals.set_status(acting, goal, "removed", "secret reason", seen_version=1)
    entries = AuditEntry.select().order_by(AuditEntry.sequence)
    about = [(entry.action, entry.record, entry.fields) for entry in entries][1:]
    assert about == [("collect", "goal", ""), ("change", "goal", "status")]
