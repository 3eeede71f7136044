"""Who works here, and who is at the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    Actor,
    CaseworkError,
    ChangeReport,
    Entry,
    NotAllowed,
    Role,
    change,
    opening,
    reading,
)
from entre_tui.locale import _
from entre_tui.models import Office, Worker
from entre_tui.text import clean, fold, words

WorkerBefore = tuple[str, str, str]
"""Action, what about, and result, of something that is logged only afterwards."""


@dataclass(frozen=True, slots=True)
class WorkerView:
    """`account` is the person's account on this machine, empty where unknown."""

    id: int
    name: str
    role: Role
    office_id: int
    office: str
    account: str
    active: bool


def _view(worker: Worker) -> WorkerView:
    office = worker.office
    role = Role(worker.role)
    return WorkerView(
        worker.id, worker.name, role, office.id, office.name, worker.account or "", bool(worker.active)
    )


@reading
def workers(acting: Acting | None = None) -> tuple[WorkerView, ...]:
    """All workers, by name."""
    rows = Worker.select(Worker, Office).join(Office).order_by(Worker.name)
    return tuple(_view(row) for row in rows)


@reading
def is_led(acting: Acting | None = None) -> bool:
    """Whether the file has a supervisor."""
    return _is_led()


def leads_here(actor: Actor) -> bool:
    """Whether this person may say who works here: a supervisor, or anybody in a file that has none."""
    return actor.role == Role.SUPERVISOR or not _is_led()


def _is_led() -> bool:
    return bool(Worker.select().where(Worker.role == Role.SUPERVISOR, Worker.active).exists())


@reading
def offices(acting: Acting | None = None) -> tuple[tuple[int, str], ...]:
    """Id and name of every office."""
    return tuple(Office.select(Office.id, Office.name).order_by(Office.name).tuples())


@change
def first_worker(acting: Acting, account: str, host: str, name: str, office: str, role: Role) -> ChangeReport:
    """Makes the person who created the file known to it; only while nobody is."""
    if Worker.select().exists():
        raise NotAllowed(_("This file already knows its people. Ask a supervisor to add you."))
    worker = _add(name, office, role, account)
    entry = Entry(action="collect", actor=_actor(worker, host))
    return ChangeReport(_("Welcome, {name}.").format(name=worker.name), worker, None, entry=entry)


@change
def add_worker(acting: Acting, name: str, office: str, role: Role, account: str = "") -> ChangeReport:
    """A supervisor makes a colleague known, who may be named in the office's lists already, or be back again.

    Where nobody is one yet, a case worker who made the file would otherwise stay alone in it for ever.
    """
    if not leads_here(acting.actor):
        raise NotAllowed(_("Only a supervisor adds people."))
    taken = Worker.get_or_none(Worker.account == account) if account else None
    if taken is not None and taken.active:
        raise CaseworkError(
            _("The account {account} belongs to {name}.").format(account=account, name=taken.name)
        )
    if taken is not None:
        worker = _back(taken, office, role)
    else:
        worker = _known_by_name(name, office, role, account) or _add(name, office, role, account)
    return ChangeReport(
        _("{name} was added.").format(name=worker.name), worker, None, entry=Entry(action="collect")
    )


@change
def use_account(acting: Acting, account: str, host: str, worker_id: int) -> ChangeReport:
    """Remembers which account on this machine a worker uses."""
    worker = Worker.get_by_id(worker_id)
    Worker.update(account=None).where(Worker.account == account).execute()
    Worker.update(account=account).where(Worker.id == worker_id).execute()
    entry = Entry(fields=("account",), actor=_actor(worker, host))
    return ChangeReport(_("Signed in as {name}.").format(name=worker.name), worker, None, entry=entry)


@opening
def sign_in(account: str, host: str, before: Sequence[WorkerBefore] = (), *, now: datetime) -> Actor | None:
    """The active worker with this account, logged as signed in; nothing if the account is unknown.

    `before` is what happened while nobody could be named: wrong secrets, the recovery key.
    """
    worker = Worker.get_or_none(Worker.account == account, Worker.active == 1)
    if worker is None:
        return None
    acting = Acting(_actor(worker, host), now)
    _write_down(acting, before)
    audit.record(acting, "sign-in")
    return acting.actor


def _actor(worker: Worker, host: str) -> Actor:
    return Actor(worker.id, worker.name, Role(worker.role), worker.office.id, worker.office.name, host)


@opening
def came_back(acting: Acting, before: Sequence[WorkerBefore]) -> None:
    """The lock was opened again; what happened at it is logged."""
    _write_down(acting, before)


@change
def keys_changed(acting: Acting, action: str, about: str, owner: str) -> ChangeReport:
    """Who can open the file is not what it was: logged with whose way of opening it is."""
    return ChangeReport("", None, None, entry=Entry(action=action, about=about, recipient=owner))


def _write_down(acting: Acting, before: Sequence[WorkerBefore]) -> None:
    for action, about, result in before:
        audit.record(acting, action, about=about, result=result)


def _add(name: str, office: str, role: Role, account: str) -> Worker:
    name, office = " ".join(clean(name).split()), clean(office)
    if not name:
        raise CaseworkError(_("Write the name."), "name")
    if not office:
        raise CaseworkError(_("Write the office."), "office")
    return Worker.create(
        name=name,
        fold=search_words(name),
        office=office_named(office),
        role=str(role),
        account=account or None,
    )


def _known_by_name(name: str, office: str, role: Role, account: str) -> Worker | None:
    """The one of this name who came in with the office's lists and has no account yet; with one from now on."""
    wanted = name_key(clean(name))
    unclaimed = Worker.select().where(Worker.account.is_null())
    alike = [worker for worker in unclaimed if name_key(worker.name) == wanted]
    if len(alike) != 1 or not account:
        return None
    (worker,) = alike
    place = office_named(clean(office)) if clean(office) else worker.office
    Worker.update(account=account, office=place, role=str(role), active=1).where(
        Worker.id == worker.id
    ).execute()
    return Worker.get_by_id(worker.id)


def _back(worker: Worker, office: str, role: Role) -> Worker:
    """Somebody who was here before, with their old name: what they did then is theirs."""
    place = office_named(clean(office)) if clean(office) else worker.office
    Worker.update(active=1, office=place, role=str(role)).where(Worker.id == worker.id).execute()
    return Worker.get_by_id(worker.id)


def office_named(name: str) -> Office:
    """The office of this name, made if the file has not met it."""
    return Office.get_or_none(Office.name == name) or Office.create(name=name, fold=search_words(name))


def search_words(text: str) -> str:
    """Folded words with a space before each, so that one pattern finds the start of any of them."""
    return "".join(f" {word}" for word in fold(text).split())


def name_key(name: str) -> str:
    """A name whichever way round it is written: "Berg, Anna" and "anna berg" are one."""
    return " ".join(sorted(words(name)))
