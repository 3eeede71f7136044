"""A list in sections: the mark passes over headings, a whole line keeps its indent."""

from __future__ import annotations

from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList
from entre_tui.widgets.lists.section_list import WHOLE, SectionList
from tests.widgets.kit import HOSTILE, Kit, painted

ROWS = [
    ListRow("h1", {"what": "First"}, "heading"),
    ListRow("a", {"what": "a"}),
    ListRow("gap", {WHOLE: ""}, "heading"),
    ListRow("h2", {"what": "Second"}, "heading"),
    ListRow("b", {"what": "b"}),
    ListRow("c", {WHOLE: "   a whole line, longer than the first column"}),
]


def sections() -> SectionList:
    return SectionList([RowColumn("what", "", 6), RowColumn("more", "", 0)], header=False)


def at(table: RowList) -> object:
    return table.current.key if table.current else None


async def test_the_mark_passes_over_headings() -> None:
    table = sections()
    async with Kit(table).run_test() as pilot:
        table.show(ROWS)
        table.focus()
        assert at(table) == "a"
        for key, where in (
            ("j", "b"),
            ("k", "a"),
            ("k", "a"),
            ("G", "c"),
            ("j", "c"),
            ("home", "a"),
            ("pagedown", "c"),
        ):
            await pilot.press(key)
            assert at(table) == where, key


async def test_a_heading_clicked_gives_the_record_beneath_it() -> None:
    table = sections()
    async with Kit(table).run_test() as pilot:
        table.show(ROWS)
        await pilot.click(SectionList, offset=(2, 3))
        assert at(table) == "b"


async def test_nothing_but_headings() -> None:
    table = sections()
    async with Kit(table).run_test() as pilot:
        table.show([ListRow("h", {"what": "First"}, "heading")])
        table.focus()
        await pilot.press("j", "k", "G")
        assert at(table) == "h"
        table.show([])
        assert at(table) is None


async def test_the_first_heading_comes_back_into_sight() -> None:
    table = sections()
    table.styles.height = 3
    async with Kit(table).run_test() as pilot:
        table.show(ROWS)
        table.focus()
        await pilot.press("G", "home")
        assert "First" in painted(pilot.app)[0]


async def test_a_whole_line_keeps_its_indent_and_nothing_else_from_people() -> None:
    table = sections()
    async with Kit(table).run_test(size=(80, 24)) as pilot:
        table.show(ROWS)
        await pilot.pause()
        assert any(line.startswith("    a whole line, longer than") for line in painted(pilot.app))
        table.show([ListRow(index, {WHOLE: f"  {text}"}) for index, text in enumerate(HOSTILE)])
        await pilot.pause()
        assert all(line.isprintable() for line in painted(pilot.app))


async def test_a_section_comes_into_sight_with_its_heading() -> None:
    table = sections()
    table.styles.height = 3
    async with Kit(table).run_test() as pilot:
        table.show([*ROWS, *(ListRow(number, {"what": str(number)}) for number in range(9))])
        table.focus()
        await pilot.press("G", *["k"] * 10)
        assert at(table) == "b"
        assert "Second" in "".join(painted(pilot.app)[:2])
