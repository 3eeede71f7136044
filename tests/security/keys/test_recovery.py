"""The recovery key: printed once, typed from paper years later."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.security.errors import RecoveryKeyMistyped
from entre_tui.security.keys import recovery

LETTERS = st.text(alphabet=recovery.ALPHABET, min_size=recovery.LETTERS, max_size=recovery.LETTERS)


def test_it_is_long_enough_and_has_no_look_alikes() -> None:
    assert recovery.LETTERS * math.log2(len(recovery.ALPHABET)) >= 128
    assert not set("AEIOUL015") & set(recovery.ALPHABET)
    assert re.fullmatch(r"([B-Z]{4}-){8}[0-9]{4}", recovery.new_recovery_key())
    assert len({recovery.new_recovery_key() for _time in range(200)}) == 200


@given(LETTERS, st.sampled_from(["", " ", "-", " - ", "\n", "\u2013", ".", "\t"]), st.booleans())
def test_typed_anyhow_it_is_the_same(letters: str, between: str, small: bool) -> None:
    typed = recovery.print_key(letters).replace("-", between)
    assert recovery.parse(f" {typed.lower() if small else typed}\n") == letters


@given(LETTERS, st.integers(0, recovery.LETTERS - 1), st.sampled_from(recovery.ALPHABET))
def test_any_single_wrong_letter_shows(letters: str, place: int, wrong: str) -> None:
    if letters[place] == wrong:
        return
    typed = letters[:place] + wrong + letters[place + 1 :] + recovery.print_key(letters)[-4:]
    with pytest.raises(RecoveryKeyMistyped):
        recovery.parse(typed)


@given(LETTERS, st.integers(0, recovery.LETTERS - 2))
def test_any_two_neighbours_swapped_show(letters: str, place: int) -> None:
    if letters[place] == letters[place + 1]:
        return
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    with pytest.raises(RecoveryKeyMistyped):
        recovery.parse(swapped + recovery.print_key(letters)[-4:])


@given(st.text(max_size=80))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(RecoveryKeyMistyped):
        recovery.parse(text)


def test_a_letter_that_never_occurs_is_named_with_its_group() -> None:
    typed = recovery.print_key("B" * 32).replace("BBBB-BBBB", "BBBB-BOBB", 1)
    with pytest.raises(RecoveryKeyMistyped, match="“O” in group 2"):
        recovery.parse(typed)
