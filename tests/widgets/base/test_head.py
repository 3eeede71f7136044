"""The first line: what is waiting is told also where there is little room."""

from __future__ import annotations

import pytest

from entre_tui.widgets.base.head import Head
from tests.widgets.kit import Kit, seen

WAITS = "0 i dag · 1 att föra in · 2 uteblivna"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (100, f" Entré  Klienter  Göteborg · Alex Berg{' ' * 16}{WAITS}   22:01"),
        (80, f" Entré  Klienter  Alex Berg{' ' * 7}{WAITS}   22:01"),
        (60, f" Entré  Klienter  Göteborg · Alex Berg{' ' * 16}22:01"),
    ],
)
async def test_the_office_gives_way_before_what_waits(width: int, line: str) -> None:
    head = Head()
    app = Kit(head)
    async with app.run_test(size=(width, 10)) as pilot:
        head.show(place="Klienter", whose="Göteborg · Alex Berg", waiting=WAITS, clock="22:01")
        await pilot.pause()
        assert seen(app).splitlines()[0].rstrip() == line
