"""How an open file is locked, on POSIX and on Windows; the lock dies with whoever holds it."""

from __future__ import annotations

import os
import sys

PLACES = 256

if sys.platform == "win32":
    import msvcrt

    def take(handle: int, *, alone: bool) -> bool:
        """Take the lock alone or with others, without waiting; whether it was free."""
        # Windows locks bytes, never shared: each process takes one byte, who wants to be alone takes them all.
        width = PLACES if alone else 1
        for place in range(1 if alone else PLACES):
            os.lseek(handle, place, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, width)
            except OSError:
                continue
            return True
        return False
else:
    import fcntl

    def take(handle: int, *, alone: bool) -> bool:
        """Take the lock alone or with others, without waiting; whether it was free."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
