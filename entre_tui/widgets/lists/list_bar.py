"""The line over a list: what is searched for on the left, how many and which on the right."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from entre_tui.text import width
from entre_tui.widgets.base.line_input import LineInput
from entre_tui.widgets.base.safe_text import shown

SPARE = 12
FOR_LETTERS = 24  # cells that a search needs at least, with the edges


class SearchInput(LineInput):
    """The letters typed; moving keys, enter and tab go to the list they narrow."""

    class Key(Message):
        """A key that is meant for the list."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"pass('{key}')", show=False)
        for key in ("down", "up", "pagedown", "pageup", "escape", "enter", "tab")
    ]

    def action_pass(self, key: str) -> None:
        self.post_message(self.Key(key))


class ListBar(Vertical):
    """What is said beside the letters goes to lines of its own where it would leave them no room."""

    DEFAULT_CSS = """
    ListBar { height: auto; padding: 0 1; }
    ListBar > Horizontal { height: 1; }
    ListBar #slash { width: 2; }
    ListBar SearchInput { width: 1fr; }
    ListBar #which { width: auto; text-align: right; color: $text-muted; }
    ListBar #more { height: auto; display: none; text-align: right; color: $text-muted; }
    ListBar.-long #which { display: none; }
    ListBar.-long #more { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("/ ", id="slash", markup=False)
            yield SearchInput(id="search")
            yield Static("", id="which", markup=False)
        yield Static("", id="more", markup=False)

    def on_resize(self) -> None:
        """Another width of the terminal may have room for what this one had not, or the other way round."""
        if (width(self._words) > self.app.size.width - FOR_LETTERS) != self.has_class("-long"):
            self.say(self._words)

    @property
    def search(self) -> SearchInput:
        return self.query_one(SearchInput)

    def say(self, words: str) -> None:
        """How many, and which filters are on; words that became shorter move nothing, so nothing is laid out anew."""
        self._words = words
        is_long = width(words) > self.app.size.width - FOR_LETTERS
        self.set_class(is_long, "-long")
        if is_long:
            self.query_one("#more", Static).update(shown(words))
            return
        which = self.query_one("#which", Static)
        spare = which.size.width - width(words)
        which.update(shown(words), layout=not 0 <= spare <= SPARE)

    def clear(self) -> None:
        """Empties the search without telling anybody."""
        self.put("")

    def put(self, text: str) -> None:
        """Puts letters into the search without telling anybody."""
        with self.search.prevent(Input.Changed):
            self.search.value = text
