"""Keys as nobody would press them, the same for the same seed, and the way back from wherever they led."""

from __future__ import annotations

import gettext
import random
import time
from collections.abc import Iterator
from pathlib import Path

from tests.endtoend.person import NAMED, Person

CATALOGUES = Path(__file__).parents[2] / "entre_tui" / "locale"
SIGNS = (
    "part of a command's name",
    "This is a demonstration: enter brings you back to where you were.",
    "This is not saved.",
)
SIZES = ((80, 24), (120, 40), (60, 15), (97, 31))

MOVES = ("up", "down", "down", "left", "right", "home", "end", "pgup", "pgdn", "tab", "shift+tab")
DOES = (
    "enter",
    "enter",
    "space",
    "backspace",
    "delete",
    "ctrl+s",
    "ctrl+n",
    "ctrl+b",
    "ctrl+r",
    "ctrl+e",
    "ctrl+a",
)
WAYS_OUT = ("esc", "esc esc", "esc 3", "esc 2 esc")
PLACES = ("1", "2", "3", "4", "5", "f8", "f9", "ctrl+p", "?", ":", "/")
PARTS = tuple("ofgsarct")
# Neither q nor ctrl+q: leaving is tested elsewhere, and would end the run.
LETTERS = "abcdefghijklmnoprstuvwxyzåäöABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/:.,;-+'\"!&()=éüßžł€ş漢字👪"
PASTES = (
    "in 3 days",
    "tue thu 10:00 x 25 w",
    "19900101-1017",
    "+2w",
    "\x1b]52;c;aGk=\x07[/x]",
    "rad\nrad\n\ttab",
)
MOODS = {"reader": (8, 4, 5, 4, 6, 2), "typist": (3, 5, 2, 1, 2, 14), "wanderer": (4, 4, 6, 6, 8, 4)}


def bursts(seed: int, count: int) -> Iterator[bytes]:
    """So many keys in pieces of one to forty, as a slow line hands them over."""
    chance = random.Random(seed)
    while count > 0:
        mood = MOODS[chance.choice(list(MOODS))]
        size = min(count, chance.randint(1, 40))
        count -= size
        yield b"".join(_key(chance, mood).encode() for _ in range(size))


def _key(chance: random.Random, mood: tuple[int, ...]) -> str:
    kinds = (MOVES, DOES, WAYS_OUT, PLACES, PARTS, LETTERS)
    kind = chance.choices(kinds, mood)[0]
    if kind is LETTERS and chance.random() < 0.02:
        return f"\x1b[200~{chance.choice(PASTES)}\x1b[201~"
    if kind is PLACES and chance.random() < 0.02:
        return NAMED["f10"]
    chosen = chance.choice(kind)
    return "".join(NAMED.get(each, each) for each in chosen.split(" "))


class Stumbler(Person):
    """Presses keys without looking, and keeps only the end of what the program says."""

    looking = True

    def take(self, data: bytes) -> None:
        if self.looking:
            super().take(data)
        else:
            self.written = (self.written + data)[-200_000:]

    def stumbles(self, seed: int, count: int) -> None:
        """Presses so many keys, as long as the program runs."""
        self.looking = False
        for number, burst in enumerate(bursts(seed, count)):
            if self.is_over():
                break
            self.sends(burst)
            if number % 50 == 25:
                self.resizes(*SIZES[number // 50 % len(SIZES)])
        self.looking = True

    def last_words(self) -> str:
        """What the program said as it ended."""
        said = self.written.decode(errors="replace")
        return said[max(said.rfind("Entré had to stop"), said.rfind("Entré måste"), len(said) - 3000) :]

    def finds_back(self, most: float = 120) -> bool:
        """From wherever the keys led to the palette of a place; False when the program has ended."""
        say = gettext.translation("entre", CATALOGUES, ["sv"]).gettext
        # F8 may have been among the keys.
        palette, locked, unsaved = ({" ".join(text.split()), " ".join(say(text).split())} for text in SIGNS)
        self.resizes(80, 25).is_quiet().resizes(80, 24)
        end = time.monotonic() + most
        while not self.is_over():
            shown = self.words()
            stands = [any(words in shown for words in sign) for sign in (palette, locked, unsaved)]
            if stands[0]:
                return True
            assert time.monotonic() < end, f"does not answer any more\n{self.text()}"
            self.presses(*(["enter"] if stands[1] else ["2"] if stands[2] else ["esc", "ctrl+p"]))
            self.read(1.0)
            self.is_quiet(0.2)
        return False
