"""`entre calendar`: one's own appointments as a calendar file, without a name in it unless the office says so."""

from __future__ import annotations

import argparse
from pathlib import Path

from entre_tui.casework.core.actor import Acting
from entre_tui.casework.day.calendar import WEEKS, CalendarTitles, choose_titles, my_calendar
from entre_tui.door.jobs.session import JobSession, open_case_file
from entre_tui.locale import _


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, how far ahead, and the office's choice of what titles show."""
    parser.add_argument(
        "file", nargs="?", metavar=_("FILE"), help=_("a new file; else one in your own folder, by its day")
    )
    parser.add_argument(
        "--weeks", type=int, default=WEEKS, metavar="N", help=_("so many weeks from today (8)")
    )
    parser.add_argument(
        "--titles",
        choices=[str(one) for one in CalendarTitles],
        help=_(
            "for supervisors, for everybody from now on: what a title shows besides the kind of appointment: "
            "nothing (kind), the client's number (ref) or name (name)"
        ),
    )


def main(args: argparse.Namespace) -> int:
    """Write the file, or with --titles keep the office's choice. Raises CaseworkError."""
    with open_case_file(args) as desk:
        print(_choose(desk, CalendarTitles(args.titles)) if args.titles else _write(desk, args))
    return 0


def _choose(desk: JobSession, titles: CalendarTitles) -> str:
    return desk.store.call(choose_titles, desk.acting(), titles).message


def _write(desk: JobSession, args: argparse.Namespace) -> str:
    from entre_tui.exchange.outgoing.calendar_file import path_from, usual_path, write

    now = desk.clock()
    path: Path = path_from(args.file) if args.file else usual_path(now.date())
    return write(path, desk.store.call(my_calendar, Acting(desk.actor, now), args.weeks), now)
