"""Several cases at once to somebody else: a caseload that is too heavy, a holiday, somebody who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.client.handover import COVER, cover, hand_over, last_day, worker_of
from entre_tui.casework.core.base import Acting, CaseworkError, Done, found, opening, reading
from entre_tui.casework.core.reversal import join_changes
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day
from entre_tui.models import Client, ClientRow, Office, Worker


@dataclass(frozen=True, slots=True)
class WorkerCases:
    """A worker's open cases by id and words, and to whom they can go: the own office first."""

    clients: tuple[tuple[int, str], ...]
    workers: tuple[tuple[int, str], ...]


@reading
def cases_of(acting: Acting, worker_id: int | None) -> WorkerCases:
    """What the form begins with; no worker means the cases that nobody has."""
    who = ClientRow.worker.is_null() if worker_id is None else ClientRow.worker == worker_id
    cases = Client.select(Client).join(ClientRow).where(ClientRow.active, who).order_by(ClientRow.name_key)
    workers = (
        Worker.select(Worker.id, Worker.name, Office.id, Office.name)
        .join(Office)
        .where(Worker.active, Worker.id != (worker_id or 0))
        .order_by(Worker.name)
        .tuples()
    )
    ordered = sorted(workers, key=lambda row: row[2] != acting.actor.office_id)
    return WorkerCases(
        tuple((client.id, name_of(client)) for client in cases),
        tuple((number, f"{name}, {office}") for number, name, _office, office in ordered),
    )


@opening
def hand_over_many(
    acting: Acting,
    client_ids: Sequence[int],
    worker_id: int,
    part: str,
    from_on: date,
    until: date | None = None,
    reason: str = "",
) -> Done:
    """All of them or none, in one transaction, with an entry in the log for each client.

    A case the worker has already stays as it is; refused where that is so for all.
    """
    if not client_ids:
        raise CaseworkError(_("Choose whose."), "clients")
    worker = worker_of(worker_id)
    last = last_day(from_on, until) if part == COVER else None
    parts: list[Done] = []
    for client_id in client_ids:
        found(Client, client_id)
        try:
            if last is not None:
                parts.append(cover(acting, client_id, worker.id, from_on, last, reason))
            else:
                parts.append(hand_over(acting, client_id, worker.id, from_on, reason))
        except CaseworkError:
            if len(client_ids) == 1:
                raise
    if not parts:
        raise CaseworkError(_("{worker} has these cases already.").format(worker=worker.name), "worker_id")
    undone = ngettext(
        "{number} case is with whom it was.", "{number} cases are with whom they were.", len(parts)
    )
    message = _said(worker.name, len(parts), from_on, last)
    return join_changes(_("handing over"), parts, message, undone.format(number=len(parts)))


def _said(worker: str, number: int, from_on: date, last: date | None) -> str:
    if last is not None:
        words = ngettext(
            "{worker} covers {number} case from {first} to {last}.",
            "{worker} covers {number} cases from {first} to {last}.",
            number,
        )
        return words.format(worker=worker, number=number, first=day(from_on), last=day(last))
    words = ngettext(
        "{number} case is handed over to {worker} from {day}.",
        "{number} cases are handed over to {worker} from {day}.",
        number,
    )
    return words.format(number=number, worker=worker, day=day(from_on))
