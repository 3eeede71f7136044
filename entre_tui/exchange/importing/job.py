"""`entre import`: takes in an office's lists, or writes templates for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from entre_tui.casework.core.base import Acting, CaseworkError
from entre_tui.door.jobs.session import JobSession, open_case_file
from entre_tui.exchange.files.workbook import NotReadable
from entre_tui.exchange.importing.duplicate_prompt import asker, at_a_terminal, nobody
from entre_tui.exchange.importing.duplicates import DuplicateAnswer, PossibleDuplicate
from entre_tui.exchange.importing.interrupt import Cancelled, CancelSignal
from entre_tui.exchange.importing.rejected_rows import is_leftover, write_leftovers
from entre_tui.exchange.importing.run import ImportRun, ListImport, check, in_order
from entre_tui.exchange.importing.summary import lines
from entre_tui.exchange.reading.tables import ENDINGS, OTHER_BOOKS, OfficeTable, tables_in
from entre_tui.locale import _
from entre_tui.progress import Progress
from entre_tui.storage.thread.rehearsal import on_a_copy
from entre_tui.text import clean

STOPPED = 130
"""What a shell expects of a program that was stopped by Ctrl+C."""


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
    """0 when every row is in the case file, 1 when some are not, 130 when it was stopped."""
    if args.templates:
        from entre_tui.exchange.outgoing.templates import write_templates

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
        works, stopped = run(desk, tables, dry=args.dry_run)
    for line in lines(works, dry=args.dry_run, stopped=stopped):
        print(line)
    if stopped:
        return STOPPED
    return _finish(works, dry=args.dry_run) or (1 if left_out else 0)


def find_tables(path: Path) -> tuple[list[OfficeTable], list[str]]:
    """Every list in a file or folder, in the order in which they are saved; what is none, in words."""
    tables: list[OfficeTable] = []
    files, told = _files(path)
    for file in files:
        try:
            found, others = tables_in(file)
        except NotReadable as error:
            told.append(f"{clean(file.name)}: {error}")
        except OSError as error:
            told.append(f"{clean(file.name)}: {error.strerror}")
        else:
            tables += found
            told += others
    return in_order(tables), told


def _files(path: Path) -> tuple[Sequence[Path], list[str]]:
    """The files to read, and what a folder has besides that somebody may take for a list."""
    try:
        if path.is_file():
            return [path], []
        inside = sorted(path.iterdir())
    except NotADirectoryError:
        raise CaseworkError(_("{path} is neither a file nor a folder.").format(path=path)) from None
    except FileNotFoundError:
        raise CaseworkError(_("There is no {path}.").format(path=path)) from None
    except OSError as error:
        raise CaseworkError(f"{path}: {error.strerror}") from None
    files: list[Path] = []
    told: list[str] = []
    for file in inside:
        ending = file.suffix.lower()
        if file.name.startswith(("~$", ".")):
            continue
        if file.is_dir():
            words = _("{name}: a folder in the folder is not looked into.")
        elif is_leftover(file):
            words = _("{name}: left out; import it by its name once its rows are corrected.")
        elif ending in OTHER_BOOKS:
            words = _("{name}: only CSV and XLSX can be read. Save it as one of these.")
        else:
            files += [file] if ending in ENDINGS and file.is_file() else []
            continue
        told.append(words.format(name=clean(file.name)))
    return files, told


def run(desk: JobSession, tables: Sequence[OfficeTable], *, dry: bool) -> tuple[list[ListImport], bool]:
    """Checks everything, then saves what is good; and whether somebody stopped it."""
    now = desk.clock()
    works: list[ListImport] = []
    stopping = CancelSignal()
    with stopping.listening():
        try:
            for work in _reading(tables, now, stopping):
                works.append(work)
            _save(desk, works, now, stopping, dry=dry)
        except (Cancelled, KeyboardInterrupt):
            return works, True
    return works, False


def _reading(tables: Sequence[OfficeTable], now: datetime, stopping: CancelSignal) -> Iterator[ListImport]:
    reading = Progress(_("Reading"), sys.stderr)

    def tell(_name: str, done: int, total: int) -> None:
        reading(done, total)
        stopping.check()

    try:
        for table in tables:
            yield check(table, now, tell)
    finally:
        reading.finish()


def _save(
    desk: JobSession, works: Sequence[ListImport], now: datetime, stopping: CancelSignal, *, dry: bool
) -> None:
    acting = Acting(desk.actor, now)
    saving = Progress(_("Comparing") if dry else _("Saving"), sys.stderr)
    answer = asker() if at_a_terminal() and not dry else nobody

    def ask(suspect: PossibleDuplicate) -> DuplicateAnswer | None:
        with stopping.at_once():
            return answer(suspect)

    def tell(_name: str, done: int, total: int) -> None:
        saving(done, total)
        stopping.check()

    try:
        if dry:
            with on_a_copy(desk.store, desk.key.hex()) as copy:
                ImportRun(acting, copy, tell, ask, dry).save(works)
        else:
            ImportRun(acting, desk.store, tell, ask).save(works)
    finally:
        saving.finish()


def _finish(works: Sequence[ListImport], *, dry: bool) -> int:
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
