"""`entre restore`: a backup takes the place of the case file, which is set aside and not lost."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.casework.core.actor import Acting
from entre_tui.door.jobs.session import given_secret, key_from_keyboard
from entre_tui.door.opening.opening import Opening
from entre_tui.door.opening.unlocking import Unlocking
from entre_tui.door.process import this_computer
from entre_tui.door.states import CannotOpen
from entre_tui.locale import _

if TYPE_CHECKING:
    from entre_tui.security.keys.data_key import DataKey


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which backup."""
    parser.add_argument(
        "backup", nargs="?", metavar=_("BACKUP"), help=_("the copy; left out, they are listed")
    )


def main(args: argparse.Namespace) -> int:
    """Check the copy whole, put it in the file's place, and say where the old file lies now."""
    from entre_tui.storage.backup.restore import restore

    path = this_computer.case_file(args.database)
    if args.backup is None:
        return _list(path)
    backup = this_computer.as_case_file(args.backup)
    if backup == path:
        raise CannotOpen(_("That is the case file itself. Name a backup of it."))
    if not backup.is_file():
        raise CannotOpen(_("There is no file at {path}.").format(path=backup))
    key = _that_opens(backup, asyncio.run(_key_of(backup, given_secret(args))))
    kept = restore(backup, path, key.hex())
    asyncio.run(_write_down(path, key))
    print(_("{backup} is the case file now, at {path}.").format(backup=backup.name, path=path))
    if kept is not None:
        print(_("The file that was there lies at {path}.").format(path=kept))
    return 0


def _list(path: Path) -> int:
    from entre_tui.storage.opening.opening import BACKUPS

    folder = path.with_name(BACKUPS)
    copies = sorted(folder.glob(f"*{path.suffix}"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    if not copies:
        raise CannotOpen(_("There is no backup in {path}. Name the one to restore.").format(path=folder))
    for copy in copies:
        print(copy)
    print(_("entre restore BACKUP puts one of them in the place of the case file; the latest stands first."))
    return 0


async def _key_of(backup: Path, secret: str | None) -> DataKey:
    """The backup's own key: it was sealed with the passphrases of its day."""
    from entre_tui.storage.errors import StorageError

    asking = Unlocking(
        backup, account=this_computer.account(), passphrase=secret, tries=this_computer.state_folder()
    )
    try:
        key = asking.key_unasked() or await key_from_keyboard(asking)
    except StorageError as error:
        raise CannotOpen(f"{error} {error.advice}") from error
    if key is None:
        raise CannotOpen(asking.problem.words() if asking.problem else asking.note)
    return key


def _that_opens(backup: Path, key: DataKey) -> DataKey:
    """Of the two keys there are while one takes the other's place, the backup's."""
    from entre_tui.storage.sqlcipher.rekey import key_that_opens

    right = key_that_opens(backup, [each.hex() for each in key.candidates()])
    return next(each for each in key.candidates() if each.hex() == right)


async def _write_down(path: Path, key: DataKey) -> None:
    """In the log of the file that is now the case file: who put it there."""
    from entre_tui.casework.office.workers import keys_changed
    from entre_tui.door.states import Door

    opening = Opening(path, account=key.owner or this_computer.account(), host=this_computer.host(), key=key)
    now = this_computer.office_clock()()
    try:
        opening.door = opening.open_with(key)
        if opening.door is not Door.OPEN:
            raise CannotOpen(opening.problem.words() if opening.problem else "")
        actor = await opening.sign_in(now)
        if actor is not None:
            opening.store.call(keys_changed, Acting(actor, now), "change", "restored from a backup", "")
    finally:
        opening.close()
