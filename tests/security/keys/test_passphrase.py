"""What may be a passphrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.security.keys.passphrase import LONGEST, SHORTEST, blocked_words, fold_passphrase, problems


@pytest.mark.parametrize(
    "passphrase",
    [
        "kantarell sjunger under bron",
        "tre blå cyklar i oktoberregn",
        "vqkxzjwmptbrnlc",
        "🦊 över en 🌊 och hem",
        "x7 Grävling på Möbelmässan",
        "en password som heter Brillgurka",
        "lösenord är inte nog: kvarnhjul, tratt",
        "   mellanslag   räknas   med   ",
        "a" * 3 + "bcdq ölkrus vind" * 12,
    ],
)
def test_long_and_unexpected_is_enough(passphrase: str) -> None:
    assert problems(passphrase, user="Anna Berg", file_name="kontor") == []


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "kort",
        "fjorton tecken",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "sommarsommarsommar",
        "sommarsommarsomm",
        "abcdefghijklmnopqrst",
        "123456789012345678",
        "qwertyuiopasdfghjkl",
        "poiuytrewqlkjhgfdsa",
        "1q2w3e4r5t6y7u8i9o0p",
        "Correct Horse Battery Staple",
        "c0rrect h0rse b@ttery st@ple",
        "Flygande bäckasiner!",
        "detta är mitt lösenord",
        "LösenordSommar2026!",
        "Password1234567!",
        "anna berg anna berg 1",
        "annaberg kontor entre",
        "Entré kriminalvården 2026",
        "med\nradbrytning i sig själv",
        "med \x1b]52;c;YQ==\x07 i sig själv",
        "ensam surrogat \ud800 här inne",
        "x" * 10 + "ölkrus" * 60,
    ],
)
def test_what_others_would_try_first_is_refused_in_words(passphrase: str) -> None:
    reasons = problems(passphrase, user="Anna Berg", file_name="kontor")
    assert reasons
    assert all(reason.endswith(".") for reason in reasons)


def test_length_is_counted_after_composition() -> None:
    assert problems("a\u030a" * 14)
    assert str(SHORTEST) in problems("a\u030a" * 14)[0]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=LONGEST + 40))
def test_every_text_gets_an_answer(text: str) -> None:
    assert isinstance(problems(text, user=text[:20], file_name=text[-20:]), list)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö 0123456789", max_size=SHORTEST - 1))
def test_nothing_short_passes(text: str) -> None:
    assert problems(text)


def test_no_rule_asks_for_kinds_of_characters() -> None:
    assert problems("kvarnhjulet mal hassan tratt ek") == []


def test_the_list_is_folded_alike() -> None:
    assert fold_passphrase("Lösen-Ord") == "losenord"
    assert "losenord" in blocked_words()
    assert all(word == fold_passphrase(word) for word in blocked_words())
