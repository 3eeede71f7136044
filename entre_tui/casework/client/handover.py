"""Who has the case: handing over for good, and cover for a holiday; every assignment is kept (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    reading,
    save,
)
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Assignment, Client, Office, Worker
from entre_tui.text import clean

MAIN, COVER = "main", "cover"


@dataclass(frozen=True, slots=True)
class CaseHolder:
    """Somebody who has the case, or will have it; `to_on` is the first day without."""

    id: int
    version: int
    worker_id: int
    worker: str
    part: str
    from_on: date
    to_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverChoices:
    """Who has the case now or later, and whom it can go to: the client's own office first."""

    holders: tuple[CaseHolder, ...]
    workers: tuple[tuple[int, str], ...]

    @property
    def main(self) -> CaseHolder | None:
        """The case worker there is already."""
        return next((one for one in self.holders if one.part == MAIN), None)


@reading
def handover_choices(acting: Acting, client_id: int) -> HandoverChoices:
    """What the form of handing over begins with."""
    client = found(Client, client_id)
    rows = (
        Worker.select(Worker.id, Worker.name, Office.id, Office.name)
        .join(Office)
        .where(Worker.active == 1)
        .order_by(Worker.name)
        .tuples()
    )
    ordered = sorted(rows, key=lambda row: row[2] != client.office_id)
    workers = tuple((number, f"{name}, {office}") for number, name, _office, office in ordered)
    return HandoverChoices(holders(client_id, acting.now.date()), workers)


def holders(client_id: int, today: date) -> tuple[CaseHolder, ...]:
    """For other casework: those who have the case today, then those who will."""
    rows = (
        Assignment.select(
            Assignment.id,
            Assignment.version,
            Assignment.worker,
            Worker.name,
            Assignment.part,
            Assignment.from_on,
            Assignment.to_on,
            Assignment.reason,
        )
        .join(Worker)
        .where(
            Assignment.client == client_id,
            Assignment.removed_at.is_null(),
            Assignment.to_on.is_null() | (Assignment.to_on > today),
        )
        .order_by(Assignment.from_on, Assignment.id)
        .tuples()
    )
    return tuple(CaseHolder(*row) for row in rows)


@change
def hand_over(
    acting: Acting, client_id: int, worker_id: int, from_on: date, reason: str = ""
) -> ChangeReport:
    """Gives the case to another worker from a day on; the one before has it until then."""
    client, worker = found(Client, client_id), worker_of(worker_id)
    open_ones = _standing(client.id, MAIN, from_on)
    if any(one.worker_id == worker.id and one.from_on <= from_on for one in open_ones):
        raise _has_it(worker)
    for one in open_ones:
        save(acting, one, to_on=max(from_on, one.from_on))
    values = {"client": client.id, "worker": worker.id, "from_on": from_on, "reason": clean(reason)}
    message = _("{client} is handed over to {worker} from {day}.")
    message = message.format(client=name_of(client), worker=worker.name, day=day(from_on))
    return ChangeReport(
        message, create(acting, Assignment, **values), _("handing over"), undone=_as_before(client)
    )


@change
def cover(
    acting: Acting, client_id: int, worker_id: int, from_on: date, until: date | None, reason: str = ""
) -> ChangeReport:
    """A colleague has the case besides its own worker, up to and with the day `until`."""
    client, worker = found(Client, client_id), worker_of(worker_id)
    last = last_day(from_on, until)
    has_it = [
        one for one in _standing(client.id, MAIN, from_on) if one.to_on is None and one.from_on <= from_on
    ]
    if any(one.worker_id == worker.id for one in has_it):
        raise _has_it(worker)
    values = {"part": COVER, "from_on": from_on, "to_on": date.fromordinal(last.toordinal() + 1)}
    made = create(acting, Assignment, client=client.id, worker=worker.id, reason=clean(reason), **values)
    message = _("{worker} covers {client} from {first} to {last}.")
    message = message.format(worker=worker.name, client=name_of(client), first=day(from_on), last=day(last))
    return ChangeReport(message, made, _("cover"), undone=_as_before(client))


def _as_before(client: Client) -> str:
    return _("{client}: the case is with whom it was.").format(client=name_of(client))


def last_day(from_on: date, until: date | None) -> date:
    """The last day of a cover; refused where there is none, or it lies before the first."""
    if until is None:
        raise CaseworkError(_("Say until when."), "until")
    if until < from_on:
        raise CaseworkError(_("This day is before the first."), "until")
    return until


def _has_it(worker: Worker) -> CaseworkError:
    return CaseworkError(_("{worker} has the case already.").format(worker=worker.name), "worker_id")


def _standing(client_id: int, part: str, from_on: date) -> list[Assignment]:
    return list(
        Assignment.select().where(
            Assignment.client == client_id,
            Assignment.part == part,
            Assignment.removed_at.is_null(),
            Assignment.to_on.is_null() | (Assignment.to_on > from_on),
        )
    )


def worker_of(worker_id: int | None) -> Worker:
    """Who a case goes to; refused where nobody is chosen."""
    worker = Worker.get_or_none(Worker.id == worker_id)
    if worker is None:
        raise CaseworkError(_("Choose who."), "worker_id")
    return worker
