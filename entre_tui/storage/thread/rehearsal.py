"""A copy of the file for a rehearsal: what is only tried holds nobody up who works on the file itself."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entre_tui.storage.opening.opening import open_database
from entre_tui.storage.thread.store import Store


@contextmanager
def on_a_copy(store: Store, key_hex: str) -> Iterator[Store]:
    """A store on an encrypted copy of what the file holds now; the copy is gone afterwards.

    The tables belong to the copy from now on: nothing more can be asked of the store it was made from.
    """
    folder = Path(tempfile.mkdtemp(prefix="entre-rehearsal-"))
    try:
        path = folder / "copy.db"
        _copy(store, path)
        store.close()
        copy = Store(lambda: open_database(path, key_hex))
        try:
            yield copy
        finally:
            copy.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(store: Store, path: Path) -> None:
    source = store.database.extra_connection()
    copy = store.database.unlock_copy(path)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
