"""A place whose figures change by themselves as time goes by: the rows they are counted from are made true first."""

from __future__ import annotations

import asyncio
from datetime import date

from textual import events

from entre_tui.casework import freshening
from entre_tui.screens.place import Place

LOOK_FOR_STALE = 60.0  # seconds
BREATH = 0.05
# Whoever comes here waits for so many rows at most; after a night a whole register catches up behind.
AT_ONCE = 400


class FollowsTime(Place):
    """Rows that time has overtaken are reckoned again before the place is read, and every minute while it is seen."""

    _scope = "mine"
    _read_on: date | None = None

    def on_mount(self) -> None:
        self.set_interval(LOOK_FOR_STALE, self._keep_true)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Back here: what time has changed meanwhile shows."""
        self._keep_true()

    async def read(self) -> None:
        """What is shown, after its rows are true."""
        self._read_on = self.app.now().date()
        touched = 0
        while touched < AT_ONCE and (count := await self.app.work(freshening.refresh_stale, self._scope)):
            touched += count
        await super().read()

    def _keep_true(self) -> None:
        under_way = any(each.group == "stale" and each.is_running for each in self.workers)
        if self.is_current and self._read_on is not None and not under_way:
            self.run_worker(self._catch_up(), group="stale", exclusive=True)

    async def _catch_up(self) -> None:
        """Shows anew what has changed; a new day changes what is shown even where no row has."""
        touched = self._read_on != self.app.now().date()
        while await self.app.work(freshening.refresh_stale, self._scope):
            touched = True
            await asyncio.sleep(BREATH)
        if touched and not self.is_left:
            self.reload()
