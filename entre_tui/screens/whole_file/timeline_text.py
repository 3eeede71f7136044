"""The timeline in words: its lines, its kinds, and what was written about the one at the mark."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from textual.content import Content

from entre_tui.casework.whole_file.timeline import TimelineLine
from entre_tui.casework.whole_file.timeline_sources import TimelineKind
from entre_tui.locale import N_, _
from entre_tui.locale.dates import clock, long_day, short_day
from entre_tui.text import fold
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.lists.row_list import ListRow

LEAD = 8  # letters before what was searched for that a narrow column has room for
KIND_WORDS = {
    TimelineKind.APPOINTMENT: N_("appointments"),
    TimelineKind.SESSION: N_("sessions"),
    TimelineKind.FORMULATION: N_("formulations"),
    TimelineKind.GOAL: N_("goals"),
    TimelineKind.CHECKLIST: N_("checklist"),
    TimelineKind.CONSENT: N_("consent and meetings"),
    TimelineKind.NOTE: N_("notes"),
    TimelineKind.PROGRAMME: N_("programme"),
    TimelineKind.CLIENT: N_("case workers and flags"),
}


def kind_choices() -> list[tuple[Hashable, str]]:
    """Everything, or one kind."""
    return [("", _("Everything")), *((kind, _(words)) for kind, words in KIND_WORDS.items())]


def row_of(line: TimelineLine, now: datetime, sought: str = "") -> ListRow:
    """One line: when, what happened, how the text begins; what was searched for is in sight where it stands in it."""
    when = short_day(line.at.date(), now.date())
    if not line.is_day:
        when = f"{when} {clock(line.at)}"
    cells = {"when": when, "what": line.words, "text": _from_hit(line.text, sought), "who": line.who}
    return ListRow(line.key, cells)


def _from_hit(text: str, sought: str) -> str:
    words = " ".join(text.split())
    first = fold(sought).split()
    folded = "".join(fold(letter)[:1] or letter for letter in words) if first else ""
    at = folded.find(first[0]) if first else -1
    return f"… {words[at:]}" if at > LEAD else words


def text_of(line: TimelineLine, now: datetime) -> Content:
    """What was written about it, as far as it was read."""
    when = long_day(line.at.date()) + ("" if line.is_day else f" {clock(line.at)}")
    title = " · ".join(filter(None, (when, line.who)))
    return Content.assemble(
        (shown(line.words).plain, "bold"),
        (f"  {shown(title).plain}\n", "$text-muted"),
        shown(line.text).plain,
    )
