"""Choosing in place: the options stand in the line, each with its key, none hidden behind a list."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from entre_tui.text import clean, cut, width
from entre_tui.widgets.base.ordered_keys import OrderedKeys
from entre_tui.widgets.form.fields import Options

KEYS = "123456789" + ascii_lowercase
GAP = 3


class InlineChoice(OrderedKeys, Widget, can_focus=True):
    """Options in flowing lines; a key or the arrows choose. With `many`, each can be on or off."""

    DEFAULT_CSS = """
    InlineChoice {
        height: auto;
        width: 1fr;
        background: transparent;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "press_here", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    class Changed(Message):
        """Something else is chosen."""

    def __init__(
        self,
        options: Options,
        chosen: Sequence[Hashable] = (),
        *,
        many: bool = False,
        optional: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.values = tuple(value for value, _ in options)
        self.words = tuple(clean(words) for _, words in options)
        self.many, self.optional = many, optional
        self.chosen = {value for value in chosen if value in self.values}
        self.cursor = next((i for i, value in enumerate(self.values) if value in self.chosen), 0)

    @property
    def picked_values(self) -> tuple[Hashable, ...]:
        """What is chosen, in the order of the options."""
        return tuple(value for value in self.values if value in self.chosen)

    def choose(self, chosen: Sequence[Hashable]) -> None:
        """Set what is chosen."""
        self.chosen = {value for value in chosen if value in self.values}
        self.refresh()
        self.post_message(self.Changed())

    def press(self, index: int) -> None:
        """Do what the option's key does: choose it, or turn it on or off."""
        self.cursor = index
        value = self.values[index]
        back = self.many or (self.optional and value in self.chosen)
        self.choose(tuple(self.chosen ^ {value} if back else {value}))

    def action_step(self, step: int) -> None:
        if not self.values:
            return
        fresh = not self.many and not self.chosen
        self.cursor = self.cursor if fresh else (self.cursor + step) % len(self.values)
        if self.many:
            self.refresh()
        else:
            self.choose((self.values[self.cursor],))

    def action_press_here(self) -> None:
        if self.values:
            self.press(self.cursor)

    def action_clear(self) -> None:
        if self.many or self.optional:
            self.choose(())

    async def on_key(self, event: events.Key) -> None:
        index = KEYS.find(event.key) if len(event.key) == 1 else -1
        if 0 <= index < len(self.values):
            event.stop()
            self.press(index)

    def on_click(self, event: events.Click) -> None:
        for index, (x, y) in enumerate(self._places(self.size.width)):
            if y == event.y and x <= event.x < x + 2 + width(self.words[index]):
                self.press(index)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max((y for _, y in self._places(width)), default=0) + 1

    def _places(self, total: int) -> list[tuple[int, int]]:
        """Where each option begins: they follow each other and no option is broken."""
        places: list[tuple[int, int]] = []
        x = y = 0
        for words in self.words:
            length = 2 + width(words)
            if x and x + length > total:
                x, y = 0, y + 1
            places.append((x, y))
            x += length + GAP
        return places

    def render(self) -> Content:
        total = self.size.width
        parts: list[Content] = []
        end_x = end_y = 0
        for index, (x, y) in enumerate(self._places(total)):
            lead = "\n" * (y - end_y) + " " * (x if y > end_y else x - end_x)
            words = cut(self.words[index], max(1, total - 2))
            parts += [Content(lead), Content.styled(self._mark(index) + " ", self._style(index))]
            at_cursor = self.many and self.has_focus and index == self.cursor
            parts.append(Content.styled(words, "reverse" if at_cursor else self._style(index)))
            end_x, end_y = x + 2 + width(words), y
        return Content("").join(parts) if parts else Content("–")

    def _mark(self, index: int) -> str:
        if self.values[index] in self.chosen:
            return "✓" if self.many else "●"
        if self.has_focus:
            return KEYS[index] if index < len(KEYS) else "·"
        return "·" if self.many else "○"

    def _style(self, index: int) -> str:
        return "bold" if self.values[index] in self.chosen else ""
