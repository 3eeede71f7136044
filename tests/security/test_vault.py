"""Making the keys of a case file, opening it, and changing who can."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entre_tui.security import vault
from entre_tui.security.errors import (
    KdfOutOfRange,
    KeyFileExists,
    KeyFileMissing,
    LastSlot,
    NoSuchSlot,
    SecurityError,
    WeakPassphrase,
    WrongSecret,
)
from entre_tui.security.keys.kdf import FLOOR, KdfProfile
from entre_tui.security.keys.slots import SlotKind

from .conftest import OWNER, PASSPHRASE, Made

OTHER = "tre blå cyklar i oktoberregn"


def test_passphrase_and_recovery_key_open_the_same_key(made: Made) -> None:
    by_passphrase = vault.unlock_with_passphrase(made.path, PASSPHRASE, owner=OWNER)
    by_paper = vault.unlock_with_recovery(made.path, made.recovery.lower().replace("-", " "))
    assert by_passphrase.hex() == by_paper.hex()
    assert (by_passphrase.owner, by_passphrase.kind) == (OWNER, SlotKind.PASSPHRASE)
    assert len(by_passphrase.hex()) == 64


def test_how_a_keyboard_composes_letters_does_not_matter(made: Made) -> None:
    vault.add_passphrase_user(made.path, made.key, "bo", "tre bl\u00e5 cyklar i regnet", kdf=FLOOR)
    assert vault.unlock_with_passphrase(made.path, "tre bla\u030a cyklar i regnet", owner="bo").owner == "bo"


def test_twenty_wrong_passphrases_are_refused(made: Made) -> None:
    for number in range(20):
        with pytest.raises(WrongSecret):
            vault.unlock_with_passphrase(made.path, f"{PASSPHRASE}{number}")


def test_the_key_file_is_private_and_left_alone_by_a_second_creation(made: Made) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(made.sidecar.stat().st_mode) == 0o600
    before = made.sidecar.read_bytes()
    with pytest.raises(KeyFileExists):
        vault.create(made.path, PASSPHRASE, OWNER, kdf=FLOOR)
    assert made.sidecar.read_bytes() == before


def test_a_missing_key_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing, match="backup"):
        vault.unlock_with_passphrase(tmp_path / "borta.entre", PASSPHRASE)


def test_weak_passphrases_and_weak_derivations_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "nytt.entre"
    with pytest.raises(WeakPassphrase) as refused:
        vault.create(path, "kort", OWNER, kdf=FLOOR)
    assert refused.value.messages
    with pytest.raises(KdfOutOfRange):
        vault.create(path, PASSPHRASE, OWNER, kdf=KdfProfile(1024, 1, 1))
    with pytest.raises(SecurityError):
        vault.create(path, PASSPHRASE, "an\x1b]na", kdf=FLOOR)
    assert not list(tmp_path.iterdir())


def test_every_user_has_a_passphrase_of_their_own(made: Made) -> None:
    vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)
    assert vault.unlock_with_passphrase(made.path, OTHER, owner="bo").hex() == made.key.hex()
    assert vault.unlock_with_passphrase(made.path, PASSPHRASE).owner == OWNER
    with pytest.raises(SecurityError):
        vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)


def test_changing_a_passphrase_needs_the_old_one_and_ends_it(made: Made) -> None:
    with pytest.raises(WrongSecret):
        vault.change_passphrase(made.path, "inte den rätta frasen alls", OTHER, kdf=FLOOR)
    key = vault.change_passphrase(made.path, PASSPHRASE, OTHER, owner=OWNER, kdf=FLOOR)
    assert key.hex() == made.key.hex()
    assert vault.unlock_with_passphrase(made.path, OTHER).slot_id == key.slot_id
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(made.path, PASSPHRASE)


def test_the_recovery_key_gives_a_forgotten_passphrase_back(made: Made) -> None:
    vault.replace_passphrase(made.path, made.key, OWNER, OTHER, kdf=FLOOR)
    assert vault.unlock_with_passphrase(made.path, OTHER, owner=OWNER).hex() == made.key.hex()
    with pytest.raises(NoSuchSlot):
        vault.replace_passphrase(made.path, made.key, "okänd", OTHER, kdf=FLOOR)


def test_a_new_recovery_key_ends_the_old_paper(made: Made) -> None:
    fresh = vault.new_recovery_key(made.path, made.key)
    assert vault.unlock_with_recovery(made.path, fresh).hex() == made.key.hex()
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery(made.path, made.recovery)


def test_the_last_passphrase_and_the_recovery_key_cannot_be_taken_away(made: Made) -> None:
    for owner in (OWNER, ""):
        with pytest.raises(LastSlot):
            vault.remove_owner(made.path, made.key, owner)
    vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)
    vault.remove_owner(made.path, made.key, "bo")
    with pytest.raises(NoSuchSlot):
        vault.remove_owner(made.path, made.key, "bo")
    assert [opening.kind for opening in vault.openings(made.path)] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]


def test_a_key_of_another_file_changes_nothing(made: Made, tmp_path: Path) -> None:
    foreign, _text = vault.create(tmp_path / "annan.entre", PASSPHRASE, OWNER, kdf=FLOOR)
    before = made.sidecar.read_bytes()
    with pytest.raises(SecurityError):
        vault.new_recovery_key(made.path, foreign)
    assert made.sidecar.read_bytes() == before


def test_the_key_shows_itself_nowhere(made: Made) -> None:
    shown = f"{made.key!r} {made.key} {made.key.candidates()}"
    assert made.key.hex() not in shown
    assert "hidden" in shown
    with pytest.raises(TypeError):
        made.key.__reduce__()


def test_derived_keys_differ_by_purpose_and_a_dropped_key_gives_nothing(made: Made) -> None:
    audit, other = made.key.derive(b"audit"), made.key.derive(b"other")
    assert len({audit, other, made.key.raw()}) == 3
    assert made.key.derive(b"audit") == audit
    made.key.drop()
    assert made.key.is_dropped
    with pytest.raises(ValueError, match="dropped"):
        made.key.hex()
    made.key.drop()


def test_importing_the_vault_loads_neither_keyring_nor_textual() -> None:
    code = (
        "import sys, entre_tui.security.vault; "
        "print([m for m in sys.modules if m.partition('.')[0] in ('keyring', 'textual', 'secretstorage')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert run.stdout.strip() == "[]"


def test_several_people_changing_the_key_file_at_once_lose_nothing(made: Made) -> None:
    names = [f"person{number}" for number in range(6)]

    def add(name: str) -> str:
        return vault.add_passphrase_user(made.path, made.key, name, f"{OTHER} {name}", kdf=FLOOR)

    with ThreadPoolExecutor(3) as several:
        ids = list(several.map(add, names))
    assert {opening.owner for opening in vault.openings(made.path)} == {OWNER, "", *names}
    assert len(set(ids)) == len(names)
    assert vault.unlock_with_recovery(made.path, made.recovery).hex() == made.key.hex()
