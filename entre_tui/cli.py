"""The `entre` command: opens the program, or does one job without it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from entre_tui.door.process.gc_tuning import pause_collection
from entre_tui.locale import _, install

if TYPE_CHECKING:
    from entre_tui.door.opening.opening import Opening

FAILED, WRONG_USE, BY_SIGNAL, STOPPED = 1, 2, 128, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, 1 for a refusal or a fault, 2 for wrong use, 130 for ctrl+c."""
    from entre_tui.security.process.hardening import harden

    harden()
    words = list(sys.argv[1:] if argv is None else argv)
    if not words:
        # The start of every day prints nothing, unless it fails.
        return _run(words)
    from entre_tui.door.process.printable_output import printable_output

    with printable_output():
        return _run(words)


def _run(words: Sequence[str]) -> int:
    args = _understood(words, install(_language(words) or _kept_language()))
    try:
        code = _do(args)
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


def _understood(words: Sequence[str], language: str) -> Any:
    if not words:
        # The start of every day: what reads a command line need not be loaded.
        return SimpleNamespace(job=None, database=None, passphrase_fd=None, driver="auto")
    from entre_tui.command_line import understood

    return understood(words, language)


def _do(args: Any) -> int:
    if not args.job:
        return open_program(args)
    from entre_tui.command_line import job

    # A job that ends in the program itself is handed the way there: it lies below and cannot import it.
    args.run_app = run_app
    code: int = job(args.job).main(args)
    return code


def _write_nowhere(*descriptors: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)


def open_program(args: Any) -> int:
    """Open the case file and the interface on it; fetching the key begins before the interface is imported."""
    pause_collection()
    from entre_tui.door.jobs.session import opening_for

    return run_app(opening_for(args), args.driver)


def run_app(opening: Opening, driver: str) -> int:
    """Run the interface on an opening, from a full screen back to the shell."""
    pause_collection()
    from entre_tui.door.process.no_echo import without_echo

    opening.begin(ahead=True)
    if not sys.stdin.isatty():
        print(_("Entré needs a terminal: start it from one."), file=sys.stderr)
        return WRONG_USE
    with without_echo(sys.stdin):
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
    from entre_tui.door.process.this_computer import keep_choice, kept_choice, office_clock

    app = EntreApp(
        opening,
        clock=office_clock(),
        driver_class=chosen,
        theme=kept_choice("theme"),
        keep=keep_choice,
    )
    app.run()
    return app.return_code or 0


def _language(words: Sequence[str]) -> str | None:
    """The language asked for, needed before the command line can explain itself."""
    for number, word in enumerate(words):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and number + 1 < len(words):
            return words[number + 1]
    return None


def _kept_language() -> str | None:
    """What was chosen with the program open, before the system's own language."""
    from entre_tui.door.process.this_computer import kept_choice

    return kept_choice("language") or None


def _fault(error: Exception) -> int:
    """A plain sentence for a refusal; for a fault the places in the program, and nobody's data."""
    from entre_tui.door.error_messages import crash_words, plain
    from entre_tui.door.process.printable_output import printable_output

    with printable_output():
        print(plain(error) or crash_words(error), file=sys.stderr)
    return FAILED
