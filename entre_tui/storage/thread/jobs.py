"""One piece of work on its way through the database thread."""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class TransactionMode(StrEnum):
    """In what kind of transaction a function runs."""

    CHANGE = "change"
    READING = "reading"
    BARE = "bare"


def mode_of(function: Callable[..., object]) -> TransactionMode:
    """What the function says of itself by `__entre_mode__`; without it, it reads."""
    while isinstance(function, functools.partial):
        function = function.func
    return TransactionMode(getattr(function, "__entre_mode__", TransactionMode.READING))


def bare(function: Callable[P, T]) -> Callable[P, T]:
    """Mark a function that needs the connection outside of any transaction, for a checkpoint or a pragma."""
    function.__entre_mode__ = TransactionMode.BARE  # type: ignore[attr-defined]
    return function


class Job(Generic[T]):
    """A function, what to call it with, and who waits for the answer."""

    __slots__ = ("dropped", "future", "mode", "name", "work")

    def __init__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> None:
        self.work: Callable[[], T] = functools.partial(function, *args, **kwargs)
        self.name = getattr(function, "__qualname__", "")
        self.mode = mode_of(function)
        self.future: Future[T] = Future()
        self.dropped = False
