"""The map need → theme → strategy → goal of one client, with its loose ends, ready to be drawn (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, found, opening
from entre_tui.casework.core.programmes import catalogue, plan_of, strategy_name, theme_name
from entre_tui.casework.formulation.content import Content, MapLine
from entre_tui.casework.formulation.views import FormulationView, latest, of_number
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import AddedTheme, Client, Enrolment, Goal, Session, SessionTheme
from entre_tui.rules import formulation_map as rule
from entre_tui.rules.codes import GoalStatus, Need, NeedLevel
from entre_tui.rules.formulation_map import CaseMap, LooseEnd, LooseKind

MapChoices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of this version of the formulation; goals' keys are their ids as text.

    `words` gives what each key is called, by column ("need", "theme", "strategy", "goal"). `lines` are the
    saved ones; a goal that no line leads to is joined to the need it names as its area.
    """

    client_id: int
    formulation: FormulationView | None
    map: CaseMap
    words: dict[tuple[str, str], str]
    lines: tuple[MapLine, ...]
    themes: MapChoices
    strategies: MapChoices
    goals: MapChoices
    themes_for: dict[str, tuple[str, ...]]

    def loose_words(self, end: LooseEnd) -> str:
        """A loose end as a sentence."""
        return loose_words(end, self.words)


@opening
def case_map(acting: Acting, client_id: int, number: int | None = None) -> MapView:
    """The map of the latest version, or of an earlier one with the goals as they are now."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="formulation")
    view = latest(client_id) if number is None else of_number(client_id, number)
    if view is None and number:
        raise CaseworkError(_("There is no such version."))
    content = view.content if view else Content()
    goals = _goals(client_id)
    enrolment = current_enrolment(client_id)
    planned = _planned_themes(client_id, enrolment)
    drawn = rule.build_map(
        [rule.NeedMark(row.need, NeedLevel(row.level)) for row in content.needs],
        planned,
        [str(goal.id) for goal in goals],
        [*_links(content), *_by_area(content, goals)],
    )
    themes, strategies = themes_and_strategies(enrolment)
    return MapView(
        client_id,
        view,
        drawn,
        _words(drawn, goals),
        content.links,
        themes,
        strategies,
        tuple((str(goal.id), goal.own_words) for goal in goals),
        _themes_for(enrolment),
    )


def loose_words(end: LooseEnd, words: dict[tuple[str, str], str]) -> str:
    """A loose end as a sentence."""
    if end.kind is LooseKind.NEED_WITHOUT_STRATEGY:
        name = words.get(("need", end.key), end.key)
        marked = _("{need} is a marked need and nothing is done about it yet.")
        return (marked if end.level is NeedLevel.MARKED else _("{need}: no strategy yet.")).format(need=name)
    if end.kind is LooseKind.GOAL_WITHOUT_NEED:
        return _("No need leads to the goal “{goal}”.").format(goal=words.get(("goal", end.key), end.key))
    return _("No need asks for the theme {theme}.").format(theme=words.get(("theme", end.key), end.key))


def _goals(client_id: int) -> list[Goal]:
    rows = Goal.select().where(
        Goal.client == client_id, Goal.removed_at.is_null(), Goal.status != GoalStatus.REMOVED
    )
    return list(rows.order_by(Goal.place, Goal.id))


def _links(content: Content) -> list[rule.FormulationChain]:
    return [
        rule.FormulationChain(
            link.need, link.theme, link.strategy, None if link.goal_id is None else str(link.goal_id)
        )
        for link in content.links
    ]


def _by_area(content: Content, goals: Sequence[Goal]) -> list[rule.FormulationChain]:
    """Goals that no saved line leads to hang on the need that is their area."""
    linked = {link.goal_id for link in content.links}
    return [
        rule.FormulationChain(goal.area, goal.theme, None, str(goal.id))
        for goal in goals
        if goal.area and goal.id not in linked
    ]


def _planned_themes(client_id: int, enrolment: Enrolment | None) -> list[str]:
    """The themes that sessions are planned on, and those added to the programme for this client."""
    rows = (
        SessionTheme.select(SessionTheme.theme)
        .join(Session)
        .where(Session.client == client_id, Session.removed_at.is_null())
        .order_by(Session.starts_at, SessionTheme.id)
    )
    themes = [theme for (theme,) in rows.tuples()]
    if enrolment is not None:
        added = AddedTheme.select(AddedTheme.theme).where(AddedTheme.enrolment == enrolment.id)
        themes += [theme for (theme,) in added.tuples()]
    return list(dict.fromkeys(themes))


def themes_and_strategies(enrolment: Enrolment | None) -> tuple[MapChoices, MapChoices]:
    """For other casework: themes and strategies to choose from: the programme's, else those of every programme."""
    plan = plan_of(enrolment.programme, enrolment.programme_version) if enrolment else None
    plans = [plan] if plan else [one for one in catalogue().programmes if not one.stub]
    themes = [theme.id for one in plans for theme in one.themes]
    if enrolment is not None:
        rows = AddedTheme.select(AddedTheme.theme).where(AddedTheme.enrolment == enrolment.id)
        themes += [theme for (theme,) in rows.tuples()]
    strategies = [strategy.id for one in plans for strategy in one.strategies]
    return (
        tuple((theme, theme_name(theme)) for theme in dict.fromkeys(themes)),
        tuple((strategy, strategy_name(strategy)) for strategy in dict.fromkeys(strategies)),
    )


def _themes_for(enrolment: Enrolment | None) -> dict[str, tuple[str, ...]]:
    """Which of the programme's themes work on a need."""
    plan = plan_of(enrolment.programme, enrolment.programme_version) if enrolment else None
    if plan is None:
        return {}
    return {str(need): tuple(theme.id for theme in plan.themes if need in theme.needs) for need in Need}


def _words(drawn: CaseMap, goals: Sequence[Goal]) -> dict[tuple[str, str], str]:
    said = {str(goal.id): goal.own_words for goal in goals}
    named: dict[str, Callable[[str], str]] = {
        "need": lambda key: label(key, "need"),
        "theme": theme_name,
        "strategy": strategy_name,
        "goal": lambda key: said.get(key, key),
    }
    cells = [
        (str(column), cell.key)
        for row in drawn.rows
        for column, cell in zip(rule.COLUMNS, row.cells, strict=True)
    ]
    return {(column, key): named[column](key) for column, key in cells if key is not None}
