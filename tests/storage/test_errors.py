"""Every message is a whole sentence with its words filled in, and says what to do."""

from __future__ import annotations

import pytest
from peewee import DatabaseError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from entre_tui.storage import errors

WORDS = {
    "path": "/home/office/case.entre",
    "found": 9,
    "known": 1,
    "reason": "why",
    "backup": "copy",
    "version": "x",
}
KINDS = [errors.StorageError, *errors.StorageError.__subclasses__()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_messages_are_plain_sentences(kind: type[errors.StorageError]) -> None:
    error = kind(**WORDS)
    for text in (str(error), error.advice):
        assert "{" not in text
        assert text[0].isupper() or text.startswith("/")
    assert error.advice.endswith(".")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlcipher.SQLITE_BUSY, errors.Busy),
        (sqlcipher.SQLITE_BUSY | 2 << 8, errors.Busy),
        (sqlcipher.SQLITE_FULL, errors.DiskFull),
        (sqlcipher.SQLITE_CORRUPT, errors.Damaged),
        (sqlcipher.SQLITE_IOERR | 3 << 8, errors.DiskTrouble),
        (sqlcipher.SQLITE_READONLY, errors.ReadOnly),
    ],
)
def test_codes_of_sqlite(code: int, kind: type[errors.StorageError]) -> None:
    original = sqlcipher.OperationalError("in sqlite's words")
    original.sqlite_errorcode = code
    assert type(errors.plain(original, "x")) is kind
    assert type(errors.plain(OperationalError(original, "in sqlite's words"), "x")) is kind


def test_other_errors_are_left_alone() -> None:
    assert errors.plain(DatabaseError("no code"), "x") is None
    assert errors.plain(ValueError(5), "x") is None
