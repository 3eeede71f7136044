"""What holds the interface's thread for longer than 8 ms: the program without a terminal, keys pressed, and a watch.

`python -m tests.benchmarks.stalls FILE` writes one line of JSON for each stall: what was done, how long, and where
in the program it was last seen.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import threading
import time
from asyncio import events
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from entre_tui.app import EntreApp
from entre_tui.door.opening.opening import Opening
from entre_tui.door.process import this_computer
from entre_tui.door.process.gc_tuning import tidy
from entre_tui.security.keys.data_key import DataKey
from tests.benchmarks.key import RAW_KEY

LONG = 0.008
PRESSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("move", ("down",) * 20),
    ("page", ("pagedown",) * 5 + ("pageup",) * 5),
    ("end and home", ("end", "home") * 3),
    ("search", ("slash", *"anders", "escape")),
    ("open a file", ("enter", "escape") * 3),
    ("parts of a file", ("enter", *"fgsarct", "escape")),
    ("the other places", ("2", "3", "4", "1") * 2),
)


class Watch:
    """Times each turn of the event loop and looks now and then where a long one is."""

    def __init__(self) -> None:
        self.doing = "start"
        self.found: list[dict[str, Any]] = []
        self._since = 0.0
        self._place = ""
        self._swept = False
        self._thread = threading.main_thread().ident or 0
        self._plain = events.Handle._run

    def begin(self) -> None:
        """From here on every turn counts."""
        plain, watch = self._plain, self

        def timed(handle: events.Handle) -> None:
            watch._since, watch._place, watch._swept = time.perf_counter(), "", False
            spent = time.thread_time()
            try:
                plain(handle)
            finally:
                spent, watch._since = time.thread_time() - spent, 0.0
                if spent > LONG:
                    where = "looking for garbage" if watch._swept else watch._place
                    watch.found.append({"doing": watch.doing, "ms": spent * 1e3, "where": where})

        events.Handle._run = timed  # type: ignore[method-assign]
        gc.callbacks.append(self._sweeping)
        threading.Thread(target=self._look, daemon=True).start()

    def _sweeping(self, phase: str, info: dict[str, int]) -> None:
        self._swept = self._swept or info["generation"] == 2

    def _look(self) -> None:
        while True:
            time.sleep(0.002)
            since = self._since
            if since and time.perf_counter() - since > LONG / 2:
                self._place = _place(sys._current_frames().get(self._thread)) or self._place


def _place(frame: FrameType | None) -> str:
    """The innermost line of this program, else of Textual."""
    other = ""
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        place = f"{name}.{frame.f_code.co_name}"
        if name.startswith("entre_tui."):
            return place
        other = other or (place if name.startswith("textual.") else "")
        frame = frame.f_back
    return other


async def _settle(pilot: Any, done: Callable[[], bool]) -> None:
    """Until the program has nothing left to do."""
    for _try in range(400):
        await pilot.pause()
        if done():
            return
        await asyncio.sleep(0.005)


async def record(path: Path) -> list[dict[str, Any]]:
    """Do everything once so that what is loaded late is loaded, then again with the watch on."""
    key = DataKey(RAW_KEY, 1)
    opening = Opening(path, account=this_computer.account(), host=this_computer.host(), key=key)
    opening.begin()
    await opening.wait_until_settled()
    app, watch = EntreApp(opening, clock=this_computer.office_clock()), Watch()
    async with app.run_test(size=(120, 40)) as pilot:
        tidy()
        for turn in range(2):
            if turn:
                watch.begin()
            for doing, keys in PRESSES:
                watch.doing = doing
                for pressed in keys:
                    await pilot.press(pressed)
                    await _settle(pilot, lambda: not any(each.is_running for each in app.workers))
    opening.close()
    return watch.found


if __name__ == "__main__":
    for stall in asyncio.run(record(Path(sys.argv[1]))):
        print(json.dumps(stall))
