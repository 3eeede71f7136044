"""People's names in one cell: which part is the family's, whether it hides somebody, where it is two people's."""

from __future__ import annotations

import re

from entre_tui.exchange.lists.headers import without_asides
from entre_tui.text import fold

# What stands in a list in place of, or beside, the name of somebody whose identity is protected.
_MASK = re.compile(
    r"skyddad\w*(?: (?:id\w*|person\w*|uppgift\w*|pu|folkbokforing))*|sekretess\w*|kvarskriv\w*|"
    r"protected(?: (?:identity|person|id))?|confidential|hemlig\w*(?: uppgift\w*)?"
)
_TOLD = re.compile(
    r"\b(?:skyddad\w* (?:id\b|identitet|personuppgift|folkbok)|sekretessmark|kvarskriv|protected identity)"
)
_DENIED = re.compile(r"\b(?:ej|inte|ingen|upphav\w*|upphor\w*|havd\w*|tidigare|not|no longer)\b")
_MASK_STARTS = frozenset(("sk", "se", "kv", "pr", "co", "he"))
_APART = re.compile(r"[^0-9a-z]+")

PARTICLES = frozenset(
    (
        "af", "av", "von", "van", "de", "der", "den", "del", "da", "di", "al", "el", "bin", "ben", "ibn", "abu", "la",
        "mac",
    )
)  # fmt: skip


def split_name(text: str) -> tuple[str, str]:
    """Given and family name of “Family, Given”, “Given Family” or “FAMILY Given”."""
    if "," in text:
        family, _comma, given = text.partition(",")
        return given.strip(), family.strip()
    words = text.split()
    if len(words) < 2:
        return "", text.strip()
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if loud and len(loud) < len(words):
        return " ".join(word for word in words if word not in loud), " ".join(loud)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def given_last(text: str) -> str:
    """A name of a column that says the family name comes first: “Andersson Karim” as “Andersson, Karim”."""
    words = text.split()
    if "," in text or len(words) < 2:
        return text
    end = 1
    while end < len(words) - 1 and words[end - 1].lower() in PARTICLES:
        end += 1
    return f"{' '.join(words[:end])}, {' '.join(words[end:])}"


def is_mask(text: str) -> bool:
    """Whether a cell only says that the identity is protected: “Skyddade personuppgifter”."""
    start = text.lstrip()[:2].lower()
    return start in _MASK_STARTS and _MASK.fullmatch(_APART.sub(" ", fold(text)).strip()) is not None


def strip_protection_remark(text: str) -> tuple[str, bool]:
    """The name without a remark in brackets that its bearer is protected, and whether there was one."""
    if "(" not in text and "[" not in text:
        return text, False
    bare = " ".join(without_asides(text).split())
    aside = "".join(re.findall(r"[(\[]([^)\]]*)[)\]]", text))
    return (bare, True) if bare and aside and is_mask(aside) else (text, False)


def speaks_of_protection(note: str) -> bool:
    """Whether a remark says that the client is protected: better hidden once too often."""
    if len(note) < 4:
        return False
    words = _APART.sub(" ", fold(note)).strip()
    return is_mask(note) or (_TOLD.search(words) is not None and _DENIED.search(words) is None)


def people(text: str) -> list[str]:
    """The people in a cell: “Berg, Anna” is one; “Anna Berg, Siv Lind”, “Berg/Lind” and “Berg (Lind)” are two."""
    parts = [part.strip() for part in re.split(r"[/;+&\n()]|\s(?:och|and|samt)\s", text) if part.strip()]
    found: list[str] = []
    for part in parts:
        names = [name.strip() for name in part.split(",") if name.strip()]
        if len(names) > 1 and (len(names) > 2 or all(" " in name for name in names)):
            found += names
        else:
            found.append(part)
    return found
