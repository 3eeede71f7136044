"""`entre demo`: the program on a made-up caseload in a temporary encrypted file that goes away at exit."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from entre_tui.casework.core import audit
from entre_tui.demo.build import build
from entre_tui.demo.folders import PREFIX, forget_the_dead, give_way, mark_in_use
from entre_tui.door.opening.opening import Opening
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.door.process.shutdown import before_the_end
from entre_tui.door.process.this_computer import account, host, office_clock
from entre_tui.locale import _
from entre_tui.progress import Progress
from entre_tui.security.keys.data_key import DataKey
from entre_tui.storage.thread.bulk import roomy_cache
from entre_tui.storage.thread.store import Store

MOST = 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many clients, and which seed."""
    parser.add_argument(
        "--clients", type=_count, default=200, metavar="N", help=_("how many clients (up to a million)")
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help=_("the same seed gives the same caseload")
    )


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(_("choose a number from 1 to {most}").format(most=MOST))
    return number


def main(args: argparse.Namespace) -> int:
    """Makes the caseload, opens the program on it, and takes everything away again."""
    forget_the_dead(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    before_the_end(lambda: shutil.rmtree(folder, ignore_errors=True))
    try:
        mark_in_use(folder)
        give_way()
        path, key = folder / "demo.db", DataKey.new(1)
        make(path, key, args.clients, args.seed, office_clock()())
        opening = Opening(path, account=account(), host=host(), key=key)
        code: int = args.run_app(opening, args.driver)
        return code
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(path: Path, key: DataKey, clients: int, seed: int, now: datetime) -> None:
    """A new encrypted file with the caseload in it, telling on the terminal how far it has come."""
    audit.use_key(key.derive(AUDIT_PURPOSE))
    store = Store.open(path, key.hex(), create=True)
    progress = Progress(_("Making up {number} clients").format(number=clients), sys.stderr)
    try:
        store.call(roomy_cache)
        build(store, clients, seed, now, progress, account=account())
    finally:
        progress.finish()
        store.close()
