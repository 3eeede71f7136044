"""Text that means harm, or that only looks odd: each string its own, with a word in it that can be found again."""

from __future__ import annotations

import random
import re

ATTACKS = (
    "\x1b]52;c;RVZJTA==\x07",
    "\x1b]0;EVIL\x07",
    "\x1b]2;EVIL\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[666;6H",
    "\x1b[2J\x1b[3J",
    "\x1b[?1049l",
    "\x1bP666q\x1b\\",
    "\x1b_666\x1b\\",
    "\x1bc",
    "\x9b666m",
    "\x9d52;c;RVZJTA==\x9c",
    "\x90666\x9c",
    "\x00",
    "\x07\x08\x0e\x0f\x7f",
    "\r\n\x0b\x0c\x85\u2028\u2029",
    "[/x]",
    "[/]",
    "[@click=app.exit]go[/]",
    "[@click=app.leave()]go[/]",
    "[bold",
    "[link=http://evil.example]x[/link]",
    "[red on blue]",
    "\\[",
    "{evil}",
    "{0.__class__}",
    "%s%n",
    "$text-error",
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    "\ufeff\u200b\u00ad\u2060",
    "👨‍👩‍👧‍👦",
    "🇸🇪🏳️‍🌈",
    "e" + "\u0301" * 60,
    "\u0301\u0302",
    "漢字かな",
    "שלום عربى",
    "\ud83d",
    "\ue000\U000f0000",
    "ﷺ𒐫",
    "'; DROP TABLE client; --",
    "\t\t",
    "=cmd|' /C calc'!A0",
)
LONG = 12_000
_WORD = re.compile(r"hw\d{6}")


class Hostile:
    """Gives one string after the other, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.given: list[str] = []

    def line(self) -> str:
        """A short one, as for a name."""
        attacks = self._chance.sample(ATTACKS, self._chance.randint(1, 3))
        return self._with_word(attacks)

    def text(self) -> str:
        """One of some lines, every fiftieth of them very long."""
        attacks = [self._chance.choice(ATTACKS) for _number in range(self._chance.randint(1, 8))]
        text = self._with_word(attacks)
        return text + "\n".join(attacks) * (LONG // 40) if self._chance.random() < 0.02 else text

    def _with_word(self, attacks: list[str]) -> str:
        word = f"hw{len(self.given):06d}"
        text = (
            f"{word}{' '.join(attacks)}å"
            if self._chance.random() < 0.7
            else f"{attacks[0]}{word}{''.join(attacks)}"
        )
        self.given.append(text)
        return text


def words_in(shown: str) -> set[str]:
    """The words of the strings that can be read there."""
    return set(_WORD.findall(shown))
