"""A list beside another one: only the one that has the keys shows the full mark."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from entre_tui.widgets.rows import MARK, RowList

RESTING = "▏"


class PaneRows(RowList):
    """A `RowList` whose mark is thin while the keys go elsewhere."""

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _line(self, mark: str, text: str, style: Style) -> Strip:
        return super()._line(RESTING if mark == MARK and not self.has_focus else mark, text, style)
