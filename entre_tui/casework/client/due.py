"""What is due on cases, by the same rules that feed the client list, so that they never disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import due_inputs
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    Entry,
    NotAllowed,
    Role,
    change,
    create,
    found,
    reading,
    remove,
)
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Client, Snooze
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.due import DueItem, due
from entre_tui.text import clean


@dataclass(frozen=True, slots=True)
class DueLine:
    """One due item with the client it belongs to; `item.record_kind` says which place opens."""

    client_id: int
    ref: str
    name: str
    item: DueItem


@reading
def due_of(acting: Acting, client_id: int) -> tuple[DueLine, ...]:
    """What is due on one client, most pressing first."""
    return due_lines([found(Client, client_id)], acting.now)


def due_lines(clients: list[Client], now: datetime, *, snoozed: bool = False) -> tuple[DueLine, ...]:
    """For casework that already has its clients; grouped by client, in the order given."""
    settings, known = due_inputs.due_settings(), due_inputs.facts_for(clients, now)
    return tuple(
        DueLine(client.id, client.ref, name_of(client), item)
        for client in clients
        for item in due(known[client.id], now, settings, snoozed=snoozed)
    )


@change
def snooze(
    acting: Acting, client_id: int, kind: DueKind, record_id: int | None, until_on: date, reason: str
) -> ChangeReport:
    """A supervisor lets one due item wait until a day (docs/casework.md 4)."""
    client = found(Client, client_id)
    if acting.actor.role == Role.WORKER:
        raise NotAllowed(_("Only a supervisor can let this wait."))
    reason = clean(reason)
    if not reason:
        raise CaseworkError(_("Write why this can wait."), "reason")
    if until_on <= acting.now.date():
        raise CaseworkError(_("Choose a day that is still to come."), "until_on")
    row = create(
        acting, Snooze, client=client.id, kind=kind, record_id=record_id, until_on=until_on, reason=reason
    )
    message = _("{name}: waits until {day}.").format(name=name_of(client), day=day(until_on))
    entry = Entry(action="change", fields=(str(kind),))
    return ChangeReport(message, row, _("waiting"), undone=_("It is due again."), entry=entry)


@change
def wake_item(acting: Acting, client_id: int, kind: DueKind, record_id: int | None) -> ChangeReport:
    """What was let wait is due again at once; `record_id` as in `snooze`."""
    client = found(Client, client_id)
    if acting.actor.role == Role.WORKER:
        raise NotAllowed(_("Only a supervisor can let this wait."))
    same = Snooze.record_id.is_null() if record_id is None else Snooze.record_id == record_id
    asleep = list(
        Snooze.select().where(
            Snooze.client == client_id,
            Snooze.kind == kind,
            same,
            Snooze.removed_at.is_null(),
            Snooze.until_on > acting.now.date(),
        )
    )
    if not asleep:
        raise CaseworkError(_("It is due already."))
    for row in asleep:
        remove(acting, row)
    message = _("{name}: it is due again.").format(name=name_of(client))
    return ChangeReport(message, asleep[0], _("due again"), undone=_("It waits as before."))
