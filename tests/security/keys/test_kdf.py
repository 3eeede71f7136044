"""Deriving keys from what people type."""

from __future__ import annotations

import threading

from entre_tui.security.keys.kdf import FLOOR, from_passphrase

SALT = bytes(16)


def test_two_at_once_each_get_their_key() -> None:
    secrets = (b"one", b"two", b"three")
    alone = {secret: from_passphrase(secret, SALT, FLOOR) for secret in secrets}
    found: dict[bytes, bytes] = {}

    def derive(secret: bytes) -> None:
        found[secret] = from_passphrase(secret, SALT, FLOOR)

    # OpenSSL's threads can wait for each other for ever, and then so would a pool.
    threads = [threading.Thread(target=derive, args=(secret,), daemon=True) for secret in secrets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == alone
