"""A list of numbers: left and right go from one to the next, enter to what is behind it."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip

from entre_tui.widgets.lists.row_list import GAP, RowList, laid_out


class NumberList(RowList):
    """Every column that is right-aligned is a number; one of them has the second mark, shown in reverse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
    ]

    at: reactive[str] = reactive("", repaint=False)
    """The key of the number at the mark."""

    def numbers(self) -> list[str]:
        """The keys of the numbers this width has room for."""
        return [column.key for column, _width in laid_out(self.columns, self.size.width - 1) if column.right]

    @property
    def number(self) -> str:
        """The number at the mark, or the first where that one has no room."""
        there = self.numbers()
        return self.at if self.at in there or not there else there[0]

    def action_step(self, step: int) -> None:
        there = self.numbers()
        if there:
            at = there.index(self.number) + step
            self.at = there[max(0, min(at, len(there) - 1))]

    def watch_at(self) -> None:
        self.refresh_line(self.cursor + self._top)
        self._tell_moved()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if not self.rows or y != self.cursor + self._top - self.scroll_offset.y:
            return strip
        x = 1
        for column, width in laid_out(self.columns, self.size.width - 1):
            if column.key == self.number and column.right:
                marked = strip.crop(x, x + width).apply_style(Style(reverse=True))
                return Strip.join([strip.crop(0, x), marked, strip.crop(x + width)])
            x += width + GAP
        return strip
