"""What a passphrase has to be, after NIST SP 800-63B: long, and not one that anybody would try first.

At least 15 characters, 256 at most, every character allowed, no rule about kinds of characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from entre_tui.locale import _

SHORTEST = 15
LONGEST = 256
FEWEST_DIFFERENT = 5
# What has to be left when well-known words and names are taken out, for somebody to have to guess it.
FEWEST_OWN = 6
_PROGRAMME = ("entre", "entretui", "kriminalvarden", "frivarden")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyzåäö",
    "01234567890",
    "1234567890",
    "qwertyuiopåasdfghjklöäzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)
_MARKS = re.compile(r"[\W_]+")


@cache
def blocked_words() -> frozenset[str]:
    """The shipped list of passphrases and words that everybody tries, folded."""
    text = (Path(__file__).parent / "blocked.txt").read_text(encoding="utf-8")
    return frozenset(fold_passphrase(line) for line in text.splitlines() if line and not line.startswith("#"))


def fold_passphrase(text: str) -> str:
    """Letters and digits only, without marks and case, the usual stand-ins (0 for o, @ for a) undone."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_STAND_INS))
    return _MARKS.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


_STAND_INS = str.maketrans({"@": "a", "$": "s", "0": "o", "1": "i", "3": "e", "5": "s", "!": "i"})


def problems(passphrase: str, *, user: str = "", file_name: str = "") -> list[str]:
    """Every reason why this cannot be the passphrase, in plain words; empty if it can."""
    normal = unicodedata.normalize("NFKC", passphrase)
    found = _length_problems(normal)
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in normal):
        found.append(_("The passphrase contains a line break or another character that cannot be typed."))
    if found:
        return found
    if len(set(normal.casefold())) < FEWEST_DIFFERENT or _repeats(normal.casefold()):
        return [_("The passphrase repeats itself. Take several words that do not belong together.")]
    if _is_sequence(normal):
        return [
            _("The passphrase follows the keyboard, the alphabet or the digits. Take several words instead.")
        ]
    if fold_passphrase(normal) in blocked_words():
        return [_("This passphrase is among the first that anybody would try.")]
    if len(_own_part(normal, user, file_name)) < FEWEST_OWN:
        return [
            _("The passphrase is mostly names and words that are easy to guess here. Add words of your own.")
        ]
    return []


def _length_problems(normal: str) -> list[str]:
    if len(normal) < SHORTEST:
        return [
            _(
                "The passphrase has {typed} characters; it needs at least {least}. Several words are easiest."
            ).format(typed=len(normal), least=SHORTEST)
        ]
    if len(normal) > LONGEST:
        return [
            _("The passphrase has {typed} characters; {most} are the most.").format(
                typed=len(normal), most=LONGEST
            )
        ]
    return []


def _repeats(text: str) -> bool:
    """Whether one piece makes up the whole, as in "sommarsommarsommar" (a cut last piece counts too)."""
    return any(
        text == (text[:size] * (len(text) // size + 1))[: len(text)] for size in range(1, len(text) // 2 + 1)
    )


def _is_sequence(text: str) -> bool:
    letters = _MARKS.sub("", text.casefold())
    if not letters:
        return False
    pairs = {row[i : i + 2] for row in _ROWS for i in range(len(row) - 1)}
    pairs |= {pair[::-1] for pair in pairs}
    steps = [letters[i : i + 2] for i in range(len(letters) - 1)]
    followed = sum(step in pairs or step[0] == step[1] for step in steps)
    return followed >= 0.8 * max(1, len(steps))


def _own_part(normal: str, user: str, file_name: str) -> str:
    """What is left of a passphrase without the words that anybody would expect in it."""
    left = fold_passphrase(normal)
    names = [part for part in re.split(r"[\W_]+", f"{user} {file_name}") if len(part) >= 3]
    whole = [fold_passphrase(user), fold_passphrase(file_name)]
    known = {fold_passphrase(name) for name in (*names, *_PROGRAMME)} | {
        name for name in whole if len(name) >= 3
    }
    words = known | {word for word in blocked_words() if len(word) >= 4}
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left
