"""What a terminal sends comes out whole, in whatever pieces it came."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.terminal.intake import CursorReport, Escape, InputPiece, Intake, Keys, Paste

DELAY = 0.1
START, END = "\x1b[200~", "\x1b[201~"
SEQUENCES = ["\x1b[A", "\x1b[24;80R", "\x1b[1;2R", "\x1b[6~", "\x1b[27u", "\x1b[97;5u", "\x1b[?2026;2$y"]


def whole(pieces: Sequence[InputPiece]) -> list[InputPiece]:
    """Keys that follow each other as one."""
    joined: list[InputPiece] = []
    for piece in pieces:
        if isinstance(piece, Keys) and joined and isinstance(joined[-1], Keys):
            joined[-1] = Keys(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def fed(parts: Sequence[str], step: float = 0.0) -> list[InputPiece]:
    """What comes of parts that come one after the other, and of waiting at the end."""
    intake = Intake(DELAY)
    pieces: list[InputPiece] = []
    for number, part in enumerate(parts):
        pieces += intake.feed(part, number * step)
    pieces += intake.late(len(parts) * step + 9)
    return whole(pieces)


def test_an_escape_is_the_key_once_nothing_has_followed_for_a_moment() -> None:
    intake = Intake(DELAY)
    assert intake.feed("\x1b", 0.0) == []
    assert intake.wait(0.0) == DELAY
    assert intake.late(0.05) == []
    assert intake.late(0.2) == [Escape()]
    assert intake.wait(0.2) is None


def test_what_is_typed_after_the_moment_is_no_part_of_the_escape_even_if_nobody_looked_in_between() -> None:
    intake = Intake(DELAY)
    intake.feed("\x1b", 1.0)
    assert intake.feed("j", 1.2) == [Escape(), Keys("j")]


@pytest.mark.parametrize("sequence", [*SEQUENCES, "\x1bOP"])
def test_a_sequence_that_is_looked_at_late_is_one_all_the_same(sequence: str) -> None:
    for place in range(1, len(sequence)):
        assert fed([sequence[:place], sequence[place:] + "j"], step=5) == [Keys(sequence + "j")]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_a_sequence_may_come_in_pieces_with_pauses(sequence: str) -> None:
    for place in range(2, len(sequence)):
        assert fed([sequence[:place], sequence[place:]], step=0.5) == [Keys(sequence)]


def test_a_paste_is_one_piece_and_nothing_in_it_is_a_key() -> None:
    hostile = "rm\x1b[A\x1b\x1bOPq\r\n\x1b]52;c;QQ==\x07漢"
    assert fed([f"a{START}{hostile}{END}b"]) == [Keys("a"), Paste(hostile), Keys("b")]


def test_an_answer_within_a_paste_is_an_answer_and_leaves_nothing_behind() -> None:
    assert fed([f"{START}one \x1b[24;8", f"0Rtwo{END}"]) == [CursorReport(), Paste("one two")]


def test_nothing_is_waited_for_within_a_paste() -> None:
    intake = Intake(DELAY)
    assert intake.feed(f"{START}words\x1b", 1.0) == []
    assert intake.wait(9.0) is None
    assert intake.late(9.0) == []
    assert intake.feed("[201~", 9.0) == [Paste("words")]


typed = st.lists(
    st.one_of(
        st.sampled_from([*SEQUENCES, "j", "å", "漢", "\r", "\x1bOP", "\x1bj"]),
        st.text(st.sampled_from("ab\x1b[;0R~\n"), max_size=8).map(lambda text: f"{START}{text}{END}"),
    ),
    max_size=8,
)


@given(typed, st.lists(st.integers(0, 200), max_size=8))
def test_however_it_is_cut_the_same_comes_out(stream: list[str], cuts: list[int]) -> None:
    text = "".join(stream)
    places = sorted({min(cut, len(text)) for cut in cuts})
    parts = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    assert fed(parts) == fed([text])


@given(st.lists(st.text(st.sampled_from("ab\x1b[201~;R5<\n"), max_size=12), max_size=12), st.floats(0, 2))
def test_nothing_is_lost(parts: list[str], step: float) -> None:
    pieces = fed([*parts, END, END], step)
    text = "".join("\x1b" if isinstance(piece, Escape) else getattr(piece, "text", "") for piece in pieces)
    kept = "".join([*parts, END, END])
    if not any(isinstance(piece, Paste | CursorReport) for piece in pieces):
        assert text == kept
    assert len(text) <= len(kept)
