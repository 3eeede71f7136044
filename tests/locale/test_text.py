"""The one door for text from people: what gets in, what is dropped, how it is cut and compared."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from entre_tui.text import (
    LINE_LIMIT,
    NARROW,
    clean,
    clean_long,
    clean_typing,
    cut,
    fit,
    fold,
    sort_key,
    width,
    words,
)

ANYTHING = st.text(st.characters(), max_size=60)
NASTY = st.text(
    st.sampled_from("ae\u0301\u0308\u0327\u200d\u202e\x1b\x07\n\t\r\u2028\xa0\u0345각\u1100\u1161\ufe0f👨"),
    max_size=30,
)
PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me"]),
    max_size=60,
)
HOSTILE = [
    "\x1b]52;c;aGVq\x07", "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\x1bP$q\x1b\\", "\u202eevil\u202c",
    "\u2066x\u2069",
    "\x1b]8;;http://x\x1b\\", "\ud800", "\ue000", "\U000e0041", "\u200b\u200f\ufeff", "\x00\x7f",
]  # fmt: skip


@given(ANYTHING | NASTY)
def test_cleaning_again_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert clean_long(clean_long(text)) == clean_long(text)
    assert clean_typing(clean_typing(text)) == clean_typing(text)


@given(ANYTHING | NASTY)
def test_only_printable_text_gets_in(text):
    assert clean(text).isprintable()
    assert clean_long(text).replace("\n", "").replace("\t", "").isprintable()
    assert unicodedata.is_normalized("NFC", clean_long(text))


@given(ANYTHING | NASTY)
def test_no_more_than_two_marks_on_a_letter_and_none_on_nothing(text):
    run = 9
    for character in clean_long(text):
        mark = unicodedata.category(character) in ("Mn", "Me")
        run = run + 1 if mark else 9 if character in "\n\t" else 0
        assert not mark or run <= 2


@given(PRINTABLE)
def test_what_is_printable_comes_back_as_typed(text):
    text = unicodedata.normalize("NFC", text)
    if not any(unicodedata.category(c) in ("Mn", "Me") for c in text):
        assert clean_long(text) == text
        assert clean(text) == text.strip()


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_escape_gets_in(payload):
    for cleaned in (clean(f"Bo {payload} Ek"), clean_long(f"Bo\n{payload} Ek")):
        assert "\x1b" not in cleaned
        assert cleaned.replace("\n", "").isprintable()


def test_lines_become_one_and_long_text_keeps_them():
    assert clean(" Bo\r\nEk\tNy ") == "Bo Ek Ny"
    assert clean_long("Bo\r\nEk\rNy\u2028Al\tx") == "Bo\nEk\nNy\nAl\tx"
    assert clean("Bo\xa0Ek") == "Bo Ek"


def test_joined_emoji_are_kept_as_their_members():
    assert clean("👨\u200d👩\u200d👧") == "👨👩👧"


def test_too_long_a_line_is_cut_and_stays_cut():
    assert len(clean("x" * 5_000)) == LINE_LIMIT
    assert clean("Å" * 20, 5) == "ÅÅÅÅÅ"


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Åke Öberg", "ake oberg"), ("Łukasz", "lukasz"), ("Ødegård", "odegard"), ("Yılmaz", "yilmaz"), ("Weiß", "weiss"),
     ("Æsa", "aesa"), ("Đorđe", "dorde"), ("Þór", "thor"), ("André", "andre"), ("İbrahim", "ibrahim"),
     ("E-0141", "e-0141")],
)  # fmt: skip
def test_folded_as_it_is_searched(name, folded):
    assert fold(name) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded


@given(ANYTHING)
def test_folding_and_sorting_have_one_answer(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text) == fold(unicodedata.normalize("NFC", text))
    assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))


def test_swedish_order():
    ordered = ["Andersson", "Éber", "Ebersson", "Lund", "Muller", "Zeta", "Åberg", "Ärlig", "Öberg", "Ödman"]
    assert sorted(set(ordered), key=sort_key) == ordered
    assert sort_key("andré") == sort_key("ANDRE")
    assert sort_key("Æsa")[0] == sort_key("Äsa")[0]


def test_words_are_found_wherever_they_stand():
    assert words("Al-Amin, Åsa  AL (E-0141)") == ["al", "amin", "asa", "e", "0141"]


@given(PRINTABLE, st.integers(0, 40))
def test_cut_and_fitted_to_the_cell(text, cells):
    assert width(cut(text, cells)) <= cells
    assert width(fit(text, cells)) == cells
    assert width(text) <= cells or not text or cut(text, cells) != text


@pytest.mark.parametrize(
    "text", ["Öberg", "日本語", "e\u0301x", "👨👩👧", "Ελλάδα", "שלום", "한국어", "naïve—…"]
)
def test_as_wide_as_the_screen_takes_it(text):
    assert width(clean(text)) == cell_len(clean(text))


@pytest.mark.parametrize("version", ["4.1.0", "latest"])
def test_what_is_counted_instead_of_measured_is_one_cell_wide(version):
    narrow = [each for each in map(chr, range(0x11000)) if re.match(NARROW, each)]
    assert {get_character_cell_size(each, version) for each in narrow} == {1}
    assert set(" åÄö–—“”’…·•€§½×éü→−█✓✗") <= set(narrow)
