"""What a colleague may do here, and until when: supervisor, case worker, gone."""

from __future__ import annotations

from entre_tui.casework.core.base import (
    Acting,
    Actor,
    CaseworkError,
    ChangeReport,
    Entry,
    NotAllowed,
    Role,
    change,
    reading,
)
from entre_tui.casework.office.workers import leads_here
from entre_tui.locale import _, ngettext
from entre_tui.models import ClientRow, Worker


@change
def set_role(acting: Acting, account: str, role: Role) -> ChangeReport:
    """Makes a colleague a supervisor, or a case worker again; from the next time they start the program."""
    if not leads_here(acting.actor):
        raise NotAllowed(_("Only a supervisor can do this."))
    worker = _at_work(account)
    if worker is None:
        raise CaseworkError(_("Nobody here has the account {account}.").format(account=account))
    if worker.role == role:
        already = {
            Role.SUPERVISOR: _("{name} is a supervisor already."),
            Role.WORKER: _("{name} is a case worker already."),
        }
        raise CaseworkError(already[role].format(name=worker.name))
    if role is Role.WORKER:
        _leave_a_supervisor(worker)
    Worker.update(role=str(role)).where(Worker.id == worker.id).execute()
    told = {
        Role.SUPERVISOR: _("{name} is a supervisor from the next start on."),
        Role.WORKER: _("{name} is a case worker from the next start on."),
    }
    return ChangeReport(told[role].format(name=worker.name), worker, None, entry=Entry(fields=("role",)))


@change
def end_access(acting: Acting, account: str) -> ChangeReport:
    """Nobody can sign in with this account any more, nor get a case; what they did keeps their name.

    Says which cases are left behind.
    """
    _supervisors_only(acting.actor)
    worker = _at_work(account)
    entry = Entry(action="erase", about="passphrase", recipient=account)
    if worker is None:
        return ChangeReport("", None, None, entry=entry)
    _leave_a_supervisor(worker)
    Worker.update(active=0).where(Worker.id == worker.id).execute()
    cases = ClientRow.select().where(ClientRow.worker == worker.id, ClientRow.active).count()
    left = ngettext(
        "{name} still has {number} open case: a supervisor hands it over in the caseload (4, then h).",
        "{name} still has {number} open cases: a supervisor hands them over in the caseload (4, then h).",
        cases,
    )
    return ChangeReport(
        left.format(name=worker.name, number=cases) if cases else "", worker, None, entry=entry
    )


@reading
def may_go(acting: Acting, account: str) -> bool:
    """Whether the account is somebody's who is at work; refuses as `end_access` would."""
    _supervisors_only(acting.actor)
    worker = _at_work(account)
    if worker is not None:
        _leave_a_supervisor(worker)
    return worker is not None


def _supervisors_only(actor: Actor) -> None:
    if actor.role is not Role.SUPERVISOR:
        raise NotAllowed(_("Only a supervisor can do this."))


def _at_work(account: str) -> Worker | None:
    found: Worker | None = Worker.get_or_none(Worker.account == account, Worker.active == 1)
    return found


def _leave_a_supervisor(worker: Worker) -> None:
    """One who can sign in has to stay: without any, nobody could be added, and nothing of the office's changed."""
    others = Worker.select().where(
        Worker.role == Role.SUPERVISOR,
        Worker.active == 1,
        Worker.account.is_null(False),
        Worker.id != worker.id,
    )
    if worker.role == Role.SUPERVISOR and not others.exists():
        raise CaseworkError(
            _(
                "{name} is the only supervisor. Make somebody else one first: entre key role ACCOUNT supervisor"
            ).format(name=worker.name)
        )
