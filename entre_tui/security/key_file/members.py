"""Who may open the case file: adding, replacing and taking away slots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from entre_tui.locale import _
from entre_tui.security.errors import LastSlot, NoSuchSlot, SecurityError, WeakPassphrase, WrongSecret
from entre_tui.security.key_file.keyfile import MAX_OWNER, KeyFile, load, sidecar
from entre_tui.security.key_file.unlock import change, open_with
from entre_tui.security.keys import recovery
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import DEFAULT, KdfProfile, Random, system_random
from entre_tui.security.keys.passphrase import problems
from entre_tui.security.keys.slots import Slot, SlotKind, make_slot


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A way to open the file, as a list of them shows it."""

    slot_id: str
    kind: SlotKind
    owner: str


def openings(path: Path | str) -> tuple[KeyHolder, ...]:
    """Every slot of the file; needs no key."""
    return tuple(KeyHolder(slot.id, slot.kind, slot.owner) for slot in load(sidecar(path)).slots)


def check_owner(owner: str) -> str:
    """The name under which somebody opens the file, trimmed; SecurityError if it cannot be one."""
    name = " ".join(owner.split())
    if not name or len(name) > MAX_OWNER or not name.isprintable():
        raise SecurityError(_("A user name has 1 to {most} printable characters.").format(most=MAX_OWNER))
    return name


def check_passphrase(path: Path | str, passphrase: str, owner: str) -> None:
    """WeakPassphrase with every reason why this is no passphrase for the file."""
    reasons = problems(passphrase, user=owner, file_name=Path(path).stem)
    if reasons:
        raise WeakPassphrase(reasons)


def add_passphrase_user(
    path: Path | str,
    key: DataKey,
    owner: str,
    passphrase: str,
    *,
    kdf: KdfProfile = DEFAULT,
    random: Random = system_random,
) -> str:
    """Let one more person open the file with their own passphrase; returns the id of the slot."""
    owner = check_owner(owner)
    check_passphrase(path, passphrase, owner)

    def alter(file: KeyFile) -> KeyFile:
        if any(slot.owner == owner for slot in file.of_kind(SlotKind.PASSPHRASE)):
            raise SecurityError(_("{name} has a passphrase for this file already.").format(name=owner))
        slot = make_slot(SlotKind.PASSPHRASE, owner, passphrase, key, file.file_id, kdf=kdf, random=random)
        return replace(file, slots=(*file.slots, slot))

    return change(path, key, alter).slots[-1].id


def replace_passphrase(
    path: Path | str,
    key: DataKey,
    owner: str,
    passphrase: str,
    *,
    kdf: KdfProfile = DEFAULT,
    random: Random = system_random,
) -> None:
    """Give a person a new passphrase with the open file's key, as after the recovery key was used."""
    owner = check_owner(owner)
    check_passphrase(path, passphrase, owner)

    def alter(file: KeyFile) -> KeyFile:
        old = tuple(slot for slot in file.of_kind(SlotKind.PASSPHRASE) if slot.owner == owner)
        if not old:
            raise NoSuchSlot
        new = make_slot(SlotKind.PASSPHRASE, owner, passphrase, key, file.file_id, kdf=kdf, random=random)
        return _exchange_slots(file, old, new)

    change(path, key, alter)


def change_passphrase(
    path: Path | str,
    old: str,
    new: str,
    *,
    owner: str = "",
    kdf: KdfProfile = DEFAULT,
    random: Random = system_random,
) -> DataKey:
    """Change a passphrase by showing the old one; only its own slot changes. Returns the open data key."""
    key = open_with(path, SlotKind.PASSPHRASE, old, owner=owner)
    if key is None:
        raise WrongSecret.passphrase()
    check_passphrase(path, new, key.owner)

    def alter(file: KeyFile) -> KeyFile:
        before = tuple(slot for slot in file.slots if slot.id == key.slot_id)
        if not before:
            raise NoSuchSlot
        slot = make_slot(SlotKind.PASSPHRASE, key.owner, new, key, file.file_id, kdf=kdf, random=random)
        return _exchange_slots(file, before, slot)

    key.slot_id = change(path, key, alter).slots[-1].id
    return key


def new_recovery_key(path: Path | str, key: DataKey, *, random: Random = system_random) -> str:
    """Replace the recovery key; returns the new one to be printed. The old paper opens nothing from now on."""
    text = recovery.new_recovery_key(random)

    def alter(file: KeyFile) -> KeyFile:
        slot = make_slot(SlotKind.RECOVERY, "", recovery.parse(text), key, file.file_id, random=random)
        return _exchange_slots(file, file.of_kind(SlotKind.RECOVERY), slot)

    change(path, key, alter)
    return text


def remove_owner(path: Path | str, key: DataKey, owner: str) -> None:
    """Take all of a person's ways of opening away, or none; LastSlot where nobody could open the file after it.

    Whoever knew the data key could still have kept it: follow with a rotation.
    """

    def alter(file: KeyFile) -> KeyFile:
        gone = tuple(slot for slot in file.slots if slot.owner == owner)
        if not gone:
            raise NoSuchSlot
        refuse_last(file, gone)
        return without(file, gone)

    change(path, key, alter)


def refuse_last(file: KeyFile, gone: tuple[Slot, ...]) -> None:
    """LastSlot if taking these away leaves no passphrase or no recovery key."""
    left = [slot.kind for slot in file.slots if slot not in gone]
    if SlotKind.PASSPHRASE not in left:
        raise LastSlot(_("This is the last passphrase: without it nobody could open the case file."))
    if SlotKind.RECOVERY not in left:
        raise LastSlot(_("The recovery key stays: make a new one instead, which replaces it."))


def without(file: KeyFile, gone: tuple[Slot, ...]) -> KeyFile:
    """The file without these slots and what is sealed to them."""
    ids = {slot.id for slot in gone}
    return replace(
        file,
        slots=tuple(slot for slot in file.slots if slot.id not in ids),
        sealed=tuple(sealed for sealed in file.sealed if sealed.target not in ids),
    )


def _exchange_slots(file: KeyFile, old: tuple[Slot, ...], new: Slot) -> KeyFile:
    left = without(file, old)
    return replace(left, slots=(*left.slots, new))
