"""Whatever frames come, the painter's output shows what the stock stream would show."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.terminal.capability import FULL, PLAIN, UNCOLOURED, Profile
from entre_tui.terminal.painter import Painter

from .emulator import Run, Terminal, differences, update

WIDTH, HEIGHT = 24, 9
SGR = ["", "1", "2;3", "7", "4;31", "9;48;5;7", "38;2;1;2;3;48;2;9;9;9", "48;5;7", "1;44", "97;100", "31"]
PLAIN_PIECES = [
    "a",
    "bc",
    "Anna",
    "      ",
    " ",
    "│",
    "▌",
    "Öberg",
    "漢",
    "字字",
    "e\u0301",
    "が",
    "🙂",
    "x" * 9,
    " " * 19,
]
SHAKY_PIECES = ["❤\ufe0f", "🇸🇪", "👩\u200d🦰", "👍🏽", "\u0301a", "ﾡ"]

pieces = st.sampled_from(PLAIN_PIECES)
any_pieces = st.one_of(pieces, pieces, pieces, st.sampled_from(SHAKY_PIECES))


def runs(of: st.SearchStrategy[str]) -> st.SearchStrategy[list[Run]]:
    return st.lists(st.tuples(st.sampled_from(SGR), of), min_size=1, max_size=4)


def writes(of: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[int, int, list[Run]]]]:
    one = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), runs(of))
    return st.lists(one, min_size=1, max_size=6)


def frames(of: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    cursor = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1))
    return st.lists(st.builds(update, writes(of), cursor), min_size=1, max_size=6)


def check(profile: Profile, sequence: list[str]) -> None:
    """Every frame painted: every cell, every style and the cursor as in the stock stream."""
    stock, lean = Terminal(WIDTH, HEIGHT), Terminal(WIDTH, HEIGHT)
    painter = Painter(profile, WIDTH, HEIGHT)
    for frame in sequence:
        stock.feed(frame)
        painter.feed(frame)
        lean.feed(painter.paint(sync=True))
        assert differences(lean, stock) == []
        assert lean.cursor == stock.cursor
        assert painter.paint() == ""


@given(frames(pieces), st.sampled_from([FULL, UNCOLOURED, PLAIN]))
@settings(max_examples=300, deadline=None)
def test_every_cell_as_in_the_stock_stream(sequence: list[str], profile: Profile) -> None:
    check(profile, sequence)


@given(frames(any_pieces))
@settings(max_examples=300, deadline=None)
def test_text_of_uncertain_width_as_in_the_stock_stream(sequence: list[str]) -> None:
    check(FULL, sequence)
