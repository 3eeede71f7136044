"""The forms of goals, steps, ratings, levels, status and the staff's words."""

from __future__ import annotations

from collections.abc import Sequence

from entre_tui.casework.client import notes
from entre_tui.casework.goals import bank as goal_bank
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import HEAVIEST, GoalDetails
from entre_tui.casework.goals.observed_changes import StaffWords
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.goals.views import GoalView, StepView
from entre_tui.locale import N_, _
from entre_tui.locale.figures import format_level
from entre_tui.locale.labels import options
from entre_tui.rules.codes import GoalStatus
from entre_tui.rules.goal_scaling import LEVELS
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.goals.text import quote
from entre_tui.text import cut
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, LongField, NumberField, TextField
from entre_tui.widgets.form.form import Form

GoalChoices = Sequence[tuple[str, str]]
ONE_LINE = 50  # cells of a field at 80 columns; longer words are seen whole in several
LONGEST = 47
"""Cells of a level's words in a form on the usual terminal, with the level itself behind them."""
LEVEL_WORDS = {
    -2: N_("much less than expected"),
    -1: N_("less than expected"),
    0: N_("as expected"),
    1: N_("more than expected"),
    2: N_("much more than expected"),
}
SHORT_WORDS = {
    -2: N_("much less"),
    -1: N_("less"),
    0: N_("as expected"),
    1: N_("more"),
    2: N_("much more"),
}


def goal_form(
    screen: BaseScreen, client_id: int, goal: GoalView | None, themes: GoalChoices, bank: Sequence[str]
) -> Form:
    """A goal: the client's own words first, the office's phrases offered while they are typed."""

    async def save(values: TypedValues) -> None:
        details = GoalDetails(**values)
        if goal is None:
            await screen.app.do(goals.add_goal, client_id, details)
        else:
            await screen.app.do(goals.edit_goal, goal.id, details, seen_version=goal.version)

    title = _("New goal") if goal is None else _("Goal")
    key = f"goal:new:{client_id}" if goal is None else f"goal:{goal.id}"
    return Form(title, _goal_fields(goal, themes, bank), save, draft_key=key, client_id=client_id)


def _goal_fields(goal: GoalView | None, themes: GoalChoices, bank: Sequence[str]) -> list[AnyField]:
    start = goal or GoalDetails(area=None)
    words = start.own_words
    own: AnyField = (
        LongField("own_words", _("In the client's own words"), words, 3, required=True)
        if "\n" in words or len(words) > ONE_LINE
        else TextField(
            "own_words",
            _("In own words"),
            words,
            required=True,
            max_length=1_000,
            suggestions=tuple(bank),
            hint=_("as the client says it"),
        )
    )
    known = dict(themes)
    if start.theme:
        known.setdefault(start.theme, goal.theme_words if goal else start.theme)
    return [
        own,
        LongField("smart", _("SMART: put so that it can be seen when it is reached"), start.smart, 2),
        ChoiceField("area", _("Area"), options("need"), start.area, optional=True),
        ChoiceField("theme", _("Theme"), list(known.items()), start.theme, optional=True),
        ChoiceField("source", _("Whose idea"), options("goal_source"), start.source),
        DateField("target_on", _("Target"), start.target_on),
        DateField("review_on", _("Review on"), start.review_on),
        ChoiceField("agreement", _("The client"), options("agreement"), start.agreement, optional=True),
        DateField("agreement_on", _("Asked on"), start.agreement_on, past=True, hint=_("empty: today")),
    ]


def step_form(screen: BaseScreen, goal: GoalView, step: StepView | None) -> Form:
    """A step: what, who, by when."""

    async def save(values: TypedValues) -> None:
        details = StepDetails(**values)
        if step is None:
            await screen.app.do(goal_steps.add_step, goal.id, details)
        else:
            await screen.app.do(goal_steps.edit_step, step.id, details, seen_version=step.version)

    start = step or StepDetails()
    fields: list[AnyField] = [
        TextField("what", _("What"), start.what, required=True, max_length=1_000),
        ChoiceField("actor", _("Who"), options("step_actor"), start.actor),
        TextField("actor_name", _("Name or office"), start.actor_name, hint=_("if it needs saying")),
        DateField("due_on", _("By when"), start.due_on),
    ]
    title = _("New step") if step is None else _("Step")
    key = f"step:new:{goal.id}" if step is None else f"step:{step.id}"
    intro = quote(goal.own_words)
    return Form(title, fields, save, draft_key=key, intro=intro, client_id=goal.client_id)


def rating_form(screen: BaseScreen, goal: GoalView) -> Form:
    """How far it has come: the five levels in their own words, one key each."""

    async def save(values: TypedValues) -> None:
        rating = values["on"], values["level"], values["words"]
        await screen.app.do(goal_steps.rate_goal, goal.id, *rating, seen_version=goal.version)

    levels = [
        (
            level,
            f"{cut(' '.join(goal.levels.get(level, _(LEVEL_WORDS[level])).split()), LONGEST)} ({format_level(level)})",
        )
        for level in LEVELS
    ]
    fields: list[AnyField] = [
        ChoiceField("level", _("How far"), levels),
        DateField("on", _("Day"), screen.app.now().date(), optional=False, past=True),
        LongField("words", _("What shows it"), "", 3),
    ]
    intro = quote(goal.own_words)
    return Form(
        _("How far has it come?"),
        fields,
        save,
        intro=intro,
        client_id=goal.client_id,
        draft_key=f"rating:{goal.id}",
    )


def levels_form(screen: BaseScreen, goal: GoalView) -> Form:
    """The five levels described, and the weight."""

    async def save(values: TypedValues) -> None:
        words = {level: values[f"level{level}"] for level in LEVELS}
        weight = int(values["weight"])
        await screen.app.do(goals.describe_levels, goal.id, words, weight, seen_version=goal.version)

    fields: list[AnyField] = [
        TextField(
            f"level{level}",
            f"{format_level(level):>2} {_(SHORT_WORDS[level])}",
            " ".join(goal.levels.get(level, "").split("\n")),
            max_length=1_000,
            hint=_(LEVEL_WORDS[level]),
        )
        for level in reversed(LEVELS)
    ]
    fields.append(
        NumberField("weight", _("Weight"), goal.weight, 0, HEAVIEST, required=True, hint=_("0: not counted"))
    )
    intro = quote(goal.own_words)
    key = f"levels:{goal.id}"
    return Form(_("The five levels"), fields, save, draft_key=key, intro=intro, client_id=goal.client_id)


def status_form(screen: BaseScreen, goal: GoalView, status: str | None = None) -> Form:
    """Another status, with its reason; `status` is the one that stands chosen."""

    async def save(values: TypedValues) -> None:
        status, reason = values["status"], values["reason"]
        await screen.app.do(goals.set_status, goal.id, status, reason, seen_version=goal.version)

    others = [(code, words) for code, words in options("goal_status") if code != goal.status]
    hint = (
        _("needed: why it is taken up again")
        if goal.status is GoalStatus.REMOVED
        else _("needed to remove it")
    )
    fields: list[AnyField] = [
        ChoiceField("status", _("Becomes"), others, status),
        TextField("reason", _("Reason"), hint=hint, max_length=1_000),
    ]
    if status == GoalStatus.REMOVED:
        fields.reverse()
        title = _("Remove the goal?")
        intro = _(
            "“{goal}” goes to the end of the list with its steps, levels and ratings, and out of the T score "
            "and the map. Nothing is deleted; x takes it up again."
        ).format(goal=goal.own_words)
    else:
        title, intro = _("What has become of it?"), quote(goal.own_words)
    return Form(title, fields, save, intro=intro, client_id=goal.client_id)


def words_form(screen: BaseScreen, client_id: int, note: StaffWords | None) -> Form:
    """A change that was seen, in the staff's words."""
    now = screen.app.now()

    async def save(values: TypedValues) -> None:
        said = {"kind": notes.CHANGE, "at": values["at"]}
        if note is None:
            done = await screen.app.work(notes.add_note, client_id, values["text"], **said)
        else:
            said |= {"seen_version": note.version}
            done = await screen.app.work(notes.correct_note, note.id, values["text"], **said)
        screen.app.report(done)

    day = now.date() if note is None else note.at.astimezone(now.tzinfo).date()
    fields: list[AnyField] = [
        LongField("text", _("What you have seen change"), note.text if note else "", 8, required=True),
        DateField("at", _("Day"), day, optional=False, past=True),
    ]
    key = f"staff_words:new:{client_id}" if note is None else f"staff_words:{note.id}"
    return Form(_("In staff's words"), fields, save, draft_key=key, client_id=client_id)


def bank_form(screen: BaseScreen, phrases: Sequence[str]) -> Form:
    """The office's phrases, one a line."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(goal_bank.set_bank, values["phrases"].splitlines())

    fields: list[AnyField] = [LongField("phrases", _("One phrase a line"), "\n".join(phrases), 12)]
    intro = _("Offered while the client's own words are typed, never put in their place.")
    return Form(_("Goal bank"), fields, save, intro=intro, draft_key="goal_bank")
