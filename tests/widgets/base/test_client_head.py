"""The two lines over a client's file."""

from __future__ import annotations

from textual.content import Content

from entre_tui.widgets.base.client_head import ClientHeadLines
from tests.widgets.kit import Kit


async def drawn(name: str, beside: str) -> str:
    head = ClientHeadLines()
    async with Kit(head).run_test(size=(80, 5)):
        head.show(Content(name), Content(beside), Content("in prison"))
        return head.render().plain.split("\n")[0]


async def test_a_long_name_leaves_room_for_what_to_beware_of() -> None:
    line = await drawn("Andersson-Långnamn " * 6, "  E-0001  ! Threat: two workers present")
    assert line.startswith("Andersson-Långnamn")
    assert line.endswith("…  E-0001  ! Threat: two workers present")
    assert len(line) <= 80


async def test_however_much_there_is_to_beware_of_the_name_is_there() -> None:
    line = await drawn("Andersson, Karim", "  ! " + "Threat " * 30)
    assert line.startswith("Andersson, Karim  ! Threat")
    assert line.endswith("…")
    assert len(line) <= 80
