"""The key file's form: accidents, malice, hostile content, and a writer that is killed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.security import vault
from entre_tui.security.errors import (
    KdfOutOfRange,
    KeyFileDamaged,
    KeyFileTampered,
    NewerKeyFile,
    SecurityError,
)
from entre_tui.security.key_file import keyfile
from entre_tui.security.keys import kdf
from entre_tui.security.keys.slots import SlotKind
from tests.security.conftest import PASSPHRASE, Made


def forge(made: Made, **changes: Any) -> dict[str, Any]:
    """The body of the key file with top-level changes, as somebody without the key can write it."""
    body = json.loads(made.sidecar.read_bytes())
    body.update(changes)
    return body


def write(made: Made, body: dict[str, Any]) -> None:
    """Write a body with the checksum made to fit."""
    body.pop("checksum", None)
    plain = json.dumps(body, sort_keys=True, indent=1).encode() + b"\n"
    body["checksum"] = hashlib.sha256(plain).hexdigest()
    made.sidecar.write_bytes(json.dumps(body, sort_keys=True, indent=1).encode() + b"\n")


def test_what_is_written_is_read_back(made: Made) -> None:
    raw = made.sidecar.read_bytes()
    assert keyfile.dump(keyfile.parse(raw, "x")) == raw


def test_every_flipped_bit_is_noticed(made: Made) -> None:
    raw = made.sidecar.read_bytes()
    for place in range(len(raw)):
        for bit in range(8):
            altered = bytearray(raw)
            altered[place] ^= 1 << bit
            with pytest.raises((KeyFileDamaged, NewerKeyFile)):
                keyfile.parse(bytes(altered), "x")


def test_every_cut_is_noticed(made: Made) -> None:
    raw = made.sidecar.read_bytes()
    for length in range(len(raw)):
        with pytest.raises(KeyFileDamaged):
            keyfile.parse(raw[:length], "x")
    for more in (b"\n", b" ", b"{}", b"\0"):
        with pytest.raises(KeyFileDamaged):
            keyfile.parse(raw + more, "x")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"format": "entre-keys"}',
        b'{"format": "entre-keys", "version": 1}',
        b'{"format": "entre-keys", "version": true}',
        b'{"format": "entre-keys", "version": 1e9}',
        b'{"format": "entre-keys", "version": 1, "slots": [], "seals": {}}',
        b'{"format": "entre-keys", "version": 1, "slots": [1], "seals": {}, "generation": 1}',
        b'{"format": "entre-keys", "version": 1, "slots": {}, "seals": {"None": "0"}, "pending": null}',
        b'{"format": "entre-keys", "version": ' + b"9" * 6000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 50_000,
    ],
)
def test_hostile_content_is_damage_and_nothing_else(raw: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        keyfile.parse(raw, "x")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    where=st.sampled_from(
        ["file", "generation", "pending", "seals", "slots", "version", "format", "checksum"]
    ),
    value=_JSON,
)
@settings(max_examples=300, deadline=None)
def test_any_value_anywhere_is_refused_in_words(original: tuple[Path, str], where: str, value: Any) -> None:
    body = json.loads(vault.sidecar(original[0]).read_bytes())
    if body[where] == value and type(body[where]) is type(value):
        return
    body[where] = value
    raw = json.dumps(body, sort_keys=True, indent=1).encode() + b"\n"
    with pytest.raises((KeyFileDamaged, NewerKeyFile)) as refused:
        keyfile.parse(raw, "x")
    assert str(refused.value)


def test_a_file_too_large_to_be_one_is_not_read_whole(made: Made) -> None:
    made.sidecar.write_bytes(b" " * (keyfile.MAX_BYTES + 10))
    with pytest.raises(KeyFileDamaged):
        keyfile.load(made.sidecar)


def test_a_newer_form_asks_for_a_newer_program(made: Made) -> None:
    write(made, forge(made, version=2))
    with pytest.raises(NewerKeyFile, match="newer version"):
        vault.unlock_with_recovery(made.path, made.recovery)


@pytest.mark.parametrize(
    "figures",
    [
        {"memory_kib": 2**31 - 1, "iterations": 3, "lanes": 4},
        {"memory_kib": 262144, "iterations": 2**31 - 1, "lanes": 4},
        {"memory_kib": 262144, "iterations": 3, "lanes": 1000},
        {"memory_kib": 32, "iterations": 1, "lanes": 1},
        {"memory_kib": 65535, "iterations": 3, "lanes": 4},
        {"memory_kib": 0, "iterations": 0, "lanes": 0},
    ],
)
def test_figures_out_of_range_never_reach_the_derivation(
    made: Made, figures: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def derived(*_args: object, **_more: object) -> bytes:
        raise AssertionError("derived a key with forged figures")

    monkeypatch.setattr(kdf, "Argon2id", derived)
    body = forge(made)
    body["slots"][0]["kdf"] = figures
    write(made, body)
    with pytest.raises(KdfOutOfRange):
        vault.unlock_with_passphrase(made.path, PASSPHRASE)


def edits() -> list[tuple[int, str, Any]]:
    return [
        (slot, name, value)
        for slot in (0, 1)
        for name, value in [
            ("id", "00" * 8),
            ("owner", "mallory"),
            ("kind", "keyring"),
            ("salt", "AAAAAAAAAAAAAAAAAAAAAA=="),
            ("public", "A" * 43 + "="),
            ("nonce", "A" * 16),
            ("private_nonce", "A" * 16),
            ("ciphertext", "A" * 64),
            ("ciphertext", ""),
            ("private", "A" * 64),
        ]
    ]


@pytest.mark.parametrize(("slot", "name", "value"), edits())
def test_an_edit_with_a_fitting_checksum_is_noticed_on_opening(
    made: Made, slot: int, name: str, value: Any
) -> None:
    body = forge(made)
    body["slots"][slot][name] = value
    if name == "kind":
        body["slots"][slot]["kdf"] = None
    write(made, body)
    with pytest.raises(SecurityError):
        vault.unlock_with_recovery(made.path, made.recovery)


def test_a_slot_put_in_or_taken_out_without_the_key_is_noticed(made: Made) -> None:
    body = forge(made)
    write(made, {**body, "slots": body["slots"][1:]})
    with pytest.raises(KeyFileTampered):
        vault.unlock_with_recovery(made.path, made.recovery)
    write(made, {**body, "slots": [*body["slots"], {**body["slots"][0], "id": "11" * 8}]})
    with pytest.raises(KeyFileTampered):
        vault.unlock_with_recovery(made.path, made.recovery)
    write(made, {**body, "seals": {}})
    with pytest.raises(KeyFileTampered):
        vault.unlock_with_recovery(made.path, made.recovery)


def test_a_slot_of_another_file_does_not_open_here(made: Made, tmp_path: Path) -> None:
    body = forge(made, file="00" * 16)
    write(made, body)
    with pytest.raises(SecurityError):
        vault.unlock_with_recovery(made.path, made.recovery)


def test_what_killed_writers_left_goes_at_the_next_write(made: Made) -> None:
    left = made.sidecar.with_name(f".{made.sidecar.name}.0123456789abcdef.part")
    left.write_bytes(b"half")
    vault.new_recovery_key(made.path, made.key)
    assert not left.exists()
    assert [slot.kind for slot in keyfile.load(made.sidecar).slots] == [
        SlotKind.PASSPHRASE,
        SlotKind.RECOVERY,
    ]
