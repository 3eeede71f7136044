"""Two fixed lines over every part of a client's file."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

SHORTEST = 24  # cells of a name, however much there is to beware of


def beware_of(client_id: int | None, screens: Sequence[object]) -> str:
    """What the file of this client, lying beneath, warns of: a form covers its head where the terminal is low."""
    if client_id is None:
        return ""
    files = (each for each in reversed(screens) if getattr(each, "client_id", None) == client_id)
    return next((str(getattr(each, "beware", "")) for each in files), "")


def number_beside(name: str, ref: str) -> str:
    """The reference number, where the name does not say it already, as a masked one does."""
    return "" if name.endswith(f"({ref})") else ref


class ClientHeadLines(Widget):
    """The name and what to beware of; below it how far, until when, and the consent."""

    DEFAULT_CSS = """
    ClientHeadLines { height: 2; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._whose = self._beside = self._second = Content("")

    def show(self, name: Content, beside: Content, second: Content) -> None:
        """Both lines, the first of two pieces; draws only what differs."""
        if (name, beside, second) != (self._whose, self._beside, self._second):
            self._whose, self._beside, self._second = name, beside, second
            self.refresh()

    def render(self) -> Content:
        """Each line cut to the width, never wrapped; a long name makes room for what to beware of."""
        width = self.size.width
        room = max(SHORTEST, width - self._beside.cell_length)
        return Content("\n").join(
            [
                (self._whose.truncate(room, ellipsis=True) + self._beside).truncate(width, ellipsis=True),
                self._second.truncate(width, ellipsis=True),
            ]
        )
