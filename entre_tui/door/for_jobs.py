"""The case file for a job without the interface: the same keys, asked for on the terminal if they have to be."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.door import here
from entre_tui.door.opening import Opening
from entre_tui.door.states import Door, Refused
from entre_tui.door.tries import wait_words
from entre_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from entre_tui.casework.base import Actor
    from entre_tui.security.datakey import DataKey
    from entre_tui.storage.store import Store

TRIES = 3


class CannotOpen(Exception):
    """The job has no open file; the words are for the person who started it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An open file, whoever works on it, and the clock."""

    path: Path
    key: DataKey
    store: Store
    actor: Actor
    clock: Callable[[], datetime]


@contextmanager
def open_case_file(args: argparse.Namespace) -> Iterator[Desk]:
    """Open the file the command line names, sign in, close it afterwards. Raises CannotOpen."""
    opening = opening_for(args)
    try:
        yield asyncio.run(_open(opening))
    finally:
        opening.close()


def opening_for(args: argparse.Namespace) -> Opening:
    """The opening that the command line asks for: which file, and a passphrase from a descriptor if there is one."""
    secret = None
    if args.passphrase_fd is not None:
        from entre_tui.security.secretfd import read_secret

        secret = read_secret(args.passphrase_fd)
    return Opening(
        here.case_file(args.database),
        account=here.account(),
        host=here.host(),
        passphrase=secret,
        tries=here.state_folder(),
        expected=not args.database and bool(here.kept_choice("case-file")),
        remember=(lambda path: None) if args.database else here.keep_case_file,
    )


async def _open(opening: Opening) -> Desk:
    clock = here.office_clock()
    opening.begin()
    await opening.settled()
    if opening.door is Door.NEW:
        raise CannotOpen(
            _("There is no case file at {path}. Start entre once to make it.").format(path=opening.path)
        )
    if opening.door is Door.ASK:
        await _ask(opening)
    if opening.door is not Door.OPEN:
        raise CannotOpen(opening.problem.words() if opening.problem else opening.note)
    actor = await opening.sign_in(clock())
    if actor is None:
        raise CannotOpen(
            _("This account is not known to the case file. Start entre once to say who you are.")
        )
    return Desk(opening.path, opening.key, opening.store, actor, clock)


async def _ask(opening: Opening) -> None:
    """The passphrase from the keyboard, unseen; never from a pipe that anybody could have filled."""
    if not sys.stdin.isatty():
        raise CannotOpen(opening.note or _("A passphrase is needed: give it with --passphrase-fd."))
    if opening.note:
        print(opening.note, file=sys.stderr)
    for _try in range(TRIES):
        while (pause := opening.pause()) > 0:
            print(wait_words(pause), file=sys.stderr)
            await asyncio.sleep(pause)
        try:
            await opening.unlock(ask_secret(_("Passphrase: ")))
        except Refused as refused:
            print(refused, file=sys.stderr)
        else:
            return
    raise CannotOpen(_("The case file stays closed."))


def ask_secret(prompt: str) -> str:
    """A secret from the keyboard, not shown."""
    from getpass import getpass

    return getpass(prompt)
