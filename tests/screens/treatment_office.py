"""One client with a formulation in two versions and three goals, for the tests of those screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from entre_tui.casework import audit, enrolments, formulation, goal_steps, goals, notes
from entre_tui.casework.base import Actor, Role, opening
from entre_tui.casework.clients import ClientDetails, add_client
from entre_tui.casework.formulation import Adaptation, Chain, Content, MapLine, NeedRating
from entre_tui.casework.goal_steps import StepDetails
from entre_tui.casework.goals import GoalDetails
from entre_tui.casework.workers import first_worker
from entre_tui.storage.store import Store
from tests.screens.at_desk import NOON

HOSTILE = "[/b] [@click=app.leave]x[/] \x1b]52;c;aGk=\x07 ‮stop “words” 💪"


def make_treatment_office(path: Path, key: str) -> int:
    """Writes the file and gives the client's id."""
    store = Store.open(path, key, create=True)
    audit.use_key(b"test")
    store.call(first_worker, "Anna Berg", "Göteborg", Role.SUPERVISOR, "anna", "test", now=NOON)
    actor = Actor(1, "Anna Berg", Role.SUPERVISOR, 1, "Göteborg", "test")
    store.call(_write, actor)
    store.close()
    return 1


@opening
def _write(actor: Actor) -> None:
    who = {"actor": actor, "now": NOON}
    details = ClientDetails(given_name="Karim", family_name="Andersson", office="Göteborg", ref="E-0141")
    add_client(details, **who)
    enrolments.enrol(1, "entre-2016", date(2025, 9, 1), **who)
    _goals(who)
    first = Content(
        presenting="Wants out, and says so for the first time.",
        perpetuating="The debt.",
        protective="His sister.",
        readiness="preparing",
        motivation="I am tired. I do not want to sleep with my shoes on.",
        hypothesis="Violence keeps shame away and gives him a place among people who count.",
        needs=(
            NeedRating("gang_involvement", "marked", "In the network since sixteen.", "", "fact"),
            NeedRating("substance_use", "marked", "Daily tramadol before custody.", "Has stopped twice."),
            NeedRating("school_work", "some", "Left school in year eight."),
        ),
        chains=(
            Chain(
                "Somebody looks at him in the queue",
                "If I look away, everybody will know",
                "Shame, heat",
                "Hits first",
                "The feeling goes",
                "A new sentence",
            ),
        ),
        responsivity=(Adaptation("attention", "Short talks, one thing at a time."),),
        links=(
            MapLine("gang_involvement", "relations", "social-problem-solving", 1),
            MapLine("gang_involvement", "identity", "cognitive-restructuring", None),
            MapLine("school_work", "problem-solving", "goal-formulation", 2),
        ),
    )
    earlier = NOON - timedelta(days=30)
    formulation.save_formulation(1, first, 0, actor=actor, now=earlier)
    said = "Violence keeps shame and fear away and gives him a place among people who count."
    formulation.save_formulation(1, replace(first, hypothesis=said, perpetuating=""), 1, **who)


def _goals(who: dict) -> None:  # type: ignore[type-arg]
    goals.add_goal(
        1,
        GoalDetails(
            "Leave for real, and be able to walk through the centre without looking over my shoulder.",
            "Safety plan with the defector support organisation signed before release.",
            area="gang_involvement",
            theme="relations",
            target_on=date(2026, 3, 1),
            review_on=date(2025, 11, 20),
            agreement="agreed",
        ),
        **who,
    )
    goals.add_goal(1, GoalDetails("An ordinary job with a salary.", area="school_work"), **who)
    goals.add_goal(1, GoalDetails("A driver's licence."), **who)
    levels = {-2: "Back in the old pattern", -1: "As at the start", 0: "Most weeks", 1: "Every week"}
    version = goals.describe_levels(1, levels, 2, seen_version=1, **who).version
    for day, level in ((date(2025, 9, 20), -1), (date(2025, 10, 18), 0), (date(2025, 11, 15), 1)):
        goal_steps.rate_goal(1, day, level, seen_version=version, **who)
    goal_steps.add_step(1, StepDetails("Call the organisation", "worker", "", date(2025, 11, 20)), **who)
    goal_steps.add_step(1, StepDetails("Make a list of numbers to delete", due_on=date(2025, 12, 4)), **who)
    goal_steps.add_step(1, StepDetails("Talk it through", "family", "His sister"), **who)
    goal_steps.set_step(3, "done", seen_version=1, **who)
    goals.set_status(3, "later", seen_version=1, **who)
    notes.add_note(1, "He looked up when he came in, and stayed for coffee.", kind=notes.CHANGE, **who)
