"""Another language at once: a screen keeps its widgets, with their marks and letters, and takes new words for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from textual.compose import compose
from textual.screen import Screen
from textual.widget import Widget


@runtime_checkable
class TranslatedWidget(Protocol):
    """A widget that was given words when it was made, such as the titles of its columns."""

    def take_words(self, made: Any) -> None:
        """Have those of another of its kind, made for the same place in the language in use."""


def say_anew(screen: Screen[Any]) -> None:
    """Give the screen's widgets the words that it would give them now."""
    made: list[Widget] = []

    def note_widgets() -> Iterator[Widget]:
        for widget in screen.compose():
            made.append(widget)
            yield widget

    compose(screen, note_widgets())
    for new in made:
        if new.id and isinstance(new, TranslatedWidget):
            screen.query_one(f"#{new.id}", type(new)).take_words(new)
