"""The fields of a form: they scroll where the terminal is low, so that what is said and the keys stay in sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Size

from entre_tui.widgets.base.safe_text import shown

WIDEST = 90  # as the panel of every question
SIDES, ENDS, KEYS = 4, 2, 2  # cells and rows of its border; the row of keys with the one above it
LONGEST_INTRO = 8


class FormFields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The keys are the fields' own."""

    DEFAULT_CSS = """
    FormFields { height: auto; scrollbar-size: 0 1; }
    """

    def fit(self, screen: Size, title: str, intro: str, message: str) -> None:
        """Take what the other rows of the form leave; one is always left for what it says."""
        cells = max(1, min(screen.width, WIDEST) - SIDES)
        said = max(1, _rows(message, cells)) if message else 1
        before = min(LONGEST_INTRO, _rows(intro, cells)) + 1 if intro else 0
        self.styles.max_height = max(3, screen.height - ENDS - KEYS - _rows(title, cells) - before - said)


def _rows(text: str, cells: int) -> int:
    return len(shown(text).wrap(cells))
