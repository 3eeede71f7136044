"""A person's name in one cell: which part is the family's."""

from __future__ import annotations

PARTICLES = frozenset(
    (
        "af",
        "av",
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "da",
        "di",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "la",
        "mac",
    )
)


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
