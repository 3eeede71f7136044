"""One way to open a case file: a secret, the wrapping key made of it, and the data key wrapped with that.

Each slot has an X25519 pair as well. Its private half is wrapped beside the data key, so that a new data key can be
sealed to the public half by somebody who does not know the secret.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum, auto

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from entre_tui.security.keys import sealing as sealing
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import (
    DEFAULT,
    LIMITS,
    SALT_BYTES,
    KdfLimits,
    KdfProfile,
    Random,
    from_passphrase,
    from_random,
    system_random,
)

FORMAT = "entre-keys"
VERSION = 1
NONCE_BYTES = 12


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = auto()
    RECOVERY = auto()
    KEYRING = auto()
    SEALED = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A data key and a private key, both wrapped by one secret; ``kdf`` is None where the secret is random."""

    id: str
    kind: SlotKind
    owner: str
    generation: int
    kdf: KdfProfile | None
    salt: bytes
    public: bytes
    nonce: bytes = b""
    ciphertext: bytes = field(default=b"", repr=False)
    private_nonce: bytes = b""
    private: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class SealedSlot:
    """A data key sealed to the pair of another slot."""

    id: str
    target: str
    generation: int
    ephemeral: bytes
    ciphertext: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class UnwrappedSlot:
    """What a secret gave: the private key of the slot, and the data key unless its generation is gone."""

    private: bytes = field(repr=False)
    value: bytes | None = field(repr=False)


def secret_bytes(kind: SlotKind, secret: str) -> bytes:
    """The secret as it goes into the derivation: NFKC, so that it does not matter how a keyboard composes å."""
    normal = unicodedata.normalize("NFKC", secret) if kind is SlotKind.PASSPHRASE else secret
    return normal.encode("utf-8", "surrogatepass")


def header(slot: Slot, file_id: str, part: str) -> bytes:
    """What is bound to a ciphertext: everything in the slot but the ciphertexts, the file, and which part it is."""
    kdf = None if slot.kdf is None else [slot.kdf.memory_kib, slot.kdf.iterations, slot.kdf.lanes]
    said = [FORMAT, VERSION, file_id, part, slot.id, slot.kind.value, slot.owner, slot.generation, kdf]
    return json.dumps([*said, slot.salt.hex(), slot.public.hex()]).encode("ascii")


def sealed_header(sealed: SealedSlot, file_id: str) -> bytes:
    """What is bound to a sealed data key."""
    said = [FORMAT, VERSION, file_id, SlotKind.SEALED.value, sealed.id, sealed.target, sealed.generation]
    return json.dumps(said).encode("ascii")


def _wrapping_key(slot: Slot, secret: str, name: str, limits: KdfLimits) -> bytes:
    secret_part = secret_bytes(slot.kind, secret)
    if slot.kdf is None:
        return from_random(secret_part, slot.salt, f"entre slot {slot.kind.value} 1".encode("ascii"))
    # Before the derivation, which could otherwise be made to take all memory or next to no effort.
    limits.check(slot.kdf, name)
    return from_passphrase(secret_part, slot.salt, slot.kdf)


def make_slot(
    kind: SlotKind,
    owner: str,
    secret: str,
    key: DataKey,
    file_id: str,
    *,
    kdf: KdfProfile = DEFAULT,
    limits: KdfLimits = LIMITS,
    random: Random = system_random,
) -> Slot:
    """A new slot for the secret. ``kdf`` counts for passphrases only; recovery and keyring secrets are random."""
    private, public = sealing.new_pair(random)
    slot = Slot(
        id=random(8).hex(),
        kind=kind,
        owner=owner,
        generation=key.generation,
        kdf=kdf if kind is SlotKind.PASSPHRASE else None,
        salt=random(SALT_BYTES),
        public=public,
        nonce=random(NONCE_BYTES),
        private_nonce=random(NONCE_BYTES),
    )
    cipher = AESGCM(_wrapping_key(slot, secret, file_id, limits))
    return Slot(
        slot.id,
        slot.kind,
        slot.owner,
        slot.generation,
        slot.kdf,
        slot.salt,
        slot.public,
        slot.nonce,
        cipher.encrypt(slot.nonce, key.raw(), header(slot, file_id, "key")),
        slot.private_nonce,
        cipher.encrypt(slot.private_nonce, private, header(slot, file_id, "private")),
    )


def open_slot(
    slot: Slot, secret: str, file_id: str, *, name: str = "", limits: KdfLimits = LIMITS
) -> UnwrappedSlot | None:
    """What the secret opens, or None if it is the wrong one (or the slot was altered, which cannot be told apart).

    KdfOutOfRange, before any derivation, for figures outside ``limits``.
    """
    cipher = AESGCM(_wrapping_key(slot, secret, name, limits))
    try:
        private = cipher.decrypt(slot.private_nonce, slot.private, header(slot, file_id, "private"))
        value = (
            cipher.decrypt(slot.nonce, slot.ciphertext, header(slot, file_id, "key"))
            if slot.ciphertext
            else None
        )
    except InvalidTag:
        return None
    return UnwrappedSlot(private, value)


def seal_for(slot: Slot, key: DataKey, file_id: str, random: Random = system_random) -> SealedSlot:
    """The data key for the holder of the slot, without their secret."""
    bare = SealedSlot(random(8).hex(), slot.id, key.generation, b"")
    ephemeral, ciphertext = sealing.seal(key.raw(), slot.public, sealed_header(bare, file_id), random)
    return SealedSlot(bare.id, bare.target, bare.generation, ephemeral, ciphertext)


def open_sealed(sealed: SealedSlot, private: bytes, file_id: str) -> bytes | None:
    """The sealed data key, or None if it is not for this private key or was altered."""
    return sealing.unseal(sealed.ciphertext, sealed.ephemeral, private, sealed_header(sealed, file_id))
