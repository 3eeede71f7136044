"""Writing files that hold personal data: never through a link, never half, never readable by others.

Windows has neither modes nor O_NOFOLLOW: there the folder in the person's own profile gives the protection, and
creating with O_EXCL under a random name keeps a planted link from being followed.
"""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from entre_tui.locale import _
from entre_tui.security.errors import UnsafeFile

PRIVATE = 0o600
MAX_NAME = 80
_FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"})
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


def safe_name(text: str, default: str = "export") -> str:
    """A file name from free text: a-z, digits, hyphen, underscore and dot, at most 80 characters.

    Never empty, hidden, an option ("-x"), a path, or one of the names Windows keeps for devices.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT))
    kept = "".join(
        letter if letter in _SAFE else "-" for letter in plain if not unicodedata.combining(letter)
    )
    while "--" in kept or ".." in kept:
        kept = kept.replace("--", "-").replace("..", ".")
    name = kept[:MAX_NAME].strip("-._")
    if not name:
        return default
    return f"{default}-{name}" if name.partition(".")[0].lower() in _RESERVED else name


def create_private(path: Path) -> BinaryIO:
    """Open a file that did not exist for writing, mode 0600; refuses whatever is there, links too."""
    try:
        descriptor = os.open(path, _FLAGS | _BINARY, PRIVATE)
    except FileExistsError as error:
        raise UnsafeFile(_("There is already a file {name}.").format(name=path.name)) from error
    except FileNotFoundError as error:
        raise UnsafeFile(_("There is no folder {name}.").format(name=str(path.parent))) from error
    return os.fdopen(descriptor, "wb")


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut; Windows does so by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _scratch(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A file of a random name in the same folder, on disk when the block ends, gone if the block fails."""
    scratch = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.part")
    out = create_private(scratch)
    try:
        with out:
            yield scratch, out
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file whole: others see the old content or the new, never a part; 0600; kept if the block raises.

    A link at ``path`` is itself replaced, never followed.
    """
    with _scratch(path) as (scratch, out):
        yield out
    try:
        os.replace(scratch, path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextlib.contextmanager
def creating(path: Path) -> Iterator[BinaryIO]:
    """As ``replacing``, but refuses (UnsafeFile) when anything of that name exists, at the end as at the start."""
    if os.path.lexists(path):
        raise UnsafeFile(_("There is already a file {name}.").format(name=path.name))
    with _scratch(path) as (scratch, out):
        yield out
    try:
        _settle_new(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)
    sync_folder(path.parent)


def _settle_new(scratch: Path, path: Path) -> None:
    """Give the finished file its name without ever overwriting."""
    taken = _("There is already a file {name}.").format(name=path.name)
    try:
        if sys.platform == "win32":
            os.rename(scratch, path)
            return
        os.link(scratch, path, follow_symlinks=False)
    except FileExistsError as error:
        raise UnsafeFile(taken) from error
    except OSError:
        # FAT and some network folders know no hard links: the name is reserved first, then taken over.
        create_private(path).close()
        os.replace(scratch, path)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file by this content, whole or not at all."""
    with replacing(path) as out:
        out.write(content)
