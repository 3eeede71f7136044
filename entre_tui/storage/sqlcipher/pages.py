"""Tell a wrong key from a damaged file by checking pages' seals one by one.

SQLCipher answers "file is not a database" to both. Page layout: SQLCipher 4 defaults, 4,096 bytes of which the last
80 are a 16-byte IV and an HMAC-SHA512 over content, IV and page number; its key is derived with two rounds of PBKDF2.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

PAGE = 4096
SEAL = 64
SALT = 16
LOOKED_AT = 64
PLAIN_HEADER = b"SQLite format 3\x00"


def is_plain(path: Path) -> bool:
    """Whether the file is an ordinary, unencrypted SQLite file."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def key_fits_some_page(path: Path, key_hex: str) -> bool:
    """Whether the key seals at least one of the first pages, so that the file and not the key is at fault."""
    with path.open("rb") as file:
        content = file.read(PAGE * LOOKED_AT)
    salt = bytes(byte ^ 0x3A for byte in content[:SALT])
    seal_key = hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key_hex), salt, 2, 32)
    return any(
        _has_seal(content[start : start + PAGE], number, seal_key)
        for number, start in enumerate(range(0, len(content) - PAGE + 1, PAGE), start=1)
    )


def _has_seal(page: bytes, number: int, seal_key: bytes) -> bool:
    body = page[SALT if number == 1 else 0 : PAGE - SEAL]
    seal = hmac.new(seal_key, body + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(seal, page[PAGE - SEAL :])
