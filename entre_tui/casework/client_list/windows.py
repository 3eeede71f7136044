"""The client list: windows by key in the order shown, search, filters. It reads only what is visible.

Search looks at names, numbers, office and worker, never at free text (Criminal Data Act 2018:1177 2:14).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from peewee import ColumnBase, Expression

from entre_tui.casework.client_list import rows as list_rows
from entre_tui.casework.client_list.choice import THIS_WEEK, ListChoice
from entre_tui.casework.client_list.filters import release_keys
from entre_tui.casework.client_list.lines import ClientLine, FirstLines, ListCounts, ListWindow
from entre_tui.casework.client_list.rows import ListQuery, asked_for
from entre_tui.casework.core.base import Acting, reading
from entre_tui.models import ClientRow
from entre_tui.models.caseload import ORDERS

if TYPE_CHECKING:
    from entre_tui.models.queries import Query


@reading
def top(acting: Acting, choice: ListChoice, count: int) -> ListWindow:
    """The first lines."""
    lines = _lines(asked_for(acting, choice), choice, acting.now, count + 1)
    return ListWindow(lines[:count], True, len(lines) <= count)


@reading
def bottom(acting: Acting, choice: ListChoice, count: int) -> ListWindow:
    """The last lines, read backwards so that a million rows cost what twenty do."""
    lines = _lines(asked_for(acting, choice), choice, acting.now, count + 1, backwards=True)
    return ListWindow(lines[-count:], len(lines) <= count, True)


@reading
def after(acting: Acting, choice: ListChoice, line: ClientLine, count: int) -> ListWindow:
    """The lines that follow one."""
    lines = _lines(
        asked_for(acting, choice), choice, acting.now, count + 1, beyond=(line.key, line.client_id)
    )
    return ListWindow(lines[:count], False, len(lines) <= count)


@reading
def before(acting: Acting, choice: ListChoice, line: ClientLine, count: int) -> ListWindow:
    """The lines that come before one, in display order."""
    lines = _lines(
        asked_for(acting, choice),
        choice,
        acting.now,
        count + 1,
        beyond=(line.key, line.client_id),
        backwards=True,
    )
    return ListWindow(lines[-count:], len(lines) <= count, False)


@reading
def around(acting: Acting, choice: ListChoice, key: str, client_id: int, count: int) -> ListWindow:
    """Lines before and from a place on, whether or not the client that stood there still does."""
    asked = asked_for(acting, choice)
    above = _lines(asked, choice, acting.now, count + 1, beyond=(key, client_id), backwards=True)
    below = _lines(asked, choice, acting.now, count + 1, beyond=(key, client_id - 1))
    kept = above[-count:]
    return ListWindow(kept + below[:count], len(above) <= count, len(below) <= count, len(kept))


@reading
def counts(acting: Acting, choice: ListChoice) -> ListCounts:
    """n of N; both are "at least" where there are very many."""
    asked = asked_for(acting, choice)
    whose = asked_for(acting, choice.bare) if choice.due == THIS_WEEK else asked
    total, every = list_rows.total(whose, choice)
    return _among(asked, choice, ListCounts(total, total, every, every))


@reading
def look(acting: Acting, choice: ListChoice, count: int, everybody: ListCounts | None = None) -> FirstLines:
    """The first lines and the numbers to them in one go, as each letter of a search asks.

    `everybody` is what was counted before: letters change nothing about how many there are.
    """
    asked = asked_for(acting, choice)
    lines = _lines(asked, choice, acting.now, count + 1)
    numbers = _among(asked, choice, everybody) if everybody else counts(acting, choice)
    return FirstLines(ListWindow(lines[:count], True, len(lines) <= count), numbers)


def _among(asked: ListQuery, choice: ListChoice, everybody: ListCounts) -> ListCounts:
    """How many of them match."""
    total, every = everybody.total, everybody.all_exact
    matching, exact = list_rows.matching(asked, choice) if choice.is_filtered else (total, every)
    return ListCounts(matching, total, exact, every)


@reading
def line(acting: Acting, client_id: int, choice: ListChoice) -> ClientLine | None:
    """One client's line as it is now, or nothing if the client is gone."""
    rows = _select(ORDERS[choice.sort]).where(ClientRow.client == client_id)
    return next((ClientLine(*row) for row in rows.tuples()), None)


def _lines(
    asked: ListQuery,
    choice: ListChoice,
    now: datetime,
    limit: int,
    *,
    beyond: tuple[str, int] | None = None,
    backwards: bool = False,
) -> tuple[ClientLine, ...]:
    key = ORDERS[choice.sort]
    query = _select(key).where(*list_rows.conditions(asked, choice))
    if beyond is not None:
        query = query.where(_beyond(key, *beyond, backwards))
    if choice.sort == "release" and choice.release_weeks is not None:
        # Only these days are walked; on the side of `beyond` that is the end already.
        begins, over = release_keys(choice.release_weeks, now)
        ends = (
            (key >= begins, key < over) if beyond is None else (key >= begins if backwards else key < over,)
        )
        query = query.where(*ends)
    order = (key.desc(), ClientRow.client.desc()) if backwards else (key, ClientRow.client)
    lines = tuple(ClientLine(*row) for row in query.order_by(*order).limit(limit).tuples())
    return lines[::-1] if backwards else lines


def _beyond(key: ColumnBase, value: str, client_id: int, backwards: bool) -> Expression:
    """Written so that both SQLite and PostgreSQL take it as one range of the index."""
    if backwards:
        return (key <= value) & ((key < value) | (ClientRow.client < client_id))
    return (key >= value) & ((key > value) | (ClientRow.client > client_id))


def _select(key: ColumnBase) -> Query[ClientRow]:
    return ClientRow.select(
        ClientRow.client,
        key,
        ClientRow.ref,
        ClientRow.name,
        ClientRow.protected,
        ClientRow.flagged,
        ClientRow.active,
        ClientRow.legal_status,
        ClientRow.programme,
        ClientRow.phase,
        ClientRow.sessions_held,
        ClientRow.next_at,
        ClientRow.missed_run,
        ClientRow.missed_30_days,
        ClientRow.missed_open,
        ClientRow.attendance_flag,
        ClientRow.to_log,
        ClientRow.checklist_done,
        ClientRow.checklist_total,
        ClientRow.due_kind,
        ClientRow.due_on,
        ClientRow.release_on,
    )
