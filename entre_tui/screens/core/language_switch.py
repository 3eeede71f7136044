"""The other language on everything that is open: places, help, questions and forms."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.worker import WorkType

from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.base.app_contract import CaseChanged
from entre_tui.widgets.dialogs.replayed_question import (
    ask_again,
    asking_again,
    course_now,
    going_on,
    is_question,
)

if TYPE_CHECKING:
    from entre_tui.widgets.base.app_contract import AppContract

    Base = AppContract
else:
    # A class of Textual's own kind takes time at every start.
    Base = object


class OtherLanguage(Base):
    """An app that can say anew what it shows, and whose questions know which command they belong to."""

    # Textual's has an overload for each way of waiting, which say no more than this to who reads it here.
    def push_screen(
        self, screen: Any, callback: Any = None, wait_for_dismiss: bool = False, **how: Any
    ) -> Any:
        """Lay a screen on top."""
        again, now = asking_again.get(), course_now.get()
        if again is not None:
            return again.meets(screen, callback)
        if now is not None and is_question(screen):
            screen.course = now
            now.asked.append(screen)
            callback = going_on(now, callback)
        base: Any = super()
        return base.push_screen(screen, callback, wait_for_dismiss, **how)

    def every_screen(self) -> list[Screen[Any]]:
        """All that are open, in every mode."""
        found: list[Screen[Any]] = []
        for mode in sorted({self.DEFAULT_MODE} | self.places()):
            # A place that nobody has been to yet has no screens.
            with suppress(KeyError):
                found += self.get_screen_stack(mode)
        return found

    def can_say_anew(self) -> bool:
        """Whether what is on top has words in both languages; a door is on its way to somewhere else."""
        return is_question(self.screen) or hasattr(self.screen, "say_anew")

    def say_anew(self) -> None:
        """Everything in the language in use, what is typed and where the marks are as it was."""
        place = next(
            (screen for screen in reversed(self.screen_stack) if isinstance(screen, BaseScreen)), None
        )
        for screen in self.every_screen():
            if say_anew := getattr(screen, "say_anew", None):
                say_anew()
            if screen is not place:
                screen.post_message(CaseChanged())
        if place is not None:
            place.reload()
            # The function, not what it returns: one that is replaced before it began would be left unawaited.
            ask: WorkType[None] = partial(self._ask_anew, place)
            self.run_worker(ask, group="language", exclusive=True)

    async def _ask_anew(self, place: BaseScreen) -> None:
        """The question over this screen, and none about a question: that is left, as by esc, where nothing is typed."""
        # What a form offers is what its screen has read.
        await place.has_been_read()
        stack = list(self.screen_stack)
        # The person may have gone on meanwhile.
        above = stack[stack.index(place) + 1 :] if place in stack else []
        over: list[Any] = [screen for screen in above if is_question(screen)]
        for question in reversed(over[1:]):
            if not question.holds_text:
                question.dismiss(None)
        now = over[0].course if over else None
        if now is not None and now.place is place:
            await ask_again(place, now, over[0])
