"""The words behind `entre`: options, jobs, and what is said about a wrong one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from entre_tui.locale import LANGUAGES, N_, _
from entre_tui.locale.commandline import teach

# The module of a job has `arguments(parser)` and `main(args) -> int`; it is imported when the job is asked for.
JOBS = {
    "demo": ("entre_tui.demo.run", N_("open the program on a made-up caseload that goes away at exit")),
    "import": ("entre_tui.exchange.importing.job", N_("take in an office's lists (CSV or XLSX)")),
    "calendar": (
        "entre_tui.exchange.outgoing.calendar_job",
        N_("write your own appointments as a calendar file"),
    ),
    "settings": (
        "entre_tui.exchange.outgoing.settings_job",
        N_("the office's own figures for what is due and when"),
    ),
    "key": ("entre_tui.door.jobs.key", N_("who may come in and as what: passphrases, recovery key, keyring")),
    "backup": ("entre_tui.door.jobs.backup", N_("make a checked copy of the case file and its keys")),
    "restore": ("entre_tui.door.jobs.restore", N_("put a backup in the place of the case file")),
    "check": (
        "entre_tui.door.jobs.check",
        N_("check the case file, the programmes and the log of who read what"),
    ),
}


def understood(words: Sequence[str], language: str) -> argparse.Namespace:
    """What they mean; ends the process with a message where they mean nothing, or where help was asked for."""
    teach(language)
    # The common options may stand anywhere, also behind a job's own words.
    common = _common()
    known, others = common.parse_known_args(words)
    return _parser(common, others).parse_args(others, known)


def job(name: str) -> Any:
    """The job's module."""
    return import_module(JOBS[name][0])


def _common() -> argparse.ArgumentParser:
    """What counts for the program and for every job."""
    common = argparse.ArgumentParser(
        prog="entre", usage=_("entre [options] [JOB ...]"), add_help=False, allow_abbrev=False
    )
    common.add_argument("--database", metavar=_("PATH"), type=_some_path, help=_("the case file"))
    common.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=_("read the passphrase from this descriptor (for scripts)"),
    )
    common.add_argument(
        "--language", metavar=_("CODE"), type=_known_language, help=_("en or sv; else as the system says")
    )
    common.add_argument(
        "--driver",
        choices=("auto", "lean", "stock"),
        default="auto",
        help=_("how the terminal is drawn: only what changed (lean), or by Textual (stock)"),
    )
    return common


def _parser(common: argparse.ArgumentParser, words: Sequence[str]) -> argparse.ArgumentParser:
    """The jobs; only the one that is asked for tells its own arguments."""
    parser = argparse.ArgumentParser(
        prog="entre",
        description=_("Case work in the terminal for the Entré programme."),
        parents=[common],
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    jobs = parser.add_subparsers(dest="job", metavar=_("JOB"), title=_("jobs"))
    for name, (_module, help_words) in JOBS.items():
        sub = jobs.add_parser(name, help=_(help_words), description=_(help_words))
        if name in words:
            job(name).arguments(sub)
    return parser


def _some_path(word: str) -> str:
    # An empty variable in a script is not to lead to another file.
    if not word.strip():
        raise argparse.ArgumentTypeError(_("write where the file lies"))
    return word


def _known_language(word: str) -> str:
    if word.replace("-", "_").partition("_")[0].lower() not in LANGUAGES:
        raise argparse.ArgumentTypeError(_("there are: {codes}").format(codes=", ".join(LANGUAGES)))
    return word
