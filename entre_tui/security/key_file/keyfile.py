"""The key file beside the case file (``NAME.keys``): its form, and reading and writing it whole.

Three guards: the text must be byte for byte what the program writes and its checksum must fit (accidents); every
slot's header is bound to its ciphertext; and the whole is sealed with a MAC under the data key (malice), which
whoever opens the file verifies.
"""

from __future__ import annotations

import base64
import binascii
import glob
import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from entre_tui.locale import _
from entre_tui.security.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileTampered,
    KeyFileUnreadable,
    NewerKeyFile,
)
from entre_tui.security.files.private_file import replacing
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import KEY_BYTES, SALT_BYTES, KdfProfile
from entre_tui.security.keys.slots import FORMAT, NONCE_BYTES, VERSION, SealedSlot, Slot, SlotKind

MAX_BYTES = 1024 * 1024
MAX_OWNER = 100
WRAPPED_BYTES = KEY_BYTES + 16
_SEAL = b"entre key file seal 1"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of a key file. ``pending`` is the generation a change of the data key is on its way to."""

    file_id: str
    generation: int
    pending: int | None = None
    slots: tuple[Slot, ...] = ()
    sealed: tuple[SealedSlot, ...] = ()
    seals: dict[int, str] = field(default_factory=dict)

    def of_kind(self, *kinds: SlotKind) -> tuple[Slot, ...]:
        """The slots of these kinds, in the order they were made."""
        return tuple(slot for slot in self.slots if slot.kind in kinds)


def sidecar(path: Path | str) -> Path:
    """Where the key file of a case file is: the same name with ``.keys`` after it."""
    path = Path(path)
    return path.with_name(path.name + ".keys")


def _b64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _slot_body(slot: Slot) -> dict[str, object]:
    kdf = slot.kdf
    return {
        "ciphertext": _b64(slot.ciphertext),
        "generation": slot.generation,
        "id": slot.id,
        "kdf": None
        if kdf is None
        else {"memory_kib": kdf.memory_kib, "iterations": kdf.iterations, "lanes": kdf.lanes},
        "kind": slot.kind.value,
        "nonce": _b64(slot.nonce),
        "owner": slot.owner,
        "private": _b64(slot.private),
        "private_nonce": _b64(slot.private_nonce),
        "public": _b64(slot.public),
        "salt": _b64(slot.salt),
    }


def _sealed_body(sealed: SealedSlot) -> dict[str, object]:
    return {
        "ciphertext": _b64(sealed.ciphertext),
        "ephemeral": _b64(sealed.ephemeral),
        "generation": sealed.generation,
        "id": sealed.id,
        "kind": SlotKind.SEALED.value,
        "target": sealed.target,
    }


def _body(file: KeyFile) -> dict[str, object]:
    return {
        "file": file.file_id,
        "format": FORMAT,
        "generation": file.generation,
        "pending": file.pending,
        "slots": [_slot_body(slot) for slot in file.slots] + [_sealed_body(sealed) for sealed in file.sealed],
        "version": VERSION,
    }


def _canonical(body: dict[str, object]) -> bytes:
    return json.dumps(body, sort_keys=True, indent=1, ensure_ascii=True).encode("ascii") + b"\n"


def dump(file: KeyFile) -> bytes:
    """The bytes of the key file: one form only for one content."""
    body = _body(file)
    body["seals"] = {str(generation): seal for generation, seal in file.seals.items()}
    body["checksum"] = hashlib.sha256(_canonical(body)).hexdigest()
    return _canonical(body)


def _mac(file: KeyFile, key: DataKey) -> str:
    return hmac.new(key.derive(_SEAL), _canonical(_body(file)), hashlib.sha256).hexdigest()


def with_seals(file: KeyFile, *keys: DataKey) -> KeyFile:
    """The file sealed under each of the keys, old seals gone."""
    return replace(file, seals={key.generation: _mac(file, key) for key in keys})


def verify_seal(file: KeyFile, key: DataKey, name: str) -> None:
    """KeyFileTampered unless somebody with this key wrote the file as it is."""
    if not hmac.compare_digest(file.seals.get(key.generation, ""), _mac(file, key)):
        raise KeyFileTampered(name=name, detail=_("it was altered by somebody who does not have the key"))


class _JsonReader:
    """Takes typed values out of parsed JSON; anything unexpected is damage."""

    def __init__(self, values: Any, name: str) -> None:
        self.name = name
        if not isinstance(values, dict):
            raise self.damage()
        self.values = values

    def damage(self) -> KeyFileDamaged:
        return KeyFileDamaged(name=self.name, detail=_("its form is not right"))

    def number(self, key: str, low: int, high: int) -> int:
        value = self.values.get(key)
        if type(value) is not int or not low <= value <= high:
            raise self.damage()
        return value

    def text(self, key: str, longest: int) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or len(value) > longest or not (value.isprintable() or value == ""):
            raise self.damage()
        return value

    def digits(self, key: str, length: int) -> str:
        value = self.text(key, length)
        if len(value) != length or any(letter not in "0123456789abcdef" for letter in value):
            raise self.damage()
        return value

    def binary(self, key: str, *lengths: int) -> bytes:
        try:
            value = base64.b64decode(self.text(key, 200), validate=True)
        except (binascii.Error, ValueError) as error:
            raise self.damage() from error
        if len(value) not in lengths:
            raise self.damage()
        return value


_MANY = 2**31 - 1


def _read_slot(values: _JsonReader) -> Slot | SealedSlot:
    kind = values.text("kind", 20)
    identity = values.digits("id", 16)
    generation = values.number("generation", 1, _MANY)
    if kind == SlotKind.SEALED:
        return SealedSlot(
            identity,
            values.digits("target", 16),
            generation,
            values.binary("ephemeral", 32),
            values.binary("ciphertext", WRAPPED_BYTES),
        )
    if kind not in (SlotKind.PASSPHRASE, SlotKind.RECOVERY, SlotKind.KEYRING):
        raise values.damage()
    kdf = None
    if kind == SlotKind.PASSPHRASE:
        cost = _JsonReader(values.values.get("kdf"), values.name)
        kdf = KdfProfile(
            cost.number("memory_kib", 0, _MANY),
            cost.number("iterations", 0, _MANY),
            cost.number("lanes", 0, _MANY),
        )
    return Slot(
        identity,
        SlotKind(kind),
        values.text("owner", MAX_OWNER),
        generation,
        kdf,
        values.binary("salt", SALT_BYTES),
        values.binary("public", 32),
        values.binary("nonce", NONCE_BYTES),
        values.binary("ciphertext", 0, WRAPPED_BYTES),
        values.binary("private_nonce", NONCE_BYTES),
        values.binary("private", WRAPPED_BYTES),
    )


def _parse(raw: bytes, name: str) -> _JsonReader:
    try:
        values = _JsonReader(json.loads(raw.decode("ascii")), name)
    except (ValueError, RecursionError) as error:
        raise KeyFileDamaged(name=name, detail=_("it cannot be read")) from error
    if values.values.get("format") != FORMAT:
        raise KeyFileDamaged(name=name, detail=_("it is not a key file of this program"))
    version = values.number("version", 1, _MANY)
    if version > VERSION:
        raise NewerKeyFile(name=name, version=version, known=VERSION)
    return values


def parse(raw: bytes, name: str) -> KeyFile:
    """The content of a key file from its bytes; KeyFileDamaged or NewerKeyFile with a reason."""
    values = _parse(raw, name)
    listed, seals = values.values.get("slots"), values.values.get("seals")
    numbers = [values.values.get("generation"), values.values.get("pending")]
    known = {str(number) for number in numbers if type(number) is int}
    if not isinstance(listed, list) or not isinstance(seals, dict) or not set(seals) <= known:
        raise values.damage()
    read = [_read_slot(_JsonReader(entry, name)) for entry in listed]
    file = KeyFile(
        values.digits("file", 32),
        values.number("generation", 1, _MANY),
        None if values.values.get("pending") is None else values.number("pending", 1, _MANY),
        tuple(slot for slot in read if isinstance(slot, Slot)),
        tuple(slot for slot in read if isinstance(slot, SealedSlot)),
        {int(generation): _JsonReader(seals, name).digits(generation, 64) for generation in seals},
    )
    if dump(file) != raw:
        raise KeyFileDamaged(name=name, detail=_("its checksum does not fit"))
    return file


def load(path: Path) -> KeyFile:
    """Read the key file at ``path`` (see ``sidecar``)."""
    try:
        with path.open("rb") as source:
            raw = source.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise KeyFileMissing(name=path.name) from error
    except OSError as error:
        raise KeyFileUnreadable(name=path.name, reason=error.strerror or str(error)) from error
    if len(raw) > MAX_BYTES:
        raise KeyFileDamaged(name=path.name, detail=_("it is far too large"))
    return parse(raw, path.name)


def save(path: Path, file: KeyFile) -> None:
    """Replace the key file: after any crash there is the old one or the new one, whole, and on disk."""
    try:
        for left in path.parent.glob(f".{glob.escape(path.name[:40])}.*.part"):
            # Only what a killed process left; whoever writes now holds the lock.
            left.unlink(missing_ok=True)
        with replacing(path) as out:
            out.write(dump(file))
    except OSError as error:
        raise KeyFileUnreadable(name=path.name, reason=error.strerror or os.fspath(path)) from error
