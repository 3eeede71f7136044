"""How far one comes unasked: from a path to a key, an open file and the first look, never on the screen's thread.

`begin()` is called before the interface is imported: all this goes on meanwhile, in a process of its own where there
can be one, else in a thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from entre_tui.door.opening.unlocking import Unlocking
from entre_tui.door.process.this_computer import office_clock
from entre_tui.door.states import Door, OpeningProblem

if TYPE_CHECKING:
    from entre_tui.casework.client_list.first_screen import Arrival
    from entre_tui.door.opening.prefetch import Prefetch
    from entre_tui.security.keys.data_key import DataKey
    from entre_tui.storage.thread.store import Store

AUDIT_PURPOSE = b"audit"
OWN_PROGRAMMES = "programmes"


class _Found(NamedTuple):
    """What a process that went ahead found behind the door; `key` is that of the open file, in parts."""

    door: Door
    problem: OpeningProblem | None
    note: str
    owner: str
    untold: list[tuple[str, str, str]]
    key: tuple[bytes, int, str, str, str] | None
    arrival: Arrival | None


class UnattendedOpening(Unlocking):
    """An opening until somebody has to be asked.

    `tries` is the folder where wrong secrets are counted. `expected` says that the file was here before: then it is
    no first start if it is not here now. `remember` is told which file it became.
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

    # -- the way to an open file -----------------------------------------------------------------

    def begin(self, *, ahead: bool = False) -> None:
        """Look what there is, and fetch the key beside; comes back at once. `ahead` allows a process for it."""
        self._begun = Future()
        self.problem = None
        try:
            self.door = Door.WAITING if _is_there(self._keys()) or _is_there(self.path) else Door.NEW
        except OSError as error:
            self.door = self._in_trouble(error)
        if self.door is Door.NEW and self._expected:
            self.door = self._gone()
        if self.door is Door.WAITING:
            scout = self._scout() if ahead else None
            threading.Thread(target=self._fetch, args=(scout,), name="opening", daemon=True).start()
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
        self.problem = OpeningProblem(str(error), error.advice, may_start_anew=True)
        return Door.TROUBLE

    async def wait_until_settled(self) -> None:
        """Until it is known whether somebody has to be asked."""
        await asyncio.wrap_future(self._begun)

    def _scout(self) -> Prefetch[_Found] | None:
        from entre_tui.door.opening.prefetch import Prefetch, may_go_ahead

        try:
            return Prefetch(self._look_behind, self._shut) if may_go_ahead() else None
        except OSError:
            # An account may have as many processes as the system allows it; then it is done here.
            return None

    def _fetch(self, scout: Prefetch[_Found] | None) -> None:
        try:
            found = scout.answer() if scout else None
            self.door = self._come_this_far() if found is None else self._take(found)
        except BaseException as error:
            self._begun.set_exception(error)
        else:
            self._begun.set_result(None)
        if scout:
            scout.end()

    def _come_this_far(self) -> Door:
        door = self._first_try()
        if door is Door.OPEN:
            # While the interface is still being imported.
            self._arriving = self._arrive(self._clock())
        return door

    def _look_behind(self) -> _Found:
        """In the process that goes ahead: how far one comes unasked, and what is to be seen there."""
        from entre_tui.storage.errors import StorageError

        door, arrival = self._come_this_far(), None
        if self._arriving is not None:
            with suppress(StorageError):
                arrival = self._arriving.result()
        key = self._key.parts() if self._key is not None and door is Door.OPEN else None
        return _Found(door, self.problem, self.note, self.owner, self.untold, key, arrival)

    def _take(self, found: _Found) -> Door:
        """Go on from there, as if it had been done here."""
        from entre_tui.security.keys.data_key import DataKey

        self._passphrase = None
        self.problem, self.note, self.owner, self.untold = found[1:5]
        if found.key is not None:
            self._key = DataKey.of(found.key)
        if found.arrival is not None:
            self._arriving = Future()
            self._arriving.set_result(found.arrival)
        return found.door

    def _first_try(self) -> Door:
        from entre_tui.security.errors import SecurityError
        from entre_tui.storage.backup.restore import settle
        from entre_tui.storage.errors import StorageError

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
        from entre_tui.casework.core import audit, programmes
        from entre_tui.security.errors import SecurityError
        from entre_tui.storage.errors import StorageError, WrongKey
        from entre_tui.storage.thread.store import Store

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
                from entre_tui.security.key_file.rotation import rotate_end

                # The file is open all the same; a change of keys that cannot be ended now is ended next time.
                with suppress(SecurityError):
                    rotate_end(self.path, candidate)
            self._key, self.owner = candidate, candidate.owner or self.owner
            programmes.use_folder(self.path.with_name(OWN_PROGRAMMES))
            self._remember(self.path)
            return Door.OPEN
        return self._in_trouble(trouble)

    # -- who and what is there --------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The open file's store."""
        if self._store is None:
            from entre_tui.storage.errors import StoreClosed

            raise StoreClosed
        return self._store

    @property
    def person(self) -> str:
        """Under which name the file knows who is here: whose secret opened it, else the account on this computer."""
        return self.owner or self.account

    def _arrive(self, now: datetime) -> Future[Arrival | None]:
        from entre_tui.casework.client_list.sign_in import arrive

        return self.store.start(arrive, self.person, self._where(), tuple(self.untold), now=now)

    def _where(self) -> str:
        """The computer, and the account on it where that is not the person's own name in the file."""
        return self.host if self.account == self.person else f"{self.host} {self.account}".strip()

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
