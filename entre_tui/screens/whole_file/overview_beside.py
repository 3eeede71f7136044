"""Beside the lines of the overview: hypothesis, programme, checklist, who has the case, other details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from textual.content import Content

from entre_tui.casework.client.clients import ClientView
from entre_tui.casework.client.handover import COVER, CaseHolder
from entre_tui.casework.whole_file.overview import AreaBrief, Overview
from entre_tui.locale import _
from entre_tui.locale.dates import short_day
from entre_tui.locale.labels import label
from entre_tui.rules.checklist import is_open
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus
from entre_tui.screens.reintegration.text import not_assessed
from entre_tui.screens.whole_file.overview_text import (
    BAR,
    detail_lines,
    details_shown,
    held_words,
    name_of,
    phase_words,
)
from entre_tui.widgets.base.charts import bar, steps
from entre_tui.widgets.base.safe_text import shown

TextParts = list[str | tuple[str, str]]


def beside(seen: Overview, now: datetime) -> Content:
    """What the work builds on: hypothesis, programme, checklist, who has the case, other details."""
    blocks = (
        _hypothesis(seen, now),
        _programmes(seen),
        _checklist(seen),
        _holders(seen, now.date()),
        [part for name, words in details_shown(seen) for part in _title(name, words)],
    )
    parts: TextParts = []
    for block in blocks:
        parts += [*block, "\n"]
    return Content.assemble(*parts)


def _title(words: str, remark: str = "") -> TextParts:
    return [(words, "bold $accent"), (f"  {shown(remark).plain}" if remark else "", "$text-muted"), "\n"]


def _hypothesis(seen: Overview, now: datetime) -> TextParts:
    one = seen.hypothesis
    if one is None:
        words = _("Nothing is formulated yet: f writes the first version.")
        return [*_title(_("Hypothesis")), (words + "\n", "$text-muted")]
    remark = ", ".join(filter(None, (one.author, short_day(one.written_at.date(), now.date()))))
    text = shown(one.text).plain.strip() or _("not written")
    return [*_title(_("Hypothesis"), remark), (text if len(text) <= 600 else text[:599] + "…") + "\n"]


def _programmes(seen: Overview) -> TextParts:
    if not seen.programmes:
        return [*_title(_("Programme")), (_("None yet: i enrols.") + "\n", "$text-muted")]
    parts: TextParts = []
    for one in (seen.open_programmes or seen.programmes)[:2]:
        parts += [*_title(name_of(one)), phase_words(one) + "\n"]
        if held := held_words(one):
            drawn = bar(one.held, one.planned, BAR) + " " if one.planned else ""
            parts.append(f"{drawn}{held}\n")
        parts += (shown(line).plain + "\n" for line in detail_lines(one))
    return parts


SIGNS = {
    ChecklistStatus.ARRANGED: "✓",
    ChecklistStatus.IN_PROGRESS: "◐",
    ChecklistStatus.PLANNED: "○",
    ChecklistStatus.NOT_STARTED: "·",
}


def _checklist(seen: Overview) -> TextParts:
    count = seen.checklist
    remark = _("{done} of {needed}").format(done=count.done, needed=count.needed)
    parts = _title(_("Checklist"), f"{steps(count.done, count.needed, BAR)} {remark}".strip())
    for area in _telling(seen.areas):
        parts.append(f"{SIGNS.get(area.status, '–')} {label(area.area)}: {label(area.status)}\n")
    if count.not_assessed:
        parts.append((not_assessed(count.not_assessed) + "\n", "$text-muted"))
    return parts


def _telling(areas: tuple[AreaBrief, ...]) -> Iterator[AreaBrief]:
    """Those with a need: what is open first."""
    needed = [area for area in areas if area.need is ChecklistNeed.YES]
    return iter(sorted(needed, key=lambda area: not is_open(area.need, area.status)))


def _holders(seen: Overview, today: date) -> TextParts:
    lines = [_holder(one, today) for one in seen.holders]
    return [*_title(_("Case worker"), seen.office), *(shown(line).plain + "\n" for line in lines)]


def _holder(one: CaseHolder, today: date) -> str:
    last = date.fromordinal(one.to_on.toordinal() - 1) if one.to_on else None
    words = one.worker
    if one.part == COVER:
        words = _("{worker} covers").format(worker=words)
    if one.from_on > today:
        words += " " + _("from {day}").format(day=short_day(one.from_on, today))
    if last is not None:
        words += " " + _("until {day}").format(day=short_day(last, today))
    return words


def revealed_words(view: ClientView) -> Content:
    """Name, number and telephone of a protected identity, as long as it is shown."""
    details = view.details
    known = filter(None, (view.name, details.identity_number, details.phone))
    remark = "  " + _("protected: shown to you only")
    return Content.assemble((shown("  ·  ".join(known)).plain, "bold"), (remark, "$text-muted"))
