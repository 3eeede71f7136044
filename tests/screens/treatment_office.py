"""One client with a formulation in two versions and three goals, for the tests of those screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from entre_tui.casework.client import notes
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core import audit
from entre_tui.casework.core.actor import NOBODY
from entre_tui.casework.core.base import Acting, Actor, Role, opening
from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation.saving import Adaptation, AnalysisChain, Content, MapLine, NeedRating
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.office.workers import first_worker
from entre_tui.casework.programme import enrolments
from entre_tui.storage.thread.store import Store
from tests.screens.at_desk import NOON

HOSTILE = "[/b] [@click=app.leave]x[/] \x1b]52;c;aGk=\x07 ‮stop “words” 💪"


def make_treatment_office(path: Path, key: str) -> int:
    """Writes the file and gives the client's id."""
    store = Store.open(path, key, create=True)
    audit.use_key(b"test")
    store.call(first_worker, Acting(NOBODY, NOON), "anna", "test", "Anna Berg", "Göteborg", Role.SUPERVISOR)
    actor = Actor(1, "Anna Berg", Role.SUPERVISOR, 1, "Göteborg", "test")
    store.call(_write, actor)
    store.close()
    return 1


@opening
def _write(actor: Actor) -> None:
    acting = Acting(actor, NOON)
    details = ClientDetails(given_name="Karim", family_name="Andersson", office="Göteborg", ref="E-0141")
    add_client(acting, details)
    enrolments.enrol(acting, 1, "entre-2016", date(2025, 9, 1))
    _goals(acting)
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
            AnalysisChain(
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
    formulation_saving.save_formulation(Acting(actor, earlier), 1, first, 0)
    said = "Violence keeps shame and fear away and gives him a place among people who count."
    formulation_saving.save_formulation(acting, 1, replace(first, hypothesis=said, perpetuating=""), 1)


def _goals(acting: Acting) -> None:
    goals.add_goal(
        acting,
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
    )
    goals.add_goal(acting, 1, GoalDetails("An ordinary job with a salary.", area="school_work"))
    goals.add_goal(acting, 1, GoalDetails("A driver's licence."))
    levels = {-2: "Back in the old pattern", -1: "As at the start", 0: "Most weeks", 1: "Every week"}
    version = goals.describe_levels(acting, 1, levels, 2, seen_version=1).version
    for day, level in ((date(2025, 9, 20), -1), (date(2025, 10, 18), 0), (date(2025, 11, 15), 1)):
        goal_steps.rate_goal(acting, 1, day, level, seen_version=version)
    goal_steps.add_step(acting, 1, StepDetails("Call the organisation", "worker", "", date(2025, 11, 20)))
    goal_steps.add_step(acting, 1, StepDetails("Make a list of numbers to delete", due_on=date(2025, 12, 4)))
    goal_steps.add_step(acting, 1, StepDetails("Talk it through", "family", "His sister"))
    goal_steps.set_step(acting, 3, "done", seen_version=1)
    goals.set_status(acting, 3, "later", seen_version=1)
    notes.add_note(acting, 1, "He looked up when he came in, and stayed for coffee.", kind=notes.CHANGE)
