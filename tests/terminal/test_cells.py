"""Text as cells: what is certain is certain everywhere, and what is not printable is gone."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from wcwidth import wcwidth

from entre_tui.terminal.canvas import Canvas
from entre_tui.terminal.capability import FULL
from entre_tui.terminal.cells import Cells, cells_of
from entre_tui.terminal.painter import Painter
from entre_tui.terminal.reader import FrameReader, is_frame, is_switch, without_foreign
from entre_tui.terminal.styles import DEFAULT, Style, style_of, transition

from .emulator import Terminal


def test_widths_said_to_be_certain_are_those_of_textual_and_of_terminals() -> None:
    for code in range(32, sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            continue
        cells, certain, _ = cells_of(char)
        if certain:
            assert len(cells) == get_character_cell_size(char) == wcwidth(char), hex(code)


def test_halves_marks_and_joined_signs() -> None:
    assert cells_of("a漢e\u0301") == Cells(("a", "漢", "", "e\u0301"), True, "a漢e\u0301")
    assert cells_of("が".encode().decode()) == Cells(("が", ""), True, "が")
    assert cells_of("か\u3099").cells == ("か\u3099", "")
    assert not cells_of("🇸🇪").certain
    assert not cells_of("👍🏽").certain
    assert not cells_of("❤\ufe0f").certain
    assert not cells_of("\u0301").certain


def test_what_is_not_printable_is_dropped_or_replaced() -> None:
    assert cells_of("a\x1b]0;t\x07\x9b\x00\x7fb").safe == "a]0;tb"
    assert cells_of("\u202eabc\u2066\u200f\ufeff\u00ad\u2028\ud800").safe == "abc"
    assert cells_of("\ue000\U0010fffe").safe == "\ufffd\ufffd"
    assert cells_of("\u0645\u06cc\u200c\u062e").safe == "\u0645\u06cc\u200c\u062e"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_makes_the_terminal_do_anything(text: str) -> None:
    painter = Painter(FULL, 30, 4)
    painter.feed("\x1b[1;1H")
    painter.paint()
    painter.feed(f"\x1b[2;3H\x1b[31m{text}\x1b[0m\x1b[1;1H")
    sent = painter.paint()
    for char in sent:
        assert char in "\x1b\r\n\b\u200c\u200d" or unicodedata.category(char) not in (
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
        )
    terminal = Terminal(30, 4)
    terminal.feed(sent)
    assert terminal.screen.title == ""
    assert is_frame("\x1b[2;3Hx")


hostile = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\x1b[",
                "\x1b]",
                "\x1b",
                "\x9b",
                ";",
                "H",
                "m",
                "0",
                "99999",
                "1",
                "38;2",
                "8;;",
                "\x07",
                "\x1b\\",
            ]
        ),
        st.sampled_from(["漢", "🇸🇪", "a", "\u0301", "\n", "\ud800", "\x1b[1;2;3H", "\x1b[0;0H", "9" * 5000]),
    ),
    max_size=30,
).map("".join)


@given(st.lists(hostile, max_size=4))
@settings(deadline=None)
def test_whatever_a_frame_holds_the_painter_stands(frames: list[str]) -> None:
    painter = Painter(FULL, 12, 3)
    for frame in frames:
        painter.feed(f"\x1b[2;3H{frame}\x1b[1;1H")
        sent = painter.paint(sync=True)
        assert not set(sent) & set("\x07\x9b\ud800")
        assert "\x1b]" not in sent


def test_foreign_sequences_in_a_frame_lose_their_escape() -> None:
    canvas = Canvas(40, 2)
    FrameReader(canvas).feed("\x1b[1;1Hx\x1b]52;c;QUJD\x07y\x1b[2Jz\x1bP1q\x1b\\\x1b[2;1H")
    assert "".join(canvas.lines[0].chars).rstrip() == "x]52;c;QUJDy[2JzP1q\\"


def test_links_are_dropped_and_their_text_kept() -> None:
    canvas = Canvas(20, 1)
    FrameReader(canvas).feed("\x1b[1;1H\x1b]8;id=1;http://x\x1b\\\x1b[4mhere\x1b[0m\x1b]8;;\x1b\\ on")
    assert "".join(canvas.lines[0].chars).rstrip() == "here on"
    assert canvas.lines[0].styles[0] is style_of("4")
    assert canvas.lines[0].styles[4] is DEFAULT


def test_switches_pass_and_text_beside_them_is_cleaned() -> None:
    for data in (
        "\x1b[?1000h",
        "\x1b[?2026$p\x1b[>25u",
        "\x07",
        "\x1b]52;c;QUJD\x07",
        "\x1b]22;pointer\x07",
        "\x1b[6n",
    ):
        assert is_switch(data)
        assert not is_frame(data)
    for data in ("words", "\x1b[?25h words", "\x1b]52;c;QUJD\x07x", "\x1bPq\x1b\\", "\x9b2J", "\x1bc"):
        assert not is_switch(data)
    assert (
        without_foreign("\x1b[1mbold\x1b[0m\r\n\x1b]0;t\x07\x1b[5n\x9b2Jé")
        == "\x1b[1mbold\x1b[0m\r\n]0;t[5n2Jé"
    )


codes = st.sampled_from(
    ["1", "2", "3", "4", "7", "9", "31", "97", "38;5;200", "38;2;1;2;3", "44", "48;5;9", "48;2;0;0;0"]
)
styles = st.lists(codes, max_size=5).map(";".join).map(style_of)


@given(styles, styles, st.booleans())
def test_a_transition_leads_to_the_style_and_is_no_longer_than_starting_afresh(
    one: Style, other: Style, stepwise: bool
) -> None:
    step = transition(one, other, stepwise=stepwise)
    direct, stepped = Terminal(2, 1), Terminal(2, 1)
    direct.feed(f"\x1b[0;{other.full}mx" if other.full else "\x1b[mx")
    stepped.feed(f"\x1b[{one.full}m{step}x")
    assert direct.cells()[0][0] == stepped.cells()[0][0]
    assert len(step) <= len(transition(None, other))
