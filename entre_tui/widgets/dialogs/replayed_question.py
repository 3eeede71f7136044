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
from typing import Any, Protocol
from weakref import ref

from textual.css.query import NoMatches
from textual.screen import Screen

ASKED_WITHIN = 2.0  # seconds


class Question(Protocol):
    """A window that asks (`Modal`): the answer given, if there is one, and how it takes the words of another."""

    given: tuple[Any] | None

    def take_words(self, made: Any) -> None: ...


class ActionCourse:
    """An action of a screen, and what it has asked so far."""

    def __init__(self, place: Screen[Any], action: str) -> None:
        # What the action opens may outlive the screen it was done on, which is not to be held for that.
        self._place = ref(place)
        self.action = action
        self.asked: list[Question] = []

    @property
    def place(self) -> Screen[Any] | None:
        """The screen, while it is there."""
        return self._place()


course_now: ContextVar[ActionCourse | None] = ContextVar("course", default=None)
asking_again: ContextVar[QuestionReplay | None] = ContextVar("again", default=None)


def is_question(screen: Screen[Any]) -> bool:
    """Whether this is a `Modal`, which the start of the program does without."""
    return hasattr(screen, "take_words")


@contextmanager
def course(place: Screen[Any], action: str) -> Iterator[None]:
    """What is asked while this action is done, and in answer to that, belongs to it."""
    with _within(ActionCourse(place, action)):
        yield


@contextmanager
def _within(one: ActionCourse) -> Iterator[None]:
    token = course_now.set(one)
    try:
        yield
    finally:
        course_now.reset(token)


async def ask_again(place: Screen[Any], now: ActionCourse, question: Question) -> None:
    """Does the action once more, until it has asked what is open."""
    again = QuestionReplay(now.asked[: now.asked.index(question) + 1])
    token = asking_again.set(again)
    try:
        doing = asyncio.create_task(place.run_action(now.action))
    finally:
        asking_again.reset(token)
    with suppress(TimeoutError):
        await asyncio.wait_for(again.told.wait(), ASKED_WITHIN)
    doing.cancel()
    # What it would have said to the person has been said the first time.
    await asyncio.gather(doing, return_exceptions=True)


class QuestionReplay:
    """Meets the questions instead of the person: those answered before are answered so again, the open one is told."""

    def __init__(self, asked: Sequence[Question]) -> None:
        self._asked = deque(asked)
        self._going_on: asyncio.Task[None] | None = None
        self.told = asyncio.Event()

    def meets(self, made: object, callback: Callable[[Any], Any] | None) -> asyncio.Future[Any]:
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
                self._going_on = asyncio.create_task(_run_callback(callback, before.given[0]))
        return answer


async def _run_callback(callback: Callable[[Any], Any], answer: Any) -> None:
    result = callback(answer)
    if isawaitable(result):
        await result


def going_on(now: ActionCourse, callback: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    """What is done with an answer, as a part of the same course."""
    if callback is None:
        return None

    async def answer_within(answer: Any) -> None:
        try:
            with _within(now):
                await _run_callback(callback, answer)
        except NoMatches:
            # The person went on before the answer was dealt with: there is nowhere left to show what came of it.
            if not getattr(now.place, "is_left", True):
                raise

    return answer_within
