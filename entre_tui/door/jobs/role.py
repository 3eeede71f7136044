"""`entre key role`: who may do what in the case file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from entre_tui.locale import _

if TYPE_CHECKING:
    from entre_tui.casework.core.base import Role
    from entre_tui.door.jobs.session import JobSession

ROLES = {"supervisor": "supervisor", "case-worker": "worker"}
"""As they are typed, and what they are in the file."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nobody, then everybody is listed; or who becomes what."""
    parser.add_argument(
        "owner",
        nargs="?",
        metavar=_("ACCOUNT"),
        help=_("whose; left out, everybody is listed with their role"),
    )
    parser.add_argument("role", nargs="?", choices=tuple(ROLES), help=_("what they become"))


def role(args: argparse.Namespace, desk: JobSession) -> int:
    """List who is what, or make somebody something else."""
    from entre_tui.casework.core.base import Role
    from entre_tui.casework.office.access import set_role

    if args.owner is None or args.role is None:
        return _list(args.owner, desk)
    done = desk.store.call(set_role, desk.acting(), args.owner, Role(ROLES[args.role]))
    print(done.message)
    return 0


def _list(owner: str | None, desk: JobSession) -> int:
    from entre_tui.casework.office.workers import workers
    from entre_tui.door.states import CannotOpen

    people = [one for one in desk.store.call(workers) if one.active and one.account]
    shown = [one for one in people if owner in (None, one.account)]
    if not shown:
        raise CannotOpen(_("Nobody here has the account {account}.").format(account=owner))
    for one in shown:
        print(f"{one.account:20} {one.name}, {one.office}: {_words(one.role)}")
    return 0


def _words(role: Role) -> str:
    return {"supervisor": _("supervisor"), "worker": _("case worker")}[role]
