"""Whether a program in a terminal has come to rest: it is silent, and nobody in it wants the processor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def sleeps(pid: int) -> bool:
    """Whether every thread of it waits for something; one that was not let on by a busy machine does not."""
    try:
        states = [stat.read_text() for stat in Path(f"/proc/{pid}/task").glob("*/stat")]
    except (FileNotFoundError, ProcessLookupError):
        # A thread that has just ended was not at rest.
        return False
    return all(state.rpartition(")")[2].split()[0] in "SZX" for state in states)


def is_at_rest(pid: int, reads: Callable[[float], bool], seconds: float = 0.4) -> bool:
    """Whether nothing comes for longer than a timer that draws takes, and nobody in it was kept from sending it."""
    looks = max(2, round(seconds / 0.05))
    return all(not reads(0.05) and sleeps(pid) for _look in range(looks))
