"""On a terminal of 60 cells and 15 lines every list still says what it is for."""

from __future__ import annotations

import pytest

from entre_tui import locale
from entre_tui.widgets.lists.row_list import GAP, RowList, laid_out
from tests.screens.conftest import Office
from tests.screens.every_screen import WAYS, standing

SIZE = (60, 15)
SHORTEST = 7
"""Cells in which a name or a day can still be told."""


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("way", WAYS)
async def test_columns_fit_and_some_rows_are_seen(demo_office: Office, way: str, language: str) -> None:
    locale.install(language)
    async with standing(demo_office, WAYS[way], SIZE) as pilot:
        for rows in pilot.app.screen.query(RowList):
            if not rows.display or not rows.rows:
                continue
            laid = laid_out(rows.columns, rows.size.width - 1)
            assert sum(width for _column, width in laid) + GAP * (len(laid) - 1) <= rows.size.width
            shared = [
                column.key for column, width in laid if not column.cells(rows.size.width) and width < SHORTEST
            ]
            assert shared == [], rows.id
            assert rows.size.height >= min(3, len(rows.rows))
