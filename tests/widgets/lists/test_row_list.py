"""The list of records: its cursor, its columns, its words when it is empty."""

from __future__ import annotations

import pytest

from entre_tui.widgets.lists.row_list import MARK, ListRow, RowColumn, RowList, laid_out
from tests.widgets.kit import HOSTILE, Kit, painted, seen

COLUMNS = [
    RowColumn("ref", "Ref", 8),
    RowColumn("name", "Name"),
    RowColumn("place", "Place", 10, min_total=100),
    RowColumn("n", "Missed", 6, right=True),
]


def rows(count: int) -> list[ListRow]:
    return [
        ListRow(i, {"ref": f"E-{i:04}", "name": f"Öberg {i}", "place": "Umeå", "n": str(i)})
        for i in range(count)
    ]


class Listening(Kit):
    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.heard.append(event.row.key)


def run(app: Kit, size=(80, 24)):
    return app.run_test(size=size)


async def test_the_cursor_is_a_mark_that_moves():
    listed = RowList(COLUMNS)
    async with run(Listening(listed)) as pilot:
        listed.show(rows(100))
        listed.focus()
        await pilot.press("j", "down", "k")
        assert listed.current is not None
        assert listed.current.key == 1
        await pilot.pause()
        assert painted(pilot.app)[2].startswith(f"{MARK}E-0001")
        await pilot.press("G")
        assert listed.current.key == 99
        assert painted(pilot.app)[23].startswith(f"{MARK}E-0099")
        await pilot.press("pageup")
        assert listed.current.key == 99 - 23
        await pilot.press("g", "enter")
        assert pilot.app.heard == [0]


async def test_a_move_draws_the_line_it_leaves_the_one_it_comes_to_and_the_place(monkeypatch):
    listed, drawn = RowList(COLUMNS), []
    render_line = RowList.render_line
    monkeypatch.setattr(RowList, "render_line", lambda self, y: drawn.append(y) or render_line(self, y))
    async with run(Kit(listed)) as pilot:
        listed.show(rows(100))
        listed.focus()
        await pilot.press("down")
        await pilot.pause()
        drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(drawn) == [0, 2, 3]


async def test_beside_a_text_it_scrolls_a_third_of_itself_at_once():
    listed = RowList(COLUMNS)
    async with run(Kit(listed), size=(80, 25)) as pilot:
        listed.show(rows(100))
        listed.focus()
        listed.go_to(23)
        await pilot.press("down")
        assert listed.scroll_offset.y == 1
        listed.styles.width = 50
        await pilot.pause()
        await pilot.press("down")
        assert listed.scroll_offset.y == 9
        await pilot.press(*["down"] * 7)
        assert listed.scroll_offset.y == 9
        await pilot.press("pagedown")
        assert listed.scroll_offset.y == 33
        listed.go_to(98)
        await pilot.press("down")
        assert listed.scroll_offset.y == 76
        listed.go_to(3)
        await pilot.press("up", "up")
        assert listed.scroll_offset.y == 0


async def test_where_the_mark_has_gone_on_nobody_hears_where_it_was():
    listed, heard = RowList(COLUMNS), []

    class Hearing(Kit):
        def on_row_list_moved(self, event: RowList.Moved) -> None:
            heard.append(event.row.key)

    async with run(Hearing(listed)) as pilot:
        listed.show(rows(100))
        await pilot.pause()
        heard.clear()
        for _ in range(5):
            listed.action_move(1)
        await pilot.pause()
        assert heard == [5]


async def test_new_rows_keep_the_cursor_on_its_record():
    listed = RowList(COLUMNS)
    async with run(Listening(listed)) as pilot:
        listed.show(rows(50))
        listed.go_to(30)
        listed.show(list(reversed(rows(50))))
        assert listed.current == rows(50)[30]
        listed.show(rows(10))
        assert listed.current == rows(10)[9]
        listed.show([])
        assert listed.current is None
        await pilot.press("enter", "j", "G")
        assert pilot.app.heard == []


async def test_an_empty_list_says_what_to_do_first():
    listed = RowList(COLUMNS, empty="No sessions yet: n plans the first")
    async with run(Kit(listed)) as pilot:
        await pilot.pause()
        assert "No sessions yet: n plans the first" in seen(pilot.app)


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_every_line_is_as_wide_as_the_list(width):
    listed = RowList(COLUMNS)
    async with run(Kit(listed), size=(width, 24)) as pilot:
        listed.show([ListRow(i, {"ref": "E-1", "name": text, "n": "1"}) for i, text in enumerate(HOSTILE)])
        await pilot.pause()
        lines = [listed.render_line(y) for y in range(24)]
        assert {line.cell_length for line in lines} == {width}
        assert all(line.text.isprintable() for line in lines)
        assert ("Place" in lines[0].text) == (width > 100)


async def test_hostile_cells_run_nothing():
    listed = RowList(COLUMNS)
    async with run(Listening(listed)) as pilot:
        listed.show([ListRow(i, {"name": text}, "alarm") for i, text in enumerate(HOSTILE)])
        await pilot.pause()
        assert "Bo [/x] [@click=app.exit]Ek" in seen(pilot.app)
        await pilot.click(RowList, offset=(25, 1))
        assert pilot.app.is_running
        assert pilot.app.heard == [0]


async def test_a_style_no_one_knows_is_plain():
    listed = RowList(COLUMNS)
    async with run(Kit(listed)) as pilot:
        listed.show([ListRow(1, {"name": "Öberg"}, "sparkling")])
        await pilot.pause()
        assert "Öberg" in seen(pilot.app)


def test_flexible_columns_share_what_is_left():
    columns = [RowColumn("a", "", 10), RowColumn("b", ""), RowColumn("c", "")]
    assert [width for _, width in laid_out(columns, 41)] == [10, 14, 13]
    assert laid_out([], 80) == []
