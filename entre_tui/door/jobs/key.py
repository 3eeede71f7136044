"""`entre key`: who can open the case file, and with what."""

from __future__ import annotations

import argparse
import sys

from entre_tui.door.jobs import role as role_job
from entre_tui.door.jobs.data_key import change_key
from entre_tui.door.jobs.session import TRIES, JobSession, ask_secret, no_file_at, open_case_file, opening_for
from entre_tui.door.jobs.show_secret import show_once
from entre_tui.door.states import CannotOpen
from entre_tui.locale import N_, _

KINDS = {
    "passphrase": N_("passphrase"),
    "recovery": N_("recovery key"),
    "keyring": N_("keyring of a computer"),
    "sealed": N_("sealed"),
}

OLD_COPIES = N_(
    "With this key file the old one opens nothing any more. Every backup has an older one, which opens the case "
    "file of today with it until the file has a new key: entre key rotate."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with the keys."""
    does = parser.add_subparsers(dest="does", metavar=_("WHAT"), required=True)
    does.add_parser("list", help=_("every way of opening the file"))
    add = does.add_parser("add", help=_("make one more person known, with a passphrase of their own"))
    add.add_argument("owner", metavar=_("ACCOUNT"), help=_("the person's account on this computer"))
    role_job.arguments(
        does.add_parser("role", help=_("who is a supervisor; makes somebody one, or a case worker again"))
    )
    does.add_parser("change", help=_("change your passphrase"))
    does.add_parser("recovery", help=_("print a new recovery key in place of the old paper"))
    keyring = does.add_parser("keyring", help=_("let this computer's keyring open the file, or not"))
    keyring.add_argument("switch", choices=("on", "off"))
    remove = does.add_parser(
        "remove", help=_("somebody leaves: their ways of opening go, and they get no cases")
    )
    remove.add_argument("owner", metavar=_("ACCOUNT"))
    does.add_parser("rotate", help=_("seal the file with a new key; everybody's passphrase stays"))


def main(args: argparse.Namespace) -> int:
    """Do it; 0 if it was done."""
    if args.does == "list":
        return _list(args)
    work = {
        "add": _add,
        "role": role_job.role,
        "change": _change,
        "recovery": _recovery,
        "keyring": _keyring,
        "remove": _remove,
        "rotate": _rotate,
    }
    with open_case_file(args) as desk:
        return work[args.does](args, desk)


def _list(args: argparse.Namespace) -> int:
    from entre_tui.security.vault import openings, sidecar

    path = opening_for(args).path
    if not path.exists() and not sidecar(path).exists():
        raise CannotOpen(no_file_at(path))
    for way in openings(path):
        print(f"{way.owner or '–':20} {_(KINDS.get(way.kind, way.kind))}")
    return 0


def _add(args: argparse.Namespace, desk: JobSession) -> int:
    from entre_tui.casework.office.workers import is_led
    from entre_tui.security.key_file.members import check_owner
    from entre_tui.security.vault import add_passphrase_user, openings

    if desk.store.call(is_led):
        _supervisors_only(desk)
    _at_a_terminal()
    owner = check_owner(args.owner)
    if any(way.owner == owner and way.kind == "passphrase" for way in openings(desk.path)):
        raise CannotOpen(_("{name} has a passphrase for this file already.").format(name=owner))
    made_known = _make_known(owner, desk)
    add_passphrase_user(desk.path, desk.key, owner, _new_passphrase(desk, owner))
    _write_down(desk, "disclose", "passphrase", owner)
    print(made_known or _("{name} can open the case file now.").format(name=owner))
    return 0


def _make_known(owner: str, desk: JobSession) -> str:
    """Ask who the account belongs to, unless the file knows; what was done, in words."""
    from entre_tui.casework.core.base import Role
    from entre_tui.casework.office.workers import add_worker, workers

    known = next((worker for worker in desk.store.call(workers) if worker.account == owner), None)
    if known is not None and known.active:
        return ""
    name = known.name if known is not None else input(_("Their name: "))
    if known is not None:
        print(_("{name} was here before.").format(name=name))
    office = input(_("Their office [{office}]: ").format(office=desk.actor.office)) or desk.actor.office
    leads = input(_("Supervisor? [y/N]: ")).strip().casefold()[:1] in ("y", "j")
    role = Role.SUPERVISOR if leads else Role.WORKER
    done = desk.store.call(add_worker, desk.acting(), name, office, role, owner)
    return str(done.message)


def _change(args: argparse.Namespace, desk: JobSession) -> int:
    from entre_tui.security.vault import replace_passphrase

    owner = desk.key.owner or desk.person
    _at_a_terminal()
    replace_passphrase(desk.path, desk.key, owner, _new_passphrase(desk, owner))
    _write_down(desk, "change", "passphrase", owner)
    print(_("The passphrase was changed."))
    print(_(OLD_COPIES))
    return 0


def _recovery(args: argparse.Namespace, desk: JobSession) -> int:
    from entre_tui.security.vault import new_recovery_key

    _supervisors_only(desk)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise CannotOpen(_("The recovery key is shown on a terminal only, so that it ends up in no file."))
    recovery = new_recovery_key(desk.path, desk.key)
    _write_down(desk, "change", "recovery key", "")
    show_once(recovery)
    print(_("There is a new recovery key."))
    print(_(OLD_COPIES))
    return 0


def _keyring(args: argparse.Namespace, desk: JobSession) -> int:
    from entre_tui.security.key_file.os_keyring import KeyringState
    from entre_tui.security.vault import forget_keyring, offer_keyring

    if args.switch == "on":
        answer = offer_keyring(desk.path, desk.key)
        print(answer.words())
        if answer.state is not KeyringState.FOUND:
            return 1
    else:
        forget_keyring(desk.path, desk.key)
        print(_("This computer asks for the passphrase from now on."))
    _write_down(desk, "change", f"keyring {args.switch}", desk.key.owner)
    return 0


def _remove(args: argparse.Namespace, desk: JobSession) -> int:
    from entre_tui.casework.office.access import end_access, may_go
    from entre_tui.security.vault import openings, remove_owner

    known = desk.store.call(may_go, desk.acting(), args.owner)
    has_ways = any(way.owner == args.owner for way in openings(desk.path))
    if not known and not has_ways:
        raise CannotOpen(_("{name} has no way of opening the case file.").format(name=args.owner))
    if has_ways:
        remove_owner(desk.path, desk.key, args.owner)
    done = desk.store.call(end_access, desk.acting(), args.owner)
    print(_("{name} cannot open the case file any more.").format(name=args.owner))
    if done.message:
        print(done.message)
    return _rotate(args, desk)


def _rotate(args: argparse.Namespace, desk: JobSession) -> int:
    """Whoever could open the file could have kept its key: a new one shuts that out."""
    from entre_tui.storage.errors import InUse

    _supervisors_only(desk)
    try:
        change_key(desk)
    except InUse as error:
        raise CannotOpen(
            _("The file keeps its key for now. {why} Then: entre key rotate.").format(
                why=f"{error} {error.advice}"
            )
        ) from error
    print(_("The file is sealed with a new key. Backups made before still open with the old ones."))
    return 0


def _write_down(desk: JobSession, action: str, about: str, owner: str) -> None:
    from entre_tui.casework.office.workers import keys_changed

    desk.store.call(keys_changed, desk.acting(), action, about, owner)


def _supervisors_only(desk: JobSession) -> None:
    if desk.actor.role == "worker":
        raise CannotOpen(_("Only a supervisor can do this."))


def _at_a_terminal() -> None:
    if not sys.stdin.isatty():
        raise CannotOpen(_("A new passphrase is typed at a terminal."))


def _new_passphrase(desk: JobSession, owner: str) -> str:
    """Typed twice, unseen; what the rules refuse is said, and asked for again."""
    from entre_tui.security.keys.passphrase import problems

    for _try in range(TRIES):
        first = ask_secret(_("New passphrase of {name}: ").format(name=owner))
        wrong = problems(first, user=owner, file_name=desk.path.stem)
        if not wrong and first == ask_secret(_("The same again: ")):
            return first
        for words in wrong or [_("The two were not the same.")]:
            print(words, file=sys.stderr)
    raise CannotOpen(_("Nothing was changed."))
