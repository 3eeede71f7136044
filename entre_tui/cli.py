"""The `entre` command: opens the program, or does one job without it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from entre_tui.locale import LANGUAGES, N_, _, install
from entre_tui.locale.commandline import teach

if TYPE_CHECKING:
    from entre_tui.door.opening import Opening

# The module of a job has `arguments(parser)` and `main(args) -> int`; it is imported when the job is asked for.
JOBS = {
    "demo": ("entre_tui.demo.run", N_("open the program on a made-up caseload that goes away at exit")),
    "import": ("entre_tui.exchange.importing", N_("take in an office's lists (CSV or XLSX)")),
    "calendar": ("entre_tui.exchange.calendar_job", N_("write your own appointments as a calendar file")),
    "settings": ("entre_tui.exchange.settings_job", N_("the office's own figures for what is due and when")),
    "key": ("entre_tui.door.key_job", N_("passphrases, recovery key, keyring")),
    "backup": ("entre_tui.door.backup_job", N_("make a checked copy of the case file and its keys")),
    "restore": ("entre_tui.door.restore_job", N_("put a backup in the place of the case file")),
    "check": (
        "entre_tui.door.check_job",
        N_("check the case file, the programmes and the log of who read what"),
    ),
}
FAILED, WRONG_USE, BY_SIGNAL, STOPPED = 1, 2, 128, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, 1 for a refusal or a fault, 2 for wrong use, 130 for ctrl+c."""
    from entre_tui.security.hardening import harden

    harden()
    words = list(sys.argv[1:] if argv is None else argv)
    teach(install(_language(words) or _kept_language()))
    # The common options may stand anywhere, also behind a job's own words.
    common = _common()
    known, others = common.parse_known_args(words)
    args = _parser(common, others).parse_args(others, known)
    # A job that ends in the program itself is handed the way there: it lies below and cannot import it.
    args.run_app = run_app
    try:
        code = _job(args.job).main(args) if args.job else open_program(args)
    except KeyboardInterrupt:
        code = STOPPED
    except BrokenPipeError:
        # Whoever read our output has stopped reading; nothing may be written any more.
        _write_nowhere(1)
        code = 0
    except Exception as error:
        code = _fault(error)
    if code and code > BY_SIGNAL:
        # The terminal may be gone: what is left to write would turn the exit code into Python's 120.
        _write_nowhere(1, 2)
    return int(code or 0)


def _write_nowhere(*descriptors: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)


def open_program(args: argparse.Namespace) -> int:
    """Open the case file and the interface on it; fetching the key begins before the interface is imported."""
    from entre_tui.door.for_jobs import opening_for

    return run_app(opening_for(args), args.driver)


def run_app(opening: Opening, driver: str) -> int:
    """Run the interface on an opening, from a full screen back to the shell."""
    from entre_tui.door.garbage import hold
    from entre_tui.door.unseen import unseen

    hold()
    opening.begin()
    if not sys.stdin.isatty():
        print(_("Entré needs a terminal: start it from one."), file=sys.stderr)
        return WRONG_USE
    with unseen(sys.stdin):
        return _on_screen(opening, driver)


def _on_screen(opening: Opening, driver: str) -> int:
    from entre_tui.terminal import colour_system, driver_class

    # Textual reads these when it is imported.
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    # What a key finds out follows its echo this much sooner; the driver merges frames where the line is slow.
    os.environ["TEXTUAL_FPS"] = "120"
    # What follows an escape within so many milliseconds belongs to it. Terminals send a key's bytes in one piece, and
    # Textual's tenth of a second is felt on every way back.
    os.environ.setdefault("ESCDELAY", "50")
    os.environ["TEXTUAL_COLOR_SYSTEM"] = colour_system(os.environ)
    chosen = driver_class(driver)
    from entre_tui.app import EntreApp
    from entre_tui.door.here import keep_choice, kept_choice, office_clock

    app = EntreApp(
        opening,
        clock=office_clock(),
        driver_class=chosen,
        theme=kept_choice("theme"),
        keep=keep_choice,
    )
    app.run()
    return app.return_code or 0


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
            _job(name).arguments(sub)
    return parser


def _job(name: str) -> Any:
    return import_module(JOBS[name][0])


def _language(words: Sequence[str]) -> str | None:
    """The language asked for, needed before the command line can explain itself."""
    for number, word in enumerate(words):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and number + 1 < len(words):
            return words[number + 1]
    return None


def _some_path(word: str) -> str:
    # An empty variable in a script is not to lead to another file.
    if not word.strip():
        raise argparse.ArgumentTypeError(_("write where the file lies"))
    return word


def _known_language(word: str) -> str:
    if word.replace("-", "_").partition("_")[0].lower() not in LANGUAGES:
        raise argparse.ArgumentTypeError(_("there are: {codes}").format(codes=", ".join(LANGUAGES)))
    return word


def _kept_language() -> str | None:
    """What was chosen with the program open, before the system's own language."""
    from entre_tui.door.here import kept_choice

    return kept_choice("language") or None


def _fault(error: Exception) -> int:
    """A plain sentence for a refusal; for a fault the places in the program, and nobody's data."""
    from entre_tui.door.plain import crash_words, plain

    print(plain(error) or crash_words(error), file=sys.stderr)
    return FAILED
