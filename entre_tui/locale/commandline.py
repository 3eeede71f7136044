"""The words with which Python's argparse explains a command line, in the language of the program."""

from __future__ import annotations

import gettext
import os

from entre_tui.locale import DOMAIN, FOLDER, N_

# What argparse says, of Python 3.11 and later; it looks them up itself, in the domain that is set here.
WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
)


def teach(language: str) -> None:
    """Let argparse find them in our catalogue, whatever the system's own language is."""
    # gettext as a whole asks only the environment for the language.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
