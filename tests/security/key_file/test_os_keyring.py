"""The operating system's keyring: trusted backends only, and a limit on every call."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from entre_tui.security import vault
from entre_tui.security.errors import KeyFileTampered
from entre_tui.security.key_file.os_keyring import (
    TRUSTED,
    KeyringAnswer,
    KeyringState,
    OsKeyring,
    class_name,
    state_of,
    within,
)
from entre_tui.security.keys.slots import SlotKind
from tests.security.conftest import Made


class Shelf:
    """A backend that keeps what it is given, standing in for a trusted one."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Null(Shelf):
    """Says yes to everything and keeps nothing, as keyring's null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class KeyringLocked(Exception):
    """By its name what keyring raises for a locked one."""


class Locked(Shelf):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    set_password = delete_password = get_password  # type: ignore[assignment]


class Hanging(Shelf):
    """Never answers, until the test lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait()
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.released.wait()


def keyring(backend: Shelf, limit: float = 5.0) -> OsKeyring:
    return OsKeyring(backend, trusted=frozenset([class_name(backend)]), limit=limit)


def kinds(made: Made) -> list[SlotKind]:
    return [opening.kind for opening in vault.openings(made.path)]


def test_a_trusted_keyring_opens_the_file_and_never_holds_the_data_key(made: Made) -> None:
    shelf = Shelf()
    assert vault.unlock_with_keyring(made.path, keyring=keyring(shelf)) == (
        None,
        KeyringAnswer(KeyringState.NONE),
    )
    assert vault.offer_keyring(made.path, made.key, keyring=keyring(shelf)).state is KeyringState.FOUND
    key, answer = vault.unlock_with_keyring(made.path, keyring=keyring(shelf))
    assert key is not None
    assert key.hex() == made.key.hex()
    assert key.kind == SlotKind.KEYRING
    assert answer.state is KeyringState.FOUND
    (secret,) = shelf.kept.values()
    assert secret not in (made.key.hex(), repr(answer), made.sidecar.read_text())


def test_offering_again_replaces_and_forgetting_leaves_nothing(made: Made) -> None:
    shelf = Shelf()
    for _time in range(3):
        vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    assert len(shelf.kept) == 1
    assert kinds(made).count(SlotKind.KEYRING) == 1
    assert vault.forget_keyring(made.path, made.key, keyring=keyring(shelf)).state is KeyringState.NONE
    assert not shelf.kept
    assert SlotKind.KEYRING not in kinds(made)


def test_two_computers_have_a_slot_each_and_forget_only_their_own(made: Made) -> None:
    office, home = Shelf(), Shelf()
    vault.offer_keyring(made.path, made.key, keyring=keyring(office))
    vault.offer_keyring(made.path, made.key, keyring=keyring(home))
    vault.forget_keyring(made.path, made.key, keyring=keyring(office))
    assert vault.unlock_with_keyring(made.path, keyring=keyring(office))[0] is None
    key, _answer = vault.unlock_with_keyring(made.path, keyring=keyring(home))
    assert key is not None


def test_the_keyring_still_opens_after_the_data_key_was_changed(made: Made) -> None:
    shelf = Shelf()
    vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    new = vault.rotate_begin(made.path, made.key)
    vault.rotate_end(made.path, new)
    key, _answer = vault.unlock_with_keyring(made.path, keyring=keyring(shelf))
    assert key is not None
    assert key.hex() == new.hex()


def test_a_secret_that_fits_no_more_is_called_so(made: Made) -> None:
    shelf = Shelf()
    vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    for account in shelf.kept:
        shelf.kept[account] = "00" * 32
    key, answer = vault.unlock_with_keyring(made.path, keyring=keyring(shelf))
    assert key is None
    assert answer.state is KeyringState.STALE


def test_a_backend_not_on_the_list_is_not_even_asked(made: Made) -> None:
    from keyring.backends.fail import Keyring as Fail
    from keyring.backends.null import Keyring as NullKeyring

    for backend in (Shelf(), NullKeyring(), Fail()):
        own = OsKeyring(backend)
        assert vault.offer_keyring(made.path, made.key, keyring=own).state is KeyringState.UNTRUSTED
    assert SlotKind.KEYRING not in kinds(made)


def test_a_subclass_of_a_trusted_backend_is_not_trusted() -> None:
    class Pretender(Shelf):
        pass

    own = OsKeyring(Pretender(), trusted=frozenset([class_name(Shelf())]))
    assert own.read(["x"]).state is KeyringState.UNTRUSTED


def test_a_backend_that_keeps_nothing_is_found_out(made: Made) -> None:
    assert vault.offer_keyring(made.path, made.key, keyring=keyring(Null())).state is KeyringState.FAILED
    assert SlotKind.KEYRING not in kinds(made)


def test_a_locked_keyring_is_called_locked(made: Made) -> None:
    shelf = Shelf()
    vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    key, answer = vault.unlock_with_keyring(made.path, keyring=keyring(Locked()))
    assert key is None
    assert answer.state is KeyringState.LOCKED
    # Forgetting closes the way for certain, though the keyring could not be asked.
    assert vault.forget_keyring(made.path, made.key, keyring=keyring(Locked())).state is KeyringState.LOCKED
    assert SlotKind.KEYRING not in kinds(made)


def test_a_hanging_keyring_is_given_up(made: Made) -> None:
    shelf, hanging = Shelf(), Hanging()
    vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    try:
        own = keyring(hanging, limit=0.05)
        key, answer = vault.unlock_with_keyring(made.path, keyring=own)
        assert key is None
        assert answer.state is KeyringState.TIMEOUT
        assert vault.offer_keyring(made.path, made.key, keyring=own).state is KeyringState.TIMEOUT
    finally:
        hanging.released.set()
    assert kinds(made).count(SlotKind.KEYRING) == 1


def test_if_the_key_file_cannot_be_changed_the_secret_is_taken_back(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    from entre_tui.security.key_file import keyring_slots

    def refuse(*_args: object) -> None:
        raise KeyFileTampered(name="x", detail="y")

    shelf = Shelf()
    monkeypatch.setattr(keyring_slots, "change", refuse)
    with pytest.raises(KeyFileTampered):
        vault.offer_keyring(made.path, made.key, keyring=keyring(shelf))
    assert not shelf.kept


def test_an_error_of_the_work_comes_out_as_it_was() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        within(5, fail)
    assert within(5, lambda: 7) == 7
    assert state_of(KeyringLocked()) is KeyringState.LOCKED
    assert state_of(ZeroDivisionError()) is KeyringState.FAILED


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="those systems have their keyring always")
def test_without_a_session_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    assert OsKeyring().read(["x"]).state is KeyringState.ABSENT


@pytest.mark.parametrize(
    "name", ["keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring", "nonsense"]
)
def test_the_environment_cannot_choose_an_untrusted_backend(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert OsKeyring().read(["x"]).state is KeyringState.UNTRUSTED
    assert name not in TRUSTED


def test_every_answer_has_its_words() -> None:
    words = [KeyringAnswer(state).words() for state in KeyringState]
    assert len(set(words)) == len(KeyringState)
