"""Opening a case file's key, and changing its key file under the lock with the seal verified."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from entre_tui.locale import _
from entre_tui.security.errors import KeyFileTampered, RotationPending, WrongSecret
from entre_tui.security.files.file_lock import hold_lock
from entre_tui.security.key_file.keyfile import KeyFile, load, save, sidecar, verify_seal, with_seals
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import LIMITS, KdfLimits
from entre_tui.security.keys.slots import Slot, SlotKind, UnwrappedSlot, open_sealed, open_slot


def preferred_first(slots: Iterable[Slot], owner: str) -> list[Slot]:
    """The slots with this owner's in front, so that a right passphrase costs one derivation."""
    return sorted(slots, key=lambda slot: slot.owner != owner)


def open_with(
    path: Path | str, kind: SlotKind, secret: str, *, owner: str = "", limits: KdfLimits = LIMITS
) -> DataKey | None:
    """The data key from the first slot of the kind that the secret opens; None if it opens none."""
    file, name = load(sidecar(path)), sidecar(path).name
    for slot in preferred_first(file.of_kind(kind), owner):
        opened = open_slot(slot, secret, file.file_id, name=name, limits=limits)
        if opened is not None:
            return gather(file, slot, opened, name)
    return None


def gather(file: KeyFile, slot: Slot, opened: UnwrappedSlot, name: str) -> DataKey:
    """The data key of the file's generation, the pending one as its ``other``; the seal verified for each."""
    values: dict[int, bytes] = {} if opened.value is None else {slot.generation: opened.value}
    for sealed in file.sealed:
        if sealed.target == slot.id and (value := open_sealed(sealed, opened.private, file.file_id)):
            values[sealed.generation] = value
    keys = [
        DataKey(values[generation], generation, owner=slot.owner, slot_id=slot.id, kind=slot.kind.value)
        for generation in (file.generation, file.pending)
        if generation in values
    ]
    if not keys:
        raise KeyFileTampered(name=name, detail=_("a way of opening has lost its key"))
    for key in keys:
        verify_seal(file, key, name)
    keys[0].other = keys[1] if len(keys) > 1 else None
    return keys[0]


def load_verified(path: Path | str, key: DataKey) -> KeyFile:
    """The key file, if this key belongs to it and nobody without a key altered it."""
    name = sidecar(path).name
    file = load(sidecar(path))
    if key.generation not in file.seals:
        raise WrongSecret.key()
    verify_seal(file, key, name)
    return file


def change(path: Path | str, key: DataKey, alter: Callable[[KeyFile], KeyFile]) -> KeyFile:
    """Alter the key file under its lock; refused while a change of the data key is under way."""
    with changing(path):
        file = load_verified(path, key)
        if file.pending is not None:
            raise RotationPending
        if key.generation != file.generation:
            raise WrongSecret.key()
        altered = with_seals(alter(file), key)
        save(sidecar(path), altered)
        return altered


def changing(path: Path | str) -> contextlib.AbstractContextManager[None]:
    """The lock of the key file."""
    return hold_lock(sidecar(path))
