"""Sealing a data key to somebody's X25519 key, so that the key can be changed without their passphrase."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from entre_tui.security.keys.kdf import KEY_BYTES, Random, from_random, system_random

_PURPOSE = b"entre sealed data key 1"
# The wrapping key is used once, with a fresh ephemeral pair each time, so a fixed nonce never repeats under it.
_NONCE = bytes(12)


def new_pair(random: Random = system_random) -> tuple[bytes, bytes]:
    """A private key and its public key, 32 bytes each."""
    private = X25519PrivateKey.from_private_bytes(random(KEY_BYTES))
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal(value: bytes, public: bytes, header: bytes, random: Random = system_random) -> tuple[bytes, bytes]:
    """(ephemeral public key, ciphertext) that only the holder of the private key opens; bound to ``header``."""
    passing = X25519PrivateKey.from_private_bytes(random(KEY_BYTES))
    ephemeral = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public))
    wrapping = from_random(shared, ephemeral + public, _PURPOSE)
    return ephemeral, AESGCM(wrapping).encrypt(_NONCE, value, header)


def unseal(ciphertext: bytes, ephemeral: bytes, private: bytes, header: bytes) -> bytes | None:
    """The value, or None if it was sealed to another key or altered."""
    own = X25519PrivateKey.from_private_bytes(private)
    public = own.public_key().public_bytes_raw()
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        wrapping = from_random(shared, ephemeral + public, _PURPOSE)
        return AESGCM(wrapping).decrypt(_NONCE, ciphertext, header)
    except (InvalidTag, ValueError):
        # ValueError: an ephemeral key of small order, which only an attacker writes.
        return None
