"""Opening the case file: from a path to a key, a store and a person; one step at a time, never on the screen's thread.

`begin()` is called before the interface is imported: fetching the key and loading the storage room go on in a thread
meanwhile, so that they cost nothing.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entre_tui.door.states import Door, Problem, Refused
from entre_tui.locale import _

if TYPE_CHECKING:
    from entre_tui.casework.base import Actor
    from entre_tui.casework.workers import WorkerView
    from entre_tui.security.datakey import DataKey
    from entre_tui.security.kdf import KdfProfile
    from entre_tui.security.keyring_slot import OsKeyring
    from entre_tui.storage.store import Store

AUDIT_PURPOSE = b"audit"
OWN_PROGRAMMES = "programmes"


class Opening:
    """One case file on its way to being open, for one account on this machine.

    With `key` given (a demonstration) nothing is ever asked; with `passphrase` given it is tried first. `tries` is
    the folder where wrong passphrases are counted.
    """

    def __init__(
        self,
        path: Path,
        *,
        account: str,
        host: str = "",
        key: DataKey | None = None,
        passphrase: str | None = None,
        keyring: OsKeyring | None = None,
        tries: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        kdf: KdfProfile | None = None,
    ) -> None:
        self.path = path
        self.account = account
        self.host = host
        self.door = Door.WAITING
        self.problem: Problem | None = None
        self.note = ""
        self.asks = key is None
        self.owner = ""
        self.made = False
        self._key = key
        self._passphrase = passphrase
        self._keyring = keyring
        self._tries = tries or path.parent
        self._clock = clock
        self.kdf = kdf
        self._store: Store | None = None
        self._begun: Future[None] = Future()

    # -- the way to an open file -----------------------------------------------------------------

    def begin(self) -> None:
        """Look what there is, and fetch the key in a thread; comes back at once."""
        self._begun = Future()
        self.problem = None
        self.door = Door.WAITING if self._keys().exists() or self.path.exists() else Door.NEW
        if self.door is Door.NEW:
            self._begun.set_result(None)
        else:
            threading.Thread(target=self._fetch, name="opening", daemon=True).start()

    async def settled(self) -> None:
        """Until it is known whether somebody has to be asked."""
        await asyncio.wrap_future(self._begun)

    def _fetch(self) -> None:
        try:
            self.door = self._first_try()
        except BaseException as error:
            self._begun.set_exception(error)
        else:
            self._begun.set_result(None)

    def _first_try(self) -> Door:
        from entre_tui.security.errors import SecurityError, WrongSecret
        from entre_tui.storage.restore import settle

        # A restore that was cut off is finished first: the old keys must not meet the new file.
        settle(self.path)
        try:
            key = self._key or self._key_unasked()
        except WrongSecret as error:
            self.note = str(error)
            return Door.ASK
        except SecurityError as error:
            return self._in_trouble(error)
        return Door.ASK if key is None else self.open_with(key)

    def _key_unasked(self) -> DataKey | None:
        from entre_tui.security import vault
        from entre_tui.security.keyfile import load
        from entre_tui.security.slots import Kind

        secret, self._passphrase = self._passphrase, None
        if secret is not None:
            return vault.unlock_with_passphrase(self.path, secret, owner=self.account)
        if not load(self._keys()).of_kind(Kind.KEYRING):
            return None
        key, answer = vault.unlock_with_keyring(self.path, owner=self.account, keyring=self._keyring)
        self.note = "" if key is not None else answer.words()
        return key

    def open_with(self, key: DataKey, *, create: bool = False) -> Door:
        """Open the file with this key, or with the other one of a change of keys that was cut off."""
        # Loaded here, beside the interface's own imports, so that the first list need not wait for it.
        from entre_tui.casework import audit, programme_book
        from entre_tui.security.errors import SecurityError
        from entre_tui.storage.errors import StorageError, WrongKey
        from entre_tui.storage.store import Store

        candidates = [key] if key.other is None else [key, key.other]
        for candidate in candidates:
            try:
                self._store = Store.open(self.path, candidate.hex(), create=create)
            except WrongKey as error:
                trouble: StorageError = error
                continue
            except StorageError as error:
                return self._in_trouble(error)
            if len(candidates) > 1:
                from entre_tui.security.rotation import rotate_end

                # The file is open all the same; a change of keys that cannot be ended now is ended next time.
                with suppress(SecurityError):
                    rotate_end(self.path, candidate)
            self._key, self.owner = candidate, candidate.owner or self.owner
            self._store.call(audit.take_key, candidate.derive(AUDIT_PURPOSE))
            programme_book.use_folder(self.path.with_name(OWN_PROGRAMMES))
            return Door.OPEN
        return self._in_trouble(trouble)

    def _in_trouble(self, error: Exception) -> Door:
        self.problem = Problem(str(error), getattr(error, "advice", ""))
        return Door.TROUBLE

    def _keys(self) -> Path:
        return self.path.with_name(self.path.name + ".keys")

    # -- what the screens at the door ask ----------------------------------------------------------

    async def unlock(self, secret: str, *, recovery: bool = False) -> None:
        """Open the file with what was typed. Refused if it is wrong; afterwards `door` says how it went."""
        key = await self._key_for(secret, recovery=recovery)
        if key is not None:
            self.door = await asyncio.to_thread(self.open_with, key)

    async def unlock_again(self, secret: str, *, recovery: bool = False) -> None:
        """Come back from the lock. Only the person who was here does, or whoever has the recovery key."""
        if not self.asks:
            return
        key = await self._key_for(secret, recovery=recovery)
        if key is None:
            raise Refused(self.problem.message if self.problem else "")
        if not recovery and self.owner and key.owner != self.owner:
            raise Refused(
                _("That is the passphrase of {name}. Leave the program to sign in as somebody else.").format(
                    name=key.owner
                )
            )
        if self._store is None:
            self.door = await asyncio.to_thread(self.open_with, key)
            if self.door is not Door.OPEN and self.problem is not None:
                raise Refused(f"{self.problem.message} {self.problem.advice}")
        else:
            key.drop()

    async def _key_for(self, secret: str, *, recovery: bool) -> DataKey | None:
        from entre_tui.security import delay, vault
        from entre_tui.security.errors import RecoveryKeyMistyped, SecurityError, WrongSecret

        try:
            if recovery:
                key = await asyncio.to_thread(vault.unlock_with_recovery, self.path, secret)
            else:
                key = await asyncio.to_thread(
                    vault.unlock_with_passphrase, self.path, secret, owner=self.owner or self.account
                )
        except RecoveryKeyMistyped as error:
            raise Refused(str(error)) from error
        except WrongSecret as error:
            delay.remember_failure(self._tries, self.path, self._clock())
            raise Refused(str(error)) from error
        except SecurityError as error:
            self.door = self._in_trouble(error)
            return None
        delay.forget_failures(self._tries, self.path)
        return key

    def pause(self) -> float:
        """Seconds the next try has to wait."""
        from entre_tui.security.delay import recall, seconds_to_wait

        return seconds_to_wait(recall(self._tries, self.path), self._clock())

    async def wait(self, seconds: float) -> None:
        """Let the pause go by."""
        await asyncio.sleep(seconds)

    async def keyring_usable(self) -> bool:
        """Whether this computer has a keyring that can be trusted; asks it, for at most five seconds."""
        from entre_tui.security.keyring_slot import OsKeyring, State

        answer = await asyncio.to_thread((self._keyring or OsKeyring()).read, ["entre-probe"])
        return answer.state in (State.NONE, State.FOUND)

    async def use_keyring(self) -> str:
        """Let this computer's keyring open the file; what came of it, in words."""
        from entre_tui.security.vault import offer_keyring

        if self._key is None:
            return ""
        answer = await asyncio.to_thread(offer_keyring, self.path, self._key, keyring=self._keyring)
        return answer.words()

    # -- who is here -----------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The open file's store."""
        if self._store is None:
            from entre_tui.storage.errors import Closed

            raise Closed
        return self._store

    @property
    def key(self) -> DataKey:
        """The open file's key, for jobs that change who can open it."""
        if self._key is None:
            from entre_tui.storage.errors import Closed

            raise Closed
        return self._key

    async def sign_in(self, now: datetime) -> Actor | None:
        """The person this account belongs to, if the file knows one."""
        from entre_tui.casework.workers import sign_in

        return await self.store.run(sign_in, self.account, self.host, now=now)

    async def workers(self) -> tuple[WorkerView, ...]:
        """Everybody the file knows who still works here."""
        from entre_tui.casework.workers import workers

        return tuple(row for row in await self.store.run(workers) if row.active)

    async def known(self, now: datetime, ask: Callable[..., Any], *args: Any) -> Actor:
        """Make the person known by a casework function that takes account and host, and sign in."""
        await self.store.run(ask, *args, self.account, self.host, now=now)
        actor = await self.sign_in(now)
        if actor is None:
            raise LookupError("the person who was made known cannot sign in")
        return actor

    # -- going -----------------------------------------------------------------------------------

    def close(self) -> None:
        """Forget the key and close the file; waits until what is being saved is saved."""
        store, self._store = self._store, None
        if store is not None:
            store.close()
        if self._key is not None:
            self._key.drop()
            self._key = None
