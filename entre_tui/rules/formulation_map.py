"""The map need → theme → strategy → goal: its loose ends, and its layout as rows that can be drawn.

Words, rules and sources: docs/casework.md 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from entre_tui.rules.codes import NeedLevel


class MapColumn(StrEnum):
    NEED = "need"
    THEME = "theme"
    STRATEGY = "strategy"
    GOAL = "goal"


COLUMNS = tuple(MapColumn)


class LooseKind(StrEnum):
    NEED_WITHOUT_STRATEGY = "need_without_strategy"
    GOAL_WITHOUT_NEED = "goal_without_need"
    THEME_NOT_ASKED_FOR = "theme_not_asked_for"


class MapJoin(StrEnum):
    """The line between two columns in one row: ─ straight, ┬ first of several, ├, └ last, │ passing by."""

    NONE = "none"
    STRAIGHT = "straight"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class NeedMark:
    key: str
    level: NeedLevel


@dataclass(frozen=True, slots=True)
class FormulationChain:
    """One chain of the map; what is not decided yet is None."""

    need: str | None = None
    theme: str | None = None
    strategy: str | None = None
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class LooseEnd:
    kind: LooseKind
    key: str
    level: NeedLevel | None = None


@dataclass(frozen=True, slots=True)
class MapCell:
    """One box: `shown` False where it goes on from the row above, `through` where a line crosses an empty one."""

    key: str | None
    shown: bool
    loose: LooseKind | None = None
    through: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """Four cells in the order of `COLUMNS`, and the three joins between them."""

    cells: tuple[MapCell, MapCell, MapCell, MapCell]
    joins: tuple[MapJoin, MapJoin, MapJoin]


@dataclass(frozen=True, slots=True)
class CaseMap:
    rows: tuple[MapRow, ...]
    loose: tuple[LooseEnd, ...]


MapChain = tuple[str | None, str | None, str | None, str | None]


def build_map(
    needs: Sequence[NeedMark], themes: Sequence[str], goals: Sequence[str], links: Iterable[FormulationChain]
) -> CaseMap:
    """The map of a client: rated needs, planned themes, goals (without the removed ones) and what links them.

    Needs come marked first, then some; a need of level none only where something is linked to it. A link to a
    goal that is not in `goals` keeps its other parts. Everything without a link gets a row of its own.
    """
    chains = _chains(needs, themes, goals, links)
    loose = loose_ends(needs, themes, goals, chains)
    kinds = {(end.kind, end.key): end.kind for end in loose}
    ordered = _order_chains(chains, needs, themes, goals)
    return CaseMap(tuple(_row(ordered, number, kinds) for number in range(len(ordered))), loose)


def _chains(
    needs: Sequence[NeedMark], themes: Sequence[str], goals: Sequence[str], links: Iterable[FormulationChain]
) -> list[MapChain]:
    known = set(goals)
    found: dict[MapChain, None] = {}
    for link in links:
        goal = link.goal if link.goal in known else None
        found[(link.need, link.theme, link.strategy, goal)] = None
    for need in needs:
        if need.level is not NeedLevel.NONE:
            found[(need.key, None, None, None)] = None
    found.update(((None, theme, None, None), None) for theme in themes)
    found.update(((None, None, None, goal), None) for goal in goals)
    chains = [chain for chain in found if any(chain)]
    return [chain for chain in chains if not any(_within(chain, other) for other in chains)]


def _within(chain: MapChain, other: MapChain) -> bool:
    """Whether the other chain says all that this one says, and more."""
    return chain != other and all(part in (None, whole) for part, whole in zip(chain, other, strict=True))


def loose_ends(
    needs: Sequence[NeedMark], themes: Sequence[str], goals: Sequence[str], chains: Iterable[MapChain]
) -> tuple[LooseEnd, ...]:
    """Needs (marked or some) without a strategy, goals without such a need, themes no such need asked for.

    Strategies and goals may hang on a need through any theme or none. Marked needs come first.
    """
    listed = list(chains)
    active = {need.key: need.level for need in _by_level(needs) if need.level is not NeedLevel.NONE}
    treated = {need for need, _, strategy, _ in listed if strategy is not None}
    asked = {theme for need, theme, _, _ in listed if need in active}
    aimed = {goal for need, _, _, goal in listed if need in active}
    mapped = dict.fromkeys([*themes, *(theme for _, theme, _, _ in listed if theme is not None)])
    return (
        *(
            LooseEnd(LooseKind.NEED_WITHOUT_STRATEGY, need, level)
            for need, level in active.items()
            if need not in treated
        ),
        *(LooseEnd(LooseKind.GOAL_WITHOUT_NEED, goal) for goal in dict.fromkeys(goals) if goal not in aimed),
        *(LooseEnd(LooseKind.THEME_NOT_ASKED_FOR, theme) for theme in mapped if theme not in asked),
    )


def _by_level(needs: Iterable[NeedMark]) -> list[NeedMark]:
    order = (NeedLevel.MARKED, NeedLevel.SOME, NeedLevel.NONE)
    return sorted(needs, key=lambda need: order.index(need.level))


def _order_chains(
    chains: Sequence[MapChain], needs: Sequence[NeedMark], themes: Sequence[str], goals: Sequence[str]
) -> list[MapChain]:
    """Chains with the same beginning together; what a column lacks comes last in it."""
    given: tuple[list[str], ...] = ([need.key for need in _by_level(needs)], list(themes), [], list(goals))
    ranks = []
    for column in range(4):
        keys = dict.fromkeys([*given[column], *(chain[column] for chain in chains)])
        ranks.append({key: rank for rank, key in enumerate(keys)})
    return sorted(
        chains,
        key=lambda chain: [(part is None, ranks[column][part]) for column, part in enumerate(chain)],
    )


def _row(chains: Sequence[MapChain], number: int, kinds: dict[tuple[LooseKind, str], LooseKind]) -> MapRow:
    one, two, three, four = (_cell(chains, number, column, kinds) for column in range(4))
    first, second, third = (_join(chains, number, column) for column in range(3))
    return MapRow((one, two, three, four), (first, second, third))


def _goes_on(chains: Sequence[MapChain], number: int, column: int) -> bool:
    """Whether the row above has the same chain up to and with this column."""
    return number > 0 and chains[number - 1][: column + 1] == chains[number][: column + 1]


def _cell(
    chains: Sequence[MapChain], number: int, column: int, kinds: dict[tuple[LooseKind, str], LooseKind]
) -> MapCell:
    chain = chains[number]
    key = chain[column]
    again = _goes_on(chains, number, column)
    if key is None:
        through = not again and any(chain[:column]) and any(chain[column:])
        return MapCell(None, shown=False, through=through)
    own = {
        0: LooseKind.NEED_WITHOUT_STRATEGY,
        1: LooseKind.THEME_NOT_ASKED_FOR,
        3: LooseKind.GOAL_WITHOUT_NEED,
    }
    loose = kinds.get((own[column], key)) if column in own else None
    return MapCell(key, shown=not again, loose=loose)


def _join(chains: Sequence[MapChain], number: int, column: int) -> MapJoin:
    """The line from the cell in `column` to the one right of it."""
    parent = chains[number][: column + 1]
    children = dict.fromkeys(
        chain[column + 1] for chain in chains if chain[: column + 1] == parent and any(chain[column + 1 :])
    )
    if not any(parent) or not children:
        return MapJoin.NONE
    order = list(children)
    child = chains[number][column + 1]
    last = order.index(child) == len(order) - 1
    if _goes_on(chains, number, column + 1):
        return MapJoin.NONE if last else MapJoin.BESIDE
    if len(order) == 1:
        return MapJoin.STRAIGHT
    return MapJoin.LAST if last else MapJoin.FIRST if order[0] == child else MapJoin.MIDDLE
