"""Room kept back for the day when the disk is full: even a DELETE needs some."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from entre_tui.storage.sqlcipher.file_names import reserve_file

SIZE = 32 * 1024 * 1024


class DiskReserve:
    """The reserve file beside a case file."""

    def __init__(self, path: Path, size: int = SIZE) -> None:
        self.file = reserve_file(path)
        self.size = size

    def ensure(self) -> bool:
        """Lay the reserve if it is missing and there is ample room; says whether it is there."""
        if self.is_whole():
            return True
        try:
            if shutil.disk_usage(self.file.parent).free < 3 * self.size:
                return False
            self._lay()
        except OSError:
            self.file.unlink(missing_ok=True)
            return False
        return True

    def is_whole(self) -> bool:
        """Whether the whole reserve lies on the disk."""
        return self.file.is_file() and self.file.stat().st_size >= self.size

    def give_back(self) -> bool:
        """Free the room; says whether there was any."""
        try:
            self.file.unlink()
        except OSError:
            return False
        return True

    def _lay(self) -> None:
        handle = os.open(self.file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(handle, 0, self.size)
                return
            # A hole takes no room, so Windows and macOS get every byte written.
            chunk = bytes(1024 * 1024)
            for _ in range(0, self.size, len(chunk)):
                os.write(handle, chunk)
        finally:
            os.close(handle)
