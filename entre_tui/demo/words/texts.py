"""The words of the demonstration in the language of the interface: the same caseload says the same in both."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from entre_tui.demo.core.chance import RandomSource

SessionPlan = tuple[str, str, str]
"""Aim, content and homework of a session."""

PARENT, PARENT_FROM = "§", 25
"""What begins with the sign speaks of one's own child, and is said from this age on."""
MAN = {"en": ("he", "him", "his"), "sv": ("han", "honom", "hans")}
WOMAN = {"en": ("she", "her", "her"), "sv": ("hon", "henne", "hennes")}


@dataclass(frozen=True, slots=True)
class Texts:
    """Needs, areas and themes are told by their codes; {he}, {him}, {his} become what the client is."""

    language: str
    goals: Mapping[str, Sequence[str]]
    smart: Mapping[str, str]
    steps: Sequence[tuple[str, str]]
    levels: Sequence[tuple[int, str]]
    unreached: Mapping[str, str]
    evidence: Mapping[str, Sequence[str]]
    strengths: Sequence[str]
    chains: Sequence[Sequence[str]]
    five_p: Mapping[str, Sequence[str]]
    motivation: Sequence[str]
    hypothesis: Sequence[str]
    adaptation: Mapping[str, str]
    assessment: Sequence[SessionPlan]
    plans: Mapping[str, Sequence[SessionPlan]]
    other_plans: Sequence[SessionPlan]
    closing: Sequence[SessionPlan]
    done: Sequence[str]
    response: Sequence[str]
    concerns: Sequence[str]
    next_step: Sequence[str]
    notes: Sequence[str]
    changes: Sequence[str]
    reasons: Sequence[str]
    inside_reasons: Sequence[str]
    decisions: Sequence[str]
    agreed: Sequence[str]
    agencies: Mapping[str, str]
    rooms: Sequence[str]
    prison: str


def read_words(name: str) -> dict[str, Any]:
    """A file of words beside this one."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


def texts_in(language: str) -> Texts:
    """The words in a language of the interface, English where there are none."""
    language = language if language in MAN else "en"
    return Texts(language, **read_words(f"stories_{language}"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the texts of one client."""

    woman: bool
    parent: bool
    language: str

    def say(self, text: str) -> str:
        """The text with he or she in it."""
        if "{" in text:
            for code, word in zip(
                ("he", "him", "his"), (WOMAN if self.woman else MAN)[self.language], strict=True
            ):
                text = text.replace(f"{{{code}}}", word).replace(f"{{{code.title()}}}", word.title())
        return text.removeprefix(PARENT)

    def one(self, chance: RandomSource, texts: Sequence[str]) -> str:
        """One that fits the client."""
        return self.say(chance.choice(self.fitting(texts)))

    def fitting(self, texts: Sequence[str]) -> list[str]:
        """Those that fit; the draw is the same in both languages because the signs are."""
        return [text for text in texts if self.parent or not text.startswith(PARENT)]
