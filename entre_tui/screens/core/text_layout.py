"""How the parts of a file write down what is known of one record: a name in one width, then the words."""

from __future__ import annotations

from textual.content import Content

from entre_tui.text import fit
from entre_tui.widgets.base.safe_text import shown

TextParts = list[str | tuple[str, str]]
NAME = 17
PROSE = 90
MUTED = "$text-muted"


def pair(title: str, text: str) -> TextParts:
    """Nothing for no words; the lines of a long text stand beneath each other."""
    if not text.strip():
        return []
    lines = shown(text).plain.strip().split("\n")
    return [(fit(title, NAME), MUTED), ("\n" + " " * NAME).join(lines) + "\n"]


def titled_text(title: str, text: str) -> TextParts:
    """As `pair`, the words right after the name."""
    return [(f"{title}: ", MUTED), shown(text).plain.strip() + "\n"] if text.strip() else []


def hang(content: Content, width: int) -> Content:
    """Broken to the width, what goes with a name staying beneath its own first word."""
    room = max(20, min(width, PROSE) - NAME)
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        name, words = line[:NAME], line[NAME:]
        if not any(span.style == MUTED for span in name.spans) and name.plain.strip():
            lines.append(line)
            continue
        first, *rest = words.wrap(room) or [Content("")]
        lines += [name + first, *(Content(" " * NAME) + more for more in rest)]
    return Content("\n").join(lines)
