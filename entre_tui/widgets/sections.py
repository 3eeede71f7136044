"""A list in sections: headings the mark passes over, and lines that take the whole width."""

from __future__ import annotations

from entre_tui.widgets.display import one_line
from entre_tui.widgets.rows import Row, RowList

WHOLE = "*"


class Sections(RowList):
    """As `RowList`; a row of style "heading" cannot be chosen, and a cell "*" stands for the whole line."""

    def validate_cursor(self, cursor: int) -> int:
        """The nearest record in the direction of the move; behind it where there is none further on."""
        cursor = super().validate_cursor(cursor)
        onward = -1 if cursor < self.cursor else 1
        for way in (onward, -onward):
            index = cursor
            while 0 <= index < len(self.rows) and self.rows[index].style == "heading":
                index += way
            if 0 <= index < len(self.rows):
                return index
        return cursor

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
