"""Leaving in one piece when the terminal goes away or the machine asks: a signal, a hang-up."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

LAST_RESORT_SECONDS = 0.8


def listen_for_end(leave: Callable[[int], None]) -> None:
    """Call `leave(exit_code)` on the running loop when a signal or a hang-up asks for it.

    With SIGHUP ignored (nohup) nobody tells us that the terminal is gone, and reading from it would spin for
    ever: then the terminal itself is watched.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        if name == "SIGHUP" and signal.getsignal(number) == signal.SIG_IGN:
            _watch_terminal(loop, leave)
            continue
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows' loop has no signal handlers, and only the main thread may set them.
            _plain_handler(loop, number, leave)


def _plain_handler(loop: asyncio.AbstractEventLoop, number: int, leave: Callable[[int], None]) -> None:
    if threading.current_thread() is threading.main_thread():
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(leave, 128 + number))


def _watch_terminal(loop: asyncio.AbstractEventLoop, leave: Callable[[int], None]) -> None:
    import select

    stdin = sys.__stdin__
    if stdin is None or not hasattr(select, "poll"):
        return

    def wait() -> None:
        poll = select.poll()
        poll.register(stdin.fileno(), 0)
        poll.poll()
        loop.call_soon_threadsafe(leave, 129)

    threading.Thread(target=wait, name="entre-hangup", daemon=True).start()


def be_gone_soon(code: int) -> None:
    """End the process shortly even if the terminal's other end never answers again.

    For after everything typed is safe: putting back the settings of a terminal that is gone can hang.
    """
    timer = threading.Timer(LAST_RESORT_SECONDS, _end, (code,))
    timer.daemon = True
    timer.start()


_LAST_THINGS: list[Callable[[], None]] = []


def before_the_end(do: Callable[[], None]) -> None:
    """Also do this when the process has to be ended from outside its usual way."""
    _LAST_THINGS.append(do)


def _end(code: int) -> None:
    try:
        for do in _LAST_THINGS:
            do()
    finally:
        os._exit(code)
