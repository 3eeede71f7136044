"""What each change says, what its undo is called and what it leaves in the log: programmes, goals, checklist."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import enrolments, phases
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.models import (
    AddedTheme,
    Enrolment,
    Goal,
    GoalLevel,
    GoalStatusChange,
    PhaseChange,
)
from entre_tui.rules.codes import (
    ChecklistNeed,
    ChecklistStatus,
    Ending,
)
from tests.casework.steps import last_entry, told, told_back, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


def test_a_programme(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    done = enrolments.enrol(acting, client, "entre-2016", TODAY - 9 * DAY, stance="engaged")
    told(done, 1, "enrolment", "Andersson, Karim was enrolled in Entré 2016.")
    assert last_entry() == ("collect", "enrolment", 1, "", "")
    row = Enrolment.get_by_id(1)
    assert (row.programme_version, row.phase, row.stance) == ("1", "assessment", "engaged")

    done = phases.change_phase(acting, 1, "case-formulation", TODAY - DAY, "ready", seen_version=1)
    told(done, 1, "phase", "Andersson, Karim: Case formulation from 26 Nov 2025.")
    assert last_entry() == ("change", "enrolment", 1, "phase", "")
    done = told_back(acting, done, "The phase was taken back.")
    assert last_entry() == ("change", "enrolment", 1, "phase", "")
    steps = [
        (step.from_phase, step.to_phase, step.on, step.words, step.taken_back, step.at, step.by.id)
        for step in PhaseChange.select().order_by(PhaseChange.id)
    ]
    assert steps == [
        ("", "assessment", TODAY - 9 * DAY, "", False, now, actor.worker_id),
        ("assessment", "case-formulation", TODAY - DAY, "ready", False, now, actor.worker_id),
        ("case-formulation", "assessment", TODAY, "taken back", True, now, actor.worker_id),
    ]

    done = enrolments.add_theme(acting, 1, "alcohol-drugs")
    told(done, 1, "theme", "The theme was added.")
    assert last_entry() == ("change", "enrolment", 1, "themes", "")
    told(enrolments.add_theme(acting, 1, "alcohol-drugs"), 1, None, "The theme was added.")
    assert AddedTheme.select().count() == 1
    told_back(acting, done, "The theme was taken back.")
    assert last_entry() == ("change", "enrolment", 1, "themes", "")

    done = enrolments.end_enrolment(acting, 1, TODAY, Ending.OTHER, "left the country", seen_version=3)
    told(done, 1, "ending", "Andersson, Karim: the programme ended 27 Nov 2025.")
    assert last_entry() == ("change", "enrolment", 1, "ending", "")
    told_back(acting, done, "The programme is open again.")
    assert last_entry() == ("change", "enrolment", 1, "ending", "")
    row = Enrolment.get_by_id(1)
    assert (row.ended_on, row.ending, row.ending_words) == (None, None, "")

    done = enrolments.remove_enrolment(acting, 1, seen_version=5)
    told(done, 1, "removal", "The enrolment was removed.")
    assert last_entry() == ("change", "enrolment", 1, "removed", "")
    told_back(acting, done, "The enrolment is back.")
    assert last_entry() == ("change", "enrolment", 1, "removed", "")


def test_a_goal(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    first = GoalDetails(" Work ", " by May ", "leisure", " identity ", "joint", TODAY, TODAY, "agreed", TODAY)
    told(goals.add_goal(acting, client, first), 1, "goal", "Andersson, Karim: the goal is written down.")
    assert last_entry() == ("collect", "goal", 1, "", "")
    row = Goal.get_by_id(1)
    assert (row.own_words, row.smart, row.area, row.theme) == ("Work", "by May", "leisure", "identity")
    assert (row.source, row.review_on, row.place) == ("joint", TODAY, 0)
    goals.add_goal(acting, client, GoalDetails("Pay"))
    assert Goal.get_by_id(2).place == 1

    done = goals.edit_goal(acting, 1, GoalDetails("Work"), seen_version=1)
    told(done, 1, "goal", "Andersson, Karim: the goal is saved.")
    fields = "agreement agreement_on area review_on smart source target_on theme"
    assert last_entry() == ("change", "goal", 1, fields, "")
    told_back(acting, done, "Andersson, Karim: the goal is as it was.")
    assert last_entry() == ("change", "goal", 1, fields, "")

    done = goals.set_status(acting, 1, "achieved", " at last ", seen_version=3)
    told(done, 1, "status", "Andersson, Karim: the goal is now achieved.")
    assert last_entry() == ("change", "goal", 1, "status", "")
    told_back(acting, done, "Andersson, Karim: the goal is active again.")
    changes = [
        (one.from_status, one.to_status, one.reason, one.at, one.by.id)
        for one in GoalStatusChange.select().order_by(GoalStatusChange.id)
    ]
    assert changes == [
        ("active", "achieved", "at last", now, actor.worker_id),
        ("achieved", "active", "taken back", now, actor.worker_id),
    ]

    done = goals.describe_levels(acting, 1, {2: " all ", -2: "none", 0: " "}, 3, seen_version=5)
    told(done, 1, "levels", "Andersson, Karim: the goal's levels are saved.")
    assert last_entry() == ("change", "goal", 1, "levels weight", "")
    levels = GoalLevel.select(GoalLevel.level, GoalLevel.words).order_by(GoalLevel.level)
    assert list(levels.tuples()) == [(-2, "none"), (2, "all")]
    undone(acting, done)
    assert (GoalLevel.select().count(), Goal.get_by_id(1).weight) == (0, 1)

    done = goals.add_goal(acting, client, GoalDetails("Rest"))
    done = told_back(acting, done, "Andersson, Karim: the goal is gone.")
    assert last_entry() == ("change", "goal", 3, "removed", "")
    told_back(acting, done, "Andersson, Karim: the goal is written down.")
    assert last_entry() == ("change", "goal", 3, "removed", "")


def test_an_area_of_the_checklist(client: int, acting: Acting) -> None:
    home = (client, "accommodation")
    done = reintegration.set_need(acting, *home, ChecklistNeed.YES, seen_version=0)
    told(done, 1, "checklist", "Andersson, Karim, Accommodation: has a need.")
    assert last_entry() == ("change", "checklist", 1, "need", "")
    done = reintegration.set_status(acting, *home, ChecklistStatus.PLANNED, seen_version=1)
    told(done, 1, "checklist", "Andersson, Karim, Accommodation: planned.")
    assert last_entry() == ("change", "checklist", 1, "status", "")
    done = told_back(acting, done, "Andersson, Karim, Accommodation: not started.")
    written = ItemDetails("yes", "planned", " Bo ", " 031 ", None, 4, " now ", " then ", "own", None, " x ")
    done = reintegration.edit_item(acting, *home, written, seen_version=3)
    told(done, 1, "checklist", "Saved: Andersson, Karim, Accommodation.")
    fields = (
        "after_release contact in_custody notes outcome_at_release responsible status weeks_before_release"
    )
    assert last_entry() == ("change", "checklist", 1, fields, "")
    row = reintegration.current_item(*home)
    assert row is not None
    kept = (row.responsible, row.contact, row.in_custody, row.after_release, row.notes)
    assert kept == ("Bo", "031", "now", "then", "x")
    done = told_back(acting, done, "Taken back: “Saved: Andersson, Karim, Accommodation.”")
    assert last_entry() == ("change", "checklist", 1, fields, "")
    done = reintegration.clear_item(acting, *home, seen_version=5)
    told(done, 1, "removal", "Andersson, Karim, Accommodation: what was written is removed.")
    assert last_entry() == ("change", "checklist", 1, "removed", "")
    done = told_back(acting, done, "Andersson, Karim, Accommodation: what was written is back.")
    assert last_entry() == ("change", "checklist", 1, "removed", "")
