"""Questions asked anew in another language: a command is done once more, only for the words of what it asks.

What is open stays, with everything typed in it; of the same question, made in the language in use, it takes the words.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from inspect import isawaitable
from typing import Any

from textual.app import App
from textual.css.query import NoMatches
from textual.screen import Screen

from entre_tui.widgets.modal import Course, Modal

ASKED_WITHIN = 2.0  # seconds

_course: ContextVar[Course | None] = ContextVar("course", default=None)
_again: ContextVar[_Again | None] = ContextVar("again", default=None)


@contextmanager
def course(place: Screen[Any], action: str) -> Iterator[None]:
    """What is asked while this action is done, and in answer to that, belongs to it."""
    with _within(Course(place, action)):
        yield


@contextmanager
def _within(one: Course) -> Iterator[None]:
    token = _course.set(one)
    try:
        yield
    finally:
        _course.reset(token)


class _Again:
    """Meets the questions instead of the person: those answered before are answered so again, the open one is told."""

    def __init__(self, asked: Sequence[Modal[Any]]) -> None:
        self._asked = deque(asked)
        self._going_on: asyncio.Task[None] | None = None
        self.told = asyncio.Event()

    def meets(self, made: Screen[Any], callback: Callable[[Any], Any] | None) -> asyncio.Future[Any]:
        """Nothing comes on the screen; whoever waits for an answer that is not there yet waits no longer."""
        answer = asyncio.get_running_loop().create_future()
        before = self._asked.popleft() if self._asked else None
        if before is None or type(before) is not type(made):
            answer.cancel()
        elif before.given is None:
            before.take_words(made)
            self.told.set()
            answer.cancel()
        else:
            answer.set_result(before.given[0])
            if callback is not None:
                self._going_on = asyncio.create_task(_answered(callback, before.given[0]))
        return answer


async def _answered(callback: Callable[[Any], Any], answer: Any) -> None:
    result = callback(answer)
    if isawaitable(result):
        await result


class AsksAnew(App[int]):
    """An app whose questions know which command they belong to."""

    # Textual's has an overload for each way of waiting, which say no more than this to who reads it here.
    def push_screen(
        self, screen: Any, callback: Any = None, wait_for_dismiss: bool = False, **how: Any
    ) -> Any:
        """Lay a screen on top."""
        again, now = _again.get(), _course.get()
        if again is not None:
            return again.meets(screen, callback)
        if now is not None and isinstance(screen, Modal):
            screen.course = now
            now.asked.append(screen)
            callback = _going_on(now, callback)
        base: Any = super()
        return base.push_screen(screen, callback, wait_for_dismiss, **how)

    async def ask_anew(self, place: Screen[Any]) -> None:
        """The questions over this screen in the language in use; one about an open form is left, as by esc."""
        stack = list(self.screen_stack)
        if place not in stack:
            # The person has gone on meanwhile.
            return
        over = [screen for screen in stack[stack.index(place) + 1 :] if isinstance(screen, Modal)]
        for question in reversed(over[1:]):
            if not question.holds_text:
                question.dismiss(None)
        now = over[0].course if over else None
        if now is None or now.place is not place:
            return
        again = _Again(now.asked[: now.asked.index(over[0]) + 1])
        token = _again.set(again)
        try:
            doing = asyncio.create_task(place.run_action(now.action))
        finally:
            _again.reset(token)
        with suppress(TimeoutError):
            await asyncio.wait_for(again.told.wait(), ASKED_WITHIN)
        doing.cancel()
        # What it would have said to the person has been said the first time.
        await asyncio.gather(doing, return_exceptions=True)


def _going_on(now: Course, callback: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    if callback is None:
        return None

    async def answered(answer: Any) -> None:
        try:
            with _within(now):
                await _answered(callback, answer)
        except NoMatches:
            # The person went on before the answer was dealt with: there is nowhere left to show what came of it.
            if not getattr(now.place, "is_left", False):
                raise

    return answered
