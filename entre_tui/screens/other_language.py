"""The other language on everything that is open: places, help, questions and forms."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import WorkType

from entre_tui.screens.place import Place
from entre_tui.widgets.asked import AsksAnew
from entre_tui.widgets.desk import CaseChanged
from entre_tui.widgets.modal import Modal


class OtherLanguage(AsksAnew):
    """An app that can say anew what it shows."""

    def every_screen(self) -> list[Screen[Any]]:
        """All that are open, in every mode."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    def can_say_anew(self) -> bool:
        """Whether what is on top has words in both languages; a door is on its way to somewhere else."""
        return isinstance(self.screen, Modal) or hasattr(self.screen, "say_anew")

    def say_anew(self) -> None:
        """Everything in the language in use, what is typed and where the marks are as it was."""
        place = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Place)), None)
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

    async def _ask_anew(self, place: Place) -> None:
        # What a form offers is what its screen has read.
        await place.has_been_read()
        await self.ask_anew(place)
