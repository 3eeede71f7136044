"""A text beside or beneath a list: the keys of the list move in it, and it gets the room while it is read.

It draws its lines itself. Textual would lay out the whole screen for another text, and for the scrollbar that comes and
goes with it once or twice more, each time with a picture of its own.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

MOST = 94
ABOVE, BELOW = "↑", "↓"
NOTHING = Strip([])


class TextPane(ScrollView):
    """`show` gives it its text, in lines of `most` cells; arrows in the last column, behind a gap, say that it goes on.

    While it has the keys its screen has the class `-reading`, for the style sheet to make room.
    """

    DEFAULT_CSS = """
    TextPane {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
        & > .text-pane--more { color: $text-muted; }
        &:ansi > .text-pane--more { color: ansi_default; text-style: dim; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-pane--more"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def __init__(self, *, most: int = MOST, can_focus: bool = True, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=can_focus)
        self._most = most
        self._words = Content("")
        self._lines: list[Strip] = []

    def show(self, words: Content | str) -> None:
        """Take this text, from its top if it is another one, and draw the lines that are not what they were."""
        before, was = self._in_sight(), self._words.plain
        self._words = Content(words) if isinstance(words, str) else words
        self._lay()
        if self.scroll_offset.y and self._words.plain != was:
            self.scroll_home(animate=False)
        for y, (old, new) in enumerate(zip(before, self._in_sight(), strict=True)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def render(self) -> Content:
        """The text, of which a part may be marked with the mouse."""
        return self._words

    def render_line(self, y: int) -> Strip:
        width, style = max(0, self.size.width - 1), self.visual_style.rich_style
        line, sign = self._in_sight()[y]
        arrow = Segment(sign, self.get_component_rich_style("text-pane--more") if sign != " " else style)
        return Strip.join([line.adjust_cell_length(width, style), Strip([arrow])])

    def on_resize(self) -> None:
        self._lay()
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours are part of the lines."""
        super().notify_style_update()
        self._lay()

    def selection_updated(self, selection: Selection | None) -> None:
        self._lay()
        super().selection_updated(selection)

    def on_focus(self) -> None:
        self.screen.add_class("-reading")

    def on_blur(self) -> None:
        self.screen.remove_class("-reading")

    def _in_sight(self) -> list[tuple[Strip, str]]:
        """A line of text and the sign behind it for each line of the widget."""
        top, height = self.scroll_offset.y, self.size.height
        lines = self._lines[top : top + height]
        lines += [NOTHING] * (height - len(lines))
        signs = [" "] * height
        if height:
            signs[-1] = BELOW if top + height < len(self._lines) else " "
            signs[0] = ABOVE if top else signs[0]
        return list(zip(lines, signs, strict=True))

    def _lay(self) -> None:
        width = min(self.size.width - 2, self._most)
        if width <= 0:
            return
        self._lines = Visual.to_strips(self, self._words, width, None, self.visual_style)
        # Said without a layout, of which nothing would come: the scrollbar has no width, and the text none of its own.
        self.set_reactive(TextPane.virtual_size, Size(self.size.width, len(self._lines)))
        if self.scroll_y > self.max_scroll_y:
            self.scroll_y = self.max_scroll_y
