"""The fields of a form: they scroll where the terminal is low, so that what is said and the keys stay in sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from entre_tui.widgets.base.safe_text import shown

WIDEST = 90  # as the panel of every question
SIDES, ENDS, KEYS = 4, 2, 2  # cells and rows of its border; the row of keys with the one above it
LONGEST_INTRO = 8


class FieldScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The keys are the fields' own."""

    DEFAULT_CSS = """
    FieldScroll { height: auto; scrollbar-size: 0 1; }
    """

    start: Widget | None = None
    """What stays in sight until the person moves on: on a busy machine a form gets its size in several steps."""
    starts_at_top = False

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_start)

    def _show_start(self) -> None:
        if self.start is not None and self.start.is_attached:
            self.scroll_home(animate=False, immediate=True)
            self.scroll_to_widget(self.start, animate=False, immediate=True, top=self.starts_at_top)

    def fit(self, screen: Size, title: str, intro: str, message: str) -> None:
        """Take what the other rows of the form leave; one is always left for what it says."""
        cells = max(1, min(screen.width, WIDEST) - SIDES)
        said = max(1, _rows(message, cells)) if message else 1
        before = min(LONGEST_INTRO, _rows(intro, cells)) + 1 if intro else 0
        self.styles.max_height = max(3, screen.height - ENDS - KEYS - _rows(title, cells) - before - said)


def _rows(text: str, cells: int) -> int:
    return len(shown(text).wrap(cells))
