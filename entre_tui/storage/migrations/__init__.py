"""The numbered steps that bring a file to this version's schema; each is frozen once released."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

FOLDER = Path(__file__).parent
SCHEMA_VERSION = 1


def statements(file: Path) -> Iterator[str]:
    """The SQL statements of a file, one after the other; a trigger's inner semicolons do not part it."""
    gathered = ""
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        gathered += line
        if sqlcipher.complete_statement(gathered):
            yield gathered.strip().rstrip(";")
            gathered = ""
