"""One line above the footer that says what happened, to whom, and how to take it back."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from entre_tui.text import clean, cut, width


class ReportLine(Widget):
    """Always there, so that nothing moves when it speaks; its lower row is the footer's, docked over it."""

    DEFAULT_CSS = """
    ReportLine { dock: bottom; height: 2; padding: 0 1 1 1; }
    ReportLine.-warning { color: $text-warning; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show another sentence; the sign before a refusal is there for those who see no colour."""
        text = clean(text)
        self.set_class(warning and bool(text), "-warning")
        if text != self.text:
            self.text = f"! {text}" if warning and text else text
            self.refresh()

    def render(self) -> Content:
        """The sentence, cut to the line; how to take it back stands behind two spaces, and is never what is cut."""
        said, gap, rest = self.text.rpartition("  ")
        return Content(
            cut(said, self.size.width - width(gap + rest)) + gap + rest if gap else cut(rest, self.size.width)
        )
