"""One line of the client list as cells: which columns a width has room for, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from entre_tui.casework.client_list.lines import ClientLine
from entre_tui.casework.core.programmes import phase_name
from entre_tui.locale import N_, _, pgettext
from entre_tui.locale.dates import clock, day_time, short_day, short_month
from entre_tui.rules.due.days_over import days_over
from entre_tui.text import cut, fit

MARK = "▌"
WIDE, SLIM = 110, 70
PHASE, PHASE_WIDE = 13, 20


class ListColumn(NamedTuple):
    """`width` 0 takes what is left; the column shows from a terminal of `from_width` cells on."""

    title: str
    width: int
    text: Callable[[ClientLine, datetime], str]
    from_width: int = 0
    wide: int = 0
    right: bool = False
    narrow_text: Callable[[ClientLine, datetime], str] | None = None
    narrow_title: Callable[[], str] | None = None

    def cells(self, total: int) -> int:
        return self.wide if self.wide and total >= WIDE else self.width

    def heading(self, total: int) -> str:
        """What stands over the column, shorter where the terminal is narrow."""
        return self.narrow_title() if self.narrow_title and total < WIDE else _(self.title)

    def words(self, line: ClientLine, now: datetime, total: int) -> str:
        """What stands in the column, shorter where the terminal is narrow."""
        narrow = self.narrow_text is not None and total < WIDE
        return self.narrow_text(line, now) if narrow and self.narrow_text else self.text(line, now)


def _name(line: ClientLine, now: datetime) -> str:
    sign = "! " if line.flagged else "  "
    return sign + (line.name or (_("Protected identity") if line.protected else line.ref))


def _phase(line: ClientLine, now: datetime) -> str:
    return _phase_within(line, PHASE_WIDE)


def _phase_narrow(line: ClientLine, now: datetime) -> str:
    return _phase_within(line, PHASE)


def _phase_within(line: ClientLine, cells: int) -> str:
    """The name gives way, the number of sessions stays."""
    if not line.phase:
        return "·"
    number = f" {line.sessions_held}" if line.sessions_held else ""
    return cut(phase_name(line.programme, line.phase), cells - len(number)) + number


def _next(line: ClientLine, now: datetime) -> str:
    return day_time(line.next_at.astimezone(now.tzinfo), now) if line.next_at else "–"


def _next_narrow(line: ClientLine, now: datetime) -> str:
    if line.next_at is None:
        return "–"
    when = line.next_at.astimezone(now.tzinfo)
    if when.date() == now.date():
        return _("today {time}").format(time=clock(when))
    return f"{when.day:2} {short_month(when)} {clock(when)}"


def _missed_narrow(line: ClientLine, now: datetime) -> str:
    return (
        _("{number} row").format(number=line.missed_run) if line.missed_run > 1 else _missed_words(line, now)
    )


def _missed_words(line: ClientLine, now: datetime) -> str:
    if line.missed_run > 1:
        return _("{number} in row").format(number=line.missed_run)
    return str(line.missed_30_days) if line.missed_30_days else "·"


def _checklist(line: ClientLine, now: datetime) -> str:
    return f"{line.checklist_done}/{line.checklist_total}" if line.checklist_total else "·"


def _due(line: ClientLine, now: datetime) -> str:
    return due_words(line.due_kind, line.due_on, now.date()) if line.due_kind and line.due_on else ""


# Short enough for a narrow terminal: the kind, and how late or how soon where that says more than the kind.
_DUE = {
    "missed_not_followed_up": (
        N_("missed: {days} d left"),
        N_("follow up today"),
        N_("missed: {days} d over"),
    ),
    "to_log": (N_("to log"), N_("to log: today"), N_("to log: {days} d")),
    "first_meeting": (
        N_("1st meeting: {days} d"),
        N_("1st meeting: today"),
        N_("no meeting: {days} d"),
    ),
    "consent_not_documented": (N_("document consent"),) * 3,
    "checklist_past_date": (N_("checklist"), N_("checklist: today"), N_("checklist: {days} d")),
    "task_past_date": (N_("task"), N_("task: today"), N_("task: {days} d")),
    "session_without_evaluation": (N_("evaluate session"), N_("evaluate session"), N_("evaluate: {days} d")),
    "no_contact": (N_("no contact"), N_("no contact 2 weeks"), N_("contact {days} d over")),
    "agreement_review": (N_("revise agreement"), N_("revise agreement"), N_("agreement: {days} d")),
    "goal_review": (N_("review goal"), N_("review goal: today"), N_("review goal: {days} d")),
    "few_meetings": (N_("few meetings: {days} d"),) * 3,
    "evidence_awaited": (N_("evidence awaited"), N_("evidence: today"), N_("evidence: {days} d")),
    "retention_reached": (N_("keep or erase"),) * 3,
}


def due_words(kind: str, on: date, today: date) -> str:
    """What is due and how late, e.g. "missed: 2 d over"."""
    over = days_over(kind, on, today)
    before, same, after = _DUE[kind]
    return _(before if over < 0 else after if over else same).format(days=abs(over))


COLUMNS = (
    ListColumn(N_("Ref"), 8, lambda line, now: line.ref, wide=9),
    ListColumn(N_("  Name"), 0, _name),
    ListColumn(N_("Phase"), PHASE, _phase, from_width=SLIM, wide=PHASE_WIDE, narrow_text=_phase_narrow),
    ListColumn(N_("Next"), 12, _next, wide=16, narrow_text=_next_narrow),
    ListColumn(
        N_("Missed"),
        6,
        _missed_words,
        from_width=SLIM,
        wide=9,
        narrow_text=_missed_narrow,
        narrow_title=lambda: pgettext("narrow column", "Missed"),
    ),
    ListColumn(N_("Checklist"), 10, _checklist, from_width=100, right=True),
    ListColumn(
        N_("Release"),
        10,
        lambda line, now: short_day(line.release_on, now.date()) if line.release_on else "–",
        130,
    ),
    ListColumn(N_("Due"), 18, _due, wide=26),
)


def layout(total: int) -> list[tuple[ListColumn, int]]:
    """The columns for a terminal so wide, and the cells each gets."""
    shown = [column for column in COLUMNS if total >= column.from_width]
    fixed = sum(column.cells(total) for column in shown) + len(shown) - 1
    return [(column, column.cells(total) or max(8, total - fixed)) for column in shown]


def heading(total: int) -> str:
    """The titles over the columns; like every line it leaves the first cell to the cursor's mark."""
    return _join_cells([fit(column.heading(total), cells, column.right) for column, cells in layout(total)])


def line_text(line: ClientLine, total: int, now: datetime) -> str:
    """The whole line but its first cell."""
    shown = layout(total)
    return _join_cells([fit(column.words(line, now, total), width, column.right) for column, width in shown])


def _join_cells(cells: list[str]) -> str:
    """The reference number needs no gap after it: every name begins with the place of its sign."""
    return cells[0] + " ".join(cells[1:])
