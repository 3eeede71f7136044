"""Formulation and goals by keyboard: written, refused at the field, compared, ticked, removed and taken back."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.casework import formulation, formulation_views, goal_views, goals
from entre_tui.casework.formulation_content import Content
from entre_tui.casework.formulation_views import FormulationView
from entre_tui.casework.goal_views import GoalsView, GoalView
from entre_tui.casework.goals import GoalDetails
from entre_tui.rules.codes import GoalStatus, StepStatus
from entre_tui.screens.client_parts import open_client
from entre_tui.security.datakey import DataKey
from tests.screens.at_desk import Clock, at, desk, screen_text, typed, until
from tests.screens.conftest import KEY, Office
from tests.screens.treatment_office import HOSTILE, make_treatment_office

LOOKS = [(size, language) for size in [(80, 24), (120, 40)] for language in ("en", "sv")]
CLIENT = 1


@pytest.fixture(scope="session")
def original_treatment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("treatment") / "treatment.db"
    make_treatment_office(path, KEY.hex())
    return path


@pytest.fixture
def treated(original_treatment: Path, tmp_path: Path) -> Office:
    path = tmp_path / "treatment.db"
    shutil.copy(original_treatment, path)
    return Office(path, key=DataKey(KEY, 1))


@asynccontextmanager
async def part(office: Office, name: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
    """One part of the client's file, read and shown."""
    app = desk(office.path, Clock(), key=office.key)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: app.known, "a person")
        open_client(app, CLIENT, name)
        screen = await at(pilot, name.capitalize())
        await until(pilot, lambda: screen._view is not None or screen._map is not None, "the file")
        await settled(pilot)
        yield pilot
        await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Until nothing is read or saved any more, and the last of it is drawn."""
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers), "quiet")
    await pilot.pause()
    await pilot.pause()


def flat(pilot: Pilot[Any]) -> str:
    """What the person reads, whatever the line breaks and the frame."""
    return " ".join(screen_text(pilot.app).replace("│", " ").split())


async def formulated(pilot: Pilot[Any]) -> FormulationView:
    view = await pilot.app.work(formulation_views.formulation, CLIENT)
    assert view is not None
    return view


async def aims(pilot: Pilot[Any]) -> GoalsView:
    return await pilot.app.work(goal_views.goals, CLIENT)


async def aim(pilot: Pilot[Any], number: int = 1) -> GoalView:
    view = (await aims(pilot)).goal(number)
    assert view is not None
    return view


async def saved(pilot: Pilot[Any], name: str) -> str:
    """ctrl+s, and back at the screen of this name; gives what is reported."""
    await pilot.press("ctrl+s")
    await at(pilot, name)
    await settled(pilot)
    return screen_text(pilot.app)


# -- how they look -------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_the_formulation_looks(
    treated: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with part(treated, "formulation", size) as pilot:
        assert screen_text(pilot.app) == snapshot(name="hypothesis")
        await pilot.press("G", "up", "up", "up", "up")
        await settled(pilot)
        assert screen_text(pilot.app) == snapshot(name="chains")
        await pilot.press("m")
        await at(pilot, "FormulationMap")
        await settled(pilot)
        assert screen_text(pilot.app) == snapshot(name="map")
        await pilot.press("escape", "v")
        await at(pilot, "FormulationVersions")
        await settled(pilot)
        assert screen_text(pilot.app) == snapshot(name="versions")


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_the_goals_look(
    treated: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with part(treated, "goals", size) as pilot:
        assert screen_text(pilot.app) == snapshot(name="goal")
        await pilot.press("G", "up")
        await settled(pilot)
        assert screen_text(pilot.app) == snapshot(name="score")
        await pilot.press("G")
        await settled(pilot)
        assert screen_text(pilot.app) == snapshot(name="words")


# -- formulation ---------------------------------------------------------------------------------


async def test_a_need_is_rated_with_few_keys(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "down", "e")
        await at(pilot, "FoldingForm")
        await settled(pilot)
        # The level, on to the words, and saved: the fields of needs that are not rated take no key.
        await pilot.press("3", "tab")
        await typed(pilot, "three sentences")
        assert "version 3 of the formulation is saved" in await saved(pilot, "Formulation")
        rating = (await formulated(pilot)).content.need("antisocial_history")
        assert rating is not None
        assert (rating.level, rating.evidence, rating.statement) == (
            "marked",
            "three sentences",
            "assessment",
        )


async def test_a_level_without_words_is_refused_where_they_belong(treated: Office) -> None:
    async with part(treated, "formulation", (80, 24)) as pilot:
        await pilot.press("down", "down", "e")
        await at(pilot, "FoldingForm")
        await settled(pilot)
        await pilot.press("2", "tab", "tab")
        await typed(pilot, "his mother")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "a level needs words" in screen_text(pilot.app), "the refusal")
        assert "his mother" in screen_text(pilot.app)
        await typed(pilot, "three sentences")
        await saved(pilot, "Formulation")
        rating = (await formulated(pilot)).content.need("antisocial_history")
        assert rating is not None
        assert (rating.evidence, rating.strengths) == ("three sentences", "his mother")


async def test_chains_are_entered_as_in_a_table(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("G", "up", "up", "up", "up", "e")
        await at(pilot, "FoldingForm")
        await settled(pilot)
        await pilot.press(*["enter"] * 6)
        for link in ("the phone rings", "I owe", "tired", "drives", "money", "deeper in"):
            await typed(pilot, link)
            await pilot.press("enter")
        await typed(pilot, "a third")
        await saved(pilot, "Formulation")
        chains = (await formulated(pilot)).content.chains
        assert [chain.situation for chain in chains] == [
            "Somebody looks at him in the queue",
            "the phone rings",
            "a third",
        ]
        assert (chains[1].behaviour, chains[1].long_consequence) == ("drives", "deeper in")


async def test_somebody_was_first_and_what_was_typed_stays(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Mine. ")
        before = await formulated(pilot)
        theirs = replace(before.content, motivation="Theirs.")
        await pilot.app.work(formulation.save_formulation, CLIENT, theirs, before.number)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Anna Berg saved version 3" in screen_text(pilot.app), "who was first")
        assert "Mine." in screen_text(pilot.app)
        await saved(pilot, "Formulation")
        view = await formulated(pilot)
        assert (view.number, view.content.motivation) == (4, "Theirs.")
        assert view.content.hypothesis.startswith("Mine. Violence")


async def test_a_section_is_removed_after_asking_and_taken_back(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("d")
        await at(pilot, "Confirm")
        assert "It stays in version 2" in flat(pilot)
        await pilot.press("y")
        await at(pilot, "Formulation")
        await until(pilot, lambda: "version 3" in screen_text(pilot.app), "the report")
        assert (await formulated(pilot)).content.hypothesis == ""
        await pilot.press("u")
        await until(pilot, lambda: "version 4" in screen_text(pilot.app), "the undo")
        assert (await formulated(pilot)).content.hypothesis.startswith("Violence")
        await pilot.press("G", "d")
        await at(pilot, "Confirm")


async def test_a_loose_end_is_joined_on_the_map(treated: Office) -> None:
    async with part(treated, "formulation", (80, 24)) as pilot:
        await pilot.press("m")
        screen = await at(pilot, "FormulationMap")
        await settled(pilot)
        assert "1 marked need without a strategy" in screen_text(pilot.app)
        for _row in screen.drawing._map.rows:
            if screen._chain().need == "substance_use":
                break
            await pilot.press("down")
        await settled(pilot)
        assert "Substance use is a marked need and nothing is done about it yet." in screen_text(pilot.app)
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        await pilot.press("tab", "1", "tab", "3")
        await saved(pilot, "FormulationMap")
        assert "marked need" not in screen_text(pilot.app)
        line = (await formulated(pilot)).content.links[-1]
        assert (line.need, line.strategy) == ("substance_use", "self-control")
        assert line.theme is not None
        await pilot.press("u")
        await until(pilot, lambda: "1 marked need" in screen_text(pilot.app), "the undo")


async def test_an_earlier_version_counts_again(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("v")
        await at(pilot, "FormulationVersions")
        await settled(pilot)
        assert "[+and fear+]" in screen_text(pilot.app)
        assert "[−The debt.−]" in screen_text(pilot.app)
        await pilot.press("b")
        await until(pilot, lambda: "This is the latest version." in screen_text(pilot.app), "why not")
        await pilot.press("down", "b")
        await at(pilot, "Confirm")
        await pilot.press("y")
        await at(pilot, "FormulationVersions")
        await until(pilot, lambda: "version 3 of the formulation" in screen_text(pilot.app), "the report")
        assert (await formulated(pilot)).content.perpetuating == "The debt."


async def test_other_parts_are_reached_from_the_map_and_esc_leads_back(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("m")
        await at(pilot, "FormulationMap")
        await pilot.press("g")
        await at(pilot, "Goals")
        await pilot.press("f")
        await at(pilot, "Formulation")
        await pilot.press("escape")
        await at(pilot, "First")


# -- goals ---------------------------------------------------------------------------------------


async def test_a_goal_in_own_words_first(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("n")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Sleep without pills.")
        assert "the goal is written down" in await saved(pilot, "Goals")
        added = (await aims(pilot)).goals[2]
        assert (added.own_words, added.source, added.status) == (
            "Sleep without pills.",
            "client",
            GoalStatus.ACTIVE,
        )
        await pilot.press("u")
        await until(pilot, lambda: "the goal is gone" in screen_text(pilot.app), "the undo")
        assert len((await aims(pilot)).goals) == 3


async def test_a_target_in_the_past_is_refused_with_the_text_kept(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("n")
        form = await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Sleep.")
        await pilot.press(*["tab"] * 5)
        await typed(pilot, "2024-12-24")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "A target lies ahead" in screen_text(pilot.app), "the refusal")
        assert form.typed()["own_words"] == "Sleep."
        assert form.typed()["target_on"] == "2024-12-24"


async def test_the_goal_bank_is_offered_and_not_forced(treated: Office) -> None:
    async with part(treated, "goals") as pilot:
        await pilot.press("b")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Have a home of my own.\nPay what I owe.")
        await saved(pilot, "Goals")
        await pilot.press("n")
        form = await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Have a h")
        await until(pilot, lambda: "ome of my own." in screen_text(pilot.app), "the offer")
        await pilot.press("right")
        assert form.typed()["own_words"] == "Have a home of my own."


async def test_steps_are_ticked_with_space_and_undone(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "the step is done" in screen_text(pilot.app), "the report")
        await settled(pilot)
        assert [step.status for step in (await aim(pilot)).steps] == [
            StepStatus.DONE,
            StepStatus.TODO,
            StepStatus.DONE,
        ]
        # The mark has gone on to the next one.
        await pilot.press("space")
        await settled(pilot)
        assert (await aim(pilot)).steps_done == 3
        await pilot.press("u")
        await until(pilot, lambda: "as it was" in screen_text(pilot.app), "the undo")
        assert (await aim(pilot)).steps_done == 2


async def test_a_step_is_added_changed_and_removed(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("down", "i")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Write the CV")
        await pilot.press("tab", "3", "tab")
        await typed(pilot, "Ida")
        await pilot.press("tab")
        await typed(pilot, "+2w")
        await saved(pilot, "Goals")
        (step,) = (await aim(pilot, 2)).steps
        assert (step.what, step.actor, step.actor_name) == ("Write the CV", "agency", "Ida")
        assert step.due_on is not None
        assert step.due_on.isoformat() == "2025-12-11"
        await pilot.press("tab", "d")
        await at(pilot, "Confirm")
        assert "Write the CV" in screen_text(pilot.app)
        await pilot.press("y")
        await at(pilot, "Goals")
        await until(pilot, lambda: "the step was removed" in screen_text(pilot.app), "the report")
        assert (await aim(pilot, 2)).steps == ()


async def test_what_stands_below_the_steps_is_reached_by_keys(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        assert "agreed 27 Nov 2025" not in flat(pilot)
        await pilot.press("tab", "down", "down", "down")
        await settled(pilot)
        assert "agreed 27 Nov 2025" in flat(pilot)
        await pilot.press("up", "up", "up")
        await settled(pilot)
        assert "agreed 27 Nov 2025" not in flat(pilot)


async def test_rated_with_two_keys(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("p")
        await at(pilot, "Form")
        await settled(pilot)
        assert "Back in the old pattern" in screen_text(pilot.app)
        await pilot.press("5")
        assert "Rated +2 on 27 Nov 2025." in await saved(pilot, "Goals")
        assert [rating.level for rating in (await aim(pilot)).ratings] == [-1, 0, 1, 2]
        await pilot.press("backspace")
        await at(pilot, "Confirm")
        await pilot.press("y")
        await at(pilot, "Goals")
        await until(pilot, lambda: "the rating was removed" in screen_text(pilot.app), "the report")
        assert len((await aim(pilot)).ratings) == 3


async def test_levels_and_weight(treated: Office) -> None:
    async with part(treated, "goals") as pilot:
        await pilot.press("down", "l")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "A permanent post")
        await pilot.press(*["tab"] * 5, "backspace")
        await typed(pilot, "3")
        await saved(pilot, "Goals")
        view = await aim(pilot, 2)
        assert (view.levels, view.weight) == ({2: "A permanent post"}, 3)


async def test_a_goal_is_removed_with_its_reason_and_taken_up_again(treated: Office) -> None:
    async with part(treated, "goals", (80, 24)) as pilot:
        await pilot.press("d")
        await at(pilot, "Form")
        await settled(pilot)
        assert "Nothing is deleted" in screen_text(pilot.app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Write why the goal is removed." in screen_text(pilot.app), "the refusal")
        await typed(pilot, "it was mine, not his")
        await saved(pilot, "Goals")
        assert (await aim(pilot)).status is GoalStatus.REMOVED
        await pilot.press("x")
        await at(pilot, "Form")
        await settled(pilot)
        await pilot.press("1", "tab")
        await typed(pilot, "he asked for it")
        await saved(pilot, "Goals")
        view = await aim(pilot)
        assert view.status is GoalStatus.ACTIVE
        assert [line.reason for line in view.changes] == ["it was mine, not his", "he asked for it"]


async def test_a_stale_goal_is_refused_once_and_what_was_typed_stays(treated: Office) -> None:
    async with part(treated, "goals") as pilot:
        await pilot.press("e")
        form = await at(pilot, "Form")
        await settled(pilot)
        await pilot.press("end")
        await typed(pilot, " Soon.")
        seen = await aim(pilot)
        theirs = GoalDetails("Theirs.")
        await pilot.app.work(goals.edit_goal, 1, theirs, seen_version=seen.version)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Anna Berg changed this today" in screen_text(pilot.app), "who was first")
        assert form.typed()["own_words"].endswith(" Soon.")
        assert (await aim(pilot)).own_words == "Theirs."
        await saved(pilot, "Goals")
        assert (await aim(pilot)).own_words.endswith(" Soon.")


async def test_staffs_words_are_written_and_corrected(treated: Office) -> None:
    async with part(treated, "goals") as pilot:
        await pilot.press("w")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "He laughed.")
        await saved(pilot, "Goals")
        await pilot.press("G")
        await settled(pilot)
        assert "He laughed." in screen_text(pilot.app)
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Twice. ")
        await saved(pilot, "Goals")
        assert (await aims(pilot)).staff_words[0].text == "Twice. He laughed."
        await pilot.press("d")
        await at(pilot, "Confirm")
        await pilot.press("y")
        await at(pilot, "Goals")
        await until(pilot, lambda: "the note was removed" in screen_text(pilot.app), "the report")


async def test_a_draft_is_there_again(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("e")
        form = await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Unsaved. ")
        await form.keep_draft()
    async with part(treated, "formulation") as pilot:
        await pilot.press("e")
        form = await at(pilot, "Form")
        await until(pilot, lambda: form.typed()["hypothesis"].startswith("Unsaved. "), "the draft")


async def test_a_draft_of_what_was_folded_away_is_there_again(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "e")
        form = await at(pilot, "FoldingForm")
        await settled(pilot)
        await pilot.press("2", "tab")
        await typed(pilot, "half a sentence")
        await form.keep_draft()
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "e")
        await at(pilot, "FoldingForm")
        await until(pilot, lambda: "half a sentence" in screen_text(pilot.app), "the draft")
        await settled(pilot)
        await saved(pilot, "Formulation")
        rating = (await formulated(pilot)).content.need("antisocial_history")
        assert rating is not None
        assert (rating.level, rating.evidence) == ("some", "half a sentence")


# -- hostile text --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_is_shown_and_obeyed_nowhere(treated: Office, size: tuple[int, int]) -> None:
    async with part(treated, "formulation", size) as pilot:
        said = HOSTILE + " " + "ö" * 12_000
        before = (await formulated(pilot)).content
        chain = replace(before.chains[0], situation=said, thoughts=HOSTILE)
        content = Content(
            hypothesis=said,
            motivation=HOSTILE,
            presenting=said,
            chains=(chain,),
            links=before.links,
            needs=before.needs,
        )
        await pilot.app.work(formulation.save_formulation, CLIENT, content, 2)
        goal = GoalDetails(own_words=HOSTILE, smart=said, theme=HOSTILE)
        await pilot.app.work(goals.add_goal, CLIENT, goal)
        pilot.app.tell_changed(CLIENT)
        await settled(pilot)
        for _section in range(16):
            assert "\x1b" not in screen_text(pilot.app)
            await pilot.press("down")
        await settled(pilot)
        for key, name in (("m", "FormulationMap"), ("v", "FormulationVersions")):
            await pilot.press(key)
            await at(pilot, name)
            await settled(pilot)
            await pilot.press("G", "escape")
            await at(pilot, "Formulation")
        await pilot.press("g")
        await at(pilot, "Goals")
        await settled(pilot)
        await pilot.press("down", "down")
        await settled(pilot)
        assert "[/b] [@click=app.leave]x[/]" in screen_text(pilot.app)
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        assert "[@click=app.leave]" in screen_text(pilot.app)
