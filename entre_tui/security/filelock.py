"""One writer at a time for a small file that several processes change; the lock dies with its holder."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from entre_tui.security.errors import KeyFileBusy, UnsafeFile

PATIENCE = 5.0
_PAUSE = 0.02


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold ``NAME.lock`` beside the file; after ``patience`` seconds of somebody else holding it, KeyFileBusy."""
    lock = path.with_name(path.name + ".lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(lock, flags, 0o600)
    except OSError as error:
        raise UnsafeFile(f"{lock.name}: {error.strerror}") from error
    try:
        until = time.monotonic() + patience
        while not _try_lock(descriptor):
            if time.monotonic() >= until:
                raise KeyFileBusy(path)
            time.sleep(_PAUSE)
        yield
    finally:
        # Closing gives the lock back; the file stays, because taking it away would race with the next holder.
        os.close(descriptor)
