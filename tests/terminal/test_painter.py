"""Whatever frames come, the painter's output shows what the stock stream would show."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.terminal.canvas import TORN, UNKNOWN
from entre_tui.terminal.capability import FULL, PLAIN, UNCOLOURED, TerminalProfile
from entre_tui.terminal.cells import cells_of
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
PLAIN_PIECES += ["漢" * 8, "ｶ", "か\u3099"]
SHAKY_PIECES = ["❤\ufe0f", "🇸🇪", "👩\u200d🦰", "👍🏽", "\u0301a", "ﾡ", "1\ufe0f\u20e3", "\ufe0f"]

pieces = st.sampled_from(PLAIN_PIECES)
any_pieces = st.one_of(pieces, pieces, pieces, st.sampled_from(SHAKY_PIECES))


def runs(of: st.SearchStrategy[str]) -> st.SearchStrategy[list[Run]]:
    return st.lists(st.tuples(st.sampled_from(SGR), of), min_size=1, max_size=4)


def writes(of: st.SearchStrategy[str], width: int) -> st.SearchStrategy[list[tuple[int, int, list[Run]]]]:
    one = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, width - 1), runs(of))
    return st.lists(one, min_size=1, max_size=6)


def frames(of: st.SearchStrategy[str], width: int = WIDTH) -> st.SearchStrategy[list[str]]:
    cursor = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, width - 1))
    return st.lists(st.builds(update, writes(of, width), cursor), min_size=1, max_size=6)


def sessions(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[int, list[str]]]:
    """A width and frames of it."""
    widths = st.one_of(st.just(WIDTH), st.integers(2, WIDTH))
    return widths.flatmap(lambda width: st.tuples(st.just(width), frames(of, width)))


def check(
    profile: TerminalProfile, sequence: list[str], *, width: int = WIDTH, shaken: frozenset[int] = frozenset()
) -> None:
    """Every frame painted: every cell, every style and the cursor as in the stock stream.

    Before the frames of the numbers in `shaken` somebody else writes on the screen and leaves a scroll region.
    """
    stock, lean = Terminal(width, HEIGHT), Terminal(width, HEIGHT)
    painter = Painter(profile, width, HEIGHT)
    for number, frame in enumerate(sequence):
        if number in shaken:
            lean.feed("\x1b[2;5r\x1b[H\x1b[41mrubbish\x1b[5Cand 漢字")
            painter.distrust()
        stock.feed(frame)
        painter.feed(frame)
        output = painter.paint(sync=True)
        assert not {TORN, UNKNOWN} & set(output)
        lean.feed(output)
        assert differences(lean, stock) == []
        assert lean.cursor == stock.cursor
        assert painter.paint() == ""


places = st.frozensets(st.integers(0, 5), max_size=2)


@given(sessions(pieces), st.sampled_from([FULL, UNCOLOURED, PLAIN]), places)
@settings(max_examples=120, deadline=None)
def test_every_cell_as_in_the_stock_stream(
    session: tuple[int, list[str]], profile: TerminalProfile, shaken: frozenset[int]
) -> None:
    check(profile, session[1], width=session[0], shaken=shaken)


@given(sessions(any_pieces), places)
@settings(max_examples=120, deadline=None)
def test_text_of_uncertain_width_as_in_the_stock_stream(
    session: tuple[int, list[str]], shaken: frozenset[int]
) -> None:
    check(FULL, session[1], width=session[0], shaken=shaken)


sizes = st.tuples(st.integers(3, 30), st.integers(2, 12))


def whole(width: int, height: int, words: list[str]) -> str:
    """A frame that covers the screen, as Textual sends it after a change of size."""
    lines = []
    for y in range(height):
        word = words[y % len(words)] if width > 10 else "ab"
        filled = width - len(cells_of(word).cells)
        lines.append((y, 0, [(SGR[y % len(SGR)], word), ("48;5;7", " " * filled)]))
    return update(lines, (height - 1, width - 1))


@given(
    sizes, st.lists(st.tuples(sizes, st.lists(pieces, min_size=1, max_size=4)), max_size=4), frames(pieces)
)
@settings(max_examples=100, deadline=None)
def test_any_size_after_any_other(
    first: tuple[int, int], steps: list[tuple[tuple[int, int], list[str]]], between: list[str]
) -> None:
    stock, lean = Terminal(*first), Terminal(*first)
    painter = Painter(FULL, *first)
    for size, words in steps:
        words = [word for word in words if len(cells_of(word).cells) <= 10] or ["a"]
        stock.resize(*size)
        lean.resize(*size)
        painter.distrust()
        painter.resize(*size)
        frame = whole(*size, words)
        stock.feed(frame)
        painter.feed(frame)
        lean.feed(painter.paint(sync=True))
        assert differences(lean, stock) == []
        painter.feed(between[0])
        painter.paint()
        painter.distrust()


def test_a_size_that_is_the_same_changes_nothing() -> None:
    painter = Painter(FULL, WIDTH, HEIGHT)
    painter.feed(update([(1, 1, [("1", "here")])]))
    assert painter.paint()
    painter.resize(WIDTH, HEIGHT)
    assert painter.paint() == ""


def test_frames_that_were_held_back_come_as_one() -> None:
    stock, lean = Terminal(WIDTH, HEIGHT), Terminal(WIDTH, HEIGHT)
    painter = Painter(FULL, WIDTH, HEIGHT)
    for number in range(30):
        frame = update([(number % 3, 0, [("1", f"number {number:<10}")])])
        stock.feed(frame)
        painter.feed(frame)
    output = painter.paint()
    lean.feed(output)
    assert differences(lean, stock) == []
    assert len(output) < 100


def test_distrust_paints_everything_again() -> None:
    painter, lean = Painter(FULL, WIDTH, HEIGHT), Terminal(WIDTH, HEIGHT)
    painter.feed(update([(1, 1, [("1", "here")])]))
    lean.feed(painter.paint())
    lean.feed("\x1b[2;2Hrubbish")
    painter.distrust()
    lean.feed(painter.paint())
    assert lean.screen.display[1].strip() == "here"


@pytest.mark.soak
def test_a_hundred_thousand_frames() -> None:
    chance = random.Random(2026)
    for profile in (FULL, UNCOLOURED, PLAIN, FULL):
        stock, lean = Terminal(WIDTH, HEIGHT), Terminal(WIDTH, HEIGHT)
        painter = Painter(profile, WIDTH, HEIGHT)
        for number in range(25_000):
            frame = some_frame(chance, number)
            stock.feed(frame)
            painter.feed(frame)
            if chance.random() < 0.01:
                lean.feed("\x1b[H\x1b[41mrubbish")
                painter.distrust()
                frame = whole(WIDTH, HEIGHT, ["anew", "漢字"])
                stock.feed(frame)
                painter.feed(frame)
            if chance.random() < 0.8:
                lean.feed(painter.paint(sync=chance.random() < 0.5))
                assert differences(lean, stock) == [], number


def some_frame(chance: random.Random, number: int) -> str:
    """A scrolled list, or a few writes anywhere."""
    if chance.random() < 0.5:
        top = chance.randrange(12)
        lines = [(y, 0, [(SGR[(top + y) % 5], f"{(top + y) ** 5:<24}")]) for y in range(1, HEIGHT - 1)]
        return update(lines, (number % HEIGHT, 0))
    writes = []
    for _ in range(chance.randrange(1, 5)):
        shaky = chance.random() < 0.05
        some = [chance.choice(SHAKY_PIECES if shaky else PLAIN_PIECES) for _ in range(chance.randrange(1, 4))]
        runs = [(chance.choice(SGR), piece) for piece in some]
        writes.append((chance.randrange(HEIGHT), chance.randrange(WIDTH), runs))
    return update(writes, (chance.randrange(HEIGHT), chance.randrange(WIDTH)))


@pytest.mark.parametrize(
    "sequence",
    [
        pytest.param(
            ["\x1b[1;1Ha\x1b[1;11H字字\x1b[1;10H字字\x1b[1;5Hbcbc字字\x1b[1;1H"], id="halves side by side"
        ),
        pytest.param(
            [update([(0, 3, [(sgr, "漢漢")]), (0, 0, [("", "abcd")])]) for sgr in ("1", "4")],
            id="a half that is the same but for its style",
        ),
        pytest.param(
            [
                update([(0, 0, [("1", "ab漢")])]),
                update([(0, 3, [("4", "漢")]), (0, 0, [("1", "ab漢")])]),
            ],
            id="a wide character torn by one",
        ),
        pytest.param(
            [
                update([(0, 0, [("", "❤\ufe0f")])]),
                update([(0, 8, [("", "漢漢")]), (0, 0, [("", "a" * 9)]), (0, 11, [("", "b" * 13)])]),
                update([(0, 0, [("", "c")])]),
            ],
            id="a half left by writes of uncertain width",
        ),
    ],
)
def test_halves_of_wide_characters(sequence: list[str]) -> None:
    """Each half that is left shows what the stock stream leaves of it."""
    check(FULL, sequence)


def test_text_of_uncertain_width_is_painted_again_when_the_screen_is_not_to_be_trusted() -> None:
    frame = update([(1, 1, [("1", "flag 🇸🇪 and more")])])
    check(
        FULL,
        [frame, *[update([(1, 2, [("", "x")])])] * 2, update([(3, 0, [("", "y")])])],
        shaken=frozenset({3}),
    )


def test_a_line_of_uncertain_width_written_for_ever_is_not_kept_for_ever() -> None:
    painter = Painter(FULL, WIDTH, HEIGHT)
    for number in range(3_000):
        painter.feed(update([(1, 1, [("1", f"flag 🇸🇪 {number}")])]))
        painter.paint()
    painter.distrust()
    assert len(painter.paint()) < 10_000
