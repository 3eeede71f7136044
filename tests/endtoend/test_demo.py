"""The demonstration as the README opens it: the installed command in a real terminal."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from tests.endtoend.person import Person

pytestmark = pytest.mark.endtoend

ENTRE = str(Path(sysconfig.get_path("scripts")) / "entre")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_demonstration_opens_shows_a_client_and_is_left(tmp_path: Path, size: tuple[int, int]) -> None:
    with Person(["--language", "en", "demo", "--seed", "1"], tmp_path, size=size, command=[ENTRE]) as person:
        person.sees("Entré Clients", "12 · mine")
        # The list has the whole width: its own style sheet counts.
        person.sees("Ref Name Phase Next Missed", "enter open", "? help")
        person.presses("enter").sees("Overview").presses("esc").sees("12 · mine")
        person.presses("2").sees("Entré Today").presses("q")
        assert person.ended() == 0
