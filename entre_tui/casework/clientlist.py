"""The client list: windows by key in the order shown, search, filters. It reads only what is visible.

Search looks at names, numbers, office and worker, never at free text (Criminal Data Act 2018:1177 2:14).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from peewee import Expression, fn

from entre_tui.casework import searching
from entre_tui.casework.base import Actor, reading
from entre_tui.casework.client_lines import ClientLine, Counts, Window
from entre_tui.casework.list_choice import THIS_WEEK, ListChoice
from entre_tui.casework.list_filters import narrowing
from entre_tui.models import ClientRow

SORTS = {
    "due": ClientRow.due_key,
    "name": ClientRow.name_key,
    "ref": ClientRow.ref,
    "next": ClientRow.next_key,
    "missed": ClientRow.missed_key,
    "release": ClientRow.release_key,
}
COUNT_LIMIT = 1000


@reading
def top(choice: ListChoice, count: int, *, actor: Actor, now: datetime) -> Window:
    """The first lines."""
    lines = _lines(choice, actor, now, count + 1)
    return Window(lines[:count], True, len(lines) <= count)


@reading
def bottom(choice: ListChoice, count: int, *, actor: Actor, now: datetime) -> Window:
    """The last lines, read backwards so that a million rows cost what twenty do."""
    lines = _lines(choice, actor, now, count + 1, backwards=True)
    return Window(lines[-count:], len(lines) <= count, True)


@reading
def after(choice: ListChoice, line: ClientLine, count: int, *, actor: Actor, now: datetime) -> Window:
    """The lines that follow one."""
    lines = _lines(choice, actor, now, count + 1, beyond=(line.key, line.client_id))
    return Window(lines[:count], False, len(lines) <= count)


@reading
def before(choice: ListChoice, line: ClientLine, count: int, *, actor: Actor, now: datetime) -> Window:
    """The lines that come before one, in display order."""
    lines = _lines(choice, actor, now, count + 1, beyond=(line.key, line.client_id), backwards=True)
    return Window(lines[-count:], len(lines) <= count, False)


@reading
def around(
    choice: ListChoice, key: str, client_id: int, count: int, *, actor: Actor, now: datetime
) -> Window:
    """Lines before and from a place on, whether or not the client that stood there still does."""
    above = _lines(choice, actor, now, count + 1, beyond=(key, client_id), backwards=True)
    below = _lines(choice, actor, now, count + 1, beyond=(key, client_id - 1))
    kept = above[-count:]
    return Window(kept + below[:count], len(above) <= count, len(below) <= count, len(kept))


@reading
def counts(choice: ListChoice, total: int | None = None, *, actor: Actor, now: datetime) -> Counts:
    """n of N; where a search or filter matches very many, counting stops at a limit. A known N is not counted again."""
    if total is None:
        total = int(_query(replace(choice.bare, ended=choice.ended), actor, now).count())
    if not choice.filtered:
        return Counts(total, total)
    found = _query(choice, actor, now).limit(COUNT_LIMIT + 1).count()
    return Counts(min(found, COUNT_LIMIT), total, found <= COUNT_LIMIT)


@reading
def line(client_id: int, choice: ListChoice, *, actor: Actor, now: datetime) -> ClientLine | None:
    """One client's line as it is now, or nothing if the client is gone."""
    rows = _select(SORTS[choice.sort]).where(ClientRow.client == client_id)
    return next((ClientLine(*row) for row in rows.tuples()), None)


def _lines(
    choice: ListChoice,
    actor: Actor,
    now: datetime,
    limit: int,
    *,
    beyond: tuple[str, int] | None = None,
    backwards: bool = False,
) -> tuple[ClientLine, ...]:
    key = SORTS[choice.sort]
    query = _query(choice, actor, now)
    if beyond is not None:
        query = query.where(_beyond(key, *beyond, backwards))
    order = (key.desc(), ClientRow.client.desc()) if backwards else (key, ClientRow.client)
    lines = tuple(ClientLine(*row) for row in query.order_by(*order).limit(limit).tuples())
    return lines[::-1] if backwards else lines


def _beyond(key: Any, value: str, client_id: int, backwards: bool) -> Expression:
    """Written so that both SQLite and PostgreSQL take it as one range of the index."""
    if backwards:
        return (key <= value) & ((key < value) | (ClientRow.client < client_id))
    return (key >= value) & ((key > value) | (ClientRow.client > client_id))


def _query(choice: ListChoice, actor: Actor, now: datetime) -> Any:
    found = searching.look_up(choice.text)
    few = searching.both(found.clients, _held_by(_whose(choice, actor), covered=choice.scope == "mine"))
    where = [*_scope(choice, actor, walking=few is None), *narrowing(choice, now), *found.conditions]
    if few is not None:
        where.append(ClientRow.client.in_(few))
    return _select(SORTS[choice.sort]).where(*where)


def _whose(choice: ListChoice, actor: Actor) -> int | None:
    # Who has held a session need not have the case.
    workers = {"mine": actor.worker_id, "worker": choice.worker}
    return None if choice.due == THIS_WEEK and choice.scope == "worker" else workers.get(choice.scope)


def _held_by(worker: int | None, *, covered: bool) -> list[int] | None:
    """A worker's clients, for "mine" those covered for too; nothing where they are too many, or no worker is asked."""
    if worker is None:
        return None
    ids: set[int] = set()
    for column in (ClientRow.worker, ClientRow.cover) if covered else (ClientRow.worker,):
        query = ClientRow.select(ClientRow.client).where(column == worker)
        ids.update(row[0] for row in query.limit(searching.FEW + 1).tuples())
    return sorted(ids) if len(ids) <= searching.FEW else None


def _scope(choice: ListChoice, actor: Actor, *, walking: bool) -> list[Expression]:
    """Where the few clients are named already, COALESCE keeps the planner from walking the whole list instead."""

    def column(field: Any, empty: Any) -> Any:
        return field if walking else fn.COALESCE(field, empty)

    where = [column(ClientRow.active, False) == (not choice.ended)]
    worker = _whose(choice, actor)
    if worker is not None and walking:
        where.append(ClientRow.worker == worker)
    if choice.scope == "nobody":
        where.append(ClientRow.worker.is_null())
    if choice.scope == "office":
        where.append(column(ClientRow.office, 0) == actor.office_id)
    return where


def _select(key: Any) -> Any:
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
