"""Goals to be read: the client's words large, then what is agreed, then how far it has come."""

from __future__ import annotations

from datetime import date, datetime

from textual.content import Content as Text

from entre_tui.casework.goals.observed_changes import StaffWords
from entre_tui.casework.goals.views import GoalsView, GoalView, RatingView, StepView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day, in_days, short_day, short_month
from entre_tui.locale.figures import Figure, format_level
from entre_tui.locale.labels import label
from entre_tui.rules.codes import GoalStatus, StepStatus
from entre_tui.rules.goal_scaling import LEVELS
from entre_tui.text import cut
from entre_tui.widgets.base.charts import dots, sparkline
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.lists.row_list import ListRow, RowColumn

SIGNS = {GoalStatus.ACTIVE: "○", GoalStatus.LATER: "…", GoalStatus.ACHIEVED: "✓", GoalStatus.REMOVED: "✗"}
STEP_SIGNS = {StepStatus.TODO: "○", StepStatus.DONE: "✓", StepStatus.DROPPED: "–"}
ALL, WORDS = "all", "words"


def quote(words: str) -> str:
    """What somebody said, in the quotation marks of the language in use."""
    return _("“{words}”").format(words=words)


def goal_rows(view: GoalsView, today: date) -> list[ListRow]:
    """The goals, then all of them together, then the staff's words."""
    rows = [_goal_row(goal, today) for goal in view.goals]
    if view.goals:
        score = "–" if view.t_score is None else f"T {view.t_score:.0f}"
        rows.append(ListRow(ALL, {"words": _("All goals together"), "rating": score}, "muted"))
    number = str(len(view.staff_words)) if view.staff_words else "–"
    return [*rows, ListRow(WORDS, {"words": _("In staff's words"), "rating": number}, "muted")]


def _goal_row(goal: GoalView, today: date) -> ListRow:
    last = goal.last_rating
    late = goal.status is GoalStatus.ACTIVE and goal.review_on is not None and goal.review_on < today
    cells = {
        "sign": "!" if late else SIGNS.get(goal.status, "?"),
        "words": goal.own_words,
        "steps": f"{goal.steps_done}/{goal.steps_counted}" if goal.steps_counted else "",
        "rating": format_level(last.level) if last else "–",
    }
    return ListRow(goal.id, cells, "warning" if late else "" if goal.status is GoalStatus.ACTIVE else "muted")


def goal_text(goal: GoalView, today: date) -> Text:
    """The client's words first and large, the worker's beneath."""
    parts = [Text.assemble(shown(quote(goal.own_words)).stylize("bold"), "\n")]
    if goal.smart:
        parts.append(shown(goal.smart))
    dates = _dates(goal, today)
    if dates:
        parts.append(Text(" · ").join(dates))
    return Text("\n").join(parts)


def facts_text(goal: GoalView) -> Text:
    """What is known of the goal besides: its place in the formulation, whose it is, whether it is agreed."""
    parts = [shown(" · ".join(_facts(goal)))]
    if (goal.changes and goal.status is not GoalStatus.ACTIVE) or len(goal.changes) > 1:
        parts.append(shown(_became(goal)))
    return Text("\n").join(parts)


def _facts(goal: GoalView) -> list[str]:
    words = [label(goal.status, "goal_status")]
    words += filter(None, (label(goal.area, "need"), goal.theme_words))
    words.append(_("from: {source}").format(source=label(goal.source, "goal_source")))
    if goal.agreement:
        when = f" {day(goal.agreement_on)}" if goal.agreement_on else ""
        words.append(f"{label(goal.agreement, 'agreement')}{when}")
    else:
        words.append(_("not yet agreed"))
    if goal.weight != 1:
        words.append(_("weight {number}").format(number=goal.weight))
    return words


def _dates(goal: GoalView, today: date) -> list[Text]:
    """Target and review; one that has passed on a goal still worked for stands out."""
    found = []
    for on, words in ((goal.target_on, _("target {day}")), (goal.review_on, _("review {day}"))):
        if on is None:
            continue
        text = words.format(day=short_day(on, today))
        if goal.status is GoalStatus.ACTIVE and on < today:
            found.append(Text.styled(f"! {text}, {in_days(on, today)}", "$text-warning"))
        else:
            found.append(Text(text))
    return found


def _became(goal: GoalView) -> str:
    last = goal.changes[-1]
    words = _("{status} {day}, {who}").format(
        status=label(last.to_status, "goal_status"), day=day(last.at.date()), who=last.by
    )
    return f"{words}: {last.reason}" if last.reason else words


def step_rows(goal: GoalView, today: date, *, narrow: bool) -> list[ListRow]:
    """The steps with who and when; one that is late stands out by its sign too."""
    return [
        ListRow(step.id, _step_cells(step, today, narrow), _step_style(step, today)) for step in goal.steps
    ]


def step_columns(*, narrow: bool) -> tuple[RowColumn, ...]:
    """What is to be done gets what room there is."""
    return (
        RowColumn("sign", "", 1),
        RowColumn("what", _("Step")),
        RowColumn("who", _("Who"), 11 if narrow else 14),
        RowColumn("when", _("By when"), 7 if narrow else 12),
    )


def _step_cells(step: StepView, today: date, narrow: bool) -> dict[str, str]:
    who = label(step.actor, "step_actor")
    late = _late(step, today)
    return {
        "sign": "!" if late else STEP_SIGNS.get(step.status, "?"),
        "what": step.what,
        "who": step.actor_name or who,
        "when": _when(step.due_on, today, narrow) if step.due_on else "",
    }


def _when(on: date, today: date, narrow: bool) -> str:
    if not narrow:
        return short_day(on, today)
    return f"{on.day} {short_month(on)}" if on.year == today.year else f"{short_month(on)} {on:%y}"


def _late(step: StepView, today: date) -> bool:
    return step.status is StepStatus.TODO and step.due_on is not None and step.due_on < today


def _step_style(step: StepView, today: date) -> str:
    if _late(step, today):
        return "warning"
    return "" if step.status is StepStatus.TODO else "muted"


def chart(goal: GoalView, width: int) -> Text:
    """The ratings as dots over time, each line with the words of its level."""
    if not goal.ratings and not goal.levels:
        return Text(_("Not rated yet: p rates, l describes the levels."))
    room = max(6, width // 2 - 4) if goal.levels else width
    levels = [rating.level for rating in goal.ratings]
    lines = (
        dots(levels, cells=room) if levels else [f"{format_level(level):>2}" for level in reversed(LEVELS)]
    )
    cells = max(map(len, lines)) + 2
    drawn = [
        shown(
            f"{line.ljust(cells)}{cut(' '.join(goal.levels.get(level, '').split()), max(0, width - cells))}"
        )
        for line, level in zip(lines, reversed(LEVELS), strict=True)
    ]
    if goal.ratings:
        drawn.append(Text(_span(goal.ratings)))
    return Text("\n").join(drawn)


def _span(ratings: tuple[RatingView, ...]) -> str:
    number = ngettext("{number} rating", "{number} ratings", len(ratings)).format(number=len(ratings))
    first, last = ratings[0], ratings[-1]
    days = day(last.on) if len(ratings) == 1 else f"{day(first.on)} – {day(last.on)}"
    words = f"{number}, {days}, {_('last {level}').format(level=format_level(last.level))}"
    return f"{words}: {' '.join(last.words.split())}" if last.words else words


def score_text(view: GoalsView, width: int) -> Text:
    """The T score over all goals and how it moved."""
    if view.t_score is None:
        return Text(_("No goal is rated yet. With a goal at the mark, p rates it."))
    parts = [Text.styled(_("T = {score:.1f}").format(score=Figure(view.t_score)), "bold")]
    parts.append(Text(_("50 is “as expected” over all goals, by their weights (Goal Attainment Scaling).")))
    points = view.t_points[-width:]
    parts.append(Text(sparkline([score for _on, score in points])))
    parts.append(
        Text("\n".join(f"{day(on):<12} {Figure(score):5.1f}" for on, score in reversed(points[-10:])))
    )
    return Text("\n\n").join(parts)


def note_rows(notes: tuple[StaffWords, ...], now: datetime) -> list[ListRow]:
    """The notes with day and author."""
    return [
        ListRow(
            note.id,
            {
                "day": short_day(note.at.astimezone(now.tzinfo).date(), now.date()),
                "author": note.author,
                "text": " ".join(note.text.split()),
            },
        )
        for note in notes
    ]


def note_text(note: StaffWords | None, now: datetime) -> Text:
    """One note in full."""
    if note is None:
        return Text(_("Nothing yet. w writes down a change that was seen in the client, with its day."))
    head = f"{day(note.at.astimezone(now.tzinfo).date())} · {note.author}"
    return Text.assemble("\n", shown(note.text), "\n\n", head, "\n")
