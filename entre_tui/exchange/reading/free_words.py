"""Codes out of the free words of a cell, what became of an appointment above all: only where they mean one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from entre_tui.exchange.lists.columns import same_word
from entre_tui.exchange.lists.headers import without_asides

_NOT = re.compile(r"\b(?:ej|inte|icke|aldrig|utan|ingen|inget|not|no|never|without)\b")
SHORTEST = 3
"""Letters of a word that may stand for a longer text."""

_BY_US = (
    r"\b(?:av oss|fran oss|var sida|vi|handlaggaren?|programledaren?|personal|kontoret|frivarden|"
    r"anstalten|by us|staff)\b"
)
_OUTCOMES = (
    ("rescheduled", r"\b(?:ombok\w*|om bok\w*|flytta[dt]\w*|ny tid|ny bokning|resched\w*|rebooked)\b"),
    (
        "did_not_happen",
        r"\b(?:installt|stalldes in|installd)\b|"
        rf"(?:avbok|stallt in|canc)\w*.*{_BY_US}|{_BY_US}.*(?:avbok|canc|sjuk)\w*",
    ),
    (
        "absent_evidence_awaited",
        r"\b(?:vantar|invantar|avvaktar|inkommer|awaiting)\b.*\b(?:intyg\w*|evidence)",
    ),
    (
        "absent_unacceptable",
        r"\b(?:utebl[ei]v\w*|ogiltig\w*|no show|oanmald\w*|kom (?:ej|inte|aldrig|not)(?! i tid)|did not come|"
        r"(?:dok|dyker) (?:ej|inte|aldrig) upp|ej kommit|inte kommit|hordes (?:ej|inte|aldrig) av)\b",
    ),
    (
        "absent_acceptable",
        r"\b(?:sjuk|sjukdom|sjukanmald?\w*|sjukskriven|vab\w*|giltig\w*|giltigt forfall|lakarbesok|tandlakare|"
        r"rattegang|ill|sick)\b",
    ),
    ("sent_home", r"\b(?:hemskickad\w*|skickad\w* hem|avvisad\w*|sent home)\b"),
    (
        "attended_late",
        r"\b(?:forsenad\w*|(?:kom|kommer|anlande|deltog|narvarande|ca|\d+ min) (?:\w+ ){0,3}(?:sent|sen)|"
        r"sent? \d+ ?min\w*|inte i tid|ej i tid|late)\b",
    ),
    (
        "attended",
        r"\b(?:kom|narvarande|narvarade|narvaro|deltog|deltagit|genomfor[td]\w*|attended|came|present)\b",
    ),
)
_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _OUTCOMES)
# What one says goes before what another says as well: who is late has come, who stays away unannounced is not sick.
_OVERRIDES = {
    "attended_late": {"attended"},
    "sent_home": {"attended", "attended_late"},
    "absent_unacceptable": {"attended"},
    "absent_evidence_awaited": {"absent_acceptable"},
}
_STAFF_SICK = re.compile(_BY_US)


def outcome_of(text: str) -> str | None:
    """The outcome that free words tell; None where they tell none, or two that do not go together."""
    words = same_word(text)
    found = {code for code, pattern in _PATTERNS if pattern.search(words)}
    if "did_not_happen" in found and _STAFF_SICK.search(words):
        found.discard("absent_acceptable")
    for code, less in _OVERRIDES.items():
        if code in found:
            found -= less
    if found == {"attended"} and _NOT.search(words):
        return None
    return found.pop() if len(found) == 1 else None


def beginning(text: str, codes: Mapping[str, str]) -> str | None:
    """The code of the words a text begins with, if nothing after them speaks of another code or takes it back."""
    words = same_word(text).split()
    for count in range(len(words) - 1, 0, -1):
        start = " ".join(words[:count])
        if len(start) >= SHORTEST and start in codes:
            rest = words[count:]
            others = {codes[word] for word in rest if len(word) >= SHORTEST and word in codes}
            pairs = {codes[pair] for pair in map(" ".join, pairwise(rest)) if pair in codes}
            clear = (others | pairs) <= {codes[start]} and not _NOT.search(" ".join(rest))
            return codes[start] if clear else None
    return None


def without_aside(text: str, codes: Mapping[str, str]) -> str | None:
    """The code of a text without its brackets, if these say nothing of another."""
    bare = without_asides(text)
    code = codes.get(same_word(bare))
    aside = same_word(text[len(bare.rstrip()) :])
    others = {codes[word] for word in [aside, *aside.split()] if len(word) >= SHORTEST and word in codes}
    return code if code and others <= {code} and not _NOT.search(aside) else None
