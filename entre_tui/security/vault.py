"""The face of the key room: making the keys of a case file, opening it, and changing who can.

``path`` is always the case file's; its key file lies beside it as ``NAME.keys``. Every refusal is a ``SecurityError``
whose words can be shown. Deriving from a passphrase takes a third of a second with the GIL released: run it in a
thread while the interface is imported.
"""

from __future__ import annotations

from pathlib import Path

from entre_tui.security.errors import KeyFileExists, WrongSecret
from entre_tui.security.key_file.keyfile import KeyFile, save, sidecar, with_seals
from entre_tui.security.key_file.keyring_slots import forget_keyring, offer_keyring, unlock_with_keyring
from entre_tui.security.key_file.members import (
    KeyHolder,
    add_passphrase_user,
    change_passphrase,
    check_owner,
    check_passphrase,
    new_recovery_key,
    openings,
    remove_owner,
    replace_passphrase,
)
from entre_tui.security.key_file.rotation import pending_generation, rotate_begin, rotate_end
from entre_tui.security.key_file.unlock import changing, open_with
from entre_tui.security.keys import recovery
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import DEFAULT, LIMITS, KdfProfile, Random, system_random
from entre_tui.security.keys.slots import SlotKind, make_slot

__all__ = [
    "DataKey",
    "KeyHolder",
    "add_passphrase_user",
    "change_passphrase",
    "create",
    "forget_keyring",
    "new_recovery_key",
    "offer_keyring",
    "openings",
    "pending_generation",
    "remove_owner",
    "replace_passphrase",
    "rotate_begin",
    "rotate_end",
    "sidecar",
    "unlock_with_keyring",
    "unlock_with_passphrase",
    "unlock_with_recovery",
]


def create(
    path: Path | str,
    passphrase: str,
    owner: str,
    *,
    random: Random = system_random,
    kdf: KdfProfile = DEFAULT,
) -> tuple[DataKey, str]:
    """Make the key file of a new case file: (data key, recovery key to be printed once).

    WeakPassphrase if the rules refuse it, KeyFileExists if there is a key file already, KdfOutOfRange below the floor.
    """
    owner = check_owner(owner)
    check_passphrase(path, passphrase, owner)
    LIMITS.check(kdf, sidecar(path).name)
    key = DataKey.new(1, owner=owner, random=random)
    text = recovery.new_recovery_key(random)
    file_id = random(16).hex()
    own = make_slot(SlotKind.PASSPHRASE, owner, passphrase, key, file_id, kdf=kdf, random=random)
    spare = make_slot(SlotKind.RECOVERY, "", recovery.parse(text), key, file_id, random=random)
    key.slot_id, key.kind = own.id, own.kind.value
    with changing(path):
        if sidecar(path).exists():
            raise KeyFileExists(name=sidecar(path).name)
        save(sidecar(path), with_seals(KeyFile(file_id, key.generation, slots=(own, spare)), key))
    return key, text


def unlock_with_passphrase(path: Path | str, passphrase: str, *, owner: str = "") -> DataKey:
    """The data key for a passphrase; ``owner`` only says whose slot to try first. Else WrongSecret."""
    key = open_with(path, SlotKind.PASSPHRASE, passphrase, owner=owner)
    if key is None:
        raise WrongSecret.passphrase()
    return key


def unlock_with_recovery(path: Path | str, text: str) -> DataKey:
    """The data key for the printed recovery key; RecoveryKeyMistyped says where to look, else WrongSecret."""
    key = open_with(path, SlotKind.RECOVERY, recovery.parse(text))
    if key is None:
        raise WrongSecret.recovery()
    return key
