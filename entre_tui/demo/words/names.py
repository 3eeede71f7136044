"""Names, offices and prisons for people who do not exist."""

from __future__ import annotations

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.words.texts import read_words

_WORDS = read_words("names")
OFFICES: list[tuple[str, str]] = [(name, municipality) for name, municipality in _WORDS["offices"]]
PRISONS: list[str] = _WORDS["prisons"]


class Names:
    """Draws people's names; those that make the mix of a Swedish city come more often."""

    def __init__(self, chance: RandomSource) -> None:
        self.chance = chance
        self.men: list[str] = _WORDS["men"] + _WORDS["more_men"] * 2
        self.women: list[str] = _WORDS["women"]
        self.families: list[str] = _WORDS["families"] + _WORDS["more_families"] * 4

    def given_name(self, woman: bool) -> str:
        return self.chance.choice(self.women if woman else self.men)

    def family(self) -> str:
        name = self.chance.choice(self.families)
        return f"{name}-{self.chance.choice(self.families)}" if self.chance.random() < 0.03 else name
