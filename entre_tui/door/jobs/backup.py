"""`entre backup`: a checked copy of the case file, its key file beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from entre_tui.door.jobs.session import open_case_file
from entre_tui.locale import _


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the copy goes."""
    parser.add_argument(
        "folder", nargs="?", metavar=_("FOLDER"), help=_("where the copy goes; else beside the case file")
    )


def main(args: argparse.Namespace) -> int:
    """Make the copy and say where it is; others may go on working meanwhile."""
    from entre_tui.storage.backup.backup import back_up
    from entre_tui.storage.opening.opening import BACKUPS
    from entre_tui.storage.sqlcipher.connection import EncryptedDatabase

    with open_case_file(args) as desk:
        folder = Path(args.folder).expanduser() if args.folder else desk.path.parent / BACKUPS
        database = EncryptedDatabase(desk.path, desk.key.hex())
        with database.connect_thread():
            copy = back_up(database, folder.absolute(), desk.clock())
    print(_("A checked copy lies at {path}, its key file beside it.").format(path=copy))
    return 0
