"""`entre check`: is the file whole, does the log of who read what hold together, can every programme be read."""

from __future__ import annotations

import argparse

from entre_tui.door.jobs.session import open_case_file
from entre_tui.locale import _
from entre_tui.locale.figures import Figure

HEAD_LENGTH = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    """What was kept of an earlier check."""
    parser.add_argument(
        "--head",
        default=None,
        type=_head,
        metavar=_("HEAD"),
        help=_("the head of the log as it was kept elsewhere"),
    )


def main(args: argparse.Namespace) -> int:
    """Look at everything and say it; 1 if anything is wrong."""
    from entre_tui.casework.core.audit import verify
    from entre_tui.casework.core.programmes import catalogue
    from entre_tui.storage.backup.check import check
    from entre_tui.storage.sqlcipher.connection import EncryptedDatabase

    with open_case_file(args) as desk:
        database = EncryptedDatabase(desk.path, desk.key.hex())
        with database.connect_thread():
            report = check(database)
        trail = desk.store.call(verify, args.head or "")
    print(_("File: {path}, {size} MB").format(path=desk.path, size=Figure(round(report.size / 1e6, 1))))
    for problem in report.problems:
        print(f"! {problem}")
    if report.problems:
        print("! " + _("Stop working in it and put the latest backup in its place: entre restore."))
    if not report.problems:
        print(_("The file is whole."))
    if trail.broken_at is None:
        print(
            _(
                "The log of who did what holds together: {n} entries. Its head, to be kept elsewhere: {head}"
            ).format(n=trail.entries, head=trail.head)
        )
    else:
        print("! " + _("The log of who did what was altered at entry {n}.").format(n=trail.broken_at))
    if not trail.has_kept:
        print("! " + _("The head that was kept is not in the log: entries were cut off its end."))
    faults = catalogue().problems
    for fault in faults:
        print(f"! {fault}")
    if not faults:
        words = _("Every programme can be read: {n} definitions.")
        print(words.format(n=len(catalogue().programmes)))
    sound = report.whole and not faults and trail.broken_at is None and trail.has_kept
    return 0 if sound else 1


def _head(word: str) -> str:
    """One that was copied short is none that was cut off the log."""
    head = word.strip().lower()
    if len(head) != HEAD_LENGTH or not set(head) <= set("0123456789abcdef"):
        words = _("a head has {number} characters, 0 to 9 and a to f; this one has {typed}")
        raise argparse.ArgumentTypeError(words.format(number=HEAD_LENGTH, typed=len(head)))
    return head
