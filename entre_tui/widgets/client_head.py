"""Two fixed lines over every part of a client's file."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class ClientHeadLines(Widget):
    """The name and what to beware of; below it how far, until when, and the consent."""

    DEFAULT_CSS = """
    ClientHeadLines { height: 2; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._first = self._second = Content("")

    def show(self, first: Content, second: Content) -> None:
        """Both lines; draws only what differs."""
        if (first, second) != (self._first, self._second):
            self._first, self._second = first, second
            self.refresh()

    def render(self) -> Content:
        """Each line cut to the width, never wrapped."""
        width = self.size.width
        return Content("\n").join(
            [
                self._first.truncate(width, ellipsis=True),
                self._second.truncate(width, ellipsis=True),
            ]
        )
