"""How the parts of a client's file and their forms look, at both sizes and in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.screen import ModalScreen

from entre_tui import locale
from tests.screens import daily_steps, group_steps
from tests.screens.at_desk import screen_text, until
from tests.screens.conftest import Office
from tests.screens.group_office import RAGNAR
from tests.screens.treatment_steps import part, settled

# Where room is short in both languages; with room in the one whose words are longer.
LOOKS = [((80, 24), "en"), ((80, 24), "sv"), ((120, 40), "sv")]
Steps = dict[str, tuple[str, ...]]

FORMULATION: Steps = {
    "write": ("g", "f", "e"),
    "needs": ("home", "j", "e"),
    "a level without words": ("home", *["j"] * 8, "e", "3", "ctrl+s"),
    "chains": ("G", "k", "k", "k", "k", "e"),
    "five_p": ("G", "k", "k", "k", "e"),
    "responsivity": ("G", "k", "k", "e"),
    "readiness": ("G", "k", "e"),
    "remove": ("G", "k", "d"),
    "line of the map": ("m", "n"),
}
GOALS: Steps = {
    "new": ("n",),
    "edit": ("e",),
    "step": ("i",),
    "rate": ("p",),
    "levels": ("l",),
    "status": ("x",),
    "remove without a reason": ("d", "ctrl+s"),
    "words": ("w",),
    "bank": ("b",),
}
SESSIONS: Steps = {
    "plan": ("n",),
    "edit": ("e",),
    "evaluate": ("G", "v"),
    "remove": ("d",),
    "note": ("N",),
    "flags": ("!",),
    "who leads": ("i",),
    "somebody leads": ("i", "1"),
}
OVERVIEW: Steps = {
    "details": ("e",),
    "phase": ("p",),
    "enrol": ("i",),
    "end": ("x",),
    "hand over": ("h",),
    "note": ("n",),
    "theme": ("m",),
}
REINTEGRATION: Steps = {
    "area": ("e",),
    "need": ("y",),
    "status": ("x",),
    "task": ("n",),
    "remove": ("d",),
    "optional areas": ("z",),
    "history": ("x", "3", "h"),
}
CONSENT: Steps = {
    "give": ("y",),
    "document": ("j", "j", "p"),
    "withdraw": ("home", "w"),
    "another day": ("v",),
    "meeting": ("n",),
    "edit": ("e",),
    "remove": ("d",),
    "conditions": ("G", "e"),
    "keys": ("?",),
    "commands": ("ctrl+p",),
}


async def walk(pilot: Pilot[Any], steps: Steps, snapshot: SnapshotAssertion) -> None:
    """Each form by its keys from the part, and back to the part."""
    home = type(pilot.app.screen).__name__
    await settled(pilot)
    await until(pilot, lambda: screen_text(pilot.app) == snapshot(name="part"), "the picture of the part")
    for name, keys in steps.items():
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        assert isinstance(pilot.app.screen, ModalScreen), f"{name}: {screen_text(pilot.app)}"
        # On a busy machine a form may still be drawing: the picture is what it comes to.
        await until(
            pilot, lambda name=name: screen_text(pilot.app) == snapshot(name=name), f"picture: {name}"
        )
        await leave(pilot, home)


async def leave(pilot: Pilot[Any], home: str) -> None:
    """Out of whatever stands over the part, what was typed thrown away."""
    for _try in range(6):
        if type(pilot.app.screen).__name__ == home:
            return
        unsaved = "drop" in getattr(pilot.app.screen, "_values", ())
        await pilot.press("3" if unsaved else "escape")
        await settled(pilot)
    raise AssertionError(f"never left: {screen_text(pilot.app)}")


@pytest.mark.parametrize(("name", "steps"), [("formulation", FORMULATION), ("goals", GOALS)])
@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_forms_of_the_treatment_look(
    treated: Office,
    size: tuple[int, int],
    language: str,
    name: str,
    steps: Steps,
    snapshot: SnapshotAssertion,
) -> None:
    locale.install(language)
    async with part(treated, name, size) as pilot:
        await walk(pilot, steps, snapshot)


@pytest.mark.parametrize(("name", "steps"), [("sessions", SESSIONS), ("overview", OVERVIEW)])
@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_forms_of_the_day_look(
    daily_office: Office,
    size: tuple[int, int],
    language: str,
    name: str,
    steps: Steps,
    snapshot: SnapshotAssertion,
) -> None:
    locale.install(language)
    async with daily_steps.part(daily_office, name, size=size) as pilot:
        await walk(pilot, steps, snapshot)


@pytest.mark.parametrize(("name", "steps"), [("reintegration", REINTEGRATION), ("consent", CONSENT)])
@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_forms_of_the_group_look(
    group_office: Office,
    size: tuple[int, int],
    language: str,
    name: str,
    steps: Steps,
    snapshot: SnapshotAssertion,
) -> None:
    locale.install(language)
    async with group_steps.part(group_office, name, RAGNAR, size) as pilot:
        await walk(pilot, steps, snapshot)
