"""A list in sections: headings the mark passes over, and lines that take the whole width."""

from __future__ import annotations

from entre_tui.widgets.base.safe_text import one_line
from entre_tui.widgets.lists.row_list import ListRow, RowList

WHOLE = "*"


class SectionList(RowList):
    """As `RowList`; a row of style "heading" cannot be chosen, and a cell "*" stands for the whole line."""

    def is_heading(self, row: ListRow) -> bool:
        """Whether the mark passes over the row."""
        return row.style == "heading"

    def validate_cursor(self, cursor: int) -> int:
        """The nearest record in the direction of the move; behind it where there is none further on."""
        cursor = super().validate_cursor(cursor)
        onward = -1 if cursor < self.cursor else 1
        for way in (onward, -onward):
            index = cursor
            while 0 <= index < len(self.rows) and self.is_heading(self.rows[index]):
                index += way
            if 0 <= index < len(self.rows):
                return index
        return cursor

    def _follow(self) -> None:
        super()._follow()
        # Its heading comes into sight with the first record of a section; nothing else would ever bring it back.
        top = self.cursor
        while 0 < top <= len(self.rows) and self.is_heading(self.rows[top - 1]):
            top -= 1
        if top < self.scroll_offset.y and self.cursor - top < self._page:
            self.scroll_to(y=top, animate=False, force=True)

    def _cells(self, row: ListRow, total: int) -> str:
        whole = row.cells.get(WHOLE)
        if whole is None:
            return super()._cells(row, total)
        words = whole.lstrip()
        indent = len(whole) - len(words)
        return " " * indent + one_line(words, total - indent)
