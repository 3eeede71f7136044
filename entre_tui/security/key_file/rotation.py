"""Changing the data key itself, as when somebody leaves: nobody else's passphrase is needed.

Both generations are on disk before storage rekeys the case file, and until it has: whenever it is killed, one of
the two keys opens the file, and ``rotate_end`` with that one brings the change to its end or takes it back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from entre_tui.security.errors import KeyFileBusy, RotationPending, WrongSecret
from entre_tui.security.files.file_lock import hold_lock
from entre_tui.security.key_file.keyfile import KeyFile, load, save, sidecar, with_seals
from entre_tui.security.key_file.members import refuse_last, without
from entre_tui.security.key_file.unlock import changing, load_verified
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import Random, system_random
from entre_tui.security.keys.slots import Slot, seal_for


def pending_generation(path: Path | str) -> int | None:
    """The generation an unfinished change of the key is on its way to, or None."""
    return load(sidecar(path)).pending


# Who changes a key holds a second lock from begin to end. Without it somebody opening the file in between would
# take the change for an abandoned one and bring it to the wrong end.
_held: dict[Path, contextlib.ExitStack] = {}


def _place(path: Path | str) -> Path:
    keys = sidecar(path).resolve()
    return keys.with_name(keys.name + ".change")


def _hold_lock(path: Path | str) -> contextlib.ExitStack:
    """The lock of the whole change, this process's own if it has it; KeyFileBusy at once if another process does."""
    place = _place(path)
    if place in _held:
        return _held.pop(place)
    stack = contextlib.ExitStack()
    try:
        stack.enter_context(hold_lock(place, patience=0))
    except KeyFileBusy as error:
        raise KeyFileBusy(name=sidecar(path).name) from error
    return stack


def rotate_begin(
    path: Path | str, key: DataKey, *, leaving: Collection[str] = (), random: Random = system_random
) -> DataKey:
    """Write a new data key beside the old one and return it; rekey the case file with it, then ``rotate_end``.

    ``leaving`` names owners who get no copy of the new key, and whose slots go when the change ends.
    """
    if _place(path) in _held:
        raise RotationPending
    with _hold_lock(path) as held, changing(path):
        file = load_verified(path, key)
        if file.pending is not None:
            raise RotationPending
        if key.generation != file.generation:
            raise WrongSecret.key()
        staying = tuple(slot for slot in file.slots if not slot.owner or slot.owner not in leaving)
        refuse_last(file, tuple(slot for slot in file.slots if slot not in staying))
        new = DataKey(random(32), file.generation + 1, owner=key.owner, slot_id=key.slot_id, kind=key.kind)
        sealed = tuple(seal_for(slot, new, file.file_id, random) for slot in staying)
        both = replace(file, pending=new.generation, sealed=(*file.sealed, *sealed))
        save(sidecar(path), with_seals(both, key, new))
        _held[_place(path)] = held.pop_all()
        return new


def rotate_end(path: Path | str, key: DataKey) -> bool:
    """Keep only the generation of this key: the one that opens the case file now. The other is forgotten.

    False, and nothing done, while another process is in the middle of the change: it will end it itself.
    """
    try:
        held = _hold_lock(path)
    except KeyFileBusy:
        return False
    with held, changing(path):
        file = load_verified(path, key)
        if file.pending is not None or key.generation != file.generation:
            save(sidecar(path), with_seals(_only(file, key.generation), key))
    return True


def _only(file: KeyFile, generation: int) -> KeyFile:
    sealed = tuple(entry for entry in file.sealed if entry.generation == generation)
    targets = {entry.target for entry in sealed}
    settled = replace(file, generation=generation, pending=None, sealed=sealed)
    closed = tuple(slot for slot in file.slots if slot.generation != generation and slot.id not in targets)
    left = without(settled, closed)
    return replace(left, slots=tuple(_age_slot(slot, generation) for slot in left.slots))


def _age_slot(slot: Slot, generation: int) -> Slot:
    """The slot without a data key that opens nothing any more."""
    return slot if slot.generation == generation else replace(slot, ciphertext=b"")
