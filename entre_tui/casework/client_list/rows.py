"""Which rows of the client list a choice asks for, put so that an index answers at any size of the register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from peewee import Case, ColumnBase, Expression, fn

from entre_tui.casework.client_list import searching
from entre_tui.casework.client_list.choice import THIS_WEEK, ListChoice
from entre_tui.casework.client_list.filters import narrowing
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.models import ClientRow
from entre_tui.models.caseload import ORDERS

COUNTED = 10_000
LOOKED_AT = 20_000
LOOKED_AT_A_LETTER = 2_000
"""No more clients than this are counted, and no more looked at for how many of them match: a number is read at a
glance and must not hold up the list. Where there may be more it is "at least".
"""


class ListQuery(NamedTuple):
    """What is asked of a row, and the only clients it can be where these are few enough to be named.

    `holding` is whose the case has to be, in any one of these columns (none: anybody's), `held` these clients.
    """

    which: list[ColumnBase]
    holding: tuple[tuple[ColumnBase, int | None], ...]
    held: list[int] | None
    few: list[int] | None


def asked_for(acting: Acting, choice: ListChoice) -> ListQuery:
    """Looks up what can be named: the clients of a word that few share, the cases of one worker."""
    found = searching.look_up(choice.text)
    holding = _holding(choice, acting.actor)
    held = _held_by(holding)
    which = [*narrowing(choice, acting.now), *found.conditions]
    return ListQuery(which, holding, held, searching.both(found.clients, held))


def _holding(choice: ListChoice, actor: Actor) -> tuple[tuple[ColumnBase, int | None], ...]:
    if choice.scope == "mine":
        return (ClientRow.worker, actor.worker_id), (ClientRow.cover, actor.worker_id)
    if choice.scope == "office":
        return ((ClientRow.office, actor.office_id),)
    # Who has held a session need not have the case.
    if choice.scope == "worker" and choice.due != THIS_WEEK:
        return ((ClientRow.worker, choice.worker),)
    return ((ClientRow.worker, None),) if choice.scope == "nobody" else ()


def _held_by(holding: Sequence[tuple[ColumnBase, int | None]]) -> list[int] | None:
    """Nothing where they are too many to be named, or can be anybody's."""
    ids: set[int] = set()
    for column, who in holding:
        query = ClientRow.select(ClientRow.client).where(_is(column, who)).limit(searching.FEW + 1)
        ids.update(row[0] for row in query.tuples())
    return sorted(ids) if holding and len(ids) <= searching.FEW else None


def _is(column: ColumnBase, who: int | None) -> Expression:
    return column.is_null() if who is None else column == who


def conditions(asked: ListQuery, choice: ListChoice) -> list[ColumnBase]:
    """COALESCE keeps the planner from any other index than the order's, or the clients' own where they are named."""
    named = asked.few is not None
    active: ColumnBase = fn.COALESCE(ClientRow.active, False) if named else ClientRow.active
    where = [active == (not choice.ended), *asked.which]
    if named:
        where.append(ClientRow.client.in_(asked.few))
    if asked.held is None and asked.holding:
        where.append(_is_holder(asked))
    return where


def _is_holder(asked: ListQuery) -> Expression:
    either = [fn.COALESCE(column, 0) == (who or 0) for column, who in asked.holding]
    return reduce(or_, either)


def total(asked: ListQuery, choice: ListChoice) -> tuple[int, bool]:
    """How many there are whatever narrows the list, and whether these are all."""
    active: ColumnBase = ClientRow.active
    rows = ClientRow.select(ClientRow.client)
    if asked.held is not None:
        active = fn.COALESCE(active, False)
        rows = rows.where(ClientRow.client.in_(asked.held))
    elif asked.holding:
        rows = rows.where(reduce(or_, (_is(*each) for each in asked.holding)))
    else:
        rows = rows.order_by(ORDERS[choice.sort], ClientRow.client)
    return _at_most(rows.where(active == (not choice.ended)).limit(COUNTED + 1).count())


def matching(asked: ListQuery, choice: ListChoice) -> tuple[int, bool]:
    """How many of them match, and whether these are all."""
    if asked.few is not None:
        return _at_most(ClientRow.select().where(*conditions(asked, choice)).count())
    asks = [*asked.which, *([_is_holder(asked)] if asked.holding else [])]
    reach = LOOKED_AT_A_LETTER if choice.text else LOOKED_AT
    first = ClientRow.select(Case(None, [(reduce(and_, asks), 1)], 0).alias("hit"))
    first = first.where(ClientRow.active == (not choice.ended))
    first = first.order_by(ORDERS[choice.sort], ClientRow.client).limit(reach + 1).alias("first")
    hits, looked = first.select_from(fn.SUM(first.c.hit), fn.COUNT(first.c.hit)).tuples().get()
    number, every = _at_most(int(hits or 0))
    return number, every and looked <= reach


def _at_most(number: int) -> tuple[int, bool]:
    return min(number, COUNTED), number <= COUNTED
