"""A passphrase from a descriptor (``--passphrase-fd N``): never an argument, never in the environment."""

from __future__ import annotations

import os
import sys
import unicodedata

from entre_tui.locale import _
from entre_tui.security.errors import SecretUnreadable

LONGEST_BYTES = 4096
# What the system itself takes for a descriptor.
MOST = 2**31 - 1


def read_secret(descriptor: int) -> str:
    """The one line that the descriptor gives, without its line break; the descriptor is closed unless it is 0."""
    _check(descriptor)
    try:
        raw = _read_line(descriptor)
    except OSError as error:
        raise SecretUnreadable(
            _("The passphrase could not be read from descriptor {number}: {reason}.").format(
                number=descriptor, reason=error.strerror
            )
        ) from error
    finally:
        if descriptor > 2:
            _close(descriptor)
    return _as_text(raw)


def _check(descriptor: int) -> None:
    if descriptor < 0 or descriptor in (1, 2) or descriptor > MOST:
        raise SecretUnreadable(_("Give the number of an open descriptor: 0, or 3 and above."))
    if sys.platform == "win32" and descriptor != 0:
        # Windows programs inherit no numbered descriptors but the three standard ones.
        raise SecretUnreadable(
            _("On Windows only descriptor 0 can be used: send the passphrase to standard input.")
        )
    if descriptor == 0 and os.isatty(0):
        raise SecretUnreadable(
            _(
                "Descriptor 0 is the keyboard here, and what is typed would be seen. Leave --passphrase-fd out."
            )
        )


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError as error:
        raise SecretUnreadable(_("Descriptor {number} is not open.").format(number=descriptor)) from error


def _read_line(descriptor: int) -> bytes:
    """Up to the first line break or the end, whichever comes first: a pipe may well be kept open."""
    raw = b""
    while b"\n" not in raw:
        more = os.read(descriptor, LONGEST_BYTES + 1 - len(raw))
        raw += more
        if len(raw) > LONGEST_BYTES:
            raise SecretUnreadable(_("The passphrase is too long."))
        if not more:
            break
    return raw


def _as_text(raw: bytes) -> str:
    line, _break, rest = raw.partition(b"\n")
    if rest:
        raise SecretUnreadable(_("There is more than one line; the passphrase has to be the only one."))
    try:
        text = line.removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError as error:
        raise SecretUnreadable(_("The passphrase is not UTF-8 text.")) from error
    if not text:
        raise SecretUnreadable(_("No passphrase came."))
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise SecretUnreadable(_("The passphrase contains a character that cannot be typed."))
    return text
