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
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entre_tui.door.asking import Asking
from entre_tui.door.here import office_clock
from entre_tui.door.states import Door, Problem, Refused
from entre_tui.locale import _

if TYPE_CHECKING:
    from entre_tui.casework.arrival import Arrival, FirstLook
    from entre_tui.casework.base import Actor
    from entre_tui.casework.workers import WorkerView
    from entre_tui.security.datakey import DataKey
    from entre_tui.storage.store import Store

AUDIT_PURPOSE = b"audit"
OWN_PROGRAMMES = "programmes"


class Opening(Asking):
    """One case file on its way to being open, for one account on this machine.

    With `key` given (a demonstration) nothing is ever asked; with `passphrase` given it is tried first. `tries` is
    the folder where wrong secrets are counted. `expected` says that the file was here before: then it is no first
    start if it is not here now. `remember` is told which file it became.
    """

    def __init__(
        self,
        path: Path,
        *,
        host: str = "",
        expected: bool = False,
        remember: Callable[[Path], object] = lambda path: None,
        **asking: Any,
    ) -> None:
        super().__init__(path, **asking)
        self.host = host
        self._expected = expected
        self._remember = remember
        self._clock: Callable[[], datetime] = asking.get("clock") or office_clock()
        self._store: Store | None = None
        self._begun: Future[None] = Future()
        self._arriving: Future[Arrival | None] | None = None
        self._look: FirstLook | None = None

    # -- the way to an open file -----------------------------------------------------------------

    def begin(self) -> None:
        """Look what there is, and fetch the key in a thread; comes back at once."""
        self._begun = Future()
        self.problem = None
        try:
            self.door = Door.WAITING if _is_there(self._keys()) or _is_there(self.path) else Door.NEW
        except OSError as error:
            self.door = self._in_trouble(error)
        if self.door is Door.NEW and self._expected:
            self.door = self._gone()
        if self.door is Door.WAITING:
            threading.Thread(target=self._fetch, name="opening", daemon=True).start()
        else:
            self._begun.set_result(None)

    def begin_at(self, path: Path) -> None:
        """Begin with a file that lies somewhere else."""
        self.path, self._expected = path, False
        self.begin()

    def start_anew(self) -> None:
        """The file that was here before is not coming back: as at the first start."""
        self._expected, self.problem, self.door = False, None, Door.NEW

    def _gone(self) -> Door:
        from entre_tui.storage.errors import MissingFile

        error = MissingFile(path=self.path)
        self.problem = Problem(str(error), error.advice, may_start_anew=True)
        return Door.TROUBLE

    async def settled(self) -> None:
        """Until it is known whether somebody has to be asked."""
        await asyncio.wrap_future(self._begun)

    def _fetch(self) -> None:
        try:
            door = self._first_try()
            if door is Door.OPEN:
                # While the interface is still being imported.
                self._arriving = self._arrive(self._clock())
            self.door = door
        except BaseException as error:
            self._begun.set_exception(error)
        else:
            self._begun.set_result(None)

    def _first_try(self) -> Door:
        from entre_tui.security.errors import SecurityError
        from entre_tui.storage.errors import StorageError
        from entre_tui.storage.restore import settle

        try:
            # A restore that was cut off is finished first: the old keys must not meet the new file.
            settle(self.path)
            key = self._key or self.key_unasked()
        except (SecurityError, StorageError, OSError) as error:
            return self._in_trouble(error)
        return Door.ASK if key is None else self.open_with(key)

    def open_with(self, key: DataKey, *, create: bool = False) -> Door:
        """Open the file with this key, or with the other one of a change of keys that was cut off."""
        # Loaded here, beside the interface's own imports, so that the first list need not wait for it.
        from entre_tui.casework import audit, programme_book
        from entre_tui.security.errors import SecurityError
        from entre_tui.storage.errors import StorageError, WrongKey
        from entre_tui.storage.store import Store

        for candidate in key.candidates():
            try:
                self._store = Store.open(self.path, candidate.hex(), create=create)
                self._store.call(audit.take_key, candidate.derive(AUDIT_PURPOSE))
            except WrongKey as error:
                trouble: StorageError = error
                continue
            except (StorageError, OSError) as error:
                self._shut()
                return self._in_trouble(error)
            if key.other is not None:
                from entre_tui.security.rotation import rotate_end

                # The file is open all the same; a change of keys that cannot be ended now is ended next time.
                with suppress(SecurityError):
                    rotate_end(self.path, candidate)
            self._key, self.owner = candidate, candidate.owner or self.owner
            programme_book.use_folder(self.path.with_name(OWN_PROGRAMMES))
            self._remember(self.path)
            return Door.OPEN
        return self._in_trouble(trouble)

    # -- what the screens at the door ask ----------------------------------------------------------

    async def unlock(self, secret: str, *, recovery: bool = False) -> None:
        """Open the file with what was typed. Refused if it is wrong; afterwards `door` says how it went."""
        key = await self.key_for(secret, recovery=recovery)
        if key is not None:
            self.door = await asyncio.to_thread(self.open_with, key)

    async def unlock_again(self, secret: str, *, recovery: bool = False) -> None:
        """Come back from the lock. Only the person who was here does, or whoever has the recovery key."""
        if not self.asks:
            return
        key = await self.key_for(secret, recovery=recovery)
        if key is None:
            raise Refused(self.problem.words() if self.problem else "")
        if not recovery and key.owner != self.person:
            key.drop()
            said = _("That is the passphrase of {name}. Leave the program to sign in as somebody else.")
            raise Refused(said.format(name=key.owner))
        if self._store is None:
            self.door = await asyncio.to_thread(self.open_with, key)
            if self.door is not Door.OPEN and self.problem is not None:
                raise Refused(self.problem.words())
        else:
            key.drop()

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

    @property
    def person(self) -> str:
        """Under which name the file knows who is here: whose secret opened it, else the account on this computer."""
        return self.owner or self.account

    async def sign_in(self, now: datetime) -> Actor | None:
        """The person who is here, if the file knows them; on trouble with the file nobody, and `door` says so."""
        from entre_tui.storage.errors import StorageError

        arriving, self._arriving = self._arriving or self._arrive(now), None
        try:
            arrival = await asyncio.wrap_future(arriving)
            actor = arrival.actor if arrival else None
            self._look = arrival.look if arrival else None
        except StorageError:
            # It may be the list alone that cannot be read: the screen that shows it says so.
            actor = await self._sign_in_alone(now)
        if actor is not None:
            self.untold.clear()
        return actor

    async def _sign_in_alone(self, now: datetime) -> Actor | None:
        from entre_tui.casework.workers import sign_in
        from entre_tui.storage.errors import StorageError

        try:
            return await self.store.run(sign_in, self.person, self._where(), self.untold, now=now)
        except StorageError as error:
            await asyncio.to_thread(self.close)
            self.door = self._in_trouble(error)
            return None

    def take_look(self) -> FirstLook | None:
        """What was read of the list when the person came in, once: later it may be untrue."""
        look, self._look = self._look, None
        return look

    def _arrive(self, now: datetime) -> Future[Arrival | None]:
        from entre_tui.casework.arrival import arrive

        return self.store.start(arrive, self.person, self._where(), tuple(self.untold), now=now)

    def _where(self) -> str:
        """The computer, and the account on it where that is not the person's own name in the file."""
        return self.host if self.account == self.person else f"{self.host} {self.account}".strip()

    async def workers(self) -> tuple[WorkerView, ...]:
        """Everybody the file knows who still works here."""
        from entre_tui.casework.workers import workers

        return tuple(row for row in await self.store.run(workers) if row.active)

    async def known(self, now: datetime, ask: Callable[..., Any], *args: Any) -> Actor:
        """Make the person known by a casework function that takes account and host, and sign in."""
        await self.store.run(ask, *args, self.person, self._where(), now=now)
        actor = await self.sign_in(now)
        if actor is None:
            raise LookupError("the person who was made known cannot sign in")
        return actor

    # -- going -----------------------------------------------------------------------------------

    def close(self) -> None:
        """Forget the key and close the file; waits until what is being saved is saved."""
        self._shut()
        if self._key is not None:
            self._key.drop()
            self._key = None

    def _shut(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()


def _is_there(path: Path) -> bool:
    """Whether something lies there; a folder that may not be looked into is no answer, but an OSError."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
