"""A due item opens the place where it is dealt with, the mark on the very record."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from entre_tui.rules.codes import DueKind
from entre_tui.widgets.lists.row_list import RowList
from tests.screens.at_desk import at, until
from tests.screens.conftest import Office
from tests.screens.group_steps import go, part


@pytest.mark.parametrize(
    ("kind", "record", "screen_name", "key"),
    [
        (DueKind.TASK, 1, "Reintegration", ("task", 1)),
        (DueKind.CONSENT, 2, "Consent", ("consent", 2)),
        (DueKind.CHECKLIST, None, "Reintegration", "area"),
    ],
)
async def test_from_the_overview(
    group_office: Office, kind: DueKind, record: int | None, screen_name: str, key: Hashable
) -> None:
    async with part(group_office, "overview", size=(120, 40)) as pilot:
        rows = [row.key for row in pilot.app.screen.query_one(RowList).rows]
        due = next(each for each in rows if isinstance(each, tuple) and each[:2] == ("due", kind))
        assert record in (None, due[2])
        await go(pilot, due)
        await pilot.press("enter")
        screen = await at(pilot, screen_name)
        await until(pilot, lambda: not screen.is_coming, "the part")
        current = screen.query_one(RowList).current
        assert current is not None
        if key == "area":
            line = next(line for line in screen._view.lines if line.id == due[2])
            key = ("area", str(line.area))
        assert current.key == key
