"""The operating system's keyring, trusted backends only, never longer than five seconds, never in plaintext.

The backend is chosen here, by platform: ``keyring.get_keyring()`` would load every entry point it finds, a plaintext
one among them. Nothing of keyring is imported before the first call.
"""

from __future__ import annotations

import hmac
import importlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

from entre_tui.locale import _

SERVICE = "entre"
LIMIT = 5.0

_BY_PLATFORM = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_ELSEWHERE = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
TRUSTED = frozenset([*_ELSEWHERE, *(name for names in _BY_PLATFORM.values() for name in names)])
_LOCKED = frozenset(["KeyringLocked", "LockedException", "PromptDismissedException", "KeychainDenied"])
_ABSENT = frozenset(["NoKeyringError", "InitError", "SecretServiceNotAvailableException"])

T = TypeVar("T")


class Backend(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class KeyringState(StrEnum):
    """What came of asking the keyring."""

    FOUND = "found"
    NONE = "none"
    STALE = "stale"
    UNTRUSTED = "untrusted"
    LOCKED = "locked"
    TIMEOUT = "timeout"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class KeyringAnswer:
    """What the keyring answered; ``secrets`` by account, and hidden."""

    state: KeyringState
    secrets: dict[str, str] = field(default_factory=dict, repr=False)

    def words(self) -> str:
        """The answer in words for the person who is about to be asked for a passphrase."""
        return {
            KeyringState.FOUND: _("The keyring of this computer has the key."),
            KeyringState.NONE: _("The keyring of this computer has no key for this case file."),
            KeyringState.STALE: _(
                "The key in the keyring of this computer does not fit this case file any more."
            ),
            KeyringState.UNTRUSTED: _(
                "The keyring set up on this computer is not one that keeps secrets safe; it is not used."
            ),
            KeyringState.LOCKED: _("The keyring of this computer is locked."),
            KeyringState.TIMEOUT: _(
                "The keyring of this computer did not answer in time; it may be asking something elsewhere."
            ),
            KeyringState.ABSENT: _(
                "There is no keyring on this computer, or none that can be reached from here."
            ),
            KeyringState.FAILED: _("The keyring of this computer could not be used."),
        }[self.state]


class _Refusal(Exception):
    def __init__(self, state: KeyringState) -> None:
        super().__init__(state.value)
        self.state = state


class OsKeyring:
    """The one trusted keyring of this computer, asked for at most ``limit`` seconds at a time."""

    def __init__(
        self, backend: Backend | None = None, *, trusted: frozenset[str] = TRUSTED, limit: float = LIMIT
    ) -> None:
        self._backend = backend
        self._trusted = trusted
        self._limit = limit

    def read(self, accounts: Sequence[str]) -> KeyringAnswer:
        """The secrets of those accounts that the keyring has."""

        def work() -> dict[str, str]:
            backend = self._choose_backend()
            return {name: secret for name in accounts if (secret := backend.get_password(SERVICE, name))}

        answer, secrets = self._ask(work)
        return (
            answer
            if secrets is None
            else KeyringAnswer(KeyringState.FOUND if secrets else KeyringState.NONE, secrets)
        )

    def store(self, account: str, secret: str) -> KeyringAnswer:
        """Keep a secret and prove it by reading it back: a null backend "succeeds" at everything."""

        def work() -> bool:
            backend = self._choose_backend()
            backend.set_password(SERVICE, account, secret)
            back = backend.get_password(SERVICE, account) or ""
            return hmac.compare_digest(back.encode(), secret.encode())

        answer, kept = self._ask(work)
        return answer if kept is None else KeyringAnswer(KeyringState.FOUND if kept else KeyringState.FAILED)

    def forget(self, accounts: Sequence[str]) -> KeyringAnswer:
        """Take the secrets out of the keyring; NONE if they are gone now."""

        def work() -> bool:
            backend = self._choose_backend()
            for name in accounts:
                if backend.get_password(SERVICE, name) is not None:
                    backend.delete_password(SERVICE, name)
            return True

        answer, done = self._ask(work) if accounts else (KeyringAnswer(KeyringState.NONE), True)
        return answer if done is None else KeyringAnswer(KeyringState.NONE)

    def _ask(self, work: Callable[[], T]) -> tuple[KeyringAnswer, T | None]:
        try:
            return KeyringAnswer(KeyringState.FOUND), within(self._limit, work)
        except TimeoutError:
            return KeyringAnswer(KeyringState.TIMEOUT), None
        except _Refusal as refusal:
            return KeyringAnswer(refusal.state), None
        except Exception as error:
            return KeyringAnswer(state_of(error)), None

    def _choose_backend(self) -> Backend:
        backend = _platform_backend(self._trusted) if self._backend is None else self._backend
        if class_name(backend) not in self._trusted:
            raise _Refusal(KeyringState.UNTRUSTED)
        return backend


def class_name(backend: object) -> str:
    """The full name of a backend's very class; a subclass of a trusted one is another class."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def state_of(error: BaseException) -> KeyringState:
    """What an exception of a backend means; by name, since which classes exist depends on the platform."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _LOCKED:
        return KeyringState.LOCKED
    return KeyringState.ABSENT if names & _ABSENT else KeyringState.FAILED


def within(limit: float, work: Callable[[], T]) -> T:
    """The result of the work, or TimeoutError after ``limit`` seconds, with the work left behind in its thread.

    A daemon thread: a call that hangs for ever in the system's bus must not keep the program from ending.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="keyring", daemon=True).start()
    if not done.wait(limit):
        raise TimeoutError
    if errors:
        raise errors[0]
    return results[0]


def _platform_backend(trusted: frozenset[str]) -> Backend:
    wished = os.environ.get("PYTHON_KEYRING_BACKEND", "")
    if wished and wished not in trusted:
        raise _Refusal(KeyringState.UNTRUSTED)
    names = _BY_PLATFORM.get(sys.platform, _ELSEWHERE)
    if names is _ELSEWHERE and not _session_bus():
        raise _Refusal(KeyringState.ABSENT)
    for name in [wished] if wished else names:
        backend = _load(name)
        if backend is not None:
            return backend
    raise _Refusal(KeyringState.ABSENT)


def _session_bus() -> bool:
    """Whether there is a session bus to ask; over SSH there mostly is none, and importing is saved."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(folder) and Path(str(folder), "bus").exists()


def _load(name: str) -> Backend | None:
    module, _dot, cls = name.rpartition(".")
    try:
        found: Any = getattr(importlib.import_module(module), cls)
        # Reading the priority is how a backend says, by raising, that it cannot work here.
        if found.priority <= 0:
            return None
        backend: Backend = found()
    except (ImportError, AttributeError, RuntimeError):
        return None
    return backend
