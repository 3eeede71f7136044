"""Every command by name, with its key; one that cannot be done now is greyed and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from entre_tui.commands import Command
from entre_tui.locale import _
from entre_tui.text import fold
from entre_tui.widgets.base.line_input import LineInput
from entre_tui.widgets.lists.row_list import MARK

KEYS_WIDTH = 10


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A command, and why it cannot be done now."""

    command: Command
    reason: str | None = None
    what: str = ""
    """What it would do just now, where that is known: the change that would be taken back."""

    def words(self) -> str:
        """What the search looks at."""
        return fold(f"{_(self.command.label)} {_(self.command.help)}")

    def line(self, mark: str = " ") -> Content:
        """The line in the list, behind its mark."""
        row = self.command
        keys, does = row.shown_keys.ljust(KEYS_WIDTH), _(row.help)
        if self.reason is not None:
            return Content.styled(f" {keys}{does}\n{' ' * KEYS_WIDTH} – {self.reason}", "dim")
        words = f"{does}: {self.what}" if self.what else does
        return Content.assemble((mark, "bold $accent"), (keys, "bold"), words)


class Palette(ModalScreen[str | None]):
    """Gives the id of the chosen command; saves and does nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]
    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette > Vertical { width: 78; max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; }
    Palette Input { margin-bottom: 1; }
    Palette OptionList { border: none; height: auto; max-height: 80vh; background: $surface; padding: 0; }
    """

    def __init__(self, entries: Callable[[], Sequence[PaletteEntry]]) -> None:
        super().__init__()
        self._asked = entries
        self._entries = list(entries())
        self._fitting = self._entries
        self._marked: int | None = None

    def compose(self) -> ComposeResult:
        """A line to type in over the commands that fit it."""
        with Vertical():
            yield LineInput(placeholder=self._hint())
            commands = OptionList(markup=False)
            commands.can_focus = False
            yield commands

    @staticmethod
    def _hint() -> str:
        return _("part of a command's name")

    def say_anew(self) -> None:
        """The commands in the language in use, narrowed by what is typed."""
        self._entries = list(self._asked())
        line = self.query_one(LineInput)
        line.placeholder = self._hint()
        self._show(line.value)

    def on_mount(self) -> None:
        """All commands at first."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each letter narrows."""
        self._show(event.value)

    def on_input_submitted(self) -> None:
        """Enter does the marked one."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._choose(options.get_option_at_index(options.highlighted))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click does as well."""
        self._choose(event.option)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """A sign as in every list: what Textual does to it without the focus is nothing in a terminal's own colours."""
        options = event.option_list
        for index, mark in ((self._marked, " "), (event.option_index, MARK)):
            if index is not None and index < len(self._fitting):
                options.replace_option_prompt_at_index(index, self._fitting[index].line(mark))
        self._marked = event.option_index

    def action_move(self, how: str) -> None:
        """Move the mark while the line keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def _show(self, typed: str) -> None:
        parts = fold(typed).split()
        self._fitting = [entry for entry in self._entries if all(part in entry.words() for part in parts)]
        self._marked = None
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(entry.line(), id=entry.command.id, disabled=entry.reason is not None)
            for entry in self._fitting
        )
        options.action_first()

    def _choose(self, option: Option) -> None:
        if not option.disabled:
            self.dismiss(option.id)
