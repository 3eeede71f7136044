"""Opening the case file without typing: a slot whose random secret lies in the operating system's keyring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from entre_tui.security.key_file.keyfile import KeyFile, load, sidecar
from entre_tui.security.key_file.members import without
from entre_tui.security.key_file.os_keyring import KeyringAnswer, KeyringState, OsKeyring
from entre_tui.security.key_file.unlock import change, gather, load_verified, preferred_first
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import KEY_BYTES, Random, system_random
from entre_tui.security.keys.slots import Slot, SlotKind, make_slot, open_slot


def account(file_id: str, slot_id: str) -> str:
    """Under what name a slot's secret lies in the keyring; it tells nothing about the office or the person."""
    return f"{file_id}/{slot_id}"


def unlock_with_keyring(
    path: Path | str, *, owner: str = "", keyring: OsKeyring | None = None
) -> tuple[DataKey | None, KeyringAnswer]:
    """(data key, what the keyring answered); without a key the ``words()`` of the answer say why."""
    file, name = load(sidecar(path)), sidecar(path).name
    slots = preferred_first(file.of_kind(SlotKind.KEYRING), owner)
    if not slots:
        return None, KeyringAnswer(KeyringState.NONE)
    answer = (keyring or OsKeyring()).read([account(file.file_id, slot.id) for slot in slots])
    for slot in slots:
        secret = answer.secrets.get(account(file.file_id, slot.id))
        opened = open_slot(slot, secret, file.file_id, name=name) if secret else None
        if opened is not None:
            return gather(file, slot, opened, name), answer
    return None, KeyringAnswer(KeyringState.STALE) if answer.state is KeyringState.FOUND else answer


def offer_keyring(
    path: Path | str, key: DataKey, *, keyring: OsKeyring | None = None, random: Random = system_random
) -> KeyringAnswer:
    """Let this computer's keyring open the file for the key's owner; FOUND if it now does, proved by reading back."""
    own = keyring or OsKeyring()
    before = load_verified(path, key)
    secret = random(KEY_BYTES).hex()
    slot = make_slot(SlotKind.KEYRING, key.owner, secret, key, before.file_id, random=random)
    name = account(before.file_id, slot.id)
    answer = own.store(name, secret)
    if answer.state is not KeyringState.FOUND:
        return answer
    stale = _in_this_keyring(own, before)
    try:
        # Older slots of this keyring are replaced; those of the person's other computers stay.
        change(path, key, lambda file: _with(without(file, stale), slot))
    except BaseException:
        own.forget([name])
        raise
    own.forget([account(before.file_id, old.id) for old in stale])
    return answer


def forget_keyring(path: Path | str, key: DataKey, *, keyring: OsKeyring | None = None) -> KeyringAnswer:
    """Ask for the passphrase again on this computer: its slots go from the key file, its secrets from the keyring.

    When the keyring does not answer, all keyring slots of the key's owner go, which closes this way for certain.
    """
    own = keyring or OsKeyring()
    file = load_verified(path, key)
    found = own.read([account(file.file_id, slot.id) for slot in file.of_kind(SlotKind.KEYRING)])
    if found.state in (KeyringState.FOUND, KeyringState.NONE):
        gone = tuple(
            s for s in file.of_kind(SlotKind.KEYRING) if account(file.file_id, s.id) in found.secrets
        )
    else:
        gone = tuple(slot for slot in file.of_kind(SlotKind.KEYRING) if slot.owner == key.owner)
    change(path, key, lambda now: without(now, gone))
    return own.forget([account(file.file_id, slot.id) for slot in gone])


def _in_this_keyring(keyring: OsKeyring, file: KeyFile) -> tuple[Slot, ...]:
    slots = file.of_kind(SlotKind.KEYRING)
    found = (
        keyring.read([account(file.file_id, slot.id) for slot in slots])
        if slots
        else KeyringAnswer(KeyringState.NONE)
    )
    return tuple(slot for slot in slots if account(file.file_id, slot.id) in found.secrets)


def _with(file: KeyFile, slot: Slot) -> KeyFile:
    return replace(file, slots=(*file.slots, slot))
