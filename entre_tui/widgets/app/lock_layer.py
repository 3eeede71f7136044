"""The lock in front of everything: while it is drawn, nothing else comes, goes or changes what is on top.

What a person has set going may end after they locked the screen: a form that is saved and goes, a question that
comes up. Textual would take the lock away for it, or lay the question over the lock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widget import AwaitMount


class LockLayer(App[int]):
    """An app in which everything waits that wants to change screens while the curtain is drawn."""

    _curtain: Screen[Any] | None = None

    def __init__(self, **others: Any) -> None:
        super().__init__(**others)
        self._behind: list[Callable[[], object]] = []

    def draw_curtain(self, screen: Screen[Any], opened: Callable[[Any], Any]) -> None:
        """Put this screen in front of all others; it says itself when it opens."""
        super().push_screen(screen, opened)
        self._curtain = screen

    def open_curtain(self) -> None:
        """To be called by the screen in front just before it goes: what waited is done then."""
        self._curtain = None
        waited, self._behind = self._behind, []
        for change in waited:
            self.call_later(change)

    # Textual's has an overload for each way of waiting, which say no more than this to who reads it here.
    def push_screen(
        self, screen: Any, callback: Any = None, wait_for_dismiss: bool = False, **how: Any
    ) -> Any:
        """Lay a screen on top, behind the curtain as soon as it opens."""
        if self._curtain is None:
            base: Any = super()
            return base.push_screen(screen, callback, wait_for_dismiss, **how)
        if not wait_for_dismiss:
            self._behind.append(lambda: self.push_screen(screen, callback, **how))
            return AwaitMount(self._curtain, [])
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._behind.append(lambda: self.push_screen(screen, answer.set_result, **how))
        return answer

    def pop_screen(self) -> AwaitComplete:
        """Take the screen on top away."""
        return AwaitComplete() if self._waits(self.pop_screen) else super().pop_screen()

    def switch_screen(self, screen: Any) -> AwaitComplete:
        """Another screen in place of the one on top."""
        waits = self._waits(lambda: self.switch_screen(screen))
        return AwaitComplete() if waits else super().switch_screen(screen)

    def switch_mode(self, mode: str) -> AwaitMount:
        """To another place."""
        waits = self._waits(lambda: self.switch_mode(mode))
        return AwaitMount(self.screen, []) if waits else super().switch_mode(mode)

    def _waits(self, change: Callable[[], object]) -> bool:
        if self._curtain is not None:
            self._behind.append(change)
        return self._curtain is not None
