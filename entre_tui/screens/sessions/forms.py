"""Forms of sessions: the plan, begun with what the last session left behind, and the evaluation."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime

from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions import plan as session_plan
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.plan import PlanStart
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.casework.sessions.views import CarriedOver, SessionView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.labels import options
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import (
    AnyField,
    CheckField,
    ChoiceField,
    DateField,
    LongField,
    ManyField,
    NumberField,
    TextField,
)
from entre_tui.widgets.form.form import Form

ThemeOptions = tuple[tuple[str, str], ...]


async def plan_next(screen: BaseScreen, client_id: int, made: Callable[[int | None], None]) -> None:
    """The next session: its number, the next booked time, last session's homework and next step in view.

    `made` is told the new session's id, so that the mark can go there.
    """
    start: PlanStart = await screen.app.work(session_plan.plan_start, client_id)

    async def save(values: TypedValues) -> None:
        booked = start.appointment_id if values["starts_at"] == start.starts_at else None
        details = PlanDetails(**values, appointment_id=booked)
        done = await screen.app.work(sessions.plan_session, client_id, details)
        made(done.record_id)
        screen.app.report(done)

    blank = PlanDetails(start.starts_at or screen.app.now(), start.minutes, start.place, start.by_video)
    form = Form(
        _("Plan session {number}").format(number=start.number),
        _plan_fields(
            blank, start.themes, start.strategies, known=start.starts_at is not None, mapped=start.mapped
        ),
        save,
        start="aim" if start.starts_at else None,
        draft_key=f"session:new:{client_id}",
        intro=left_behind(start.earlier, screen.app.now()),
        client_id=client_id,
    )
    screen.app.push_screen(form)


async def edit_plan(screen: BaseScreen, session: SessionView) -> None:
    """Changes a plan, or writes it afterwards."""
    themes, strategies = await screen.app.work(session_plan.session_choices, session.client_id)

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            sessions.edit_session, session.id, PlanDetails(**values), seen_version=session.version
        )

    now_there = PlanDetails(
        session.starts_at,
        session.minutes,
        session.place,
        session.by_video,
        session.themes,
        session.strategies,
        session.aim,
        session.content,
        session.homework_set,
    )
    kept = tuple(zip(session.themes, session.theme_words, strict=True))
    used = tuple(zip(session.strategies, session.strategy_words, strict=True))
    form = Form(
        _("Plan of session {number}").format(number=session.number),
        _plan_fields(now_there, _with(themes, kept), _with(strategies, used)),
        save,
        draft_key=f"session:{session.id}:plan",
        intro=left_behind(session.earlier, screen.app.now()),
        client_id=session.client_id,
    )
    screen.app.push_screen(form)


async def evaluate(screen: BaseScreen, session: SessionView) -> None:
    """Says how it went."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            evaluation.evaluate_session, session.id, Evaluation(**values), seen_version=session.version
        )

    when = day_time(session.starts_at, screen.app.now())
    form = Form(
        _("Evaluate session {number}, {when}").format(number=session.number, when=when),
        _evaluation_fields(session),
        save,
        draft_key=f"session:{session.id}:evaluation",
        intro=_planned_words(session),
        client_id=session.client_id,
    )
    screen.app.push_screen(form)


def left_behind(earlier: CarriedOver | None, now: datetime) -> str:
    """Last session's homework and next step, in a line or two."""
    if earlier is None:
        return ""
    when = short_day(earlier.starts_at.date(), now.date())
    parts = [
        _("Homework from session {number}, {when}: {homework}").format(
            number=earlier.number, when=when, homework=_short(earlier.homework_set) or _("none set")
        )
    ]
    if earlier.next_step:
        parts.append(_("Next step agreed: {step}").format(step=_short(earlier.next_step)))
    return "\n".join(parts)


def _planned_words(session: SessionView) -> str:
    parts = [_("Aim: {aim}").format(aim=_short(session.aim)) if session.aim else ""]
    if session.earlier is not None and session.earlier.homework_set:
        parts.append(_("Homework was: {homework}").format(homework=_short(session.earlier.homework_set)))
    return "\n".join(filter(None, parts))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else line[:159] + "…"


def _with(offered: ThemeOptions, kept: ThemeOptions) -> ThemeOptions:
    """What a session has stays to be seen, also where the programme no longer offers it."""
    return tuple(dict((*offered, *kept)).items())


def _plan_fields(
    start: PlanDetails,
    themes: ThemeOptions,
    strategies: ThemeOptions,
    *,
    known: bool = True,
    mapped: tuple[int, int] = (0, 0),
) -> list[AnyField]:
    when = start.starts_at if known else None
    hints = [_on_map(number, len(all_)) for number, all_ in zip(mapped, (themes, strategies), strict=True)]
    fields: list[AnyField] = [
        DateField("starts_at", _("When"), when, with_time=True, optional=False, required=True),
        LongField("aim", _("Aim"), start.aim, height=2),
        ManyField("themes", _("Themes"), themes, start.themes, hint=hints[0]),
        ManyField("strategies", _("Strategies"), strategies, start.strategies, hint=hints[1]),
        LongField("content", _("Content"), start.content, height=5),
        LongField("homework_set", _("Homework to set"), start.homework_set, height=2),
        NumberField("minutes", _("Minutes"), start.minutes, 1, sessions.LONGEST),
        TextField("place", _("Where"), start.place),
        CheckField("by_video", _("By video"), start.by_video),
    ]
    return [field for field in fields if not isinstance(field, ManyField) or field.options]


def _on_map(number: int, whole: int) -> str:
    if not number or number == whole:
        return ""
    words = ngettext(
        "The first is on the client's map.", "The first {number} are on the client's map.", number
    )
    return words.format(number=number)


def _evaluation_fields(session: SessionView) -> list[AnyField]:
    def scale(name: str, words: str, value: int | None) -> ChoiceField:
        levels: list[tuple[Hashable, str]] = [(1, _("1 low")), (2, "2"), (3, "3"), (4, "4"), (5, _("5 high"))]
        return ChoiceField(name, words, levels, value, optional=True)

    homework = options("homework_done")
    set_before = str(session.homework_done) if session.homework_done else None
    return [
        LongField("done", _("What was done"), session.done, height=4),
        ChoiceField("homework_done", _("Homework done"), homework, set_before, optional=True),
        scale("engagement", _("Engagement"), session.engagement),
        scale("alliance", _("Alliance"), session.alliance),
        LongField("response", _("The client's response"), session.response, height=3),
        LongField("concerns", _("Concerns"), session.concerns, height=2),
        LongField("next_step", _("Next step"), session.next_step, height=2),
        NumberField("minutes", _("Minutes"), session.minutes, 1, sessions.LONGEST),
    ]
