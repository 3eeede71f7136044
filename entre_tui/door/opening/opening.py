"""Opening the case file: what the screens at the door ask, and who is here; never on the screen's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from entre_tui.door.opening.unattended import UnattendedOpening
from entre_tui.door.states import CannotOpen, Door, SecretRefused
from entre_tui.locale import _

if TYPE_CHECKING:
    from entre_tui.casework.client_list.first_screen import FirstScreenData
    from entre_tui.casework.core.base import Acting, Actor, Done
    from entre_tui.casework.office.workers import WorkerView
    from entre_tui.security.keys.data_key import DataKey
    from entre_tui.storage.thread.store import Store


P = ParamSpec("P")


class Opening(UnattendedOpening):
    """One case file on its way to being open, for one account on this machine.

    With `key` given (a demonstration) nothing is ever asked; with `passphrase` given it is tried first.
    """

    def __init__(self, path: Path, **others: Any) -> None:
        super().__init__(path, **others)
        self._opening_here: asyncio.Future[Door] | None = None
        self._look: FirstScreenData | None = None
        self._entry: int | None = None

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
            raise SecretRefused(self.problem.words() if self.problem else "")
        if not recovery and key.owner != self.person:
            key.drop()
            said = _("That is the passphrase of {name}. Leave the program to sign in as somebody else.")
            raise SecretRefused(said.format(name=key.owner))
        if self._store is None:
            self.door = await asyncio.to_thread(self.open_with, key)
            if self.door is not Door.OPEN and self.problem is not None:
                raise SecretRefused(self.problem.words())
        else:
            key.drop()

    # -- who is here -----------------------------------------------------------------------------

    async def open_store(self) -> Store:
        """The open file's store. Where another process looked ahead, the file is opened here at the first asking."""
        if self._store is None and self._key is not None and self.door is Door.OPEN:
            if self._opening_here is None:
                self._opening_here = asyncio.ensure_future(asyncio.to_thread(self.open_with, self._key))
            self.door = await asyncio.shield(self._opening_here)
            self._opening_here = None
            if self.door is not Door.OPEN and self.problem is not None:
                raise CannotOpen(self.problem.words())
            await self._notice_what_came_between()
        return self.store

    async def _notice_what_came_between(self) -> None:
        """What others saved after the look that went ahead is news to this process too."""
        from entre_tui.casework.client_list.sign_in import saved_since

        if self._entry is not None and await self.store.run(saved_since, self._entry):
            self.store.take_for_changed()
        self._entry = None

    @property
    def key(self) -> DataKey:
        """The open file's key, for jobs that change who can open it."""
        if self._key is None:
            from entre_tui.storage.errors import StoreClosed

            raise StoreClosed
        return self._key

    async def sign_in(self, now: datetime) -> Actor | None:
        """The person who is here, if the file knows them; on trouble with the file nobody, and `door` says so."""
        if self._arriving is None:
            await self.open_store()
            self._arriving = self._arrive(now)
        arriving, self._arriving = self._arriving, None
        try:
            arrival = await asyncio.wrap_future(arriving)
        except Exception as error:
            # It may be the list alone that cannot be read: the screen that shows it says so.
            actor = await self._sign_in_alone(error, now)
        else:
            actor = arrival.actor if arrival else None
            self._look, self._entry = (arrival.look, arrival.entry) if arrival else (None, None)
        if actor is not None:
            self.untold.clear()
        return actor

    async def _sign_in_alone(self, trouble: Exception, now: datetime) -> Actor | None:
        from entre_tui.casework.office.workers import sign_in
        from entre_tui.storage.errors import StorageError

        if not isinstance(trouble, StorageError):
            raise trouble
        try:
            store = await self.open_store()
            return await store.run(sign_in, self.person, self._where(), self.untold, now=now)
        except StorageError as error:
            await asyncio.to_thread(self.close)
            self.door = self._in_trouble(error)
            return None

    def take_look(self) -> FirstScreenData | None:
        """What was read of the list when the person came in, once: later it may be untrue."""
        look, self._look = self._look, None
        return look

    async def workers(self) -> tuple[WorkerView, ...]:
        """Everybody the file knows who still works here."""
        from entre_tui.casework.office.workers import workers

        return tuple(row for row in await (await self.open_store()).run(workers) if row.active)

    async def sign_in_new(
        self,
        now: datetime,
        ask: Callable[Concatenate[Acting, str, str, P], Done],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Actor:
        """Make the person known by a casework function that takes account and host first, and sign in."""
        from entre_tui.casework.core.actor import NOBODY, Acting

        await (await self.open_store()).run(
            ask, Acting(NOBODY, now), self.person, self._where(), *args, **kwargs
        )
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
