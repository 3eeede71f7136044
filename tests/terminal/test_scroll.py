"""Moved rows are found, and moving them shows the same as writing them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.terminal.capability import FULL, UNCOLOURED, TerminalProfile
from entre_tui.terminal.cells import CellRow
from entre_tui.terminal.painter import Painter
from entre_tui.terminal.scroll import Scroll, apply, find
from entre_tui.terminal.styles import DEFAULT, style_of

from .emulator import Terminal, differences, update

WIDTH, HEIGHT = 40, 24


def row(text: str, sgr: str = "") -> CellRow:
    return CellRow(list(text.ljust(WIDTH)[:WIDTH]), [style_of(sgr)] * WIDTH)


def listing(top: int, count: int = HEIGHT) -> list[CellRow | None]:
    return [
        row(f"{number:04} {number * 7919**3:x} {number * 104729**4:o}") for number in range(top, top + count)
    ]


@given(st.integers(-5, 5).filter(bool), st.integers(0, 4), st.integers(0, 4))
def test_a_list_between_fixed_lines_moves_by_what_it_was_scrolled(by: int, head: int, foot: int) -> None:
    top: list[CellRow | None] = [row(f"head line {y} stays") for y in range(head)]
    bottom: list[CellRow | None] = [row(f"foot line {y} stays") for y in range(foot)]
    count = HEIGHT - head - foot
    old, new = listing(100, count), listing(100 + by, count)
    assert find([*top, *old, *bottom], [*top, *new, *bottom]) == Scroll(head, HEIGHT - foot - 1, by)


def test_nothing_moves_for_one_changed_row_or_for_another_page() -> None:
    old = listing(0)
    changed = [*old[:5], row("something else"), *old[6:]]
    assert find(old, changed) is None
    assert find(old, listing(500)) is None
    assert find(old, old) is None


def test_rows_nobody_knows_are_not_moved_over() -> None:
    old, new = listing(0), listing(1)
    old[10] = new[10] = None
    scroll = find(old, new)
    assert scroll is not None
    assert not scroll.top <= 10 <= scroll.bottom


rows_of_any_kind = st.lists(
    st.one_of(st.integers(0, 30).map(lambda n: row(f"line {n} " + "x" * n)), st.just(row("")), st.none()),
    min_size=6,
    max_size=6,
)


@given(rows_of_any_kind, rows_of_any_kind)
def test_a_scroll_stays_on_the_screen_and_off_unknown_rows(
    old: list[CellRow | None], new: list[CellRow | None]
) -> None:
    scroll = find(old, new)
    if scroll is None:
        return
    top, bottom, by = scroll
    assert 0 <= top < bottom < len(old)
    assert 0 < abs(by) <= bottom - top
    assert all(old[y] is not None and new[y] is not None for y in range(top, bottom + 1))
    moved = list(old)
    apply(moved, scroll)
    assert moved[:top] == old[:top]
    assert moved[bottom + 1 :] == old[bottom + 1 :]
    kept = range(top, bottom + 1 - by) if by > 0 else range(top - by, bottom + 1)
    assert [moved[y] for y in kept] == [old[y + by] for y in kept]
    assert all(moved[y] == CellRow.blank(WIDTH) for y in range(top, bottom + 1) if y not in kept)
    assert CellRow.blank(3).styles == [DEFAULT] * 3


WORDS = ["Åsa", "漢字", "e\u0301a", "🙂", "plain words", "│", "🇸🇪"]


def picture(top: int, mark: int, panel: int, sgr: str, flag: bool) -> str:
    """A list with a mark, a scrollbar and a panel beside it that stays."""
    writes = []
    for y in range(HEIGHT):
        number = top + y
        word = WORDS[number % (7 if flag else 6)]
        runs = [(sgr, "▌" if number == mark else " "), (sgr, f"{number:03} {word}")]
        writes.append((y, 0, [(sgr, " " * 26)]))
        writes.append((y, 0, runs))
        writes.append((y, 26, [("2", f"panel {panel + y:<7}"), ("7", "█" if y == number % HEIGHT else " ")]))
    return update(writes, (mark % HEIGHT, 0))


pictures = st.builds(
    picture,
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 1),
    st.sampled_from(["", "48;5;4", "1;38;2;1;2;3;48;2;4;5;6"]),
    st.booleans(),
)


@given(st.lists(pictures, min_size=2, max_size=6), st.sampled_from([FULL, UNCOLOURED]))
@settings(max_examples=80, deadline=None)
def test_scrolled_pictures_as_in_the_stock_stream(frames: list[str], profile: TerminalProfile) -> None:
    stock, lean = Terminal(WIDTH, HEIGHT), Terminal(WIDTH, HEIGHT)
    painter = Painter(profile, WIDTH, HEIGHT)
    for frame in frames:
        stock.feed(frame)
        painter.feed(frame)
        lean.feed(painter.paint())
        assert differences(lean, stock) == []


def test_one_line_of_scroll_is_cheap() -> None:
    painter = Painter(FULL, WIDTH, HEIGHT)
    painter.feed(picture(0, 0, 0, "", flag=False))
    painter.paint()
    painter.feed(picture(1, 1, 0, "", flag=False))
    output = painter.paint()
    assert "\x1b[r" in output or "\n" in output
    assert len(output) < 700
