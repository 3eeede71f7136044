"""`entre import`: takes in an office's lists, or writes templates for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from entre_tui.casework.base import CaseworkError
from entre_tui.door.for_jobs import Desk, open_case_file
from entre_tui.exchange.asking import asker, at_a_terminal, nobody
from entre_tui.exchange.refused import is_leftover, write_leftovers
from entre_tui.exchange.running import Run, Work, check, in_order
from entre_tui.exchange.summary import lines
from entre_tui.exchange.tables import ENDINGS, Table, tables_in
from entre_tui.exchange.workbook import NotReadable
from entre_tui.locale import _
from entre_tui.progress import Progress
from entre_tui.text import clean


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file or folder, and whether to save."""
    parser.add_argument(
        "path", nargs="?", metavar=_("FILE"), help=_("a CSV or XLSX file, or a folder of them")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would come in, and save nothing"))
    parser.add_argument(
        "--templates", metavar=_("FOLDER"), help=_("write a template of each list into this folder instead")
    )


def main(args: argparse.Namespace) -> int:
    """0 when every row is in the case file, 1 when some are not."""
    if args.templates:
        from entre_tui.exchange.templates import write_templates

        for path in write_templates(Path(args.templates).expanduser()):
            print(path)
        return 0
    if not args.path:
        raise CaseworkError(_("Say which file or folder: entre import FILE."))
    tables, left_out = find_tables(Path(args.path).expanduser())
    for told in left_out:
        print(f"! {told}")
    if not tables:
        raise CaseworkError(
            _(
                "No list was found. `entre import --templates FOLDER` writes files that show what is understood."
            )
        )
    with open_case_file(args) as desk:
        works = run(desk, tables, dry=args.dry_run)
    for line in lines(works, dry=args.dry_run):
        print(line)
    return _finish(works, dry=args.dry_run) or (1 if left_out else 0)


def find_tables(path: Path) -> tuple[list[Table], list[str]]:
    """Every list in a file or folder, in the order in which they are saved; what is none, in words."""
    if not path.exists():
        raise CaseworkError(_("There is no {path}.").format(path=path))
    tables: list[Table] = []
    told: list[str] = []
    for file in _files(path):
        if path.is_dir() and is_leftover(file):
            words = _("{name}: left out; import it by its name once its rows are corrected.")
            told.append(words.format(name=clean(file.name)))
            continue
        try:
            found, others = tables_in(file)
        except NotReadable as error:
            told.append(f"{clean(file.name)}: {error}")
            continue
        except OSError as error:
            told.append(f"{clean(file.name)}: {error.strerror}")
            continue
        tables += found
        told += others
    return in_order(tables), told


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in ENDINGS and file.is_file() and not file.name.startswith(("~$", "."))
    )


def run(desk: Desk, tables: Sequence[Table], *, dry: bool) -> list[Work]:
    """Checks everything, then saves what is good."""
    now = desk.clock()
    reading = Progress(_("Reading"), sys.stderr)
    saving = Progress(_("Comparing") if dry else _("Saving"), sys.stderr)
    try:
        works = [check(table, now, lambda _name, done, total: reading(done, total)) for table in tables]
        reading.finish()
        # A rehearsal holds the case file while it lasts: it asks nobody.
        ask = asker() if at_a_terminal() and not dry else nobody

        def tell(name: str, done: int, total: int) -> None:
            saving(done, total)

        Run(desk.store, desk.actor, now, tell, ask, dry).save(works)
    finally:
        saving.finish()
    return works


def _finish(works: Sequence[Work], *, dry: bool) -> int:
    """Writes the rows that did not come in; 1 if there are any."""
    failed = any(work.not_imported() for work in works)
    if dry or not failed:
        return int(failed)
    print()
    by_file = sorted(works, key=lambda work: work.table.path)
    for source, group in groupby(by_file, key=lambda work: work.table.path):
        try:
            path = write_leftovers(list(group))
        except OSError as error:
            message = _("The refused rows of {name} could not be written beside it: {reason}")
            print(message.format(name=clean(source.name), reason=error.strerror), file=sys.stderr)
            continue
        if path is not None:
            words = _("The rows that did not come in, with the reasons, to correct and import: {path}")
            print(words.format(path=path))
    return 1
