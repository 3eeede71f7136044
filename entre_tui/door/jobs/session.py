"""The case file for a job without the interface: the same keys, asked for on the terminal if they have to be."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.door.opening.failed_attempts import wait_words
from entre_tui.door.opening.opening import Opening
from entre_tui.door.opening.unlocking import Unlocking
from entre_tui.door.process import this_computer
from entre_tui.door.states import CannotOpen, Door, SecretRefused
from entre_tui.locale import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime

    from entre_tui.casework.core.base import Acting, Actor
    from entre_tui.security.keys.data_key import DataKey
    from entre_tui.storage.thread.store import Store

TRIES = 3


@dataclass(frozen=True, slots=True)
class JobSession:
    """An open file, whoever works on it, and the clock."""

    path: Path
    key: DataKey
    store: Store
    actor: Actor
    person: str
    clock: Callable[[], datetime]

    def acting(self) -> Acting:
        """That person, at this moment."""
        from entre_tui.casework.core.base import Acting

        return Acting(self.actor, self.clock())


@contextmanager
def open_case_file(args: argparse.Namespace) -> Iterator[JobSession]:
    """Open the file the command line names, sign in, close it afterwards. Raises CannotOpen."""
    opening = opening_for(args)
    try:
        yield asyncio.run(_open(opening))
    finally:
        opening.close()


def opening_for(args: argparse.Namespace) -> Opening:
    """The opening that the command line asks for: which file, and a passphrase from a descriptor if there is one."""
    return Opening(
        this_computer.case_file(args.database),
        account=this_computer.account(),
        host=this_computer.host(),
        passphrase=given_secret(args),
        tries=this_computer.state_folder(),
        expected=not args.database and bool(this_computer.kept_choice("case-file")),
        remember=(lambda path: None) if args.database else this_computer.keep_case_file,
    )


def given_secret(args: argparse.Namespace) -> str | None:
    """The passphrase from the descriptor the command line names."""
    if args.passphrase_fd is None:
        return None
    from entre_tui.security.process.secret_descriptor import read_secret

    return read_secret(args.passphrase_fd)


async def _open(opening: Opening) -> JobSession:
    clock = this_computer.office_clock()
    opening.begin()
    await opening.wait_until_settled()
    if opening.door is Door.NEW:
        raise CannotOpen(no_file_at(opening.path))
    if opening.door is Door.ASK:
        key = await key_from_keyboard(opening)
        opening.door = opening.door if key is None else opening.open_with(key)
    actor = await opening.sign_in(clock()) if opening.door is Door.OPEN else None
    if opening.door is not Door.OPEN:
        raise CannotOpen(opening.problem.words() if opening.problem else opening.note)
    if actor is None:
        raise CannotOpen(
            _("This account is not known to the case file. Start entre once to say who you are.")
        )
    return JobSession(opening.path, opening.key, opening.store, actor, opening.person, clock)


def no_file_at(path: Path) -> str:
    """What is said where there is nothing to work on yet."""
    return _("There is no case file at {path}. Start entre once to make it.").format(path=path)


async def key_from_keyboard(asking: Unlocking) -> DataKey | None:
    """The key for what is typed unseen, passphrase or recovery key; never from a pipe that anybody could have filled.

    None if the key file is in trouble, which `problem` tells.
    """
    if not sys.stdin.isatty():
        raise CannotOpen(asking.note or _("A passphrase is needed: give it with --passphrase-fd."))
    if asking.note:
        print(asking.note, file=sys.stderr)
    for _try in range(TRIES):
        while (pause := asking.pause()) > 0:
            print(wait_words(pause), file=sys.stderr)
            await asyncio.sleep(pause)
        secret = ask_secret(_("Passphrase: "))
        try:
            return await asking.key_for(secret, recovery=_is_recovery_key(secret))
        except SecretRefused as refused:
            print(refused, file=sys.stderr)
    raise CannotOpen(_("The case file stays closed."))


def _is_recovery_key(typed: str) -> bool:
    from entre_tui.security.errors import RecoveryKeyMistyped
    from entre_tui.security.keys.recovery import parse

    try:
        parse(typed)
    except RecoveryKeyMistyped:
        return False
    return True


def ask_secret(prompt: str) -> str:
    """A secret from the keyboard, not shown."""
    from getpass import getpass

    return getpass(prompt)
