"""A list in sections: headings the mark passes over, and lines that take the whole width."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from entre_tui.widgets.display import one_line
from entre_tui.widgets.rows import Row, RowList

WHOLE = "*"


class Sections(RowList):
    """As `RowList`; a row of style "heading" cannot be chosen, and a cell "*" stands for the whole line."""

    def show(self, rows: Sequence[Row], *, at: Hashable = None) -> None:
        """Take these rows; the mark never begins on a heading."""
        super().show(rows, at=at)
        self.cursor = self._landing(self.cursor, 1)

    def action_move(self, step: int) -> None:
        self.cursor = self._landing(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        self.cursor = self._landing(self.validate_cursor(self.cursor + step * self._page), step)

    def action_edge(self, step: int) -> None:
        self.cursor = self._landing(len(self.rows) - 1 if step > 0 else 0, -step)

    def _landing(self, index: int, step: int) -> int:
        """The nearest record from here in this direction, or where the mark is if there is none."""
        towards = 1 if step > 0 else -1
        while 0 <= index < len(self.rows) and self.rows[index].style == "heading":
            index += towards
        if 0 <= index < len(self.rows):
            return index
        stays = self.cursor < len(self.rows) and self.rows[self.cursor].style != "heading"
        return self.cursor if stays or not self.rows or towards < 0 else self._landing(len(self.rows) - 1, -1)

    def _follow(self) -> None:
        super()._follow()
        # What stands over the first record is its heading, which would otherwise never come back into sight.
        if self.cursor and all(row.style == "heading" for row in self.rows[: self.cursor]):
            self.scroll_to(y=0, animate=False, force=True)

    def _cells(self, row: Row, total: int) -> str:
        whole = row.cells.get(WHOLE)
        if whole is None:
            return super()._cells(row, total)
        words = whole.lstrip()
        indent = len(whole) - len(words)
        return " " * indent + one_line(words, total - indent)
