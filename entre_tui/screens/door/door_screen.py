"""What the screens before the case file share: a quiet column over everything, and one line for messages."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from entre_tui.locale import _
from entre_tui.widgets.base.footer import Footer
from entre_tui.widgets.lists.row_list import MARK

T = TypeVar("T")


class AnswerList(OptionList):
    """Answers one beneath the other, each with its id; the mark shows without colour and without focus too."""

    def __init__(self, *answers: tuple[str, str], id: str) -> None:
        self._words = [words for _id, words in answers]
        super().__init__(*(Option(Content(f"  {words}"), id=key) for key, words in answers), id=id)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The mark goes along."""
        super().watch_highlighted(highlighted)
        for at, words in enumerate(self._words):
            sign = MARK if at == highlighted else " "
            self.replace_option_prompt_at_index(at, Content(f"{sign} {words}"))


class DoorScreen(ModalScreen[T]):
    """A full screen over everything, with one column in the middle. Nothing of the case file shows or answers."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    DoorScreen { background: $background; align: center middle; }
    DoorScreen > VerticalScroll { width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 0 2; }
    DoorScreen Static { margin-bottom: 1; }
    DoorScreen .label { margin-bottom: 0; color: $text-muted; }
    DoorScreen Input { margin-bottom: 1; padding: 0 1; background: $panel; border-left: solid $text-muted; }
    DoorScreen Input:focus { border-left: outer $primary; }
    DoorScreen OptionList { border: none; padding: 0; background: transparent; height: auto; max-height: 10; }
    DoorScreen OptionList:focus { border: none; }
    DoorScreen OptionList:focus > .option-list--option-highlighted { text-style: bold underline; }
    DoorScreen #message { color: $text-warning; text-style: bold; margin-bottom: 0; }
    """
    TITLE_WORDS: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Title, the subclass's lines, the message, the keys."""
        with VerticalScroll() as column:
            column.can_focus = False
            yield Static(Content.assemble(("Entré", "bold $primary"), "  ", (_(self.TITLE_WORDS), "bold")))
            yield from self.compose_door()
            yield Static(id="message", markup=False)
        yield Footer(self.keys())

    def compose_door(self) -> ComposeResult:
        """The lines of this door."""
        yield from ()

    def keys(self) -> list[tuple[str, str]]:
        """Key and word for the last line."""
        return [("enter", _("go on")), ("ctrl+q", _("leave"))]

    def tell(self, text: str) -> None:
        """Say what is wrong or what is being done, under the lines."""
        self.query_one("#message", Static).update(Content(text))

    def value(self, selector: str) -> str:
        """What was typed in a line."""
        return self.query_one(selector, Input).value

    def label(self, text: str) -> Static:
        """The word over a line."""
        return Static(text, classes="label", markup=False)

    def words(self, text: str, *, id: str | None = None) -> Static:
        """A paragraph."""
        return Static(text, markup=False, id=id)
