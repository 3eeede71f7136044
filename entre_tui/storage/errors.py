"""What can go wrong with the file, each with a plain sentence and what to do about it."""

from __future__ import annotations

import os
import shutil
from typing import ClassVar

from peewee import DatabaseError as PeeweeDatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.locale import N_, _

# Less than this is no room for a single change.
LEAST_ROOM = 64 * 1024


class StorageError(Exception):
    """Something is wrong with the file; `str()` says what, `advice` what to do."""

    said: ClassVar[str] = N_("The file cannot be used.")
    hint: ClassVar[str] = N_("Try again; if it happens again, call the person who looks after the program.")

    def __init__(self, **words: object) -> None:
        super().__init__()
        self.words = words

    def __str__(self) -> str:
        return _(self.said).format(**self.words)

    @property
    def advice(self) -> str:
        """What the person can do now."""
        return _(self.hint).format(**self.words)


class MissingFile(StorageError):
    """There is no file at the given place."""

    said = N_("There is no file at {path}.")
    hint = N_("Check that the disk or network folder is connected, or put back a backup: entre restore.")


class CaseFileExists(StorageError):
    """A new file was asked for where there is one already."""

    said = N_("There is already a file at {path}.")
    hint = N_("Open it, or choose another place for the new one.")


class NotADatabase(StorageError):
    """The file is something else than an encrypted case file."""

    said = N_("{path} is not an encrypted case file.")
    hint = N_("Choose the right file. This one was not touched.")


class WrongKey(StorageError):
    """The key does not open the file."""

    said = N_("The key does not fit {path}.")
    hint = N_(
        "The key file and the case file may come from different backups. Put back both from one: entre restore."
    )


class BadKey(StorageError):
    """The data key is not 64 hexadecimal digits, so it would be taken for a passphrase."""

    said = N_("The key is malformed.")
    hint = N_("The key file is damaged: restore it from a backup.")


class Damaged(StorageError):
    """The key fits, but pages of the file are torn or altered."""

    said = N_("{path} is damaged.")
    hint = N_(
        "Stop working in it and put the latest backup in its place: entre restore. The damaged file is kept."
    )


class NewerSchema(StorageError):
    """A newer version of the program has written the file."""

    said = N_("{path} was written by a newer version of the program ({found}; this one knows {known}).")
    hint = N_("Install the newer version. The file was not touched.")


class MigrationFailed(StorageError):
    """Bringing the file up to date failed and was taken back whole."""

    said = N_("The file could not be brought up to date: {reason}")
    hint = N_(
        "Nothing was changed, and a backup lies at {backup}. Go on with the previous version of the program."
    )


class InMaintenance(StorageError):
    """Somebody holds the file alone for maintenance."""

    said = N_("The file is in use for maintenance.")
    hint = N_("Wait until the maintenance is over, usually a minute, and try again.")


class InUse(StorageError):
    """Maintenance was asked for while others have the file open."""

    said = N_("Others have the file open.")
    hint = N_("Maintenance needs the file alone. Ask everybody to leave the program, and try again.")


class Busy(StorageError):
    """Another process held the write lock for longer than we wait."""

    said = N_("Somebody else is saving at this moment.")
    hint = N_("Nothing was saved. Try again in a moment; what you typed is still here.")


class DiskFull(StorageError):
    """There is no room to save, even with the reserve given back."""

    said = N_("The disk is full: nothing was saved.")
    hint = N_("Free some space and save again; what you typed is still here. Reading goes on as before.")


class ReadOnly(StorageError):
    """The file or its folder may not be written."""

    said = N_("The file cannot be written.")
    hint = N_("Check the rights on the file and its folder, and that the disk is not write-protected.")


class DiskTrouble(StorageError):
    """The operating system reported an error while reading or writing."""

    said = N_("The disk reports an error: nothing was saved.")
    hint = N_("Check the disk or the network connection, then try again.")


class CheckFailed(StorageError):
    """A copy did not stand the checks, so it was not kept."""

    said = N_("The copy did not pass its checks: {reason}")
    hint = N_("It was thrown away. Check the original file, and try again.")


class OldLibrary(StorageError):
    """The SQLCipher library is missing its encryption or has the known WAL fault."""

    said = N_("The installed SQLCipher library cannot be used ({version}).")
    hint = N_("Install the program anew, so that the right version of sqlcipher3 comes with it.")


class Interrupted(StorageError):
    """A read was stopped because nobody waits for it any more."""

    said = N_("The search was stopped.")
    hint = N_("Search again.")


class StoreClosed(StorageError):
    """The database thread has ended."""

    said = N_("The file is closed.")
    hint = N_("Unlock the program again.")


class WriteInReading(RuntimeError):
    """A casework function that only reads has tried to write: a fault in the program."""


_BY_CODE: dict[int, type[StorageError]] = {
    sqlcipher.SQLITE_BUSY: Busy,
    sqlcipher.SQLITE_LOCKED: Busy,
    sqlcipher.SQLITE_READONLY: ReadOnly,
    sqlcipher.SQLITE_INTERRUPT: Interrupted,
    sqlcipher.SQLITE_IOERR: DiskTrouble,
    sqlcipher.SQLITE_CORRUPT: Damaged,
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_CANTOPEN: DiskTrouble,
    sqlcipher.SQLITE_NOTADB: Damaged,
}


def code_of(error: BaseException) -> int:
    """SQLite's primary result code behind an error of the driver or of peewee; 0 if there is none."""
    original = getattr(error, "orig", None) if isinstance(error, PeeweeDatabaseError) else error
    return int(getattr(original, "sqlite_errorcode", None) or 0) & 0xFF


def plain(error: BaseException, path: object) -> StorageError | None:
    """The storage error that says in plain words what the driver reported, or None if it is not about storage."""
    kind = _BY_CODE.get(code_of(error))
    if kind is DiskTrouble and _is_full(path):
        # Where not even the files beside it can be made, SQLite speaks of an I/O error.
        kind = DiskFull
    return kind(path=path) if kind is not None else None


def _is_full(path: object) -> bool:
    try:
        return shutil.disk_usage(os.path.dirname(str(path)) or ".").free < LEAST_ROOM
    except OSError:
        return False
