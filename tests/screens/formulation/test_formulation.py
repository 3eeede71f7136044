"""Case formulation by keyboard: written, refused at the field, joined on the map, compared, taken back."""

from __future__ import annotations

from dataclasses import replace

from entre_tui.casework.formulation import saving as formulation_saving
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.treatment_steps import CLIENT, flat, formulated, part, saved, settled


async def test_a_need_is_rated_with_few_keys(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "down", "e")
        await at(pilot, "ConditionalForm")
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
        await at(pilot, "ConditionalForm")
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
        await at(pilot, "ConditionalForm")
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


async def test_what_is_fact_is_said_once_for_a_section(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("G", "up", "up", "up", "e")
        await at(pilot, "Form")
        await settled(pilot)
        await pilot.press("shift+tab", "1")
        assert "version 3 of the formulation is saved" in await saved(pilot, "Formulation")
        content = (await formulated(pilot)).content
        assert (content.presenting_statement, content.readiness_statement) == ("fact", "assessment")
        await until(pilot, lambda: "what it is about now  · fact" in screen_text(pilot.app), "the fact")


async def test_somebody_was_first_in_another_section_and_both_stand(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Mine. ")
        before = await formulated(pilot)
        theirs = replace(before.content, motivation="Theirs.")
        await pilot.app.work(formulation_saving.save_formulation, CLIENT, theirs, before.number)
        await saved(pilot, "Formulation")
        view = await formulated(pilot)
        assert (view.number, view.content.motivation) == (4, "Theirs.")
        assert view.content.hypothesis.startswith("Mine. Violence")


async def test_somebody_was_first_in_the_same_text_and_neither_is_lost(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await settled(pilot)
        await typed(pilot, "Mine. ")
        before = await formulated(pilot)
        theirs = replace(before.content, hypothesis="Theirs.")
        await pilot.app.work(formulation_saving.save_formulation, CLIENT, theirs, before.number)
        for _time in range(2):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Anna Berg saved version 3" in screen_text(pilot.app), "who was first")
            await settled(pilot)
        assert (await formulated(pilot)).content.hypothesis == "Theirs."
        await pilot.press("escape", "2")
        await at(pilot, "Formulation")
        await settled(pilot)
        await pilot.press("e")
        await at(pilot, "Choose")
        await pilot.press("3")
        await at(pilot, "Form")
        await saved(pilot, "Formulation")
        text = (await formulated(pilot)).content.hypothesis
        assert text.startswith("Theirs.\n\nMine. Violence")


async def test_ratings_of_two_needs_by_two_people_both_stand(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "down", "e")
        await at(pilot, "ConditionalForm")
        await settled(pilot)
        await pilot.press("3", "tab")
        await typed(pilot, "three sentences")
        before = await formulated(pilot)
        first, *others = before.content.needs
        theirs = replace(before.content, needs=(replace(first, evidence="Theirs."), *others))
        await pilot.app.work(formulation_saving.save_formulation, CLIENT, theirs, before.number)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Anna Berg saved version 3" in screen_text(pilot.app), "who was first")
        await pilot.press("escape", "2")
        await at(pilot, "Formulation")
        await settled(pilot)
        await pilot.press("e")
        await at(pilot, "ConditionalForm")
        await until(pilot, lambda: "your draft" in screen_text(pilot.app), "the draft")
        await saved(pilot, "Formulation")
        now = (await formulated(pilot)).content
        assert now.need(first.need).evidence == "Theirs."
        assert now.need("antisocial_history").evidence == "three sentences"


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
        assert "[−The debt. (assessment)−]" in screen_text(pilot.app)
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
        await until(pilot, lambda: form.typed_values()["hypothesis"].startswith("Unsaved. "), "the draft")


async def test_a_draft_of_what_was_folded_away_is_there_again(treated: Office) -> None:
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "e")
        form = await at(pilot, "ConditionalForm")
        await settled(pilot)
        await pilot.press("2", "tab")
        await typed(pilot, "half a sentence")
        await form.keep_draft()
    async with part(treated, "formulation") as pilot:
        await pilot.press("down", "e")
        await at(pilot, "ConditionalForm")
        await until(pilot, lambda: "half a sentence" in screen_text(pilot.app), "the draft")
        await settled(pilot)
        await saved(pilot, "Formulation")
        rating = (await formulated(pilot)).content.need("antisocial_history")
        assert rating is not None
        assert (rating.level, rating.evidence) == ("some", "half a sentence")
