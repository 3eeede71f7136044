"""Goals by keyboard: own words first, steps ticked, rated, removed with a reason and taken up again."""

from __future__ import annotations

from dataclasses import fields, replace

from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.rules.codes import GoalStatus, StepStatus
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.treatment_steps import aim, aims, flat, part, saved, settled


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
        assert form.typed_values()["own_words"] == "Sleep."
        assert form.typed_values()["target_on"] == "2024-12-24"


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
        assert form.typed_values()["own_words"] == "Have a home of my own."


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
        assert "rated +2 on 27 Nov 2025." in await saved(pilot, "Goals")
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


async def test_a_stale_goal_is_refused_and_of_two_texts_one_is_chosen(treated: Office) -> None:
    async with part(treated, "goals") as pilot:
        await pilot.press("e")
        form = await at(pilot, "Form")
        await settled(pilot)
        await pilot.press("ctrl+end")
        await typed(pilot, " Soon.")
        seen = await aim(pilot)
        names = [field.name for field in fields(GoalDetails)]
        theirs = GoalDetails(**{name: getattr(seen, name) for name in names})
        theirs = replace(theirs, own_words="Theirs.", smart="Once a week.")
        await pilot.app.work(goals.edit_goal, 1, theirs, seen_version=seen.version)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Anna Berg changed this today" in screen_text(pilot.app), "who was first")
        assert form.typed_values()["own_words"].endswith(" Soon.")
        # Pressing on changes nothing: what they wrote has to be looked at first.
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert (await aim(pilot)).own_words == "Theirs."
        await pilot.press("escape", "2")
        await at(pilot, "Goals")
        await settled(pilot)
        await pilot.press("e")
        await at(pilot, "Choose")
        assert "as it is saved: Theirs." in screen_text(pilot.app)
        await pilot.press("2")
        await at(pilot, "Form")
        await saved(pilot, "Goals")
        now = await aim(pilot)
        assert now.own_words.endswith(" Soon.")
        assert now.smart == "Once a week.", "what only they have changed stays"


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
