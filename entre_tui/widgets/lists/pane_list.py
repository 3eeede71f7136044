"""A list beside another one: only the one that has the keys shows the full mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from entre_tui.widgets.lists.row_list import MARK, RowList

RESTING = "▏"


class PaneList(RowList):
    """A `RowList` whose mark is thin while the keys go elsewhere."""

    @dataclass
    class Past(Message):
        """A step beyond the first (−1) or the last row (+1): what is above or below wants to be seen."""

        step: int

    def action_move(self, step: int) -> None:
        self._or_past(step, super().action_move)

    def action_page(self, step: int) -> None:
        self._or_past(step, super().action_page)

    def _or_past(self, step: int, move: Callable[[int], None]) -> None:
        before = self.cursor
        move(step)
        if self.cursor == before:
            self.post_message(self.Past(step))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _line(self, mark: str, text: str, style: Style) -> Strip:
        return super()._line(RESTING if mark == MARK and not self.has_focus else mark, text, style)
