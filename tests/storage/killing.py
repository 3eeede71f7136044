"""Processes that are killed at any moment, and what they had said until then."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from random import Random
from typing import Any

CONTEXT = multiprocessing.get_context("forkserver")
# A child imports the main module again: pytest.
CONTEXT.set_forkserver_preload(["pytest", "tests.storage.children"])
PATIENCE = 60


class Child:
    """A process running a function of `children`, with a wire to it."""

    def __init__(self, function: Callable[..., None], *args: Any) -> None:
        self.wire, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=function, args=(theirs, *args), daemon=True)
        self.process.start()
        theirs.close()

    def hear(self) -> Any:
        """The next thing it says."""
        if not self.wire.poll(PATIENCE):
            raise TimeoutError("the process says nothing")
        return self.wire.recv()

    def kill(self) -> list[Any]:
        """kill -9; gives what it had said and nobody has heard yet."""
        self.process.kill()
        heard = []
        try:
            while self.wire.poll(PATIENCE):
                heard.append(self.wire.recv())
        except EOFError:
            pass
        self.process.join()
        self.process.close()
        self.wire.close()
        return heard

    def leave(self) -> None:
        """Let it go on past what it waits for, and wait for its end."""
        self.wire.send("leave")
        self.process.join()
        self.wire.close()


def spin(random: Random, longest: float) -> None:
    """Pass a random time busily, so that the kill hits anywhere; a sleep would be too coarse."""
    until = time.perf_counter() + random.random() * longest
    while time.perf_counter() < until:
        pass
