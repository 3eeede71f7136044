"""How the parts of a file write down what is known of one record: a name in one width, then the words."""

from __future__ import annotations

from entre_tui.text import fit
from entre_tui.widgets.display import shown

Parts = list[str | tuple[str, str]]
NAME = 17


def pair(title: str, text: str) -> Parts:
    """Nothing for no words; the lines of a long text stand beneath each other."""
    if not text.strip():
        return []
    lines = shown(text).plain.strip().split("\n")
    return [(fit(title, NAME), "$text-muted"), ("\n" + " " * NAME).join(lines) + "\n"]
