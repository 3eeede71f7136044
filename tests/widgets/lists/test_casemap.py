"""The map drawn: boxes joined by lines, loose ends that stand out without colour, never wider than there is room."""

from __future__ import annotations

import pytest

from entre_tui.rules.codes import NeedLevel
from entre_tui.rules.formulation_map import FormulationChain, NeedMark, build_map
from entre_tui.text import width
from entre_tui.widgets.lists.casemap import draw_map, titles

WORDS = {
    ("need", "n"): "History of antisocial behaviour",
    ("need", "m"): "Substance use",
    ("theme", "t"): "Identity and self-image",
    ("theme", "u"): "Relations",
    ("strategy", "s"): "Kognitivomstruktureringsterapi",
    ("strategy", "r"): "Problem solving",
    (
        "goal",
        "1",
    ): "An ordinary job with a salary, so that nobody has to wonder where my money comes from [/]",
    ("goal", "2"): "💪 sleep",
}
MAP = build_map(
    [NeedMark("n", NeedLevel.MARKED), NeedMark("m", NeedLevel.SOME)],
    ["u"],
    ["1", "2"],
    [FormulationChain("n", "t", "s", "1"), FormulationChain("n", "t", "r", None)],
)


def text(total: int) -> list[str]:
    return ["".join(part.text for part in line) for row in draw_map(MAP, WORDS, total) for line in row]


def test_the_map_at_80_columns() -> None:
    assert [titles(78).rstrip(), *(line.rstrip() for line in text(78))] == EXPECTED.strip("\n").split("\n")


def test_a_word_of_ellipses_ends() -> None:
    one = build_map([NeedMark("n", NeedLevel.MARKED)], [], [], [])
    assert draw_map(one, {("need", "n"): "…" * 99}, 60)


@pytest.mark.parametrize("total", [30, 60, 78, 118, 300])
def test_no_line_is_wider_than_there_is_room(total: int) -> None:
    (cells,) = {width(line) for line in text(total)}
    assert cells <= max(total, 33)


EXPECTED = """
 Need                Theme               Strategy            Goal
┌───────────────┐   ┌───────────────┐   ┌───────────────┐   ┌────────────────┐
│ History of    ├───┤ Identity and  ├─┬─┤ Kognitivomst- ├───┤ An ordinary job│
│ antisocial    │   │ self-image    │ │ │ rukturerings- │   │ with a salary, │
│ behaviour     │   └───────────────┘ │ │ terapi        │   │ so that nobody │
└───────────────┘                     │ └───────────────┘   │ has to wonder …│
                                      │                     └────────────────┘
                                      │ ┌───────────────┐
                                      └─┤ Problem       │
                                        │ solving       │
                                        └───────────────┘
┏━━━━━━━━━━━━━━━┓
┃ ! Substance   ┃
┃ use           ┃
┗━━━━━━━━━━━━━━━┛
                    ┏━━━━━━━━━━━━━━━┓
                    ┃ ! Relations   ┃
                    ┗━━━━━━━━━━━━━━━┛
                                                            ┏━━━━━━━━━━━━━━━━┓
                                                            ┃ ! 💪 sleep     ┃
                                                            ┗━━━━━━━━━━━━━━━━┛
"""
