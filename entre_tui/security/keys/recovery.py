"""The recovery key that is printed once and kept in a safe: 32 letters in groups of four, then four check digits.

Twenty consonants only: no letters or digits that look alike in print or handwriting (O and 0, I, l and 1), and no
vowels that would spell words. 20^32 is 138 bits. The check is the number the letters spell, modulo the prime 9973:
any single wrong letter and any swap of two neighbours is certain to show before the key is tried.
"""

from __future__ import annotations

import unicodedata

from entre_tui.locale import _
from entre_tui.security.errors import RecoveryKeyMistyped
from entre_tui.security.keys.kdf import Random, system_random

ALPHABET = "BCDFGHJKMNPQRSTVWXYZ"
LETTERS = 32
GROUP = 4
CHECK_DIGITS = 4
_MODULUS = 9973


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


def _check(letters: str) -> str:
    return f"{_number(letters) % _MODULUS:0{CHECK_DIGITS}d}"


def new_recovery_key(random: Random = system_random) -> str:
    """A fresh key as it is printed: eight groups of letters and one of digits, hyphens between."""
    # 256 random bits for 138: what the remainder favours is less than one part in 2^117.
    number = int.from_bytes(random(32), "big")
    letters = []
    for _place in range(LETTERS):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return print_key("".join(letters))


def print_key(letters: str) -> str:
    """The 32 letters as they are printed, with their check digits."""
    groups = [letters[start : start + GROUP] for start in range(0, LETTERS, GROUP)]
    return "-".join([*groups, _check(letters)])


def parse(text: str) -> str:
    """The 32 letters of a key typed from paper, whatever the case, spaces, hyphens and line breaks.

    RecoveryKeyMistyped says where to look.
    """
    typed = unicodedata.normalize("NFKC", text).upper()
    kept = [letter for letter in typed if letter.isalnum()]
    letters, digits = kept[:LETTERS], kept[LETTERS:]
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            raise RecoveryKeyMistyped(
                _(
                    "“{letter}” in group {group} never occurs in a recovery key. Look at the paper again."
                ).format(letter=letter, group=place // GROUP + 1)
            )
    if len(letters) < LETTERS or len(digits) != CHECK_DIGITS:
        raise RecoveryKeyMistyped(
            _(
                "A recovery key has {letters} letters and {digits} digits; {typed} characters were typed."
            ).format(letters=LETTERS, digits=CHECK_DIGITS, typed=len(kept))
        )
    if "".join(digits) != _check("".join(letters)):
        raise RecoveryKeyMistyped(
            _(
                "The check digits do not match: one letter or more is wrong. Compare each group with the paper."
            )
        )
    return "".join(letters)
