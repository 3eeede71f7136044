"""The reintegration checklist in words and signs: the count on top, the rows, one area to be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from entre_tui.casework.reintegration.tasks import TaskView
from entre_tui.casework.reintegration.views import ChecklistLine, ChecklistView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day, days_left, in_days, short_month
from entre_tui.locale.labels import label
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus
from entre_tui.screens.core.text_layout import TextParts, pair
from entre_tui.widgets.base.charts import steps
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.lists.row_list import ListRow
from entre_tui.widgets.lists.section_list import WHOLE

FAR = 300  # days; beyond them the year says more than a count of days

SIGNS = {
    ChecklistStatus.NOT_STARTED: "○",
    ChecklistStatus.PLANNED: "◔",
    ChecklistStatus.IN_PROGRESS: "◐",
    ChecklistStatus.ARRANGED: "✓",
    ChecklistStatus.NOT_ARRANGED: "✗",
    ChecklistStatus.DECLINED: "–",
    ChecklistStatus.NO_LONGER_NEEDED: "–",
}


def sign(line: ChecklistLine) -> str:
    """How far an area is, in one cell."""
    if line.need is ChecklistNeed.NOT_ASSESSED:
        return "?"
    if line.need is ChecklistNeed.NONE and line.status is ChecklistStatus.NOT_STARTED:
        return "–"
    return SIGNS.get(line.status, "?")


def need_words(need: ChecklistNeed) -> str:
    """Whether there is a need, in a narrow column."""
    return {
        ChecklistNeed.YES: _("yes"),
        ChecklistNeed.NONE: _("no"),
    }.get(need, "?")


def summary(view: ChecklistView) -> Content:
    """n of N first, then what stands out, then what the due days hang on."""
    count = view.count
    words = (
        _("{done} of {needed} needed are settled").format(done=count.done, needed=count.needed)
        if count.needed
        else _("No need is recorded yet")
    )
    parts = []
    if count.not_assessed:
        parts.append(not_assessed(count.not_assessed))
    if count.not_arranged:
        failed = ngettext("{number} not arranged", "{number} not arranged", count.not_arranged)
        parts.append(failed.format(number=count.not_arranged))
    over = sum(line.over > 0 for line in view.lines)
    late = ngettext("{number} past its date", "{number} past their date", over).format(number=over)
    release = _("release {day}").format(day=day(view.release_on)) if view.release_on else _("no release date")
    squares = steps(count.done, count.needed, 12)
    return Content.assemble(
        (f"{squares} " if squares else "", ""),
        (words, "bold"),
        *(f" · {part}" for part in parts),
        (f" · {late}" if over else "", "$text-warning"),
        (f" · {release}", "$text-muted"),
    )


def not_assessed(number: int) -> str:
    """How many areas nobody has assessed."""
    return ngettext("{number} not assessed", "{number} not assessed", number).format(number=number)


def due_words(line: ChecklistLine, today: date) -> str:
    """The due day and how long there is left, in a column: "12 Dec in 19 d", "12 Dec 3 d over"."""
    if line.due is None:
        if line.weeks_before_release is None:
            return ""
        return weeks_words(line.weeks_before_release)
    if not line.open:
        return day(line.due)
    if line.over:
        return f"{_near(line.due, today)} {_('{number} d over').format(number=line.over)}"
    if not _is_near(line.due, today):
        return day(line.due)
    days = (line.due - today).days
    left = _("in {number} d").format(number=days) if days > 1 else in_days(line.due, today)
    return f"{_near(line.due, today)} {left}"


def weeks_words(weeks: int) -> str:
    """ "4 w pre-release" """
    return _("{number} w pre-release").format(number=weeks)


def _is_near(when: date, today: date) -> bool:
    return abs((when - today).days) <= FAR


def _near(when: date, today: date) -> str:
    return f"{when.day} {short_month(when)}" if _is_near(when, today) else day(when)


def rows(view: ChecklistView, today: date) -> Iterator[ListRow]:
    """Each area, beneath it what its meetings left open; at the end the tasks of no area."""
    for line in view.lines:
        yield _row(line, today)
        yield from (task_row(task, today) for task in line.tasks if task.done_on is None)
    if view.loose_tasks:
        yield ListRow("space", {WHOLE: ""}, "heading")
        yield ListRow("loose", {WHOLE: _("Other tasks from meetings")}, "heading")
        yield from (task_row(task, today, "") for task in view.loose_tasks)


def _row(line: ChecklistLine, today: date) -> ListRow:
    style = "warning" if line.over else "" if line.open and line.need is ChecklistNeed.YES else "muted"
    if line.need is ChecklistNeed.NOT_ASSESSED:
        style = ""
    cells = {
        "sign": sign(line),
        "area": label(line.area),
        "need": need_words(line.need),
        "status": "" if _bare(line) else label(line.status, "checklist_status_short"),
        "who": line.responsible,
        "due": due_words(line, today),
        "custody": line.in_custody,
        "after": line.after_release,
    }
    return ListRow(("area", str(line.area)), cells, style)


def _bare(line: ChecklistLine) -> bool:
    """Whether the status says nothing: it has not begun, and nobody has said that it should."""
    return line.need is not ChecklistNeed.YES and line.status is ChecklistStatus.NOT_STARTED


def task_row(task: TaskView, today: date, indent: str = "     ") -> ListRow:
    """A task on one line: what, who, by when."""
    mark = "✓" if task.done_on else "☐"
    words = " · ".join(filter(None, (task.what, task.who, _task_due(task, today))))
    style = "muted" if task.done_on else "warning" if task.over(today) else ""
    return ListRow(("task", task.id), {WHOLE: f"{indent}{mark} {words}"}, style)


def _task_due(task: TaskView, today: date) -> str:
    if task.done_on is not None:
        return _("done {day}").format(day=_near(task.done_on, today))
    if task.due_on is None:
        return ""
    left = days_left(-task.over(today)) if task.over(today) else in_days(task.due_on, today)
    return f"{_near(task.due_on, today)}, {left}"


def area_text(line: ChecklistLine, release_on: date | None, today: date) -> Content:
    """All that is written about one area, what matters first."""
    parts: TextParts = [(label(line.area), "bold"), f"  {_standing(line)}\n"]
    parts += pair(_("Who"), " · ".join(filter(None, (line.responsible, line.contact))))
    parts += pair(_("Due day"), _due_in_full(line, release_on, today))
    parts += pair(_("In custody"), line.in_custody)
    parts += pair(_("After release"), line.after_release)
    at_release = label(line.outcome_at_release, "checklist_outcome")
    later = label(line.outcome_six_months, "checklist_outcome")
    outcome = [_("at release: {words}").format(words=at_release)] if at_release else []
    outcome += [_("6 months later: {words}").format(words=later)] if later else []
    parts += pair(_("What came of it"), " · ".join(outcome))
    parts += pair(_("Notes"), line.notes)
    done = [task for task in line.tasks if task.done_on is not None]
    parts += pair(_("Tasks done"), ", ".join(task.what for task in done))
    if len(parts) == 2 and line.need is not ChecklistNeed.NONE:
        hint = _("Nothing is written here yet: y says whether there is a need, e writes.")
        parts.append((hint if _bare(line) else _("e writes who does it, when, and what."), "$text-muted"))
    return Content.assemble(*parts)


def _standing(line: ChecklistLine) -> str:
    if line.need is not ChecklistNeed.YES:
        return label(line.need)
    return f"{label(line.need)}, {label(line.status)}"


def _due_in_full(line: ChecklistLine, release_on: date | None, today: date) -> str:
    weeks = _weeks_in_full(line.weeks_before_release)
    if line.due is None:
        return _("{weeks}; the release date is not known").format(weeks=weeks) if weeks else ""
    left = days_left(-line.over) if line.over else in_days(line.due, today)
    words = f"{day(line.due)}, {left}"
    if weeks and release_on is not None:
        words += " " + _("({weeks}, moves with it)").format(weeks=weeks)
    return words


def _weeks_in_full(weeks: int | None) -> str:
    if weeks is None:
        return ""
    return ngettext("{number} week before release", "{number} weeks before release", weeks).format(
        number=weeks
    )


def task_text(task: TaskView, today: date) -> Content:
    """A task, and the meeting it came from."""
    parts: TextParts = [(shown(task.what).plain, "bold"), "\n"]
    parts += pair(_("Who"), task.who)
    parts += pair(_("Due day"), _task_due(task, today))
    parts += pair(_("From"), _("meeting of {day}").format(day=day(task.meeting_on)))
    return Content.assemble(*parts)
