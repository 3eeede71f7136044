"""One piece of work on its way through the database thread."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from enum import StrEnum
from typing import Any


class Mode(StrEnum):
    """In what kind of transaction a function runs."""

    CHANGE = "change"
    READING = "reading"
    BARE = "bare"


def mode_of(function: Callable[..., Any]) -> Mode:
    """What the function says of itself by `__entre_mode__`; without it, it reads."""
    while isinstance(function, functools.partial):
        function = function.func
    return Mode(getattr(function, "__entre_mode__", Mode.READING))


def bare(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function that needs the connection outside of any transaction, for a checkpoint or a pragma."""
    function.__entre_mode__ = Mode.BARE  # type: ignore[attr-defined]
    return function


class Job:
    """A function, what to call it with, and who waits for the answer."""

    __slots__ = ("args", "dropped", "function", "future", "kwargs", "mode")

    def __init__(
        self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> None:
        self.function = function
        self.args = args
        self.kwargs = kwargs
        self.mode = mode_of(function)
        self.future: Future[Any] = Future()
        self.dropped = False
