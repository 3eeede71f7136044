"""Choosing one of many, a list of colleagues for instance: letters narrow it, up and down go through it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from entre_tui.locale import _
from entre_tui.text import clean, fold, words
from entre_tui.widgets.base.ordered_keys import OrderedKeys
from entre_tui.widgets.form.fields import Options


class ComboBox(OrderedKeys, Widget, can_focus=True):
    """One row: what is chosen, the letters typed, and how many there are to choose from."""

    DEFAULT_CSS = """
    ComboBox { height: 1; width: 1fr; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "step(1)", show=False),
        Binding("up,left", "step(-1)", show=False),
        Binding("backspace", "shorten", show=False),
        Binding("delete", "clear", show=False),
    ]

    class Changed(Message):
        """Something else is chosen."""

    def __init__(self, options: Options, chosen: Hashable = None, *, optional: bool = False) -> None:
        super().__init__()
        self.options = [(value, clean(label)) for value, label in options]
        self.optional = optional
        self.chosen = chosen if any(value == chosen for value, _label in self.options) else None
        self.typed = ""

    @property
    def picked_values(self) -> tuple[Hashable, ...]:
        """What is chosen, as a tuple of one or none."""
        return () if self.chosen is None else (self.chosen,)

    def choose(self, chosen: tuple[Hashable, ...] | list[Hashable]) -> None:
        """Set what is chosen."""
        known = [value for value, _label in self.options]
        self.chosen = next((value for value in chosen if value in known), None)
        self.refresh()
        self.post_message(self.Changed())

    def matching(self) -> list[Hashable]:
        """The options of which every typed word begins a word."""
        wanted = words(self.typed)
        return [
            value
            for value, label in self.options
            if all(any(word.startswith(part) for word in words(label)) for part in wanted)
        ]

    def action_step(self, step: int) -> None:
        matching = self.matching()
        if not matching:
            return
        at = matching.index(self.chosen) + step if self.chosen in matching else 0
        self.choose((matching[at % len(matching)],))

    def action_shorten(self) -> None:
        self.typed = self.typed[:-1]
        self.refresh()

    def action_clear(self) -> None:
        self.typed = ""
        self.choose(() if self.optional else self.picked_values)

    def on_blur(self) -> None:
        self.typed = ""
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    async def on_key(self, event: events.Key) -> None:
        if not event.is_printable or not event.character:
            return
        event.stop()
        before, self.typed = self.typed, self.typed + event.character
        matching = self.matching()
        if not matching:
            self.typed = before
        elif self.chosen not in matching or not fold(before).strip():
            self.choose((matching[0],))
        self.refresh()

    def render(self) -> Content:
        label = next((label for value, label in self.options if value == self.chosen), "–")
        if not self.has_focus:
            return Content(label)
        count = _("{number} to choose from, type letters").format(number=len(self.options))
        note = f"{self.typed}_ {len(self.matching())}/{len(self.options)}" if self.typed else count
        return Content.assemble((label, "bold"), "   ", (note, "dim"))
