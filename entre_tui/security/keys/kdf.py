"""Turning a secret into a wrapping key: Argon2id for what people type, HKDF for what was drawn at random."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from entre_tui.locale import _
from entre_tui.security import KEY_BYTES as KEY_BYTES
from entre_tui.security.errors import KdfOutOfRange, NotEnoughMemory

Random = Callable[[int], bytes]

SALT_BYTES = 16
system_random: Random = os.urandom


@dataclass(frozen=True, slots=True)
class KdfProfile:
    """Cost of Argon2id: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    iterations: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KdfLimits:
    """What is accepted from a key file. Only code sets this: an edited key file can neither weaken nor exhaust us."""

    floor: KdfProfile
    ceiling: KdfProfile

    def check(self, profile: KdfProfile, name: str) -> None:
        """Raise KdfOutOfRange unless every figure lies between floor and ceiling."""
        inside = (
            self.floor.memory_kib <= profile.memory_kib <= self.ceiling.memory_kib
            and self.floor.iterations <= profile.iterations <= self.ceiling.iterations
            and self.floor.lanes <= profile.lanes <= self.ceiling.lanes
        )
        if not inside:
            raise KdfOutOfRange(
                name=name, detail=_("figures for deriving a key that this program never writes")
            )


DEFAULT = KdfProfile(memory_kib=256 * 1024, iterations=3, lanes=4)
FLOOR = KdfProfile(memory_kib=64 * 1024, iterations=3, lanes=4)
LIMITS = KdfLimits(FLOOR, KdfProfile(memory_kib=1024 * 1024, iterations=10, lanes=8))

# A second one beside it would find none of OpenSSL's threads free, and be told that memory is short.
_ONE_AT_A_TIME = threading.Lock()


def from_passphrase(secret: bytes, salt: bytes, profile: KdfProfile) -> bytes:
    """32 bytes from what a person typed; about a third of a second at DEFAULT, with the GIL released."""
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=profile.iterations,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
    )
    try:
        with _ONE_AT_A_TIME:
            return argon.derive(secret)
    except MemoryError as error:
        raise NotEnoughMemory(size=profile.memory_kib // 1024) from error


def from_random(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """32 bytes from a secret that is random already, apart for every purpose."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(secret)
