"""Keys that arrive in one piece, as over a slow line: each counts where it would have counted one by one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.endtoend.person import Person

pytestmark = pytest.mark.endtoend


def test_bursts_at_the_demonstration(tmp_path: Path) -> None:
    with Person(["demo", "--clients", "60"], tmp_path) as person:
        person.sees("E-00").is_quiet()

        # The digit is the form's reason and not the place Missed.
        person.presses("m", "3").sees("did not come", "● medical").presses("esc", "3")
        person.sees("enter open m did not come").sees_no("This is not saved")

        # What is searched for opens, and the letters are no commands of the list.
        third = re.findall(r"E-\d{4}", person.text())[2]
        person.presses("/", third, "enter", "g").sees("Goals", third)

        # Through the parts, into a form, out of it, back to the list.
        person.presses("f", "s", "a", "n").types("tomorrow 14").sees("Book:", "tomorrow 14")
        person.presses("esc", "3", "esc").sees("enter open m did not come")

        # A level makes its fields appear; the tab behind it leads to them.
        person.presses("enter", "f", "g", "f").sees("Case formulation").presses("down", "down", "e")
        person.sees("Needs").presses("backspace", "2", "tab", "tab", "tab").types("Evidence here")
        person.presses("esc").sees("This is not saved.")
        person.presses("3", "esc", "q")
        assert person.ended() == 0
