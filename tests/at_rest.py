"""Whether the program has come to rest: known, not guessed from how much of the processor it uses.

Textual takes a process that computes nothing for idle. On a busy machine one also computes nothing because the others
do: the next key is pressed, and the screen is read, before the last key was heard. Here every test waits for what is
really under way: tasks that can go on, answers from other threads, keys in line, and the timers that draw.
"""

from __future__ import annotations

import asyncio
import functools
from concurrent import futures
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app

# Seconds. What is due within that is a tick of Textual's, or what lets the next key go: it belongs to what was pressed.
SOON = 0.03
# For what a test holds up itself. Not a judgement of speed: whatever the test looks at next, it waits for.
LONGEST = 20.0
# Textual lets a screen take half a minute for what was sent to it, however busy the machine is.
LONGEST_FOR_SCREEN = 300.0

_asked: set[asyncio.Future[Any]] = set()
_wrap = asyncio.wrap_future


def _wrap_and_remember(future: Any, *, loop: asyncio.AbstractEventLoop | None = None) -> asyncio.Future[Any]:
    answer = _wrap(future, loop=loop)
    if isinstance(future, futures.Future) and not answer.done():
        _asked.add(answer)
        answer.add_done_callback(_asked.discard)
    return answer


async def come_to_rest(*_seconds: float) -> None:
    """Until nothing in the program goes on by itself any more."""
    loop = asyncio.get_running_loop()
    end = loop.time() + LONGEST
    calm = 0
    while calm < 3 and loop.time() < end:
        await asyncio.sleep(0)
        wait = _seconds_to_next(loop)
        calm = calm + 1 if wait is None else 0
        if wait:
            await asyncio.sleep(wait)


def _seconds_to_next(loop: Any) -> float | None:
    """How long it makes sense to wait before looking again; None if nothing is under way."""
    if loop._ready:
        return 0
    if any(answer.get_loop() is loop for answer in _asked):
        return 0.001
    due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)
    if due is not None and due - loop.time() < SOON:
        return max(0.0005, due - loop.time())
    app: Any = active_app.get(None)
    return 0.001 if getattr(app, "_line", None) or getattr(app, "_out", None) else None


def wait_by_it() -> None:
    """Have every press and every pause of every test wait like this."""
    asyncio.wrap_future = asyncio.futures.wrap_future = _wrap_and_remember
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = come_to_rest
    pilot: Any = textual.pilot.Pilot
    pilot._wait_for_screen = functools.partialmethod(pilot._wait_for_screen, LONGEST_FOR_SCREEN)
