"""The files that lie beside a case file, and how to make files that survive a power cut."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

PART = ".part"
WAL_PARTS = ("-wal", "-shm")


def beside(path: Path, ending: str) -> Path:
    """The file of the same name with something appended."""
    return path.with_name(path.name + ending)


def key_file(path: Path) -> Path:
    """The sidecar with the key slots."""
    return beside(path, ".keys")


def lock_file(path: Path) -> Path:
    """Where processes show that they have the file open."""
    return beside(path, ".lock")


def reserve_file(path: Path) -> Path:
    """The room kept for the day when the disk is full."""
    return beside(path, ".reserve")


def restore_note(path: Path) -> Path:
    """What a restore that was cut off still has to do."""
    return beside(path, ".restoring")


def fresh(path: Path) -> Path:
    """A name beside the file that nobody else uses, for something that is not whole yet."""
    return beside(path, f".{secrets.token_hex(6)}{PART}")


def sweep(path: Path) -> None:
    """Remove what a killed creation or restore left half done beside the file; the caller holds the file alone."""
    for left in path.parent.iterdir():
        if left.name.startswith(f"{path.name}.") and PART in left.name:
            left.unlink(missing_ok=True)


def stamp(now: datetime | None = None) -> str:
    """The moment in UTC, fit for a file name."""
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%d-%H%M%S")


def make_private(path: Path) -> None:
    """Create an empty file only its owner may read; SQLite gives its side files the same rights."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_private(source: Path, target: Path) -> None:
    """Copy a small file to a new one that only its owner may read, and wait for the disk."""
    make_private(target)
    target.write_bytes(source.read_bytes())
    sync_file(target)
