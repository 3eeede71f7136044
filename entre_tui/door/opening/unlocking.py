"""From a secret to the data key: what is tried unasked, what was typed, and what a wrong one costs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from entre_tui.door.error_messages import os_words
from entre_tui.door.opening.failed_attempts import FailedAttempts, wait_words
from entre_tui.door.states import Door, OpeningProblem, SecretRefused
from entre_tui.security.process.steady_clock import steady_seconds

if TYPE_CHECKING:
    from entre_tui.security.key_file.os_keyring import OsKeyring
    from entre_tui.security.keys.data_key import DataKey
    from entre_tui.security.keys.kdf import KdfProfile


class Unlocking:
    """One case file whose key is wanted. `owner` is whose passphrase or keyring opened it, empty by recovery key."""

    def __init__(
        self,
        path: Path,
        *,
        account: str,
        key: DataKey | None = None,
        passphrase: str | None = None,
        keyring: OsKeyring | None = None,
        tries: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], float] = steady_seconds,
        kdf: KdfProfile | None = None,
    ) -> None:
        self.path = path
        self.account = account
        self.door = Door.WAITING
        self.problem: OpeningProblem | None = None
        self.note = ""
        self.asks = key is None
        self.owner = ""
        self.kdf = kdf
        self.untold: list[tuple[str, str, str]] = []
        """What the log has to hear of once somebody is signed in: action, what about, result."""
        self._key = key
        self._passphrase = passphrase
        self._keyring = keyring
        self._tries = FailedAttempts(tries or path.parent, clock, steady)

    def key_unasked(self) -> DataKey | None:
        """From the passphrase that came with the start, or from the keyring; None if somebody has to be asked."""
        from entre_tui.security import vault
        from entre_tui.security.key_file.keyfile import load
        from entre_tui.security.keys.slots import SlotKind

        secret, self._passphrase = self._passphrase, None
        if secret is not None:
            return self._unlock_with_script(secret)
        if not load(self._keys()).of_kind(SlotKind.KEYRING):
            return None
        key, answer = vault.unlock_with_keyring(self.path, owner=self.account, keyring=self._keyring)
        self.note = "" if key is not None else answer.words()
        return key

    def _unlock_with_script(self, secret: str) -> DataKey | None:
        """A script is not made to wait, but refused until the wait is over."""
        pause = self._tries.pause(self.path)
        if pause > 0:
            self.note = wait_words(pause)
            return None
        try:
            return self._by_passphrase(secret)
        except SecretRefused as refused:
            self.note = str(refused)
            return None

    def _by_passphrase(self, secret: str) -> DataKey:
        from entre_tui.security import vault

        return self._count_failure(
            lambda: vault.unlock_with_passphrase(self.path, secret, owner=self.owner or self.account)
        )

    def _by_recovery(self, text: str) -> DataKey:
        from entre_tui.security import vault

        return self._count_failure(lambda: vault.unlock_with_recovery(self.path, text))

    def _count_failure(self, unlock: Callable[[], DataKey]) -> DataKey:
        from entre_tui.security.errors import RecoveryKeyMistyped, WrongSecret
        from entre_tui.security.keys.slots import SlotKind

        try:
            key = unlock()
        except RecoveryKeyMistyped as error:
            raise SecretRefused(str(error)) from error
        except WrongSecret as error:
            self._tries.wrong(self.path)
            raise SecretRefused(str(error)) from error
        if wrong := self._tries.right(self.path):
            self.note_event("failed sign-in", "secret", str(wrong))
        if key.kind == SlotKind.RECOVERY:
            self.note_event("sign-in", "recovery key")
        return key

    def take_log_entries(self) -> list[tuple[str, str, str]]:
        """What the log has not heard of yet; whoever asks writes it down."""
        before, self.untold = self.untold, []
        return before

    def note_event(self, action: str, about: str, result: str = "ok") -> None:
        """Remember what nobody can be named for yet, since the file is not open or nobody signed in."""
        self.untold.append((action, about, result))

    async def key_for(self, secret: str, *, recovery: bool) -> DataKey | None:
        """The key for what was typed; Refused if it is wrong, None if the key file is in trouble."""
        from entre_tui.security.errors import SecurityError

        try:
            return await asyncio.to_thread(self._by_recovery if recovery else self._by_passphrase, secret)
        except (SecurityError, OSError) as error:
            self.door = self._in_trouble(error)
            return None

    def pause(self) -> float:
        """Seconds the next try has to wait."""
        return self._tries.pause(self.path)

    async def wait(self, seconds: float) -> None:
        """Let the pause go by."""
        await asyncio.sleep(seconds)

    async def keyring_usable(self) -> bool:
        """Whether this computer has a keyring that can be trusted; asks it, for at most five seconds."""
        from entre_tui.security.key_file.os_keyring import KeyringState, OsKeyring

        answer = await asyncio.to_thread((self._keyring or OsKeyring()).read, ["entre-probe"])
        return answer.state in (KeyringState.NONE, KeyringState.FOUND)

    async def use_keyring(self) -> str:
        """Let this computer's keyring open the file; empty if it does now, else why not, in words."""
        from entre_tui.security.errors import SecurityError
        from entre_tui.security.key_file.os_keyring import KeyringState
        from entre_tui.security.vault import offer_keyring

        if self._key is None:
            return ""
        try:
            answer = await asyncio.to_thread(offer_keyring, self.path, self._key, keyring=self._keyring)
        except SecurityError as error:
            return str(error)
        if answer.state is not KeyringState.FOUND:
            return answer.words()
        self.note_event("change", "keyring")
        return ""

    def _in_trouble(self, error: Exception) -> Door:
        said = os_words(error) if isinstance(error, OSError) else str(error)
        self.problem = OpeningProblem(said, getattr(error, "advice", ""))
        return Door.TROUBLE

    def _keys(self) -> Path:
        return self.path.with_name(self.path.name + ".keys")
