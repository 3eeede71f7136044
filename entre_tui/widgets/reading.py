"""A text beside or beneath a list: the keys of the list move in it, and it gets the room while it is read."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class Reading(VerticalScroll, can_focus=True):
    """While it has the keys its screen has the class `-reading`, for the style sheet to make room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def on_focus(self) -> None:
        self.screen.add_class("-reading")

    def on_blur(self) -> None:
        self.screen.remove_class("-reading")
