"""One writer at a time for a small file that several processes change; the lock dies with its holder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from entre_tui.security.errors import KeyFileBusy, KeyFileUnreadable
from entre_tui.security.files.os_lock import take

# Seconds. A passphrase takes one to be stretched while the lock is held, and several on a busy machine.
PATIENCE = 15.0
_PAUSE = 0.02


@contextlib.contextmanager
def hold_lock(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold ``NAME.lock`` beside the file; after ``patience`` seconds of somebody else holding it, KeyFileBusy."""
    lock = path.with_name(path.name + ".lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(lock, flags, 0o600)
    except OSError as error:
        raise KeyFileUnreadable(name=path.name, reason=error.strerror or str(error)) from error
    try:
        until = time.monotonic() + patience
        while not take(descriptor, alone=True):
            if time.monotonic() >= until:
                raise KeyFileBusy(name=path.name)
            time.sleep(_PAUSE)
        yield
    finally:
        # Closing gives the lock back; the file stays, because taking it away would race with the next holder.
        os.close(descriptor)
