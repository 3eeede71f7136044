"""A piece of work gone ahead in a process of its own, while this one goes on loading the interface.

Python's threads take turns at one lock: what two of them load at the start, they load one after the other. The two
processes share a pipe that nobody else has; the child is shut against other eyes as its parent is (`hardening`).
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


def may_go_ahead() -> bool:
    """Whether a process can be split off, and has a core of its own to run on.

    Only on Linux: on macOS a process that was split off cannot ask the keychain, and Windows has no fork. Neither can
    one in which threads run already: what they hold locked would stay so.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Prefetch(Generic[T]):
    """Begins `work` at once; `afterwards` follows there when the answer is on its way."""

    def __init__(self, work: Callable[[], T], afterwards: Callable[[], object]) -> None:
        self._pipe, other_end = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _do(work, afterwards, other_end)
        os.close(other_end)

    def answer(self) -> T | None:
        """What the work gave, as soon as it is there; nothing if it failed, and then it is for this process to do."""
        with os.fdopen(self._pipe, "rb") as pipe:
            said = pipe.read()
        try:
            found: T = pickle.loads(said)  # noqa: S301 - our own child said it, over a pipe that nobody else has
        except (EOFError, pickle.UnpicklingError):
            return None
        return found

    def end(self) -> None:
        """Wait until the other process is gone; where the system clears it away by itself there is none."""
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)


def _do(work: Callable[[], object], afterwards: Callable[[], object], pipe: int) -> NoReturn:
    """The other process, from beginning to end; whatever happens to it, the terminal is not its to write on."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        said = pickle.dumps(work())
        with os.fdopen(pipe, "wb") as answer:
            answer.write(said)
        afterwards()
    finally:
        os._exit(0)
