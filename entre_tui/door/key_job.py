"""`entre key`: who can open the case file, and with what."""

from __future__ import annotations

import argparse
import sys

from entre_tui.door.for_jobs import CannotOpen, Desk, ask_secret, open_case_file, opening_for
from entre_tui.locale import N_, _

KINDS = {
    "passphrase": N_("passphrase"),
    "recovery": N_("recovery key"),
    "keyring": N_("keyring of a computer"),
    "sealed": N_("sealed"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with the keys."""
    does = parser.add_subparsers(dest="does", metavar=_("WHAT"), required=True)
    does.add_parser("list", help=_("every way of opening the file"))
    add = does.add_parser("add", help=_("let one more person open the file with their own passphrase"))
    add.add_argument("owner", metavar=_("ACCOUNT"), help=_("the person's account on this computer"))
    does.add_parser("change", help=_("change your passphrase"))
    does.add_parser("recovery", help=_("print a new recovery key; the old paper opens nothing any more"))
    keyring = does.add_parser("keyring", help=_("let this computer's keyring open the file, or not"))
    keyring.add_argument("switch", choices=("on", "off"))
    remove = does.add_parser("remove", help=_("take a person's ways of opening away"))
    remove.add_argument("owner", metavar=_("ACCOUNT"))


def main(args: argparse.Namespace) -> int:
    """Do it; 0 if it was done."""
    if args.does == "list":
        return _list(args)
    work = {"add": _add, "change": _change, "recovery": _recovery, "keyring": _keyring, "remove": _remove}
    with open_case_file(args) as desk:
        return work[args.does](args, desk)


def _list(args: argparse.Namespace) -> int:
    from entre_tui.security.vault import openings

    for way in openings(opening_for(args).path):
        print(f"{way.owner or '–':20} {_(KINDS.get(way.kind, way.kind))}")
    return 0


def _add(args: argparse.Namespace, desk: Desk) -> int:
    from entre_tui.security.vault import add_passphrase_user

    _supervisors_only(desk)
    add_passphrase_user(desk.path, desk.key, args.owner, _new_passphrase())
    print(_("{name} can open the case file now.").format(name=args.owner))
    return 0


def _change(args: argparse.Namespace, desk: Desk) -> int:
    from entre_tui.security.vault import replace_passphrase

    replace_passphrase(desk.path, desk.key, desk.key.owner, _new_passphrase())
    print(_("The passphrase was changed. The old one opens nothing any more."))
    return 0


def _recovery(args: argparse.Namespace, desk: Desk) -> int:
    from entre_tui.security.vault import new_recovery_key

    _supervisors_only(desk)
    if not sys.stdout.isatty():
        raise CannotOpen(_("The recovery key is shown on a terminal only, so that it ends up in no file."))
    print(
        _("Write this down on paper now. It is shown only this once; the old paper opens nothing any more.")
    )
    print(f"\n    {new_recovery_key(desk.path, desk.key)}\n")
    return 0


def _keyring(args: argparse.Namespace, desk: Desk) -> int:
    from entre_tui.security.keyring_slot import State
    from entre_tui.security.vault import forget_keyring, offer_keyring

    if args.switch == "on":
        answer = offer_keyring(desk.path, desk.key)
        print(answer.words())
        return 0 if answer.state is State.FOUND else 1
    forget_keyring(desk.path, desk.key)
    print(_("This computer asks for the passphrase from now on."))
    return 0


def _remove(args: argparse.Namespace, desk: Desk) -> int:
    from entre_tui.security.vault import openings, remove_slot

    _supervisors_only(desk)
    ways = [way for way in openings(desk.path) if way.owner == args.owner]
    if not ways:
        raise CannotOpen(_("{name} has no way of opening the case file.").format(name=args.owner))
    for way in ways:
        remove_slot(desk.path, desk.key, way.slot_id)
    print(_("{name} cannot open the case file any more.").format(name=args.owner))
    return 0


def _supervisors_only(desk: Desk) -> None:
    if desk.actor.role == "worker":
        raise CannotOpen(_("Only a supervisor can do this."))


def _new_passphrase() -> str:
    if not sys.stdin.isatty():
        raise CannotOpen(_("A new passphrase is typed at a terminal."))
    first = ask_secret(_("New passphrase: "))
    if first != ask_secret(_("The same again: ")):
        raise CannotOpen(_("The two were not the same. Nothing was changed."))
    return first
