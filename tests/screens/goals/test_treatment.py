"""Formulation and goals as they look, at both sizes and in both languages, and with hostile text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from entre_tui import locale
from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation.content import Content
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from tests.screens.at_desk import at, screen_text
from tests.screens.conftest import Office
from tests.screens.treatment_office import HOSTILE
from tests.screens.treatment_steps import CLIENT, formulated, part, settled

LOOKS = [(size, language) for size in [(80, 24), (120, 40)] for language in ("en", "sv")]


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
        await pilot.app.work(formulation_saving.save_formulation, CLIENT, content, 2)
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
