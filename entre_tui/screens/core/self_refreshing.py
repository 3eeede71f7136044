"""A place whose figures change by themselves as time goes by: the rows they are counted from are made true first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events

from entre_tui.door.error_messages import plain
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.core.list_screen import ListScreen

if TYPE_CHECKING:
    pass

LOOK_FOR_STALE = 60.0  # seconds
# Seconds between batches, and how many rows one has while keys may come: some 400 rows a second.
BREATH, FEW = 0.01, 8
# Whoever comes here waits for so many rows at most; after a night a whole register catches up behind.
AT_ONCE = 400


async def caught_up(place: BaseScreen, scope: str = "all", breath: float = BREATH) -> AsyncIterator[int]:
    """Makes overtaken rows true, a batch at a time; while somebody else writes they are left for later."""
    await place.app.wait_until_open()
    from entre_tui.casework.client_list import refresh_stale

    try:
        while await place.app.work(refresh_stale.has_stale_rows, scope):
            # Whoever works now comes first: a key finds the file held for a moment only, and then left alone.
            yield await place.app.work(
                refresh_stale.refresh_stale, scope, FEW if breath else refresh_stale.BATCH
            )
            await asyncio.sleep(breath)
    except Exception as error:
        if plain(error) is None:
            raise


def is_under_way(place: BaseScreen, group: str) -> bool:
    """Whether work of this kind has not ended yet."""
    return any(each.group == group and each.is_running for each in place.workers)


class SelfRefreshing(ListScreen):
    """Rows that time has overtaken are reckoned again before the place is read, and every minute while it is seen."""

    scopes: ClassVar[tuple[str, ...]] = ("mine",)
    """Whose can be shown, the first where nobody has chosen yet."""
    _scope = ""
    _read_on: date | None = None

    def on_mount(self) -> None:
        self.set_interval(LOOK_FOR_STALE, self._keep_true)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Back here: what time has changed meanwhile shows."""
        self._keep_true()

    async def kept_whose(self) -> str:
        """Whose this place shows, as this person left it last."""
        from entre_tui.casework.office import settings

        kept = await self.app.work(settings.mine, f"{self.place}.whose")
        return str(kept) if kept in self.scopes else self.scopes[0]

    async def action_whose(self) -> None:
        """The next of those whose can be shown, from the top; remembered for the next run."""
        from entre_tui.casework.office import settings

        self._scope = self.scopes[(self.scopes.index(self._scope) + 1) % len(self.scopes)]
        self.table.first()
        self.reload()
        await self.app.work(settings.keep_mine, f"{self.place}.whose", self._scope)

    async def read(self) -> None:
        """What is shown, after its rows are true."""
        if not self._scope:
            self._scope = await self.kept_whose()
        self._read_on = self.app.now().date()
        await self._refresh_rows(AT_ONCE)
        await super().read()

    async def _refresh_rows(self, most: int | None = None) -> int:
        """How many rows were made true, at once and at most about so many, or all with keys in between."""
        touched = 0
        async for count in caught_up(self, self._scope, BREATH if most is None else 0):
            touched += count
            if most is not None and touched >= most:
                break
        return touched

    def _keep_true(self) -> None:
        if self.is_current and self._read_on is not None and not is_under_way(self, "stale"):
            self.run_worker(self._catch_up(), group="stale", exclusive=True)

    async def _catch_up(self) -> None:
        """Shows anew what has changed; a new day changes what is shown even where no row has."""
        new_day = self._read_on != self.app.now().date()
        if (await self._refresh_rows() or new_day) and not self.is_left:
            self.reload()
