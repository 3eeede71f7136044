"""Who has the file open: everybody shares a lock file, maintenance holds it alone.

The lock goes with the process that holds it, so a kill -9 leaves nothing behind.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entre_tui.security.files.os_lock import take
from entre_tui.storage.errors import InMaintenance, InUse
from entre_tui.storage.sqlcipher.file_names import lock_file

STEP = 0.05


class Presence:
    """One share of the lock file, kept as long as a connection is open."""

    __slots__ = ("_handle",)

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
        self._handle = os.open(lock_file(path), flags, 0o600)
        try:
            taken = take(self._handle, alone=alone)
        except BaseException:
            self.leave()
            raise
        if not taken:
            self.leave()
            raise InUse(path=path) if alone else InMaintenance(path=path)

    def leave(self) -> None:
        """Give the lock back; a second call does nothing."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


@contextmanager
def maintenance(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the file alone: whoever opens it now gets InMaintenance.

    Raises InUse if others have it open and have not left after `wait` seconds.
    """
    until = time.monotonic() + wait
    while True:
        try:
            presence = Presence(path, alone=True)
            break
        except InUse:
            if time.monotonic() >= until:
                raise
            time.sleep(STEP)
    try:
        yield
    finally:
        presence.leave()
