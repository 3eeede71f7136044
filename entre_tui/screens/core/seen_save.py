"""Saving what somebody else may have changed meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from entre_tui.casework.core.base import StaleError

S = TypeVar("S")


@dataclass
class SeenSave(Generic[S]):
    """Saves on what was `seen`; a refusal because somebody was first is told once, and to save again is a decision."""

    seen: S
    read: Callable[[], Awaitable[S]]

    async def __call__(self, save: Callable[[S], Awaitable[object]]) -> None:
        try:
            await save(self.seen)
        except StaleError:
            self.seen = await self.read()
            raise
