"""The map of a case: chains, branches, and what stands loose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.codes import NeedLevel
from entre_tui.rules.formulation_map import (
    CaseMap,
    FormulationChain,
    LooseEnd,
    LooseKind,
    MapCell,
    MapJoin,
    MapRow,
    NeedMark,
    build_map,
)

LINES = {
    MapJoin.NONE: " ",
    MapJoin.STRAIGHT: "─",
    MapJoin.FIRST: "┬",
    MapJoin.MIDDLE: "├",
    MapJoin.LAST: "└",
    MapJoin.BESIDE: "│",
}
MARKED, SOME, NONE = NeedLevel.MARKED, NeedLevel.SOME, NeedLevel.NONE


def drawn(case_map: CaseMap) -> list[str]:
    """One letter a cell: a line through an empty one, a dot for what goes on from above or is not there."""
    rows = []
    for row in case_map.rows:
        cells = [(cell.key if cell.shown else "─" if cell.through else ".") or "." for cell in row.cells]
        joins = [*(LINES[join] for join in row.joins), ""]
        rows.append("".join(cell + join for cell, join in zip(cells, joins, strict=True)))
    return rows


def test_a_whole_chain_is_one_row() -> None:
    found = build_map([NeedMark("n", MARKED)], ["t"], ["g"], [FormulationChain("n", "t", "s", "g")])
    assert drawn(found) == ["n─t─s─g"]
    assert found.loose == ()


def test_branches_share_their_beginning() -> None:
    links = [
        FormulationChain("n", "t", "s", "g"),
        FormulationChain("n", "t", "r", "h"),
        FormulationChain("n", "u", "s", "g"),
        FormulationChain("n", "u", "s", "h"),
        FormulationChain("m", None, "s", "h"),
    ]
    found = build_map([NeedMark("m", SOME), NeedMark("n", MARKED)], ["t", "u"], ["g", "h"], links)
    assert drawn(found) == [
        "n┬t┬s─g",
        ".│.└r─h",
        ".└u─s┬g",
        ". . .└h",
        "m───s─h",
    ]
    assert found.loose == ()


def test_loose_ends_stand_out() -> None:
    found = build_map(
        [NeedMark("a", SOME), NeedMark("b", MARKED), NeedMark("c", NONE)],
        ["t", "u"],
        ["g", "h"],
        [FormulationChain("b", "t", None, "g"), FormulationChain(None, "v", "s", "h")],
    )
    assert found.loose == (
        LooseEnd(LooseKind.NEED_WITHOUT_STRATEGY, "b", MARKED),
        LooseEnd(LooseKind.NEED_WITHOUT_STRATEGY, "a", SOME),
        LooseEnd(LooseKind.GOAL_WITHOUT_NEED, "h"),
        LooseEnd(LooseKind.THEME_NOT_ASKED_FOR, "u"),
        LooseEnd(LooseKind.THEME_NOT_ASKED_FOR, "v"),
    )
    assert drawn(found) == ["b─t───g", "a . . .", ". u . .", ". v─s─h"]
    assert [cell.loose for cell in found.rows[0].cells] == [LooseKind.NEED_WITHOUT_STRATEGY, None, None, None]
    assert found.rows[3].cells[3].loose is LooseKind.GOAL_WITHOUT_NEED
    assert found.rows[3].cells[1].loose is LooseKind.THEME_NOT_ASKED_FOR


def test_a_need_rated_none_asks_for_nothing() -> None:
    found = build_map([NeedMark("n", NONE)], ["t"], ["g"], [FormulationChain("n", "t", "s", "g")])
    assert [end.kind for end in found.loose] == [LooseKind.GOAL_WITHOUT_NEED, LooseKind.THEME_NOT_ASKED_FOR]
    assert drawn(build_map([NeedMark("n", NONE)], [], [], [])) == []


def test_a_removed_goal_leaves_the_rest_of_its_chain() -> None:
    found = build_map([NeedMark("n", MARKED)], [], [], [FormulationChain("n", "t", "s", "gone")])
    assert drawn(found) == ["n─t─s ."]


def test_what_a_longer_chain_says_is_not_said_twice() -> None:
    links = [
        FormulationChain("n", "t"),
        FormulationChain("n", "t", "s"),
        FormulationChain("n", "t", "s", "g"),
        FormulationChain(),
    ]
    assert len(build_map([NeedMark("n", MARKED)], ["t"], ["g"], links).rows) == 1


def test_each_box_of_a_row() -> None:
    found = build_map([NeedMark("n", MARKED)], [], ["g"], [FormulationChain("n", None, "s")])
    empty = MapCell(None, shown=False)
    assert found == CaseMap(
        (
            MapRow(
                (
                    MapCell("n", shown=True),
                    MapCell(None, shown=False, through=True),
                    MapCell("s", shown=True),
                    empty,
                ),
                (MapJoin.STRAIGHT, MapJoin.STRAIGHT, MapJoin.NONE),
            ),
            MapRow(
                (empty, empty, empty, MapCell("g", shown=True, loose=LooseKind.GOAL_WITHOUT_NEED)),
                (MapJoin.NONE, MapJoin.NONE, MapJoin.NONE),
            ),
        ),
        (LooseEnd(LooseKind.GOAL_WITHOUT_NEED, "g"),),
    )


def test_needs_come_by_their_level_and_the_rest_in_the_order_it_was_given() -> None:
    needs = [NeedMark("a", NONE), NeedMark("b", SOME), NeedMark("c", MARKED), NeedMark("d", SOME)]
    links = [FormulationChain(need, theme, "s") for need in "abcd" for theme in "tu"]
    found = build_map(needs, ["u", "t"], [], links)
    assert drawn(found) == [
        "c┬u─s .",
        ".└t─s .",
        "b┬u─s .",
        ".└t─s .",
        "d┬u─s .",
        ".└t─s .",
        "a┬u─s .",
        ".└t─s .",
    ]
    assert found.loose == ()


def test_a_middle_branch_and_a_line_passing_by() -> None:
    links = [
        FormulationChain("n", "t", "s", "g"),
        FormulationChain("n", "t", "s", "h"),
        FormulationChain("n", "u", "s"),
        FormulationChain("n", "v", "s"),
    ]
    found = build_map([NeedMark("n", MARKED)], [], ["g", "h"], links)
    assert drawn(found) == ["n┬t─s┬g", ".│. .└h", ".├u─s .", ".└v─s ."]


def test_what_goes_on_from_above_is_not_drawn_through_again() -> None:
    links = [
        FormulationChain("n", None, "s", "g"),
        FormulationChain("n", None, "s", "h"),
        FormulationChain("n", None, "r", "g"),
    ]
    found = build_map([NeedMark("n", MARKED)], [], ["g", "h"], links)
    assert drawn(found) == ["n──┬s┬g", ". .│.└h", ". .└r─g"]
    assert [row.cells[1].through for row in found.rows] == [True, False, False]


def test_the_same_goal_twice_is_one_loose_end() -> None:
    found = build_map([NeedMark("n", SOME)], ["t", "t"], ["g", "g"], [])
    assert found.loose == (
        LooseEnd(LooseKind.NEED_WITHOUT_STRATEGY, "n", SOME),
        LooseEnd(LooseKind.GOAL_WITHOUT_NEED, "g"),
        LooseEnd(LooseKind.THEME_NOT_ASKED_FOR, "t"),
    )
    assert drawn(found) == ["n . . .", ". t . .", ". . . g"]


PART = st.none() | st.sampled_from("abc")
LINKS = st.lists(st.builds(FormulationChain, PART, PART, PART, PART), max_size=8)
NEEDS = st.lists(
    st.builds(NeedMark, st.sampled_from("abcd"), st.sampled_from(NeedLevel)), unique_by=lambda need: need.key
)
KEYS = st.lists(st.sampled_from("abcd"), unique=True)


@given(NEEDS, KEYS, KEYS, LINKS)
def test_everything_is_on_the_map_and_marked_where_it_is_loose(
    needs: list[NeedMark], themes: list[str], goals: list[str], links: list[FormulationChain]
) -> None:
    found = build_map(needs, themes, goals, links)
    columns = [{row.cells[column].key for row in found.rows} for column in range(4)]
    assert {need.key for need in needs if need.level is not NONE} <= columns[0]
    assert set(themes) <= columns[1]
    assert columns[3] - {None} == set(goals)
    marked = {(cell.loose, cell.key) for row in found.rows for cell in row.cells if cell.loose}
    assert marked == {(end.kind, end.key) for end in found.loose}


@given(NEEDS, KEYS, KEYS, LINKS)
def test_lines_that_open_also_close(
    needs: list[NeedMark], themes: list[str], goals: list[str], links: list[FormulationChain]
) -> None:
    rows = build_map(needs, themes, goals, links).rows
    for column in range(3):
        is_open = False
        for row in rows:
            join = row.joins[column]
            assert (join in (MapJoin.MIDDLE, MapJoin.LAST, MapJoin.BESIDE)) == is_open
            is_open = join in (MapJoin.FIRST, MapJoin.MIDDLE, MapJoin.BESIDE)
        assert not is_open
